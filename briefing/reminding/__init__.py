"""Reminders of a month's reports: who is behind, and what each is told of itself and of nobody else."""
