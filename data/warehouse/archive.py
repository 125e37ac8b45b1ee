"""A version as one file, for backup or for another machine: the version, its originals, and what the record says of it.

manifest.json    what is in the file, with the size and sha256 of each part
version.duckdb   the version
originals/…      the files that its rows came from
mappings/…       what was confirmed of senders' headers, by which the next files are read
audit.jsonl      the entries of the audit record about it
signature.json   the exporting store's signature of the manifest, and so of everything that it lists
"""

import datetime as dt
import hashlib
import json
import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from data.errors import DataError
from data.warehouse.folder import beside, settle, writing
from data.warehouse.originals import kept
from data.warehouse.signing import signature
from data.warehouse.store import Store
from data.warehouse.versions import attach, digest
from records.audit import Act, line_of
from records.mappings import as_file, in_use

FORMAT = "dashboard-version-1"
MANIFEST, VERSION, RECORD, ORIGINALS = "manifest.json", "version.duckdb", "audit.jsonl", "originals/"
SIGNATURE = "signature.json"
MAPPINGS = "mappings/"


@dataclass(frozen=True)
class Part:
    """A file in an archive."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What an archive holds. `missing` are hashes of originals that the exporting store didn't have any more."""

    id: str
    exported_at: str
    exported_by: str
    parts: tuple[Part, ...]
    missing: tuple[str, ...]

    def as_json(self) -> str:
        """The manifest as it stands in the archive."""
        return json.dumps({"format": FORMAT, **asdict(self)}, ensure_ascii=False, indent=2)

    @classmethod
    def from_json(cls, text: bytes) -> "Manifest":
        """Read a manifest; raises ValueError, KeyError or TypeError when it is none."""
        told: dict[str, Any] = json.loads(text)
        if told["format"] != FORMAT:
            raise ValueError("another format")
        parts = tuple(Part(str(part["name"]), int(part["size"]), str(part["sha256"])) for part in told["parts"])
        missing = tuple(str(each) for each in told["missing"])
        return cls(str(told["id"]), str(told["exported_at"]), str(told["exported_by"]), parts, missing)


def export(store: Store, version_id: str, out: Path, by: str = "") -> Manifest:
    """Write a version with all that belongs to it to one file; returns what went in.

    Raises DataError when there is no such version, a file is there already, or it can't be written.
    """
    store.actor.must("keep")
    version = store.version(version_id)
    if out.exists():
        raise DataError(f"{out} 已经存在，没有覆盖。请换一个文件名。")
    con = attach(version.path)
    hashes = [found for (found,) in con.execute("select distinct file_hash from batches order by 1").fetchall()]
    con.close()
    found = {path.stem: path for path in kept(store) if digest(path) == path.stem}
    sources = {VERSION: version.path} | {
        f"{ORIGINALS}{found[each].name}": found[each] for each in hashes if each in found
    }
    remembered = {f"{MAPPINGS}{key}.toml": as_file(kept) for key, kept in in_use(store.records).items()}
    partial = beside(out)
    try:
        with writing(), zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
            parts = [_put(file, name, path) for name, path in sources.items()]
            parts += [_put_bytes(file, name, text.encode()) for name, text in remembered.items()]
            parts.append(_put_bytes(file, RECORD, _about(store, version_id, set(hashes))))
            missing = tuple(each for each in hashes if each not in found)
            manifest = Manifest(version_id, _now(), by or store.actor.name, tuple(parts), missing)
            written = manifest.as_json().encode()
            file.writestr(MANIFEST, written)
            file.writestr(SIGNATURE, signature(store, written))
        store.record.append([Act("导出", by or store.actor.name, version_id, {"file": out.name, "parts": len(parts)})])
        with writing():
            settle(partial, out)
    finally:
        partial.unlink(missing_ok=True)
    return manifest


def _put(file: zipfile.ZipFile, name: str, path: Path) -> Part:
    file.write(path, name)
    return Part(name, path.stat().st_size, digest(path))


def _put_bytes(file: zipfile.ZipFile, name: str, content: bytes) -> Part:
    file.writestr(name, content)
    return Part(name, len(content), hashlib.sha256(content).hexdigest())


def _about(store: Store, version_id: str, hashes: set[str]) -> bytes:
    """The entries about the version itself and about the files that it came from."""
    return b"".join(
        line_of(entry)
        for entry in store.record.entries()
        if version_id in (entry.about, entry.details.get("current")) or entry.details.get("hash") in hashes
    )


def _now() -> str:
    return dt.datetime.now().astimezone().isoformat(timespec="seconds")
