"""Folders to work in that are gone afterwards, whatever ends the process that works there.

Each is held by a lock that the system lets go of when its holder dies, however it dies: a folder whose lock can be had
is left over, and goes when the next one is made.
"""

import os
import shutil
import tempfile
import time
from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout

PREFIX = "kanban-"
HELD = "held"
BEING_MADE = 60.0  # seconds for which a folder may be without its lock


class Workplace:
    """A folder of this process; `path` is where."""

    def __init__(self) -> None:
        clear_left_over()
        self._folder = tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True)
        self._lock = FileLock(Path(self._folder.name) / HELD, thread_local=False)
        self._lock.acquire()
        self.path = Path(self._folder.name) / "work"
        self.path.mkdir()

    def close(self) -> None:
        """Let go of the folder and of all that is in it."""
        self._lock.release()
        self._folder.cleanup()

    def __enter__(self) -> Path:
        return self.path

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def clear_left_over() -> None:
    """Remove the folders of processes that are no more."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        if _is_ours(folder) and _is_left(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    """Whether it is a folder, not a link to one, that this user made long enough ago."""
    try:
        status = folder.lstat()
    except OSError:  # another process has just removed it
        return False
    own = os.name != "posix" or status.st_uid == os.geteuid()
    return own and not folder.is_symlink() and folder.is_dir() and time.time() - status.st_ctime > BEING_MADE


def _is_left(folder: Path) -> bool:
    lock = FileLock(folder / HELD, thread_local=False)
    try:
        lock.acquire(timeout=0)
    except (Timeout, OSError):
        return False
    lock.release()
    return True
