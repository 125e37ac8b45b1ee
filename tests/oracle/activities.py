"""The answers of activities/*, and the milestones that come with the same ledger."""

import pandas as pd

from queries import Scope
from tests.oracle.ledger import AUDITED, Period, Tables, selected, units_in


def held(tables: Tables, scope: Scope) -> pd.DataFrame:
    """activities/list."""
    this_year = tables["activities"][Period.of(scope).holds(tables["activities"].held_at)]
    hosts = units_in(tables, scope)[["unit_id", "unit", "parent_id"]]
    frame = this_year.merge(hosts, left_on="host_unit", right_on="unit_id")
    return frame.merge(tables["batches"], on="batch_id", how="left").rename(columns={"province": "held_province"})


def counts(tables: Tables, scope: Scope) -> pd.DataFrame:
    """activities/counts."""
    frame = held(tables, scope).sort_values(["held_at", "city"])
    rows = [
        {
            "kind": kind,
            "activities": len(group),
            "cities": list(dict.fromkeys(group.city)),
            "companies": group.companies.sum(min_count=1),
            "chief_led": (group.leader_level == "县主要领导").sum(),
            "unit_held": ((group.leader_level != "县主要领导") & group.parent_id.notna()).sum(),
        }
        for kind, group in frame.groupby("kind")
    ]
    return pd.DataFrame(rows, columns=["kind", "activities", "cities", "companies", "chief_led", "unit_held"])


def supervisors(tables: Tables, scope: Scope) -> pd.DataFrame:
    """activities/supervisors."""
    roster, period = tables["supervisors"], Period.of(scope)
    serving = (roster.starts_at <= period.end) & ~(roster.ends_at < period.end)
    return pd.DataFrame([{"as_of": period.month, "supervisors": serving.sum() if len(roster) else None}])


def assessments(tables: Tables, scope: Scope) -> pd.DataFrame:
    """activities/assessments."""
    known = tables["city_assessments"]
    known = known[known.year < scope.as_of.year]
    return known[known.year == known.year.max()].rename(columns={"year": "assessed_year"})


def milestones(tables: Tables, scope: Scope) -> pd.DataFrame:
    """key_projects/milestones."""
    projects = selected(tables, scope)
    projects = projects[projects.audit_status == AUDITED][["project_id", "project_name"]]
    frame = tables["project_milestones"].astype({"project_id": str})
    frame = frame[frame.month <= Period.of(scope).month].sort_values("month")
    latest = frame.drop_duplicates(["project_id", "milestone"], keep="last")
    return latest.merge(projects.astype({"project_id": str}), on="project_id").rename(
        columns={"project_name": "project"}
    )
