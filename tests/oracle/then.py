"""Units, tasks and whose a project is as they were in a month; see the views of schema.sql about what has dates.

The tree of units is today's also for last year's money, so that both years are of the same units: `Then` carries it.
"""

import datetime as dt
from dataclasses import dataclass, fields

import pandas as pd

from queries import Scope
from tests.oracle.kept import Tables, once_a_scope


@dataclass(frozen=True)
class Then(Scope):
    """An earlier month looked at with the units of the month `tree`."""

    tree: dt.date | None = None

    @classmethod
    def of(cls, scope: Scope, as_of: dt.date, tree: dt.date | None = None) -> "Then":
        """That scope at another month; with its own units, if no other ones are named."""
        given = {field.name: getattr(scope, field.name) for field in fields(Scope)}
        return cls(**given | {"as_of": as_of, "tree": tree or tree_of(scope)})


def earlier(scope: Scope, *, years: int = 0, months: int = 0) -> Then:
    """The same scope some months or years before; a year before with the units of today."""
    as_of = pd.Timestamp(scope.as_of).replace(day=1) - pd.DateOffset(years=years, months=months)
    return Then.of(scope, as_of.date(), (pd.Timestamp(tree_of(scope)) - pd.DateOffset(months=months)).date())


def tree_of(scope: Scope) -> dt.date:
    """The month whose units hold."""
    return (getattr(scope, "tree", None) or scope.as_of).replace(day=1)


def units_then(tables: Tables, scope: Scope) -> pd.DataFrame:
    """The units: one that has been merged is below its successor and has no place among the ranked."""
    return _in_tree(tables, tree_of(scope))


def _in_tree(tables: Tables, month: dt.date) -> pd.DataFrame:
    units = tables["units"]
    gone = units.merged_since <= pd.Timestamp(month)
    if not gone.any():
        return units
    parents, groups = units.parent_id.mask(gone, units.merged_into), units.unit_group.mask(gone, None)
    return units.assign(parent_id=parents, unit_group=groups)


def shares_then(tables: Tables, scope: Scope) -> pd.DataFrame:
    """Whose each project was: project_id, unit_id, ratio."""
    now, former = tables["project_shares"], tables["former_shares"]
    former = former[former.until > pd.Timestamp(scope.as_of)]
    if former.empty:
        return now
    first = former.until == former.groupby("project_id", observed=True).until.transform("min")
    kept = now[~now.project_id.isin(former.project_id)]
    return pd.concat([kept, former[first].drop(columns="until")], ignore_index=True)


@once_a_scope
def living_units(tables: Tables, scope: Scope) -> pd.Series:
    """By unit the one that it is part of in the as-of month, itself while it stands."""
    units = tables["units"]
    gone = units[units.merged_since <= pd.Timestamp(scope.as_of)].set_index("unit_id").merged_into
    living = pd.Series(units.unit_id.to_numpy(), index=units.unit_id.to_numpy())
    while living.isin(gone.index).any():
        living = living.map(lambda unit: gone.get(unit, unit))
    return living


def living_shares(tables: Tables, scope: Scope) -> pd.DataFrame:
    """Whose each project was, by the units that stood: project_id, unit_id, ratio and the unit's name."""
    shares = shares_then(tables, scope)
    shares = shares.assign(unit_id=shares.unit_id.map(living_units(tables, scope)))
    shares = shares.groupby(["project_id", "unit_id"], as_index=False, observed=True).ratio.sum()
    return shares.merge(tables["units"][["unit_id", "unit"]], on="unit_id")


def first_units(tables: Tables, scope: Scope, projects: pd.DataFrame) -> pd.Series:
    """The name of the unit that a project is told by: who reports it, else who has most of it."""
    shares = living_shares(tables, scope)
    shares["reports"] = shares.unit_id == shares.project_id.map(projects.set_index("project_id").report_unit)
    first = shares.sort_values(["reports", "ratio", "unit_id"], ascending=[False, False, True])
    return projects.project_id.map(first.drop_duplicates("project_id").set_index("project_id").unit)


@once_a_scope
def tasks_then(tables: Tables, scope: Scope) -> pd.DataFrame:
    """The tasks of the year: year, unit_id, metric, value. A merged unit's go to its successor, until that gets a task
    since the merging."""
    month = pd.Timestamp(scope.as_of).replace(day=1)
    told = _tasks_in_force(tables, month)
    living = living_units(tables, scope)
    merged = tables["units"].set_index("unit_id").merged_since
    told = told.assign(living=told.unit_id.map(living), merged=told.unit_id.map(merged))
    began = dict(zip(zip(told.unit_id, told.metric, strict=True), told.since, strict=True))
    given = [began.get((unit, metric), pd.NaT) for unit, metric in zip(told.living, told.metric, strict=True)]
    is_over = (told.unit_id != told.living) & (pd.Series(given, told.index, dtype="datetime64[us]") >= told.merged)
    sums = told[~is_over].groupby(["year", "living", "metric"], as_index=False, observed=True).value.sum()
    return sums.rename(columns={"living": "unit_id"})


def _tasks_in_force(tables: Tables, month: pd.Timestamp) -> pd.DataFrame:
    """Each unit's own task of the month, and since when it holds."""
    end, first = pd.Timestamp("2262-01-01"), pd.Timestamp(month.year, 1, 1)
    told = pd.concat([tables["former_targets"], tables["targets"].assign(until=end)], ignore_index=True)
    told = told[told.year == month.year].sort_values("until")
    before = told.groupby(["unit_id", "metric"], observed=True).until.shift()
    told = told.assign(since=before.where(before > first, first))
    return told[(told.since <= month) & (month < told.until)]
