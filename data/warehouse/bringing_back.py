"""A store from its backup, into a folder where none is: all of it or nothing, and nothing unchecked.

It is unpacked beside the store's place and has that name in one step. A PostgreSQL that RECORDS_URL names is filled
before that in one transaction; where that was done and the rest was not, the next attempt goes on from there.
"""

import re
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from data.errors import DataError
from data.warehouse import place
from data.warehouse.backup import FILES, FOLDERS, SUMS, Open, bring_to_disk, copied, made
from data.warehouse.folder import writing
from data.warehouse.signing import KEY
from data.warehouse.store import Store
from data.warehouse.verification import Verdict, verify
from records.audit import Act, Record
from records.copying import copy
from records.database import FILE, Records

LINE = re.compile(r"([0-9a-f]{64})  (.+)")
FOREIGN = "这不是看板的整库备份，或者已经损坏，没有恢复。请换一份备份。"
RESTORED = "恢复"


def restore(store: Store, source: Path, by: str = "") -> Verdict:
    """Bring a backup back as the store, where none is yet; returns how its record was found.

    Raises DataError when a store is there already, the backup was changed or isn't whole, or it can't be written.
    """
    store.actor.must("keep")
    if place.is_store(store.root) or (store.root.exists() and not place.is_empty(store.root)):
        raise DataError(f"{store.root} 里已经有数据，没有恢复。请让 WAREHOUSE 指向一个新的或空的文件夹。")
    partial = store.root.absolute().with_name(f"{store.root.name}.restoring")
    with writing():
        shutil.rmtree(partial, ignore_errors=True)  # of an attempt that was ended
        try:
            files = _unpacked(source, partial)
            details = {"file": source.name, "files": files}
            _bring_records(store, partial, Act(RESTORED, by or store.actor.name, "整个数据文件夹", details))
            bring_to_disk(partial)
            _make_way(store.root)
            partial.rename(store.root)
        finally:
            shutil.rmtree(partial, ignore_errors=True)
    return verify(store)


def _unpacked(source: Path, folder: Path) -> int:
    """Unpack every part and hold it against its hash; returns how many there are."""
    with _opened(source) as (sizes, opened):
        sums = _sums(opened)
        if set(sums) | {SUMS} != set(sizes) or FILE not in sums or not all(map(_belongs, sums)):
            raise DataError(FOREIGN)
        folder.mkdir()
        if sum(sizes.values()) > shutil.disk_usage(folder).free:
            raise DataError(f"磁盘空间不足：恢复需要 {sum(sizes.values()) / 2**20:,.0f} MB。请先清理磁盘。")
        for name, digest in sums.items():
            if copied(opened(name), made(folder / name).open("wb")) != digest:
                raise DataError(f"备份里的 {name} 已损坏或被改动，没有恢复。请换一份备份。")
    if (folder / KEY).exists():
        (folder / KEY).chmod(0o600)
    return len(sums)


def _sums(opened: Open) -> dict[str, str]:
    """The hash of each part by its name; raises DataError when the list is none."""
    try:
        with opened(SUMS) as file:
            lines = file.read().decode("utf-8").splitlines()
    except (KeyError, OSError, UnicodeDecodeError) as error:
        raise DataError(FOREIGN) from error
    found = [match for line in lines if (match := LINE.fullmatch(line))]
    if len(found) < len(lines):
        raise DataError(FOREIGN)
    return {match[2]: match[1] for match in found}


def _belongs(name: str) -> bool:
    """Whether a name is one of a store's files, and leads nowhere else."""
    path = PurePosixPath(name)
    inside = str(path) == name and not path.is_absolute() and ".." not in path.parts and not re.search(r"[\\:]", name)
    return inside and (name in (FILE, *FILES) or (path.parts[0] in FOLDERS and len(path.parts) > 1))


@contextmanager
def _opened(source: Path) -> Iterator[tuple[dict[str, int], Open]]:
    """The sizes of a backup's parts by their names, and how to open one."""
    if source.is_dir():
        files = {path.relative_to(source).as_posix(): path for path in source.rglob("*") if path.is_file()}
        yield {name: path.stat().st_size for name, path in files.items()}, lambda name: (source / name).open("rb")
        return
    if not source.is_file():
        raise DataError(f"没有文件 {source}。")
    try:
        with zipfile.ZipFile(source) as file:
            yield {info.filename: info.file_size for info in file.infolist()}, file.open
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
        raise DataError(FOREIGN) from error


def _bring_records(store: Store, partial: Path, act: Act) -> None:
    """The records of the backup with the act that says that they came back, where the store keeps them."""
    given = Records.beside(partial)
    last = Record(given).last()
    if store.records.file is not None:
        Record(given).append([act])
        return
    if store.record.last() is None:
        copy(given, store.records, [act])
    elif not _was_begun(store, last):
        raise DataError("RECORDS_URL 指定的数据库里已经有别的记录，没有恢复。请换一个空的数据库。")
    (partial / FILE).unlink()


def _was_begun(store: Store, last: tuple[int, str] | None) -> bool:
    """Whether the database holds just what an attempt brought that was ended before the folder was in its place."""
    number, digest = last or (0, "")
    known = store.record.entries()
    same = not number or any((entry.number, entry.hash) == (number, digest) for entry in known)
    return same and all(entry.what == RESTORED for entry in known if entry.number > number)


def _make_way(root: Path) -> None:
    """Take away the empty folder, and the locks in it, that stand in the store's place."""
    if root.exists():
        for lock in root.iterdir():
            lock.unlink()
        root.rmdir()
