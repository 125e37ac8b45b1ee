"""A version from an archive back into a store. Nothing in the file is believed before it was checked.

No name in the archive becomes a path: each part goes where its checked hash or id says. What is larger than it says or
than a file of its size can hold, holds more than its manifest names or originals that its version doesn't name, isn't
what its hash says, or calls its version other than that does itself is refused as a whole.
"""

import hashlib
import re
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data.errors import DataError
from data.mapping.file import BadMapping, parse
from data.warehouse.archive import MANIFEST, MAPPINGS, ORIGINALS, RECORD, SIGNATURE, VERSION, Manifest, Part
from data.warehouse.folder import beside, settle
from data.warehouse.signing import Origin, origin
from data.warehouse.store import Store
from data.warehouse.versions import ID, LAST, MONTHS, attach, digest, id_parts, is_good
from records.audit import Act
from records.mappings import KeptMapping, from_file, in_use, keep
from records.seals import mapping

ORIGINAL = re.compile(r"originals/([0-9a-f]{64})(\.[a-z]{1,5})?")
MAPPING = re.compile(r"mappings/[0-9a-f]{16}\.toml")
LARGEST_MANIFEST = 16 * 2**20  # bytes
DENSEST, SLACK = 60, 64 * 2**20  # times and bytes that an archive may grow by; a version grows about tenfold
ROOM = 100_000  # numbers that an imported version must leave to those that follow it
CHUNK = 2**20
FOREIGN = "这不是看板导出的版本文件，或者已经损坏。请重新导出，或换一份备份。"


@dataclass(frozen=True)
class Imported:
    """What an import did. `missing` are originals that the archive itself lacks, by hash.

    `mappings` are those of headers of which the store remembered none; one that it has stays as it is.
    """

    id: str
    was_there: bool
    originals: int
    missing: tuple[str, ...]
    origin: Origin
    mappings: int = 0

    @property
    def in_words(self) -> str:
        """What was done, in Chinese."""
        if self.was_there:
            return f"版本 {self.id} 本来就在，没有重复导入；补回原件 {self.originals} 个。{self.origin.in_words}。"
        mappings = f"、{self.mappings} 份对应关系" if self.mappings else ""
        told = f"已导入版本 {self.id} 和 {self.originals} 个原件{mappings}。{missing_originals(self.missing)}"
        return f"{told}{self.origin.in_words}。"


def missing_originals(hashes: tuple[str, ...]) -> str:
    """That an archive lacks some originals, in Chinese; nothing when it lacks none."""
    return f"有 {len(hashes)} 个原件不在其中，导出时就已缺失。" if hashes else ""


def import_archive(store: Store, path: Path, by: str = "", *, make_current: bool = False) -> Imported:
    """Take a version with its originals from an archive; a version that is there but damaged is replaced.

    Raises DataError when the file is no archive, was changed, doesn't fit on the disk, or can't be written.
    """
    store.actor.must("keep")
    with _opened(path) as file, store.changing():
        manifest = _manifest(file, path.stat().st_size)
        signed_by = origin(store, file.read(SIGNATURE) if SIGNATURE in file.namelist() else None, file.read(MANIFEST))
        final = store.path(manifest.id)
        was_there = is_good(final)
        wanted = _wanted(store, manifest, was_there)
        _refuse_too_large(store, wanted)
        mappings = _mappings(store, file, manifest)
        originals = sum(part.name.startswith(ORIGINALS) for part in wanted)
        done = Imported(manifest.id, was_there, originals, manifest.missing, signed_by, len(mappings))
        try:
            for part, place in wanted.items():
                _extract(file, part, beside(place))
            _refuse_other(final if was_there else beside(final), manifest)
            for place in wanted.values():
                settle(beside(place), place)
            _enter(store, manifest, done, mappings, by, make_current)
        except BaseException:
            for place in (*map(beside, wanted.values()), *(() if was_there else (final,))):
                place.unlink(missing_ok=True)
            raise
    return done


def origins(store: Store) -> dict[str, str]:
    """What was known of the origin of each imported version when it came, in Chinese, by version id."""
    return {entry.about: str(entry.details.get("origin", Origin().in_words)) for entry in store.record.entries("导入")}


def _wanted(store: Store, manifest: Manifest, was_there: bool) -> dict[Part, Path]:
    """The parts that the store doesn't hold yet, or no longer whole, and where they go."""
    files = [part for part in manifest.parts if not part.name.startswith(MAPPINGS)]
    finals = {part: _final(store, manifest, part) for part in files}
    wanted = {part: final for part, final in finals.items() if digest(final) != part.sha256}
    if was_there and any(part.name == VERSION for part in wanted):
        raise DataError(f"已有同号而内容不同的版本 {manifest.id}，没有导入。请核对这份备份的来历。")
    return wanted


def _enter(
    store: Store, manifest: Manifest, done: Imported, mappings: list[KeptMapping], by: str, make_current: bool
) -> None:
    whole = next(part.sha256 for part in manifest.parts if part.name == VERSION)
    told = {"hash": whole, "originals": done.originals, "exported_at": manifest.exported_at}
    told |= {"exported_by": manifest.exported_by, "origin": done.origin.in_words}
    act = Act("导入", by or store.actor.name, done.id, told, tuple({mapping(each.key): None for each in mappings}))
    if make_current:
        store.point_to(done.id, act, lambda con: keep(con, *mappings))
    elif not done.was_there or done.originals or mappings:
        store.record.append([act], lambda con: keep(con, *mappings))


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    if not path.is_file():
        raise DataError(f"没有文件 {path}。")
    try:
        with zipfile.ZipFile(path) as file:
            yield file
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
        raise DataError(FOREIGN) from error


