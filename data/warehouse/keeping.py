"""Which versions stay: those that are current, fixed by a person or frozen for a meeting, and the newest few.

A fixed version is one that was reported somewhere. Fixing is an entry of the audit record and nothing else.
"""

from contextlib import suppress

from data.errors import DataError, NoVersion
from data.warehouse.meetings import damaged, meetings
from data.warehouse.store import Store
from data.warehouse.versions import is_good
from records.audit import Act


def fixed(store: Store) -> dict[str, str]:
    """The versions that persons fixed, with the note that they gave."""
    notes: dict[str, str] = {}
    for entry in store.record.entries("固定", "取消固定"):
        if entry.what == "固定":
            notes[entry.about] = str(entry.details.get("note", ""))
        elif entry.what == "取消固定":
            notes.pop(entry.about, None)
    return notes


def reasons(store: Store) -> dict[str, list[str]]:
    """Why versions can't be cleared away, in Chinese, by version id."""
    found: dict[str, list[str]] = {}
    with suppress(NoVersion):
        if current := store.current():
            found[current.id] = ["当前版本"]
    for version_id, note in fixed(store).items():
        found.setdefault(version_id, []).append(f"已固定：{note}" if note else "已固定")
    for meeting in meetings(store):
        found.setdefault(meeting.version_id, []).append(f"会议“{meeting.occasion}”{meeting.day} 用")
    return found


def fix(store: Store, version_id: str, note: str = "", by: str = "") -> None:
    """Keep a version for good, with a note where it was reported; raises DataError when there is no such version."""
    store.actor.must("keep")
    with store.changing():
        store.version(version_id)
        store.record.append([Act("固定", by or store.actor.name, version_id, {"note": note})])


def unfix(store: Store, version_id: str, by: str = "") -> None:
    """Let a fixed version go with the others again; raises DataError when it isn't fixed."""
    store.actor.must("keep")
    with store.changing():
        if version_id not in fixed(store):
            raise DataError(f"版本 {version_id} 没有被固定。")
        store.record.append([Act("取消固定", by or store.actor.name, version_id)])


def prune(store: Store, keep: int, by: str = "", *, rehearse: bool = False) -> list[str]:
    """Clear away all but the newest `keep` good versions and those that have a reason to stay; returns their ids.

    Originals stay, damaged files too: they are for a person to look at. `rehearse` only says what would go.
    Raises DataError when `keep` is less than 1 or what is in use can't be told.
    """
    store.actor.must("keep")
    if keep < 1:
        raise DataError("至少保留 1 个版本。")
    with store.changing():
        if unreadable := damaged(store):
            raise DataError(
                f"会议 {'、'.join(unreadable)} 的记录已损坏，不能判断哪些版本还在用，未清理。请联系管理员。"
            )
        good = [path for path in store.paths() if is_good(path)]
        stays = {path.stem for path in good[-keep:]} | set(reasons(store))
        going = [path for path in good if path.stem not in stays]
        if going and not rehearse:
            ids = [path.stem for path in going]
            act = Act("清理", by or store.actor.name, f"{len(ids)} 个版本", {"versions": ids, "keep": keep})
            store.record.append([act])
            for path in going:
                path.unlink()
    return [path.stem for path in going]
