"""What is negotiated and what stands in projects' way, from literal lists: the same at any size of the county."""

import pandas as pd

from data.sample import lists

DAYS = {
    "negotiations": ("first_contact", "replied", "appraised", "answered", "next_due", "lost_at"),
    "negotiation_notes": ("noted_on",),
    "issues": ("raised_at", "due_at", "closed_at"),
    "dispatches": ("held_at", "due_at", "closed_at"),
}
FIGURES = ("planned_investment", "planned_assets", "land_mu")


def draw(units: pd.DataFrame, ledger: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The tables negotiations, negotiation_notes, issues and dispatches.

    `units` with unit_id and unit; `ledger` with project_id and project_name, among them the story's projects.
    """
    unit_ids = dict(zip(units.unit, units.unit_id, strict=True))
    project_ids = dict(zip(ledger.project_name, ledger.project_id, strict=True))
    drawn = {name: lists.typed(name, *days) for name, days in DAYS.items()}
    talks = drawn["negotiations"]
    talks["investor_profile"] = None
    talks["unit"] = talks.unit.map(unit_ids)
    talks["signed_project"] = talks.signed_name.map(project_ids).astype(object).where(talks.signed_name.notna(), None)
    talks["probability"] = talks.probability.map(_fraction).astype(object)
    talks[list(FIGURES)] = talks[list(FIGURES)].apply(pd.to_numeric)
    for name in ("issues", "dispatches"):
        named = drawn[name].project_name
        drawn[name]["project_id"] = named.map(project_ids).astype(object).where(named.notna(), None)
        drawn[name]["lead_unit"] = drawn[name].lead_unit.map(unit_ids)
    return drawn


def _fraction(written: str | None) -> float | None:
    if written is None:
        return None
    return float(written.removesuffix("%")) / (100 if written.endswith("%") else 1)
