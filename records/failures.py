"""What a database or a disk says that it can't do, in Chinese words that tell what to do."""

import errno
import sqlite3

from records.errors import NO_RIGHT, NO_SPACE

BUSY = "操作记录正在被写入，请稍后再试。"
BROKEN = "操作记录的数据库 records.db 已损坏，没有任何变动。请联系管理员从备份恢复。"
AWAY = "连不上 RECORDS_URL 指定的 PostgreSQL，没有任何变动。请检查数据库是否在运行、地址和口令是否正确。"
# EFBIG is what a limit on the size of files answers: for the writer it is as good as a full disk.
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}
# What SQLite calls it, by the beginning of the name.
SQLITE = {
    "SQLITE_FULL": NO_SPACE,
    "SQLITE_IOERR_WRITE": NO_SPACE,
    "SQLITE_IOERR_TRUNCATE": NO_SPACE,
    "SQLITE_IOERR_SHM": NO_SPACE,
    "SQLITE_READONLY": NO_RIGHT,
    "SQLITE_CANTOPEN": NO_RIGHT,
    "SQLITE_PERM": NO_RIGHT,
    "SQLITE_BUSY": BUSY,
    "SQLITE_LOCKED": BUSY,
    "SQLITE_CORRUPT": BROKEN,
    "SQLITE_NOTADB": BROKEN,
}
POSTGRESQL = {"53100": NO_SPACE, "25006": NO_RIGHT, "42501": NO_RIGHT, "55P03": BUSY, "40001": BUSY}


def explained(error: BaseException | None) -> str | None:
    """What an error of the system, of SQLite or of PostgreSQL means; None when it is none that is known."""
    if isinstance(error, sqlite3.Error):
        name = getattr(error, "sqlite_errorname", "")
        return next((words for beginning, words in SQLITE.items() if name.startswith(beginning)), None)
    if error is not None and hasattr(error, "sqlstate"):
        # psycopg's; an operation without a state never reached the server, or lost it
        is_operation = any(kind.__name__ == "OperationalError" for kind in type(error).__mro__)
        return POSTGRESQL.get(error.sqlstate) if error.sqlstate else AWAY if is_operation else None
    if isinstance(error, OSError):
        return NO_SPACE if error.errno in FULL else NO_RIGHT if error.errno in CLOSED else None
    return None
