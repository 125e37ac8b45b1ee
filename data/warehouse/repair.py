"""A store in order again after it met a version that it can't live with, such as one with a number beyond all others.

Nothing is deleted: what doesn't belong among the versions goes to `aside/`, and the record says so.
"""

from pathlib import Path

from data.errors import DataError
from data.warehouse.folder import writing
from data.warehouse.store import Store
from data.warehouse.versions import ID, digest, is_good, stated_number
from records.audit import Act


def repair(store: Store, named: list[str], by: str = "") -> list[str]:
    """Set aside the versions that are named and those that aren't what their names say; returns their ids.

    A file that is only damaged stays: its backup can replace it. Where the current version goes, the newest good one
    takes its place. Raises DataError when a named version isn't there.
    """
    store.actor.must("keep")
    folder = store.root / "versions"
    with store.changing():
        found = {path.stem: path for path in folder.glob("*.duckdb")}
        if unknown := [each for each in named if each not in found]:
            raise DataError(f"没有版本 {'、'.join(unknown)}。可用 python -m data versions 查看全部版本。")
        going = [path for name, path in sorted(found.items()) if name in named or _is_strange(path)]
        left = [path.stem for path in store.paths() if path not in going and is_good(path)]
        if going:
            _set_aside(store, going)
            _enter(store, [path.stem for path in going], left, by)
    return [path.stem for path in going]


def _is_strange(path: Path) -> bool:
    """Whether a file is whole but no version, or not the one that its name says."""
    match, found = ID.fullmatch(path.stem), digest(path)
    return match is None or (found[:8] == match[3] and stated_number(path, found) != int(match[2]))


def _set_aside(store: Store, paths: list[Path]) -> None:
    aside = store.root / "aside"
    with writing():
        aside.mkdir(exist_ok=True)
        for path in paths:
            path.replace(aside / path.name)


def _enter(store: Store, gone: list[str], left: list[str], by: str) -> None:
    act = Act("修复", by or store.actor.name, f"移开 {len(gone)} 个版本", {"aside": gone})
    named = store.pointer.read_text(encoding="utf-8").strip() if store.pointer.exists() else ""
    if named and named not in left:
        store.point_to(left[-1] if left else "", act)
    else:
        store.record.append([act])
