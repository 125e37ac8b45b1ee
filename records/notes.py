"""Notes (批注) that people write beside a figure, a project or a negotiation: dated, by whom, until taken back.

A note is an entry of the audit record and nothing else.
"""

import datetime as dt
from dataclasses import dataclass

from records.audit import Act, Entry, Record
from records.errors import DataError

WRITTEN, TAKEN_BACK = "批注", "撤回批注"
LONGEST = 300  # letters


@dataclass(frozen=True)
class Note:
    """A note on `about`: a question with the month it was looked at (rankings/units 2026-10), 项目 …, 在谈 …."""

    number: int
    about: str
    text: str
    at: dt.datetime
    by: str


def notes(record: Record, until: int | None = None) -> list[Note]:
    """Every note that stands, in the order in which they were written; `until`: as it was at that entry's time."""
    found: dict[int, Note] = {}
    for entry in record.entries(WRITTEN, TAKEN_BACK, until=until):
        if entry.what == TAKEN_BACK:
            found.pop(int(entry.details.get("note", 0)), None)
        elif note := _read(entry):
            found[note.number] = note
    return list(found.values())


def written(about: str, text: str, by: str) -> Act:
    """The act that a note is; raises DataError when it says nothing, or too much."""
    told = " ".join(text.split())
    if not told:
        raise DataError("没有保存：请写批注的内容。")
    if len(told) > LONGEST:
        raise DataError(f"没有保存：批注最多 {LONGEST} 个字。")
    return Act(WRITTEN, by, about, {"note": told})


def taken_back(note: Note, by: str) -> Act:
    """The act that takes a note back."""
    return Act(TAKEN_BACK, by, note.about, {"note": note.number})


def _read(entry: Entry) -> Note | None:
    """The note that an entry holds; None when that was damaged, which the record's verification says."""
    text = entry.details.get("note")
    try:
        at = dt.datetime.fromisoformat(entry.at).replace(tzinfo=None)
    except ValueError:
        return None
    return Note(entry.number, entry.about, text, at, entry.who) if isinstance(text, str) else None
