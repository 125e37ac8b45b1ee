"""The city's monthly bulletins: nine counties, three metrics, our own figures exactly as our ledgers have them."""

import numpy as np
import pandas as pd

from data.sample import lists
from data.sample.base import COUNTY

METRICS = {"arrived": "到位资金", "signed": "新签约项目", "started": "新开工项目"}
YEARS = (2025, 2026)


def draw(own: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Month, county, metric, value, yoy, rank, is_own for each month of 2025 and 2026.

    `own`: our sums since each January, indexed by month (2024-01 on), a column for each of METRICS. Peers wander
    around their usual distance from us and reach it in the last month.
    """
    parts = [_metric(own[name], name, label, rng) for name, label in METRICS.items()]
    frame = pd.concat(parts, ignore_index=True)
    frame["rank"] = frame.groupby(["month", "metric"]).value.rank(method="min", ascending=False).astype(int)
    frame["seq"] = frame.metric.map({label: number for number, label in enumerate(METRICS.values())})
    frame = frame.sort_values(["month", "seq", "rank", "county"], ignore_index=True)
    return frame[["month", "county", "metric", "value", "yoy", "rank", "is_own"]]


def _metric(own: pd.Series, name: str, label: str, rng: np.random.Generator) -> pd.DataFrame:
    values = pd.DataFrame(
        {peer["county"]: _peer(own, peer, name, rng) for peer in lists.rows("peers")}, index=own.index
    )
    values[COUNTY] = own
    growth = values / values.shift(12) - 1
    shown = values.index.year.isin(YEARS)
    long = values[shown].melt(ignore_index=False, var_name="county", value_name="value")
    long["yoy"] = growth[shown].melt().value.round(4).to_numpy()
    long["metric"], long["is_own"] = label, long.county == COUNTY
    return long.rename_axis("month").reset_index()


def _peer(own: pd.Series, peer: dict[str, str], name: str, rng: np.random.Generator) -> np.ndarray:
    """A peer's sums: ours times its usual ratio, which drifts from month to month; whole 万元 or projects."""
    years, months = own.index.year.to_numpy(), own.index.month.to_numpy()
    last = own.index[-1]
    ours = own[own.index.month == last.month]
    ratio = np.empty(len(own))
    for year in np.unique(years):
        base = float(peer[name])
        if year < last.year:  # what makes it grow by its own rate since
            base *= (ours.iloc[-1] / ours[ours.index.year == year].iloc[0]) / (1 + float(peer["growth"])) ** (
                last.year - year
            )
        ratio[years == year] = base
    calm = np.where(years == last.year, (last.month - months) / last.month, 1)
    value = np.round(own.to_numpy() * ratio * np.exp(_drift(len(own), rng) * np.sqrt(calm)))
    never_falling: np.ndarray = pd.Series(value).groupby(years).cummax().to_numpy()
    return never_falling


def _drift(n: int, rng: np.random.Generator) -> np.ndarray:
    steps = rng.normal(0, 0.05, n)
    drift = np.zeros(n)
    for month in range(1, n):
        drift[month] = 0.75 * drift[month - 1] + steps[month]
    return drift
