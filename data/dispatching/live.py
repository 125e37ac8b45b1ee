"""Items as questions take them beside a version: what was raised or done here since, and what meetings decided."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd

from data.warehouse.store import Store
from records import meetings
from records.decided import Decided, decided
from records.items import CLOSED, OPEN, UNDER_WAY, items
from records.notes import notes

FIELDS = (
    "item_id", "kind", "project_id", "unit_id", "matter", "category", "raised_at", "raised_by", "owner", "leader",
    "measure", "due_at", "progress", "status", "closed_at", "evidence", "changed_at", "revision",
)  # fmt: skip
STATES = dict(zip(meetings.STATES, (OPEN, UNDER_WAY, CLOSED), strict=True))
DECIDED = "会议决定"


def rows(store: Store, until: int | None = None) -> list[dict[str, Any]]:
    """What was raised or done here, and every meeting's decisions: each a live_item of queries/macros/items.sql.

    `until`: as it was at that entry's time of the record, which is what a meeting froze.
    """
    acted = [{name: getattr(item, name) for name in FIELDS} for item in items(store.record, until).values()]
    return acted + [_decided(each) for each in decided(store.record, until)]


def _decided(each: Decided) -> dict[str, Any]:
    made, meeting = each.decision, each.meeting
    return dict.fromkeys(FIELDS) | {
        "item_id": f"{meeting.id}-{each.place}", "kind": DECIDED, "matter": made.matter, "unit_id": made.owner,
        "project_id": made.project_id,
        "raised_at": meeting.day, "raised_by": meeting.occasion, "due_at": made.due,
        "status": STATES.get(made.state, OPEN), "closed_at": each.done_on,
        "changed_at": each.changed_at, "revision": each.revision,
    }  # fmt: skip


def noted(store: Store, last: dt.date, until: int | None = None) -> list[dict[str, Any]]:
    """What was noted here, until `last` at most: each a live_note of queries/macros/negotiations.sql. `until`: as it
    was at that entry's time.
    """
    return [
        {"about": each.about, "noted_on": min(each.at.date(), last), "note": each.text, "noted_by": each.by}
        for each in notes(store.record, until)
    ]


def is_now(county: Mapping[str, Any], as_of: dt.date) -> bool:
    """Whether the newest month of a county (overview/identity) is looked at."""
    newest = county["newest_month"]
    return not pd.isna(newest) and as_of >= pd.Timestamp(newest).date()


def judged_on(county: Mapping[str, Any], as_of: dt.date, day: dt.date | None) -> dt.date | None:
    """The day that items are judged by, of who looks on that day; None: the end of the month that is looked at.

    A past month is judged by its own end, and so is the sample, which would be overdue by more with each day.
    """
    return None if bool(county["is_sample"]) or not is_now(county, as_of) else day
