"""Writing to the store's folder: all or nothing, and in plain words when it can't be done."""

import filecmp
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from data.errors import DataError
from records.errors import NO_RIGHT, NO_SPACE
from records.failures import CLOSED, FULL

CHUNK = 1 << 24
FULL_WORDS = ("No space left", "File too large", "quota", "not enough space")
CLOSED_WORDS = ("Permission denied", "Read-only file system", "Operation not permitted")


@contextmanager
def writing() -> Iterator[None]:
    """Say a full disk, a read-only folder and other failures to write as a DataError."""
    try:
        yield
    except OSError as error:
        raise DataError(_said(error.errno in FULL, error.errno in CLOSED, error.strerror)) from error
    except duckdb.Error as error:
        words = str(error)
        full, closed = (any(word in words for word in some) for some in (FULL_WORDS, CLOSED_WORDS))
        if not (full or closed or isinstance(error, duckdb.IOException)):
            raise
        raise DataError(_said(full, closed, words)) from error


def _said(full: bool, closed: bool, words: str | None) -> str:
    if full:
        return NO_SPACE
    return NO_RIGHT if closed else f"写入数据文件夹失败，没有任何变动（{words}）。请联系管理员。"


@contextmanager
def locked(file: Path, wait: float, busy: DataError) -> Iterator[None]:
    """Hold a lock that other processes respect, waiting up to `wait` seconds; raises `busy` when it stays taken.

    The system lets go of the lock when its holder dies, however it dies.
    """
    with writing():
        file.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(file)
        try:
            lock.acquire(timeout=wait)
        except Timeout as error:
            raise busy from error
    try:
        yield
    finally:
        lock.release()


def holds(path: Path, content: bytes | Path) -> bool:
    """Whether a file is there with this content, or with another file's."""
    if not path.exists():
        return False
    return filecmp.cmp(path, content, shallow=False) if isinstance(content, Path) else path.read_bytes() == content


def write(final: Path, content: bytes | Path) -> None:
    """Write a file (or another file's copy), at once or not at all; raises DataError when it can't be written."""
    with writing():
        try:
            settle(ready_to_settle(final, content), final)
        finally:
            beside(final).unlink(missing_ok=True)


def beside(final: Path) -> Path:
    """The temporary name under which this process writes what will become `final`."""
    return final.with_name(f"{final.name}.tmp{os.getpid()}")


def ready_to_settle(final: Path, content: bytes | str | Path) -> Path:
    """Bring what will become `final` to disk under its temporary name: all that can fail for want of space is done."""
    partial = beside(final)
    with partial.open("wb") as file:
        if isinstance(content, Path):
            with content.open("rb") as source:
                shutil.copyfileobj(source, file, CHUNK)
        else:
            file.write(content.encode("utf-8") if isinstance(content, str) else content)
        file.flush()
        os.fsync(file.fileno())
    return partial


def settle(partial: Path, final: Path) -> None:
    """Bring a written file to disk and then, in one step, to its name."""
    with partial.open("rb") as file:
        os.fsync(file.fileno())
    os.replace(partial, final)
    if os.name == "posix":  # Windows can't open a folder, and settles its entries itself
        folder = os.open(final.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
