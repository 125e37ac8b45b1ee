"""The annual tasks, set so that each unit ends up where its story says: ahead, behind, tied, at zero."""

import numpy as np
import pandas as pd

from data.sample.base import METRICS

YEARS = (2024, 2025, 2026)
COUNTY_COMPLETION = {2024: 1.04, 2025: 1.06, 2026: 0.9}  # of arrived funds; 2026 by October
SMALLEST = 1500  # 万元


def draw(units: pd.DataFrame, done: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """The targets' year, unit_id, metric, value.

    `done`: what each unit achieved, by year and unit_id: a column for each of METRICS, the year's own part for 2026.
    """
    task = units[units.unit_group.notna()]
    parts = []
    for year in YEARS:
        figures = done.loc[year].reindex(task.unit_id).fillna(0)
        rate = task.completion.to_numpy() if year == 2026 else rng.uniform(0.86, 1.22, len(task))
        values = {"arrived": _money_task(figures.arrived.to_numpy(), rate)}
        for metric in METRICS[1:]:
            values[metric] = _count_task(figures[metric].to_numpy(), rng)
        table = pd.DataFrame({"year": year, "unit_id": task.unit_id.to_numpy(), **values})
        parts += [table, _county(year, figures)]
    tasks = pd.concat(parts, ignore_index=True).melt(["year", "unit_id"], list(METRICS), "metric", "value")
    order = tasks.metric.map({metric: number for number, metric in enumerate(METRICS)})
    return tasks.assign(order=order).sort_values(["year", "unit_id", "order"], ignore_index=True).drop(columns="order")


def _money_task(arrived: np.ndarray, rate: np.ndarray) -> np.ndarray:
    with np.errstate(divide="ignore", invalid="ignore"):
        task = np.where(rate > 0, arrived / rate, 0)
    return np.maximum(np.round(task, -2), SMALLEST)


def _count_task(count: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    return np.maximum(np.round(count / rng.uniform(0.65, 1.15, len(count))), 1)


def _county(year: int, figures: pd.DataFrame) -> pd.DataFrame:
    """The county's own task: money in whole 亿元, projects in fives."""
    rate = COUNTY_COMPLETION[year]
    values = {metric: np.round(figures[metric].sum() / rate / 5) * 5 for metric in METRICS[1:]}
    arrived = np.round(figures.arrived.sum() / rate, -4)
    return pd.DataFrame([{"year": year, "unit_id": "LL00", "arrived": arrived, **values}])
