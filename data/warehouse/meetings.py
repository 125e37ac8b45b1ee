"""Meetings: named occasions that freeze a version, so that what was reported can be asked after for good.

The version, scope and agenda are fixed when it is prepared, and the record as it stands then; the presenter's words and
the decisions are added later. Figures are never kept: they are asked of the version again. See records/meetings.py.
"""

import datetime as dt
import re
from dataclasses import replace
from typing import Any

from data.errors import DataError
from data.files.sheet import UNSEEN
from data.warehouse.store import Store
from records.decided import Decided, decided
from records.meetings import STATES as STATES
from records.meetings import Decision as Decision
from records.meetings import Meeting, all_meetings, begin, save, was_there
from records.meetings import StaleMeeting as StaleMeeting

NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*(%|亿元|万元|个百分点)?")  # with its unit, which is half of it
TURNS = re.compile(r"增长|下降|增加|减少|净增|快于|慢于|高于|低于|前进|后退")  # a figure's sign, said in words


def prepare(
    store: Store,
    occasion: str,
    day: dt.date,
    as_of: dt.date,
    scope: dict[str, Any],
    agenda: tuple[str, ...],
    by: str = "",
) -> Meeting:
    """Freeze the current version for a meeting and keep it; raises DataError when there is no version or no agenda."""
    store.actor.must("meet")
    version = store.current()
    if version is None:
        raise DataError("还没有发布过版本，不能准备会议。请先在“数据”页发布。")
    if not occasion.strip() or not agenda:
        raise DataError("请填写会议名称，并至少选择一页内容。")
    with store.changing():  # nobody clears the version away meanwhile
        version = store.version(version.id)
        prepared = _legible_all(Meeting("", occasion.strip(), day, version.id, as_of, scope, agenda))
        with store.records.changing() as con:
            return begin(con, prepared, by or store.actor.name)


def meetings(store: Store) -> list[Meeting]:
    """Every meeting that can be read, the latest day first."""
    return all_meetings(store.records)[0]


def damaged(store: Store) -> list[str]:
    """The ids of the meetings that can't be read."""
    return all_meetings(store.records)[1]


def meeting(store: Store, meeting_id: str) -> Meeting:
    """The meeting of that id; raises DataError when there is none."""
    for known in meetings(store):
        if known.id == meeting_id:
            return known
    raise DataError(f"没有编号为 {meeting_id} 的会议。请从“会议”页打开。")


def before(store: Store, current: Meeting) -> Meeting | None:
    """The meeting of the same occasion before this one, whose decisions this one opens with."""
    return next(iter(_all_before(store, current)), None)


def asking(store: Store, day: dt.date) -> list[Meeting]:
    """The meetings that go through 调度 and wait for comments on a day, the next of each occasion, and the last one
    that was held, which is being reviewed. The latest day comes first.
    """
    known = [each for each in meetings(store) if "dispatch" in each.agenda]
    ahead = {each.occasion: each for each in known if each.day >= day}  # of each the soonest, the last that is listed
    held = next((each for each in known if each.day < day), None)
    return [*sorted(ahead.values(), key=lambda each: (each.day, each.id), reverse=True), *([held] if held else [])]


def decided_before(store: Store, current: Meeting, until: int | None = None) -> list[Decided]:
    """What that meeting decided, and of what those before it decided all that isn't done; `until`: as it was at that
    entry's time.
    """
    earlier = [known.id for known in _all_before(store, current)]
    made = decided(store.record, until) if earlier else []
    return [each for each in made if each.meeting.id in earlier and (each.meeting.id == earlier[0] or not each.is_done)]


def _all_before(store: Store, current: Meeting) -> list[Meeting]:
    """The meetings of the same occasion on earlier days, the latest first: those that were there when this one was
    prepared. One of the same day is the same, prepared again.
    """
    known = [each for each in meetings(store) if each.occasion == current.occasion and each.day < current.day]
    return [each for each in known if was_there(each, current.record[0])]


def keep(store: Store, kept: Meeting, by: str = "") -> Meeting:
    """Keep a meeting's words and decisions, at once or not at all; returns it as it stands then.

    Raises StaleMeeting when somebody saved it since it was read.
    """
    store.actor.must("meet")
    with store.records.changing() as con:
        return save(con, _legible_all(kept), by or store.actor.name)


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


def _legible_all(kept: Meeting) -> Meeting:
    """The meeting without characters that no document can hold: a line that was broken in a slide brings one."""
    decisions = tuple(
        replace(made, matter=_legible(made.matter), owner=_legible(made.owner), state=_legible(made.state))
        for made in kept.decisions
    )
    words = _legible(kept.words)
    return replace(kept, occasion=_legible(kept.occasion), words=words, decisions=decisions)


def _legible(told: Any) -> Any:
    if isinstance(told, dict):
        return {name: _legible(value) for name, value in told.items()}
    return UNSEEN.sub("", told) if isinstance(told, str) else told
