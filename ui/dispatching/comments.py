"""Who still owes a comment before a meeting, or its review after it: on the items' page, in a drawer, on its card."""

import pandas as pd

from data.dispatching import live
from data.warehouse import meetings
from queries import Scope
from records.meetings import Meeting
from ui.dispatching.live import day_here, looks_at_now
from ui.folding import folded
from ui.opened import ask, store
from ui.tables import table
from ui.verbatim_text import small, verbatim
from wording import sentences

COLUMNS = ("matter", "is_owed", "unit", "owner", "commented_at", "progress", "project")


def comment_lines(scope: Scope) -> set[str]:
    """Draw a line for each meeting that waits for comments or for its review; the items that owe one."""
    owed: set[str] = set()
    for meeting in _asking() if looks_at_now(scope) else ():
        rows = _asked_for(meeting, scope)
        if len(rows):
            small(verbatim(f"《{meeting.occasion}》{meeting.day}：{sentences.comments(rows)}"))
            owed |= set(rows.loc[rows["is_owed"], "item_id"])
    return owed


def comment_owed(item_id: str, scope: Scope) -> None:
    """Say of an item which meetings its comment, or its review, is still owed for."""
    for meeting in _asking() if looks_at_now(scope) else ():
        rows = _asked_for(meeting, scope)
        for row in rows[rows["is_owed"] & (rows["item_id"] == item_id)].to_dict("records"):
            small(verbatim(f"《{meeting.occasion}》{meeting.day}：{sentences.comment_owed(row)}"))


def comments_of(meeting: Meeting, scope: Scope) -> None:
    """On a meeting's card: what its items' units say, folded under who still owes a word."""
    rows = _asked_for(meeting, scope) if meeting in _asking() else pd.DataFrame()
    if len(rows):
        key = f"comments_{meeting.id}"
        folded(verbatim(sentences.comments(rows)), lambda: _table(rows, key), key=key, icon=":material/comment:")


def _table(rows: pd.DataFrame, key: str) -> None:
    table(rows, COLUMNS, key=key, labels={"unit": "牵头单位"})


def _asking() -> list[Meeting]:
    return meetings.asking(store(), day_here())


def _asked_for(meeting: Meeting, scope: Scope) -> pd.DataFrame:
    last, today = meetings.before(store(), meeting), day_here()
    since = last.day if last else None
    given = {"live": live.rows(store()), "day": today, "today": today, "meeting": meeting.day, "since": since}
    return ask("dispatch/comments", scope, **given)
