"""Items as questions take them beside a version: what was raised or done here since, and what meetings decided."""

from typing import Any

from data.warehouse.store import Store
from records import meetings
from records.audit import signed_on
from records.items import CLOSED, OPEN, UNDER_WAY, items

FIELDS = (
    "item_id", "kind", "project_id", "unit_id", "matter", "category", "raised_at", "raised_by", "owner", "leader",
    "measure", "due_at", "progress", "status", "closed_at", "evidence", "changed_at", "revision",
)  # fmt: skip
STATES = dict(zip(meetings.STATES, (OPEN, UNDER_WAY, CLOSED), strict=True))
DECIDED = "会议决定"


def rows(store: Store) -> list[dict[str, Any]]:
    """What was raised or done here, and every meeting's decisions: each a live_item of queries/macros/items.sql."""
    acted = [{name: getattr(item, name) for name in FIELDS} for item in items(store.record).values()]
    held, _ = meetings.all_meetings(store.records)
    return acted + [row for meeting in held for row in _decided(meeting)]


def _decided(meeting: meetings.Meeting) -> list[dict[str, Any]]:
    """A meeting's decisions; those that are done were so when the meeting was last saved, on its own day at least."""
    done_on = max(signed_on(meeting.changed) or meeting.day, meeting.day)
    nothing = dict.fromkeys(FIELDS)
    return [
        nothing | {
            "item_id": f"{meeting.id}-{place}", "kind": DECIDED, "matter": made.matter, "unit_id": made.owner,
            "project_id": made.project_id,
            "raised_at": meeting.day, "raised_by": meeting.occasion, "due_at": made.due,
            "status": STATES.get(made.state, OPEN), "revision": meeting.revision,
            "closed_at": done_on if made.state == meetings.STATES[2] else None,
        }
        for place, made in enumerate(meeting.decisions, 1)
    ]  # fmt: skip
