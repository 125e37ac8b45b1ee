"""What the answers share: the scope, and the projects in it as they stood at the month."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd

from queries import Scope
from queries.filters import BY_UNITS, FILTERS
from tests.oracle.kept import Tables, once_a_scope
from tests.oracle.then import shares_then, units_then

AUDITED = "审核通过"
LADDER = ["lead", "negotiating", "signed", "landed", "started", "completed", "producing", "at_capacity"]
STAGES = [*LADDER, "suspended", "terminated", "withdrawn"]
STAGE_NAMES = ["线索", "在谈", "签约", "落地", "开工", "竣工", "投产", "达产", "停建", "终止", "退出"]
NAMES = dict(zip(STAGES, STAGE_NAMES, strict=True))
ORIGINS = {"out_province": "省外", "out_city": "市外", "out_county": "县外", "overseas": "外资"}
CENT = 6  # places that money is rounded to, so that float noise neither breaks a tie nor makes 0 an arrival


@dataclass(frozen=True)
class Period:
    """This year up to the as-of month: its first day, the month's first day and the month's last day."""

    start: pd.Timestamp
    month: pd.Timestamp
    end: pd.Timestamp

    @classmethod
    def of(cls, scope: Scope) -> "Period":
        month = pd.Timestamp(scope.as_of).replace(day=1)
        return cls(month.replace(month=1), month, month + pd.offsets.MonthEnd(0))

    @property
    def pace(self) -> float:
        """序时进度: the part of the year that has passed."""
        return self.month.month / 12

    def holds(self, dates: pd.Series) -> pd.Series:
        return dates.between(self.start, self.end)


def part(amount: pd.Series | float, whole: pd.Series | float) -> pd.Series | float:
    """A rate, NaN without a base."""
    base = whole.where(whole != 0) if isinstance(whole, pd.Series) else whole or np.nan
    return amount / base


def growth(amount: pd.Series | float, prior: pd.Series | float) -> pd.Series | float:
    """同比, NaN unless there was something the year before."""
    if isinstance(amount, pd.Series):
        return amount / prior.where(prior > 0) - 1
    return amount / prior - 1 if prior > 0 else np.nan


def of_units_only(scope: Scope) -> bool:
    """Whether nothing but units is chosen: what is set or restated for units can't be divided by anything else."""
    return not any(getattr(scope, each.field) for each in FILTERS if each.field not in BY_UNITS)


def has_tasks(scope: Scope) -> bool:
    """Whether the scope has tasks to compare with: they can't be divided by industry, park and the like."""
    return of_units_only(scope) and not scope.industrial_only


def setting(tables: Tables, name: str) -> float:
    return float(tables["settings"].set_index("setting").value[name])


# Units ---------------------------------------------------------------------------------------------------------------


def below(units: pd.DataFrame, chosen: Collection[str]) -> set[str]:
    """The ids of the chosen units and of all below them."""
    found = set(units.unit_id[units.unit_id.isin(list(chosen))])
    while more := set(units.unit_id[units.parent_id.isin(list(found))]) - found:
        found |= more
    return found


def named(units: pd.DataFrame, chosen: Collection[str]) -> set[str]:
    """The ids of units given by name or id."""
    return set(units.unit_id[units.unit_id.isin(list(chosen)) | units.unit.isin(list(chosen))])


def units_in(tables: Tables, scope: Scope) -> pd.DataFrame:
    """The units of the filter's subtrees that this viewer may see."""
    known = units = units_then(tables, scope)
    if scope.units:
        units = units[units.unit_id.isin(below(known, named(known, scope.units)))]
    if scope.may_see is not None:
        units = units[units.unit_id.isin(below(known, scope.may_see))]
    return units


def chosen(scope: Scope, names: pd.Series, dimension: str) -> pd.Series:
    """Which of those names a filter on their own dimension chooses; all without one."""
    wanted = getattr(scope, dimension)
    return names.isin(list(wanted)) if wanted else pd.Series(True, names.index)


def without_filters(scope: Scope) -> Scope:
    """All that this viewer may see at the month."""
    return Scope(scope.as_of, may_see=scope.may_see)


# Projects ------------------------------------------------------------------------------------------------------------


