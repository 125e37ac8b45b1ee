"""Last year's funds, comparable: restated where the 口径 changed, else those of the ledgers, else none."""

import numpy as np
import pandas as pd

from queries import Scope
from tests.oracle.ledger import Period, Tables, below, named, of_units_only, units_in
from tests.oracle.then import units_then

Prior = dict[str, object]  # prior, reported, basis


def fund_figure(scope: Scope) -> str:
    """The figure that a restatement of the scope's funds is of."""
    return "industrial_arrived" if scope.industrial_only else "arrived"


def prior(tables: Tables, scope: Scope, chosen: set[str], month: pd.Timestamp, ledger: float, figure: str) -> Prior:
    """What the funds of the chosen units in a month of this year are compared with; `ledger` is what last year's
    ledgers say, NaN for nothing."""
    rows = in_force(tables, scope)
    if not any(_touch(tables, unit, one) for unit in rows.unit_id.unique() for one in chosen):
        return {"prior": ledger, "reported": ledger, "basis": None if pd.isna(ledger) else "按原报数"}
    mine = rows[(rows.month == month - pd.DateOffset(years=1)) & (rows.figure == figure) & rows.unit_id.isin(chosen)]
    if len(mine) < len(chosen) or not of_units_only(scope):
        return {"prior": np.nan, "reported": ledger, "basis": "口径已变，无可比数"}
    basis = f"按重述口径（{_caliber(tables)}）"
    return {"prior": mine.restated.sum(), "reported": mine.reported.sum(), "basis": basis}


def by_unit(tables: Tables, scope: Scope, ledger: pd.Series) -> pd.DataFrame:
    """The same for each unit of `ledger`, a row each, for the as-of month."""
    if in_force(tables, scope).empty:
        basis = ledger.map(lambda amount: None if pd.isna(amount) else "按原报数")
        return pd.DataFrame({"prior": ledger, "reported": ledger, "basis": basis})
    month, figure = Period.of(scope).month, fund_figure(scope)
    rows = {unit: prior(tables, scope, {unit}, month, amount, figure) for unit, amount in ledger.items()}
    return pd.DataFrame.from_dict(rows, orient="index", columns=["prior", "reported", "basis"])


def is_restated(tables: Tables, scope: Scope) -> bool:
    """Whether last year's funds of the scope aren't comparable as they are."""
    units = in_force(tables, scope).unit_id.unique()
    return any(_touch(tables, unit, one) for unit in units for one in topmost(tables, scope))


def topmost(tables: Tables, scope: Scope) -> set[str]:
    """The chosen units that are below no other chosen one; the root when none is chosen."""
    units = units_then(tables, scope)
    if scope.units:
        chosen = named(units, scope.units) & set(units_in(tables, scope).unit_id)
    elif scope.may_see is not None:
        chosen = set(units.unit_id[units.unit_id.isin(scope.may_see)])
    else:
        chosen = set(units.unit_id[units.parent_id.isna()])
    return {one for one in chosen if not any(one in below(units, [other]) for other in chosen - {one})}


def in_force(tables: Tables, scope: Scope) -> pd.DataFrame:
    """Last year's restatements under the 口径 in force; none when this year was restated too."""
    rows, year = tables["restatements"], Period.of(scope).month.year
    rows = rows[rows.caliber_version == _caliber(tables)]
    years = pd.to_datetime(rows.month).dt.year
    return rows[(years == year - 1) & (year not in set(years))]


def _touch(tables: Tables, one: str, other: str) -> bool:
    units = tables["units"]
    return other in below(units, [one]) or one in below(units, [other])


def _caliber(tables: Tables) -> str:
    return str(tables["settings"].set_index("setting").value["caliber_version"])
