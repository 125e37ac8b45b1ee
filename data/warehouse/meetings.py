"""Meetings: named occasions that freeze a version, so that what was reported can be asked after for good.

One JSON file a meeting in the store's `meetings/`. The version, scope and agenda are fixed when it is prepared; the
presenter's words and the decisions are added later. Figures are never kept: they are asked of the version again.
"""

import datetime as dt
import json
import re
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from data.errors import DataError
from data.files.sheet import UNSEEN
from data.warehouse.folder import locked, write, writing
from data.warehouse.store import WAIT, Store

NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*(%|亿元|万元|个百分点)?")  # with its unit, which is half of it
TURNS = re.compile(r"增长|下降|增加|减少|净增|快于|慢于|高于|低于|前进|后退")  # a figure's sign, said in words
STATES = ("未办", "办理中", "已办结")


@dataclass(frozen=True)
class Decision:
    """What a meeting decided: the matter, which unit sees to it, by when, and what became of it."""

    matter: str
    owner: str
    due: dt.date
    state: str = "未办"


@dataclass(frozen=True)
class Meeting:
    """An occasion (县委常委会, 月度调度会, ...) on a day, with all that its figures depend on.

    `scope` holds the filters as the address does (industry, park, unit, region: lists; key, industrial: truths);
    `words` the presenter's own titles by slide.
    """

    id: str
    occasion: str
    day: dt.date
    version_id: str
    as_of: dt.date
    scope: dict[str, Any] = field(default_factory=dict)
    agenda: tuple[str, ...] = ()
    words: dict[str, str] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()


def prepare(
    store: Store, occasion: str, day: dt.date, as_of: dt.date, scope: dict[str, Any], agenda: tuple[str, ...]
) -> Meeting:
    """Freeze the current version for a meeting and keep it; raises DataError when there is no version or no agenda."""
    version = store.current()
    if version is None:
        raise DataError("还没有发布过版本，不能准备会议。请先在“数据”页发布。")
    if not occasion.strip() or not agenda:
        raise DataError("请填写会议名称，并至少选择一页内容。")
    with store.changing():  # nobody clears the version away meanwhile, or takes the same number
        version = store.version(version.id)
        number = 1 + max((int(path.stem.rsplit("-", 1)[1]) for path in _folder(store).glob("*.json")), default=0)
        meeting = Meeting(f"{day:%Y%m%d}-{number:03d}", occasion.strip(), day, version.id, as_of, scope, agenda)
        keep(store, meeting)
    return meeting


def meetings(store: Store) -> list[Meeting]:
    """Every meeting, the latest day first."""
    found = [_read(path) for path in _folder(store).glob("*.json")]
    return sorted(found, key=lambda meeting: (meeting.day, meeting.id), reverse=True)


def meeting(store: Store, meeting_id: str) -> Meeting:
    """The meeting of that id; raises DataError when there is none."""
    for known in meetings(store):
        if known.id == meeting_id:
            return known
    raise DataError(f"没有编号为 {meeting_id} 的会议。请从“会议”页打开。")


def before(store: Store, current: Meeting) -> Meeting | None:
    """The meeting of the same occasion before this one, whose decisions this one opens with."""
    earlier = [known for known in meetings(store) if known.occasion == current.occasion and known.id != current.id]
    return next((known for known in earlier if (known.day, known.id) < (current.day, current.id)), None)


def keep(store: Store, kept: Meeting) -> None:
    """Write a meeting, at once or not at all."""
    folder = _folder(store)
    words = json.dumps(_legible(asdict(kept)) | {"scope": kept.scope}, ensure_ascii=False, indent=2, default=str)
    with locked(store.root / "meetings.lock", WAIT, DataError("会议正在被另一位同事保存，请稍后再试。")), writing():
        folder.mkdir(exist_ok=True)
        for left in folder.glob("*.tmp*"):  # the lock says that no writer is alive
            left.unlink()
        write(folder / f"{kept.id}.json", words.encode("utf-8"))


def reworded(kept: Meeting, slide: str, written: str, generated: str) -> Meeting:
    """The meeting with the presenter's title for a slide. The figures must stay; an empty title takes it back.

    Raises DataError when the words carry other figures, units, rises or falls than the generated sentence.
    """
    words = {name: title for name, title in kept.words.items() if name != slide}
    if written.strip() and written.strip() != generated:
        if any(sorted(kind.findall(written)) != sorted(kind.findall(generated)) for kind in (NUMBER, TURNS)):
            raise DataError(f"可以改文字，不能改数字、单位和升降。原句为：{generated}")
        words[slide] = written.strip()
    return replace(kept, words=words)


def _legible(told: Any) -> Any:
    """What is kept without characters that no document can hold: a line that was broken in a slide brings one."""
    if isinstance(told, dict):
        return {name: _legible(value) for name, value in told.items()}
    if isinstance(told, list | tuple):
        return [_legible(value) for value in told]
    return UNSEEN.sub("", told) if isinstance(told, str) else told


def _folder(store: Store) -> Path:
    return store.root / "meetings"


def _read(path: Path) -> Meeting:
    known = json.loads(path.read_text(encoding="utf-8"))
    decisions = tuple(Decision(**{**made, "due": dt.date.fromisoformat(made["due"])}) for made in known["decisions"])
    days = {name: dt.date.fromisoformat(known[name]) for name in ("day", "as_of")}
    return Meeting(**{**known, **days, "agenda": tuple(known["agenda"]), "decisions": decisions})
