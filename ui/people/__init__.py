"""账号与授权: who may sign in, and what each may see and do."""
