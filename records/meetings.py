"""Meetings: what each froze when it was prepared, and what was said and decided since.

A meeting freezes the version and the last entry of the audit record. Its words and decisions change under a revision:
who saves over something newer than what they saw is refused. Every change is an act of the record, made with it.
"""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from records import seals, tables
from records.audit import Act, end_of, enter, sealed_before, signed
from records.database import Records
from records.errors import DataError

STATES = ("未办", "办理中", "已办结")
CHANGED = "会议修改"  # the act


@dataclass(frozen=True)
class Decision:
    """What a meeting decided: the matter, which unit sees to it, by when, what became of it, and of which project it is
    (None: of no one).
    """

    matter: str
    owner: str
    due: dt.date
    state: str = STATES[0]
    project_id: str | None = None


@dataclass(frozen=True)
class Meeting:
    """An occasion (县委常委会, 月度调度会, ...) on a day, with all that its figures depend on.

    `scope` holds the filters as the address does (industry, park, unit, region: lists; key, industrial: truths);
    `words` the presenter's own titles by slide. `record` is number and hash of the record's last entry when it was
    prepared; `revision` that of words and decisions, `changed` who saved it and when.
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
    record: tuple[int, str] = (0, "")
    revision: int = field(default=1, compare=False)
    changed: str = field(default="", compare=False)


class StaleMeeting(DataError):
    """Somebody saved the meeting since it was read; `newer` is the meeting as it stands."""

    def __init__(self, newer: Meeting) -> None:
        super().__init__(f"没有保存：{newer.changed} 已保存了更新的内容。请对照最新内容修改后再保存。")
        self.newer = newer


def begin(con: Connection, prepared: Meeting, by: str) -> Meeting:
    """Keep a meeting that is prepared now under the next id; it freezes the record as it stands."""
    numbers = [int(known.rpartition("-")[2]) for known in con.scalars(select(tables.meetings.c.id)) if _is_id(known)]
    number = 1 + max(numbers, default=0)
    begun = replace(prepared, id=f"{prepared.day:%Y%m%d}-{number:03d}", record=end_of(con), changed=signed(by))
    put(con, begun)
    details = {"meeting": begun.id, "version": begun.version_id, "record": list(begun.record)}
    enter(con, [Act("会议准备", by, _named(begun), details, (seals.meeting(begun.id),))])
    return begun


def put(con: Connection, meeting: Meeting) -> None:
    """Put a meeting into its tables as it is."""
    con.execute(
        insert(tables.meetings).values(
            id=meeting.id,
            occasion=meeting.occasion,
            day=meeting.day.isoformat(),
            version_id=meeting.version_id,
            as_of=meeting.as_of.isoformat(),
            scope=json.dumps(meeting.scope, ensure_ascii=False, default=str),
            agenda=json.dumps(meeting.agenda, ensure_ascii=False),
            record_no=meeting.record[0],
            record_hash=meeting.record[1],
            revision=meeting.revision,
            changed=meeting.changed,
        )
    )
    _put_said(con, meeting)


def save(con: Connection, changed: Meeting, by: str) -> Meeting:
    """Keep the words and decisions of a meeting; returns it as it stands then. What it froze never changes.

    Raises StaleMeeting when it isn't the newest that was changed, DataError when there is none of that id.
    """
    known = next(iter(_read_all(con, changed.id)[0]), None)
    if known is None:
        raise DataError(f"没有编号为 {changed.id} 的会议，或其记录已损坏。请从“会议”页打开。")
    if known.revision != changed.revision:
        raise StaleMeeting(known)
    saved = replace(known, words=changed.words, decisions=changed.decisions)
    if saved == known:
        return known
    saved = replace(saved, revision=known.revision + 1, changed=signed(by))
    act = Act(CHANGED, by, _named(saved), _difference(known, saved), (seals.meeting(saved.id),))
    before = sealed_before(con, [act])
    told = {"revision": saved.revision, "changed": saved.changed}
    con.execute(update(tables.meetings).where(tables.meetings.c.id == saved.id).values(told))
    for table in (tables.meeting_words, tables.meeting_decisions, tables.decision_projects):
        con.execute(delete(table).where(table.c.meeting_id == saved.id))
    _put_said(con, saved)
    enter(con, [act], before)
    return saved


def all_meetings(records: Records) -> tuple[list[Meeting], list[str]]:
    """Every meeting that can be read, the latest day first, and the ids of those that can't: a row was damaged."""
    with records.reading() as con:
        found, damaged = _read_all(con)
    return sorted(found, key=lambda meeting: (meeting.day, meeting.id), reverse=True), damaged


