"""What part of a year has arrived by each month, by past years drawn to the county's, and how far off that was."""

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from queries import Scope
from tests.oracle.ledger import (
    AUDITED,
    Period,
    Tables,
    counted,
    has_funds,
    part,
    setting,
)

NEAR = 1  # months before and after whose misses make the range, too


@dataclass(frozen=True)
class Ways:
    """Running totals by part, of each past whole year (rows of 12) and of this year up to the month."""

    past: dict[str, dict[int, np.ndarray]]
    now: dict[str, np.ndarray]
    county: dict[int, np.ndarray]
    weight: float

    def share(self, name: str, month: int, without: tuple[int, ...] = ()) -> float:
        """What part of a year has arrived by the month, by the years that aren't left out."""
        years = [year for year in self.county if year not in without]
        own = [sum(self.past[name][year][at] for year in years) for at in (month - 1, 11)]
        whole = [sum(self.county[year][at] for year in years) for at in (month - 1, 11)]
        return (own[0] + self.weight * part(whole[0], whole[1])) / (own[1] + self.weight)

    def miss(self, name: str, year: int, month: int, without: tuple[int, ...] = ()) -> float:
        """How far that year was from what that month foretold by the others, as a ratio's log."""
        so_far, total = self.past[name][year][month - 1], self.past[name][year][11]
        share = self.share(name, month, (year, *without)) if len(self.county) > 1 + len(without) else math.nan
        return abs(math.log(total * share / so_far)) if so_far > 0 and total > 0 and share > 0 else math.nan

    def misses(self, name: str, month: int, without: tuple[int, ...] = ()) -> list[tuple[int, float]]:
        """Those of the month and of its neighbours, by year; December foretells nothing."""
        near = [one for one in range(month - NEAR, month + NEAR + 1) if 1 <= one < 12 and month < 12]
        years = [year for year in self.county if year not in without]
        found = [(year, self.miss(name, year, one, without)) for one in near for year in years]
        return [(year, miss) for year, miss in found if not math.isnan(miss)]

    def end(self, name: str, month: int) -> dict[str, float]:
        """Where the part ends, and its range."""
        arrived = self.now[name][-1] if len(self.now[name]) else math.nan
        share = self.share(name, month) if self.county else math.nan
        forecast = arrived / share if arrived > 0 and share > 0 else math.nan
        found = self.misses(name, month)
        miss = four_fifths([one for _, one in found]) if len({year for year, _ in found}) >= 3 else math.nan
        low = forecast * math.exp(-miss)
        before = self.now[name][-4] if month > 3 and len(self.now[name]) else 0
        return {
            "arrived": arrived, "share_then": share, "forecast": forecast,
            "forecast_low": low if math.isnan(low) else max(low, arrived), "forecast_high": forecast * math.exp(miss),
            "recent_monthly": (arrived - before) / min(3, month), "best_monthly": self.best(name),
        }  # fmt: skip

    def best(self, name: str) -> float:
        """The month that brought most."""
        return max(np.diff(year, prepend=0).max() for year in [*self.past[name].values(), self.now[name]] if len(year))


def four_fifths(misses: list[float]) -> float:
    """The ⌈0.8 (n + 1)⌉th of n."""
    at = math.ceil((len(misses) + 1) * 0.8)
    return sorted(misses)[at - 1] if at <= len(misses) else math.nan


def ways(tables: Tables, scope: Scope, parts: pd.DataFrame) -> Ways:
    """parts: project_id, part, ratio."""
    month, funds = Period.of(scope).month, tables["monthly_funds"]
    audited = funds[(funds.audit_status == AUDITED) & (funds.amount.astype(float) != 0)]
    months = audited.month.groupby(audited.month.dt.year).agg(["min", "max"])
    whole = [y for y, (a, z) in months.iterrows() if y < month.year and a.month <= 3 and z.month == 12]
    everybody = counted(tables, Scope(scope.as_of, may_see=None)).project_id
    county = audited[audited.project_id.isin(everybody)].assign(part="", ratio=1.0)
    own = audited[audited.month <= month].merge(parts.drop_duplicates(), on="project_id")  # the past knows no future
    names = sorted(own.part.unique())
    all_ways = {year: _running(county, year, 12) for year in whole}
    this_year = month.month if has_funds(tables, scope) else 0
    total = np.mean([year[11] for year in all_ways.values()]) if whole else 0.0
    return Ways(
        {name: {year: _running(own[own.part == name], year, 12) for year in whole} for name in names},
        {name: _running(own[own.part == name], month.year, this_year) for name in names},
        all_ways,
        setting(tables, "forecast_credibility") * total,
    )


def _running(funds: pd.DataFrame, year: int, months: int) -> np.ndarray:
    mine = funds[funds.month.dt.year == year]
    by_month = (mine.amount.astype(float) * mine.ratio.astype(float)).groupby(mine.month.dt.month).sum()
    return by_month.reindex(range(1, months + 1), fill_value=0.0).cumsum().round(6).to_numpy()
