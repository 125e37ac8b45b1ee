"""What meetings decided, as it stood at an entry of the audit record: whoever changes one decision enters them all."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from records.audit import Entry, Record
from records.meetings import CHANGED, STATES, Decision, Meeting, all_meetings, was_there

Told = Sequence[tuple[dt.datetime, tuple[Decision, ...]]]  # decisions as entries tell them, each with its time


@dataclass(frozen=True)
class Decided:
    """A decision of a meeting and its place among them, from 1; `changed_at`: since when it is in its state, as far as
    the record tells; `revision`: how many entries tell the meeting's decisions.
    """

    meeting: Meeting
    place: int
    decision: Decision
    changed_at: dt.datetime | None = None
    revision: int = 0

    @property
    def is_done(self) -> bool:
        """Whether it is settled."""
        return self.decision.state == STATES[-1]

    @property
    def done_on(self) -> dt.date | None:
        """The day on which it was settled: never before its meeting's."""
        day = self.meeting.day
        return max(self.changed_at.date() if self.changed_at else day, day) if self.is_done else None

    def days_over(self, day: dt.date) -> int | None:
        """By how many days it is late on a day; None when it isn't."""
        late = (day - self.decision.due).days
        return late if late > 0 and not self.is_done else None


def decided(record: Record, until: int | None = None) -> list[Decided]:
    """Every decision of every meeting, the latest meeting's first; `until`: as they were at that entry's time."""
    told = _told(record.entries(CHANGED, until=until))
    held, _ = all_meetings(record.records)
    known = [meeting for meeting in held if until is None or was_there(meeting, until)]
    return [each for meeting in known for each in _of(meeting, told.get(meeting.id, ()), until)]


def _of(meeting: Meeting, told: Told, until: int | None) -> list[Decided]:
    """Those of a meeting; of one that 0.1 held, of which no entry tells, as they stand."""
    is_as_it_stands = until is None or (not told and not meeting.record[1])
    made = meeting.decisions if is_as_it_stands else told[-1][1] if told else ()
    return [Decided(meeting, place, one, _since(one, told), len(told)) for place, one in enumerate(made, 1)]


def _since(made: Decision, told: Told) -> dt.datetime | None:
    """The time of the first of the last entries that tell this matter in this state."""
    found = None
    for at, decisions in reversed(told):
        if not any(_named(one) == _named(made) for one in decisions):
            break
        found = at
    return found


def _named(made: Decision) -> tuple[str, str | None, str]:
    return made.matter, made.project_id, made.state


def _told(entries: Iterable[Entry]) -> dict[str, list[tuple[dt.datetime, tuple[Decision, ...]]]]:
    """What the entries tell, by meeting; one that was damaged tells nothing, which the record's verification says."""
    found: dict[str, list[tuple[dt.datetime, tuple[Decision, ...]]]] = {}
    for entry in entries:
        try:
            made = tuple(_read(*one) for one in entry.details["decisions"])
            at = dt.datetime.fromisoformat(entry.at).replace(tzinfo=None)
            found.setdefault(entry.details["meeting"], []).append((at, made))
        except (KeyError, TypeError, ValueError):
            continue
    return found


def _read(matter: str, owner: str, due: str, state: str, project_id: str | None = None) -> Decision:
    return Decision(matter, owner, dt.date.fromisoformat(due), state, project_id)
