"""Every question answered a second time, in pandas over the plain tables of schema.sql.

Written from the questions' headers, as somebody would who has the tables as frames and no database: it says how long
that takes, and that both say the same.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from tests.oracle import (
    activities,
    chains,
    changes,
    dispatch,
    forecast,
    key_projects,
    late,
    lifecycle,
    months,
    negotiations,
    overview,
    plans,
    projects,
    rankings,
    reporting,
    scores,
    search,
    units,
)


@dataclass(frozen=True)
class Answer:
    """How pandas answers a question: `compute(tables, scope, **parameters)`; `keys` tell the answer's rows apart."""

    compute: Callable[..., pd.DataFrame]
    keys: tuple[str, ...]


ANSWERS = {
    "activities/assessments": Answer(activities.assessments, ("assessed_year",)),
    "activities/counts": Answer(activities.counts, ("kind",)),
    "activities/list": Answer(activities.held, ("activity_id",)),
    "activities/supervisors": Answer(activities.supervisors, ("as_of",)),
    "chains/flows": Answer(chains.flows, ("region", "industry", "park")),
    "chains/groups": Answer(chains.groups, ("chain_group",)),
    "chains/industries": Answer(chains.industries, ("industry",)),
    "chains/nodes": Answer(chains.nodes, ("industry", "node")),
    "chains/parks": Answer(chains.parks, ("park",)),
    "chains/park_fit": Answer(chains.park_fit, ("park", "industry")),
    "changes/counts": Answer(changes.counts, ("since",)),
    "changes/late": Answer(late.months, ("month",)),
    "changes/late_units": Answer(late.units, ("unit_id",)),
    "changes/list": Answer(changes.listed, ("change_kind", "project_id")),
    "changes/standings": Answer(changes.standings, ("project_id",)),
    "dispatch/agenda": Answer(dispatch.agenda, ("project_id", "item_id")),
    "dispatch/closure": Answer(dispatch.closure, ("unit", "category")),
    "dispatch/comments": Answer(dispatch.comments, ("item_id",)),
    "dispatch/counts": Answer(dispatch.counts, ("raised",)),
    "dispatch/items": Answer(dispatch.items, ("item_id",)),
    "forecast/backtest": Answer(forecast.backtest, ("month",)),
    "forecast/industries": Answer(forecast.industries, ("industry",)),
    "forecast/months": Answer(forecast.months, ("year", "month", "is_expected")),
    "forecast/pipeline": Answer(forecast.pipeline, ("projects",)),
    "forecast/units": Answer(forecast.units, ("unit_id",)),
    "forecast/year": Answer(forecast.year, ("as_of",)),
    "key_projects/leaders": Answer(key_projects.leaders, ("leader",)),
    "key_projects/lights": Answer(key_projects.lights, ("project_id",)),
    "key_projects/milestones": Answer(activities.milestones, ("project_id", "milestone")),
    "key_projects/timeline": Answer(key_projects.timeline, ("project_id", "stage")),
    "lifecycle/early": Answer(lifecycle.early, ("early",)),
    "lifecycle/funnel": Answer(lifecycle.funnel, ("step",)),
    "lifecycle/moved": Answer(plans.moved, ("project_id", "stage")),
    "lifecycle/outlook": Answer(plans.outlook, ("project_id", "gate")),
    "lifecycle/rates": Answer(lifecycle.rates, ("class_name",)),
    "lifecycle/slips": Answer(plans.slips, ("class_name",)),
    "lifecycle/steps": Answer(lifecycle.steps, ("from_step", "to_step")),
    "lifecycle/stuck": Answer(lifecycle.stuck, ("project_id", "gate")),
    "lifecycle/talks": Answer(lifecycle.talks, ("step",)),
    "negotiations/clocks": Answer(negotiations.clocks, ("clock",)),
    "negotiations/counts": Answer(negotiations.counts, ("talks",)),
    "negotiations/list": Answer(negotiations.listed, ("negotiation_id",)),
    "negotiations/lost": Answer(negotiations.lost, ("negotiation_id",)),
    "negotiations/notes": Answer(negotiations.notes, ("noted_on",)),
    "overview/choices": Answer(overview.choices, ("filter", "choice")),
    "overview/decisions": Answer(key_projects.decisions, ("project_id",)),
    "overview/identity": Answer(overview.identity, ("county",)),
    "overview/lights": Answer(key_projects.light_counts, ("light",)),
    "overview/metrics": Answer(overview.metrics, ("metric",)),
    "overview/months": Answer(months.months, ("metric", "month")),
    "overview/totals": Answer(overview.totals, ("as_of",)),
    "overview/trend": Answer(overview.trend, ("month",)),
    "overview/years": Answer(overview.years, ("year",)),
    "projects/dossier": Answer(projects.dossier, ("project_id",)),
    "projects/funds": Answer(projects.funds, ("project_id", "month", "origin", "row_no")),
    "projects/plans": Answer(plans.plans, ("project_id", "stage", "planned")),
    "projects/progress": Answer(projects.progress, ("project_id", "month")),
    "projects/readings": Answer(projects.readings, ("project_id", "batch_id", "sheet", "row_no", "label")),
    "projects/rows": Answer(projects.rows, ("project_id",)),
    "projects/stages": Answer(projects.stages, ("stage",)),
    "rankings/board": Answer(rankings.board, ("unit_group", "board", "unit")),
    "rankings/city": Answer(rankings.city, ("metric", "county")),
    "rankings/city_months": Answer(rankings.city_months, ("metric", "month", "county")),
    "rankings/metrics": Answer(units.metrics, ("metric", "unit")),
    "rankings/months": Answer(rankings.months, ("unit_id", "month")),
    "rankings/origins": Answer(rankings.origins, ("origin",)),
    "rankings/places": Answer(rankings.places, ("unit_id",)),
    "rankings/scores": Answer(scores.scores, ("unit_id", "item")),
    "rankings/sources": Answer(rankings.sources, ("region", "province")),
    "rankings/units": Answer(units.ranking, ("unit_id",)),
    "reporting/projects": Answer(reporting.projects, ("project_id",)),
    "reporting/units": Answer(reporting.units, ("unit_id",)),
    "search/names": Answer(search.names, ("entity", "entity_id")),
}
