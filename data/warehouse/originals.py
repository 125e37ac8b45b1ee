"""The files that came in, as they came: found by their hash, and never handed out changed."""

import re
from pathlib import Path

from data.errors import DataError
from data.warehouse.folder import write
from data.warehouse.store import Store
from data.warehouse.versions import attach, digest

PREFIX = re.compile(r"[0-9a-f]{6,64}")


def original(store: Store, prefix: str) -> Path:
    """The kept file whose sha256 begins with `prefix`, at least six digits of it.

    Raises DataError when there is none, when there are several, or when the kept file isn't what came any more.
    """
    store.actor.must("receive")
    if not PREFIX.fullmatch(prefix.lower()):
        raise DataError("请给出原件校验值的前 6 位以上（0—9、a—f），见“数据”页的版本详情。")
    found = [path for path in kept(store) if path.name.startswith(prefix.lower())]
    if not found:
        raise DataError(f"没有校验值以 {prefix} 开头的原件。")
    if len(found) > 1:
        raise DataError(f"校验值以 {prefix} 开头的原件有 {len(found)} 个，请多写几位。")
    if digest(found[0]) != found[0].stem:
        raise DataError(f"原件 {found[0].name} 已损坏，与收到时不同。请从备份恢复。")
    return found[0]


def kept(store: Store) -> list[Path]:
    """Every original in the store."""
    return sorted(path for path in (store.root / "originals").glob("*") if ".tmp" not in path.name)


def received_name(store: Store, file_hash: str) -> str | None:
    """The name that a file was sent under, as the newest version that knows it has it."""
    for version in store.versions():
        if not version.is_damaged:
            con = attach(store.path(version.id))
            found = con.execute("select file_name from batches where file_hash = ? limit 1", [file_hash]).fetchone()
            con.close()
            if found:
                return Path(found[0]).name
    return None


def take_out(store: Store, prefix: str, out: Path) -> Path:
    """Copy an original to `out`, or into it under the name that it was sent with; returns where it went.

    Raises DataError as `original` does, and when there is a file already.
    """
    source = original(store, prefix)
    final = out / (received_name(store, source.stem) or source.name) if out.is_dir() else out
    if final.exists():
        raise DataError(f"{final} 已经存在，没有覆盖。请换一个文件名。")
    write(final, source.read_bytes())
    return final