def _manifest(file: zipfile.ZipFile, size: int) -> Manifest:
    """The manifest of an archive of `size` bytes, once it and the list of contents agree in every name and size."""
    listed = {info.filename: info.file_size for info in file.infolist()}
    small = max(listed.get(MANIFEST, LARGEST_MANIFEST + 1), listed.get(SIGNATURE, 0)) <= LARGEST_MANIFEST
    if len(listed) != len(file.infolist()) or not small:
        raise DataError(FOREIGN)
    _refuse_bomb(size, sum(listed.values()))
    listed.pop(SIGNATURE, None)
    try:
        manifest = Manifest.from_json(file.read(MANIFEST))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(FOREIGN) from error
    if (
        not ID.fullmatch(manifest.id)
        or {part.name: part.size for part in manifest.parts} | {MANIFEST: listed[MANIFEST]} != listed
    ):
        raise DataError("导出文件的内容与它的清单不符，没有导入。请重新导出，或换一份备份。")
    if not all(_is_named_right(manifest, part) for part in manifest.parts) or VERSION not in listed:
        raise DataError("导出文件里有不认识的内容，没有导入。请重新导出，或换一份备份。")
    return manifest


def _refuse_bomb(size: int, expanded: int) -> None:
    """Refuse what would unfold to more than its bytes can honestly hold, before anything is unfolded."""
    if expanded > DENSEST * size + SLACK:
        raise DataError(
            f"导出文件展开后有 {expanded / 2**20:,.0f} MB，与它的大小不相称，没有导入。请重新导出，或换一份备份。"
        )


def _is_named_right(manifest: Manifest, part: Part) -> bool:
    if part.name == VERSION:
        return part.sha256[:8] == id_parts(manifest.id)[2]
    if MAPPING.fullmatch(part.name):
        return part.size <= LARGEST_MANIFEST
    match = ORIGINAL.fullmatch(part.name)
    return part.name == RECORD or (match is not None and match[1] == part.sha256)


def _final(store: Store, manifest: Manifest, part: Part) -> Path:
    if part.name == VERSION:
        return store.path(manifest.id)
    if part.name == RECORD:
        return store.root / "imported" / f"{manifest.id}.jsonl"
    return store.root / "originals" / Path(part.name).name


def _refuse_too_large(store: Store, wanted: dict[Part, Path]) -> None:
    needed, free = sum(part.size for part in wanted), shutil.disk_usage(store.root).free
    if needed > free:
        raise DataError(f"磁盘空间不足：导入需要 {needed / 2**20:,.0f} MB，只剩 {free / 2**20:,.0f} MB。请先清理磁盘。")


def _extract(file: zipfile.ZipFile, part: Part, partial: Path) -> None:
    """Write a part under its temporary name, reading no more than it says that it holds."""
    seen, left = hashlib.sha256(), part.size
    partial.parent.mkdir(parents=True, exist_ok=True)
    with file.open(part.name) as source, partial.open("wb") as sink:
        while chunk := source.read(min(CHUNK, left + 1)):
            left -= len(chunk)
            if left < 0:
                break
            seen.update(chunk)
            sink.write(chunk)
    _refuse_changed(part, part.size - left, seen.hexdigest())


def _mappings(store: Store, file: zipfile.ZipFile, manifest: Manifest) -> list[KeptMapping]:
    """The mappings of headers of which the store remembers none.

    Raises DataError where one couldn't be read by, or doesn't say who confirmed it and when.
    """
    known = in_use(store.records)
    parts = [part for part in manifest.parts if part.name.startswith(MAPPINGS)]
    return [kept for part in parts if (kept := _mapping(file, part)).key not in known]


def _mapping(file: zipfile.ZipFile, part: Part) -> KeptMapping:
    with file.open(part.name) as source:
        content = source.read(part.size + 1)
    _refuse_changed(part, len(content), hashlib.sha256(content).hexdigest())
    try:
        text = content.decode("utf-8")
        parse(text, part.name)
        return from_file(Path(part.name).stem, text)
    except (BadMapping, ValueError) as error:
        raise DataError(FOREIGN) from error


def _refuse_changed(part: Part, size: int, sha256: str) -> None:
    if (size, sha256) != (part.size, part.sha256):
        raise DataError(f"导出文件里的 {part.name} 已损坏或被改动，没有导入。请重新导出，或换一份备份。")


def _refuse_other(path: Path, manifest: Manifest) -> None:
    """Refuse a version that isn't one, calls itself otherwise than the manifest does, or doesn't name the originals."""
    try:
        with closing(attach(path)) as con:
            con.execute("use version")
            [(number,)] = con.execute("select max(version_no) from publications").fetchall()
            hashes = {found for (found,) in con.execute("select file_hash from batches").fetchall()}
            months = {f"{month:%Y-%m}" for (month,) in con.execute(MONTHS).fetchall()}
    except (duckdb.Error, DataError) as error:
        raise DataError(FOREIGN) from error
    month, named, _ = id_parts(manifest.id)
    if number != named or (months and month not in months):
        raise DataError(f"版本自己的编号与 {manifest.id} 不符，没有导入。请核对这份备份的来历。")
    if number > LAST - ROOM:
        raise DataError(f"版本 {manifest.id} 的编号过大，导入后将无法继续发布，没有导入。请核对这份备份的来历。")
    if strange := {Path(part.name).stem for part in manifest.parts if part.name.startswith(ORIGINALS)} - hashes:
        raise DataError(f"导出文件里有 {len(strange)} 个不属于这一版的原件，没有导入。请重新导出，或换一份备份。")
