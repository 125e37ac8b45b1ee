"""The answers of projects/*: the rows behind a figure, one project's funds and its dossier."""

import numpy as np
import pandas as pd

from queries import Scope
from tests.oracle.key_projects import judged, latest_progress
from tests.oracle.ledger import (
    AUDITED,
    NAMES,
    ORIGINS,
    Period,
    Tables,
    amounts,
    arrived,
    arrived_total,
    counted,
    has_funds,
    ledger,
    part,
    selected,
)
from tests.oracle.lifecycle import batch
from tests.oracle.metrics import FUNDS, METRICS, by_project
from tests.oracle.then import earlier, living_shares

ASKED = {
    "project_name": "project", "place": "park",
    "signed": "signed_at", "started": "started_at", "producing": "produced_at",
}  # fmt: skip


def rows(
    tables: Tables,
    scope: Scope,
    figure: str | None = None,
    node: str | None = None,
    cohort: int | None = None,
    step: str | None = None,
) -> pd.DataFrame:
    """projects/rows."""
    frame = ledger(tables, scope)
    if cohort or step:
        frame = frame[frame.project_id.isin(batch(tables, scope, cohort, step).project_id)]
    audited = frame.audit_status == AUDITED
    if node:
        frame = frame[audited & frame.is_local & (frame.chain_node == node)]
    frame["unit"] = frame.project_id.map(_units(tables, scope, with_ratio=False))
    before = earlier(scope, years=1)
    frame["arrived_prior"] = amounts(frame, arrived(tables, before)) if has_funds(tables, before) else np.nan
    frame["arrived_total"] = amounts(frame, arrived_total(tables, scope))
    frame["agreed_counted"] = (frame.agreed_investment * frame.weight).where(frame.is_local)
    values = by_project(tables, scope).set_index("project_id")[list(METRICS)].reindex(frame.project_id)
    values.index = frame.index
    frame["figure_amount"] = values[figure] * frame.weight if figure in FUNDS else np.nan
    counts = _figures(frame, values)
    if figure:
        frame = frame[counts[figure]]
    sums = {"agreed_sum": "agreed_counted", "arrived_sum": "arrived", "figure_sum": "figure_amount"}
    frame = frame.assign(**{name: frame[column].sum() for name, column in sums.items()})
    figures = [
        [name for name, yes in zip(counts, row, strict=True) if yes] for row in counts.loc[frame.index].to_numpy()
    ]
    frame = frame.assign(figures=figures, stage=frame.stage.map(NAMES)).drop(columns="park").rename(columns=ASKED)
    return frame.merge(tables["batches"][["batch_id", "file_name"]], on="batch_id")


def _figures(frame: pd.DataFrame, values: pd.DataFrame) -> pd.DataFrame:
    """Which headline figures each project counts in; `values`: those of the metrics."""
    counts = pd.DataFrame(
        {
            "reported": frame.is_reported,
            "industrial": frame.is_reported & frame.is_industrial,
            **(values.reindex(frame.index).fillna(0) != 0),
        }
    )
    return counts.where(frame.audit_status == AUDITED, False)


def _units(tables: Tables, scope: Scope, *, with_ratio: bool) -> pd.Series:
    """The names of the units that brought in each project, the greatest share first."""
    shares = living_shares(tables, scope)
    if with_ratio:
        shares["unit"] += [f" {ratio:.2%}" if ratio < 1 else "" for ratio in shares.ratio]
    alone = shares.ratio == 1
    shared = (
        shares[~alone]
        .sort_values(["ratio", "unit_id"], ascending=[False, True])
        .groupby("project_id")
        .unit.agg("、".join)
    )
    return pd.concat([shares[alone].set_index("project_id").unit, shared])


def funds(tables: Tables, scope: Scope) -> pd.DataFrame:
    """projects/funds."""
    frame = tables["monthly_funds"]
    chosen = selected(tables, scope)[["project_id", "project_name"]].rename(columns={"project_name": "project"})
    frame = frame[frame.project_id.isin(chosen.project_id) & (frame.month <= Period.of(scope).month)]
    frame = frame.merge(chosen, on="project_id").merge(tables["batches"][["batch_id", "file_name"]], on="batch_id")
    return frame.assign(origin=frame.origin.map(ORIGINS))


def progress(tables: Tables, scope: Scope) -> pd.DataFrame:
    """projects/progress."""
    frame, chosen = tables["key_progress"], selected(tables, scope).project_id
    frame = frame[frame.project_id.isin(chosen) & (frame.month <= Period.of(scope).month)]
    frame = frame.assign(plan_rate=part(frame.ytd_done, frame.annual_plan))
    return frame.merge(tables["batches"][["batch_id", "file_name"]], on="batch_id")


def readings(tables: Tables, scope: Scope) -> pd.DataFrame:
    """projects/readings."""
    place = ["batch_id", "sheet", "row_no"]
    rows = [tables[name] for name in ("projects", "stage_events", "monthly_funds", "key_progress")]
    rows = [frame[frame.month <= Period.of(scope).month] if "month" in frame else frame for frame in rows]
    frame = pd.concat([frame[["project_id", *place]].astype({"project_id": str}) for frame in rows]).drop_duplicates()
    chosen = selected(tables, scope)[["project_id", "project_name"]].rename(columns={"project_name": "project"})
    frame = tables["readings"].merge(frame, on=place).merge(chosen, on="project_id")
    frame = frame.merge(tables["batches"][["batch_id", "file_name"]], on="batch_id")
    return frame.rename(columns={"unit": "column_unit"})


def dossier(tables: Tables, scope: Scope) -> pd.DataFrame:
    """projects/dossier."""
    frame = ledger(tables, scope)
    frame["units"] = frame.project_id.map(_units(tables, scope, with_ratio=True))
    frame["arrived_total"] = amounts(frame, arrived_total(tables, scope))
    frame["arrival_rate"] = part(frame.arrived_total, frame.agreed_investment * frame.weight)
    frame["origin"] = frame.capital_origin.map(ORIGINS)
    frame["stage"] = frame.stage.map(NAMES)
    frame = frame.merge(judged(tables, scope)[["project_id", "light", "reason"]], on="project_id", how="left")
    frame = frame.merge(latest_progress(tables, scope), on="project_id", how="left")
    frame = frame.merge(tables["batches"][["batch_id", "file_name"]], on="batch_id")
    return frame.drop(columns="park").rename(columns={"project_name": "project", "place": "park"})


def stages(tables: Tables, scope: Scope) -> pd.DataFrame:
    """projects/stages."""
    frame = counted(tables, scope)
    frame = frame[frame.stage.notna()].assign(stage=frame.stage.astype(object).map(NAMES))
    frame["agreed_investment"] = frame.agreed_investment * frame.weight
    grouped = frame.groupby("stage", as_index=False)
    return grouped.agg(
        projects=("project_id", "size"), agreed_investment=("agreed_investment", lambda each: each.sum(min_count=1))
    )
