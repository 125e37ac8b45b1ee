"""The sentence over the accounts."""

from wording.figures import whole


def who_may_sign_in(accounts: int, granted: int) -> str:
    """How many may sign in, and how many of them may see anything."""
    if not accounts:
        return "还没有账号，看板只在本机打开"
    if granted < accounts:
        return f"{whole(accounts)} 个账号可以登录，其中 {whole(accounts - granted)} 个还没有授权"
    return f"{whole(accounts)} 个账号可以登录，都已授权"
