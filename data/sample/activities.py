"""The bureau's own ledger, from literal lists: activities, supervisors, assessments, the story's milestones."""

import pandas as pd

from data.sample import lists


def draw(units: pd.DataFrame, ledger: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The tables project_milestones, activities, supervisors and city_assessments; the same at any size.

    `units` with unit_id and unit; `ledger` with project_id and project_name, among them the story's projects.
    """
    unit_ids = dict(zip(units.unit, units.unit_id, strict=True))
    project_ids = dict(zip(ledger.project_name, ledger.project_id, strict=True))
    activities, supervisors = lists.typed("activities", "held_at"), lists.typed("supervisors", "starts_at", "ends_at")
    milestones, assessments = lists.typed("milestones", "month"), lists.typed("assessments")
    activities["host_unit"] = activities.unit.map(unit_ids)
    activities["companies"] = pd.to_numeric(activities.companies).astype("Int64")
    milestones["project_id"] = milestones.project_name.map(project_ids)
    figures = ["planned_value", "done_value"]
    milestones[figures] = milestones[figures].apply(pd.to_numeric)
    return {
        "project_milestones": milestones,
        "activities": activities,
        "supervisors": supervisors,
        "city_assessments": assessments.astype({"year": int, "rank": int}),
    }