def was_there(meeting: Meeting, number: int) -> bool:
    """Whether a meeting had been prepared at that entry's time; one that 0.1 held always had."""
    return meeting.record[0] < number or not meeting.record[1]


def _put_said(con: Connection, meeting: Meeting) -> None:
    if meeting.words:
        words = [{"meeting_id": meeting.id, "slide": name, "title": title} for name, title in meeting.words.items()]
        con.execute(insert(tables.meeting_words), words)
    if meeting.decisions:
        decisions = [
            {"meeting_id": meeting.id, "place": place, **vars(made), "due": made.due.isoformat()}
            for place, made in enumerate(meeting.decisions)
        ]
        of_projects = [row for row in decisions if row["project_id"]]
        told = [{name: row[name] for name in row if name != "project_id"} for row in decisions]
        con.execute(insert(tables.meeting_decisions), told)
        if of_projects:
            names = tables.decision_projects.c.keys()
            con.execute(insert(tables.decision_projects), [{name: row[name] for name in names} for row in of_projects])


def _difference(before: Meeting, after: Meeting) -> dict[str, Any]:
    """What a change says in the record: titles that are new, None for those taken back, and all decisions."""
    names = [name for name in before.words | after.words if before.words.get(name) != after.words.get(name)]
    details: dict[str, Any] = {"meeting": after.id, "revision": after.revision}
    told = []
    if names:
        details["words"] = {name: after.words.get(name) for name in names}
        told.append(f"改文字 {len(names)} 处")
    if before.decisions != after.decisions:
        details["decisions"] = [
            [one.matter, one.owner, one.due.isoformat(), one.state, *filter(None, [one.project_id])]
            for one in after.decisions
        ]
        told.append(f"会议决定 {len(after.decisions)} 项")
    return details | {"told": "，".join(told)}


def _read_all(con: Connection, meeting_id: str | None = None) -> tuple[list[Meeting], list[str]]:
    query = select(tables.meetings)
    if meeting_id is not None:
        query = query.where(tables.meetings.c.id == meeting_id)
    words = _by_meeting(con.execute(select(tables.meeting_words).order_by(tables.meeting_words.c.slide)))
    by_place = tables.meeting_decisions.c.place
    decisions = _by_meeting(con.execute(select(tables.meeting_decisions).order_by(by_place)))
    about = {(row.meeting_id, row.place): row.project_id for row in con.execute(select(tables.decision_projects))}
    read = {row.id: _read(row, words[row.id], decisions[row.id], about) for row in con.execute(query)}
    return [each for each in read.values() if each], [known for known, each in read.items() if each is None]


def _by_meeting(rows: Iterable[Row[Any]]) -> dict[str, list[Row[Any]]]:
    found: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        found[row.meeting_id].append(row)
    return found


def _read(
    row: Row[Any], words: Sequence[Row[Any]], decisions: Sequence[Row[Any]], about: Mapping[tuple[str, int], str]
) -> Meeting | None:
    try:
        return Meeting(
            row.id,
            row.occasion,
            dt.date.fromisoformat(row.day),
            row.version_id,
            dt.date.fromisoformat(row.as_of),
            _of_type(dict, json.loads(row.scope)),
            tuple(_of_type(list, json.loads(row.agenda))),
            {each.slide: each.title for each in words},
            tuple(
                Decision(
                    one.matter, one.owner, dt.date.fromisoformat(one.due), one.state, about.get((row.id, one.place))
                )
                for one in decisions
            ),
            (row.record_no, row.record_hash),
            row.revision,
            row.changed,
        )
    except (ValueError, TypeError):
        return None


def _of_type(kind: type, value: Any) -> Any:
    if not isinstance(value, kind):
        raise TypeError(kind)
    return value


def _is_id(known: str) -> bool:
    return known.rpartition("-")[2].isdigit()


def _named(meeting: Meeting) -> str:
    return f"《{meeting.occasion}》{meeting.day}"


def from_file(content: str) -> Meeting:
    """The meeting in a file of 0.1; raises ValueError, KeyError or TypeError when it holds none."""
    told = json.loads(content)
    day: Callable[[str], dt.date] = dt.date.fromisoformat
    decisions = tuple(Decision(**{**made, "due": day(made["due"])}) for made in told.pop("decisions"))
    return Meeting(**{**told, "day": day(told["day"]), "as_of": day(told["as_of"]), "agenda": tuple(told["agenda"]),
                      "decisions": decisions})  # fmt: skip
