"""The answer of rankings/scores. The checks of data quality aren't written twice: what 报表质量 is worth is given, as
`quality` among the tables (unit_id, quality), or counts for nobody."""

from dataclasses import replace

import numpy as np
import pandas as pd

from queries import Scope
from tests.oracle.ledger import (
    LADDER,
    Period,
    Tables,
    arrived,
    below,
    counted,
    has_funds,
    has_tasks,
    part,
    setting,
    units_in,
)
from tests.oracle.then import tasks_then, units_then
from tests.oracle.units import shares_below

TASKS = {"到位资金完成率": "arrived", "新签约": "signed", "新开工": "started", "新投产": "produced"}
OUTINGS = ("外出考察", "上门拜访")


def scores(tables: Tables, scope: Scope) -> pd.DataFrame:
    """rankings/scores."""
    units = units_then(tables, scope).dropna(subset="unit_group")[["unit_id", "unit", "unit_group"]]
    frame = _schemes(tables, units).merge(units, on="unit_group")
    done = _done(tables, scope).reindex(units.unit_id)
    if not (has_funds(tables, scope) and has_tasks(scope)):
        done[:] = np.nan
    values = done.melt(ignore_index=False, var_name="item", value_name="value").reset_index()
    frame = frame.merge(values, on=["unit_id", "item"], how="left")
    frame = frame.merge(_tasks(tables, scope), on=["unit_id", "item"], how="left")
    by_task, by_best = frame.method == "按任务", frame.method == "按组内最高"
    best = frame.groupby(["unit_group", "item"]).value.transform("max")
    frame["basis"] = frame.task.where(by_task & has_tasks(scope) & has_funds(tables, scope)).fillna(best.where(by_best))
    frame["rate"] = frame.value.where(~(by_task | by_best), part(frame.value, frame.basis))
    stayed = (frame["item"] == "外出招商") & (frame.value == 0) & (frame.basis == 0)
    frame["rate"] = frame.rate.mask(stayed, 0.0)
    frame["score"] = frame.rate.clip(0, frame.cap.fillna(np.inf)) * frame.points
    placed = _placed(frame, done)
    placed["is_chosen"] = placed.unit_id.isin(units_in(tables, scope).unit_id)
    return placed[placed.unit_id.isin(units_in(tables, replace(scope, units=())).unit_id)]


def _schemes(tables: Tables, units: pd.DataFrame) -> pd.DataFrame:
    """A row a group and item: the group's own scheme, else that of all."""
    written = tables["scoring_scheme"]
    groups = units.unit_group.unique()
    of = {group: group if (written.unit_group == group).any() else "" for group in groups}
    return pd.concat([written[written.unit_group == of[group]].assign(unit_group=group) for group in groups])


def _tasks(tables: Tables, scope: Scope) -> pd.DataFrame:
    targets = tasks_then(tables, scope)
    targets = targets[targets.year == Period.of(scope).start.year]
    items = {metric: item for item, metric in TASKS.items()}
    return targets.assign(item=targets.metric.map(items)).rename(columns={"value": "task"})[["unit_id", "item", "task"]]


def _done(tables: Tables, scope: Scope) -> pd.DataFrame:
    """实绩 by unit, a column an item, whichever units are in scope."""
    period = Period.of(scope)
    frame = counted(tables, replace(scope, units=(), may_see=None))
    frame["到位资金完成率"] = frame.project_id.map(arrived(tables, scope)).astype(float).fillna(0)
    for item, stage in (("新签约", "signed"), ("新开工", "started"), ("新投产", "producing")):
        frame[item] = period.holds(frame[stage])
    frame["新签约亿元以上"] = frame["新签约"] & (frame.agreed_investment >= setting(tables, "large_project"))
    frame["同批开工"] = frame["新签约"] & frame[LADDER[LADDER.index("started") :]].notna().any(axis=1)
    frame["上报"] = frame.is_reported
    frame["工业"] = frame.is_reported & frame.is_industrial
    items = [*TASKS, "新签约亿元以上", "同批开工", "上报", "工业"]
    done = frame[["project_id", *items]].merge(shares_below(tables, scope), on="project_id")
    done["到位资金完成率"] *= done.ratio
    ranked = units_then(tables, scope).dropna(subset="unit_group").unit_id
    sums = done.groupby("unit_id")[items].sum().reindex(ranked).fillna(0).astype(float)
    sums["开工率"] = part(sums["同批开工"], sums["新签约"])
    sums["工业项目占比"] = part(sums["工业"], sums["上报"])
    told = period.holds(tables["activities"].held_at).any()  # without a ledger of the year nobody knows
    quality = tables["quality"].set_index("unit_id").quality if "quality" in tables else pd.Series(dtype=float)
    sums["报表质量"] = quality.reindex(ranked).astype(float)
    sums["外出招商"] = [float(_outings(tables, scope, unit_id)) if told else np.nan for unit_id in ranked]
    return sums


def _outings(tables: Tables, scope: Scope, unit_id: str) -> int:
    held = tables["activities"]
    wanted = held.kind.isin(OUTINGS) & Period.of(scope).holds(held.held_at)
    return int((wanted & held.host_unit.isin(list(below(units_then(tables, scope), [unit_id])))).sum())


def _placed(frame: pd.DataFrame, done: pd.DataFrame) -> pd.DataFrame:
    """With each unit's total and its place in its group, by the total, then by what arrived."""
    frame["counted"] = frame.points.where(frame.score.notna()).groupby(frame.unit_id).transform("sum", min_count=1)
    frame["whole"] = frame.groupby("unit_id").points.transform("sum")
    frame["total"] = 100 * frame.groupby("unit_id").score.transform("sum", min_count=1) / frame.counted
    frame["total"] = frame.total.where(frame.counted >= frame.whole / 2)
    frame["arrived"] = frame.unit_id.map(done["到位资金完成率"])
    level = frame.assign(total=frame.total.round(9)).groupby(["total", "arrived"]).ngroup().where(frame.total.notna())
    places = level.groupby([frame.unit_group, frame["item"]]).rank(method="min", ascending=False)
    return frame.assign(rank=places.astype("Int64"))