@once_a_scope
def selected(tables: Tables, scope: Scope) -> pd.DataFrame:
    """The projects that the filters leave, with region, place and `weight`, the share of the units in scope."""
    frame = tables["projects"].merge(tables["regions"], on="province", how="left")
    frame["region"] = frame.region.fillna("未注明")
    frame["place"] = frame.park.fillna("园区外")
    frame["from_origin"] = frame.capital_origin.map(ORIGINS)
    wanted = pd.Series(True, frame.index)
    for column, values in (
        ("project_id", scope.projects),
        ("industry", scope.industries),
        ("place", scope.parks),
        ("region", scope.regions),
        ("chain_node", scope.nodes),
        ("leader", scope.leaders),
        ("from_origin", scope.origins),
    ):
        if values:
            wanted &= frame[column].isin(values)
    if scope.key_only:
        wanted &= frame.is_key
    if scope.industrial_only:
        wanted &= frame.is_industrial
    if scope.large_only:
        wanted &= frame.agreed_investment >= float(tables["settings"].set_index("setting").value["large_project"])
    if scope.stages:
        stages = frame.project_id.map(stage_dates(tables, scope).stage.astype(object).map(NAMES))
        wanted &= stages.isin(scope.stages)
    frame = frame[wanted]
    if not scope.units and scope.may_see is None:
        return frame.assign(weight=1.0)
    shares = shares_then(tables, scope)
    weights = shares[shares.unit_id.isin(units_in(tables, scope).unit_id)].groupby("project_id").ratio.sum()
    return frame.assign(weight=frame.project_id.map(weights).astype(float)).dropna(subset="weight")


@once_a_scope
def stage_dates(tables: Tables, scope: Scope) -> pd.DataFrame:
    """When each stage was reached, as far as it was by the month's end; a row a project, and built, ended and stage."""
    events = tables["stage_events"][["project_id", "stage", "actual"]]
    happened = events[events.actual <= Period.of(scope).end]
    dates = happened.pivot(index="project_id", columns="stage", values="actual")
    dates = dates.reindex(columns=pd.Index(STAGES)).astype("datetime64[us]")
    days = dates.to_numpy()
    suspended, terminated, withdrawn = days[:, 8:].T
    reached = ~np.isnat(days[:, : len(LADDER)])
    latest = np.fmax.reduce(days[:, : len(LADDER)], axis=1)
    furthest = np.where(reached.any(axis=1), len(LADDER) - 1 - reached[:, ::-1].argmax(axis=1), -1)
    is_suspended = ~(np.isnat(suspended) | (suspended < latest))
    left = [STAGES.index(stage) for stage in ("terminated", "withdrawn", "suspended")]
    codes = np.select([~np.isnat(terminated), ~np.isnat(withdrawn), is_suspended], left, furthest)
    built, ended = np.fmin.reduce(days[:, 5:8], axis=1), np.fmin(terminated, withdrawn)
    return dates.assign(stage=pd.Categorical.from_codes(codes, STAGES), built=built, ended=ended)


def audited_funds(tables: Tables, start: pd.Timestamp | None, end: pd.Timestamp) -> pd.DataFrame:
    """Project, month and amount of the audited fund rows of the months from `start` (None: the beginning) to `end`."""
    funds = tables["monthly_funds"]
    wanted = (funds.audit_status == AUDITED) & (funds.month <= end)
    columns = ["project_id", "month", "amount"]
    return funds.loc[wanted if start is None else wanted & (funds.month >= start), columns]


def arrived(tables: Tables, scope: Scope) -> pd.Series:
    """The year's arrived funds by project, 万元."""
    period = Period.of(scope)
    funds = audited_funds(tables, period.start, period.month)
    return funds.groupby("project_id", observed=True).amount.sum()


@once_a_scope
def arrived_total(tables: Tables, scope: Scope) -> pd.Series:
    """All arrived funds since the project began, by project, 万元."""
    return audited_funds(tables, None, Period.of(scope).month).groupby("project_id", observed=True).amount.sum()


def amounts(frame: pd.DataFrame, by_project: pd.Series) -> pd.Series:
    """The projects' amounts by their weight; 0 without one, and for what isn't audited."""
    return (
        (frame.project_id.map(by_project).astype(float) * frame.weight).where(frame.audit_status == AUDITED).fillna(0)
    )


@once_a_scope
def ledger(tables: Tables, scope: Scope) -> pd.DataFrame:
    """Every project in scope as it stood: dates, stage, `arrived` by its weight, build_nature, is_local, is_reported.

    What isn't audited has arrived nothing.
    """
    frame = selected(tables, scope)
    frame = frame.merge(stage_dates(tables, scope), how="left", left_on="project_id", right_index=True)
    frame["arrived"] = amounts(frame, arrived(tables, scope)).round(CENT)
    year = Period.of(scope).start
    over = (frame.built < year) | (frame.ended < year)
    frame["build_nature"] = np.select([frame.started >= year, frame.started.notna() & ~over], ["新建", "续建"], None)
    frame["is_local"] = frame[["signed", "landed", "started", "built"]].notna().any(axis=1) & frame.ended.isna()
    frame["is_reported"] = (frame.audit_status == AUDITED) & frame.build_nature.notna() & (frame.arrived > 0)
    return frame


def counted(tables: Tables, scope: Scope) -> pd.DataFrame:
    """The ledger's audited projects: what counts."""
    frame = ledger(tables, scope)
    return frame[frame.audit_status == AUDITED]


def has_funds(tables: Tables, scope: Scope) -> bool:
    """Whether there is any fund row of the year by the month."""
    period = Period.of(scope)
    return bool(tables["monthly_funds"].month.between(period.start, period.month).any())
