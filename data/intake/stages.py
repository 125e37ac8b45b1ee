"""Stage events told by several ledgers: what a later file says wins, what it leaves empty erases nothing."""

from collections.abc import Mapping
from typing import Any

from data.cells.dates import When
from data.intake.draft_tables import Record

Key = tuple[str, str]  # project_id, stage
FIELDS = ("planned", "actual", "date_precision", "evidence")


def events_of(project_id: str, values: Mapping[str, Any], evidence: str | None = None) -> dict[Key, Record]:
    """The events in a row's fields, which are named <stage>_planned and <stage>_actual.

    Evidence belongs to the latest stage that the row says was reached.
    """
    events: dict[Key, Record] = {}
    for name, when in values.items():
        stage, _, side = name.rpartition("_")
        if isinstance(when, When) and side in FIELDS:
            events.setdefault((project_id, stage), {})[side] = when
    reached = [key for key, event in events.items() if "actual" in event]
    if evidence and reached:
        events[max(reached, key=lambda key: events[key]["actual"].date)]["evidence"] = evidence
    return events


def merged(held: Record | None, key: Key, event: Record) -> Record:
    """A stage_events record: the event over what is held; the precision is the actual date's, else the planned's."""
    old = held or {"planned": None, "actual": None, "evidence": None, "verified": False}
    planned, actual = event.get("planned"), event.get("actual")
    if actual:
        precision = actual.precision
    elif planned and old["actual"] is None:
        precision = planned.precision
    else:
        precision = old["date_precision"]
    return old | {
        "project_id": key[0],
        "stage": key[1],
        "planned": planned.date if planned else old["planned"],
        "actual": actual.date if actual else old["actual"],
        "date_precision": precision,
        "evidence": event.get("evidence") or old["evidence"],
    }
