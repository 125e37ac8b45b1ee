"""The whole store as one file or folder, taken while the server runs: versions, originals and records of one moment.

versions/…, originals/…, imported/…, aside/…, deliveries/…
                                               as they lie in the store; none of them ever changes
current, signing.key                           as they lie in the store
records.db                                     what people did, whichever database it is kept in
SHA256SUMS                                     the hash of each, as sha256sum writes and checks it

Only the records and the list of files are taken at one moment; files follow without holding anybody up. Where one was
cleared away meanwhile, all begins anew.
"""

import hashlib
import os
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from data.errors import DataError, PublishConflict
from data.warehouse import place
from data.warehouse.folder import beside, locked, settle, writing
from data.warehouse.signing import KEY
from data.warehouse.store import Store
from data.workplace import Workplace
from records.audit import Act
from records.copying import copy
from records.database import FILE, Records

SUMS = "SHA256SUMS"
FOLDERS, FILES = ("versions", "originals", "imported", "aside", "deliveries"), (place.POINTER, KEY)
WAIT = 60.0  # seconds for which a backup waits until nobody publishes
TRIES = 3
CHUNK = 1 << 20
Open = Callable[[str], IO[bytes]]


@dataclass(frozen=True)
class Backup:
    """What a backup holds: how many files, and the last entry of the record in it."""

    files: int
    last: tuple[int, str] | None


class _Gone(Exception):
    """A file was cleared away since the list was made."""


def backup(store: Store, out: Path, by: str = "") -> Backup:
    """Write the whole store to a new file (.zip) or a new folder, at once or not at all.

    Raises DataError when something is there already, it can't be written, or the store doesn't hold still.
    """
    store.actor.must("keep")
    if out.exists() or not out.absolute().parent.is_dir():
        raise DataError(f"{out} 已经存在，或它的上级文件夹不存在，没有备份。请换一个新的文件名或文件夹名。")
    for _ in range(TRIES):
        try:
            done = _written(store, out)
        except _Gone:
            continue
        details = {"file": out.name, "files": done.files, "last": list(done.last or ())}
        store.record.append([Act("备份", by or store.actor.name, "整个数据文件夹", details)])
        return done
    raise DataError("备份期间有版本被清理或移开，没有备份。请稍后再试。")


def _written(store: Store, out: Path) -> Backup:
    with Workplace() as folder:
        records = Records.beside(folder)
        busy = PublishConflict("一直有人在发布，没有备份。请稍后再试。")
        with locked(store.root / "writing.lock", WAIT, busy):
            copy(store.records, records)
            last = store.record.last()
            parts = {name: store.root / name for name in _names(store.root)}
            pointer = store.pointer.read_bytes() if store.pointer.exists() else None
        parts[FILE] = folder / FILE
        if pointer is not None:
            parts[place.POINTER] = folder / place.POINTER
            parts[place.POINTER].write_bytes(pointer)
        with _sink(out) as opened:
            sums = "".join(f"{copied(_open(path), opened(name))}  {name}\n" for name, path in parts.items())
            with opened(SUMS) as file:
                file.write(sums.encode())
    return Backup(len(parts), last)


def _names(root: Path) -> Iterator[str]:
    """The files that belong to a store, by their names in it; what a writer left half-done doesn't."""
    yield from (name for name in FILES if (root / name).exists())
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and ".tmp" not in path.name and path.suffix not in (".lock", ".wal"):
                yield path.relative_to(root).as_posix()


def _open(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except FileNotFoundError as error:
        raise _Gone from error


def copied(source: IO[bytes], sink: IO[bytes]) -> str:
    """Copy one open file into another and close both; returns the hash of what went over."""
    seen = hashlib.sha256()
    with source, sink:
        while chunk := source.read(CHUNK):
            seen.update(chunk)
            sink.write(chunk)
    return seen.hexdigest()


@contextmanager
def _sink(out: Path) -> Iterator[Open]:
    """Where the parts go: into one file or a folder, which has its name when all is in it."""
    partial = beside(out)
    try:
        with writing():
            if out.suffix.lower() == ".zip":
                partial.touch(0o600)  # the store's key is in it
                with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
                    yield lambda name: file.open(name, "w", force_zip64=True)
                settle(partial, out)
            else:
                partial.mkdir(0o700)
                yield lambda name: made(partial / name).open("wb")
                bring_to_disk(partial)
                partial.rename(out)
    finally:
        (shutil.rmtree(partial, ignore_errors=True) if partial.is_dir() else partial.unlink(missing_ok=True))


def made(path: Path) -> Path:
    """A path whose folder is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def bring_to_disk(folder: Path) -> None:
    """Make sure that what was written under a folder survives a power failure."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
