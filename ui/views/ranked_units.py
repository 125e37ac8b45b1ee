"""The units of a ranking as a table, what arrived in each of the last twelve months drawn small in it."""

from collections.abc import Sequence

import pandas as pd

from charts.sparkline import monthly
from queries import Scope
from ui.opened import ask
from ui.project_drawers import drill
from ui.tables import table
from wording.metrics import Metric

MONTHS = "arrived_months"


def ranked_units(ranking: pd.DataFrame, columns: Sequence[str], named: Metric, scope: Scope) -> None:
    """The table under the picture; a row leads to the projects behind it."""
    heads = {"value": f"{named.label}（{named.measure}）", "target": f"年度任务（{named.measure}）"}
    rows, metric = ranking, named.metric
    if metric == "arrived":
        rows, columns = _with_months(ranking, scope), (*columns, MONTHS)
    row = table(rows, columns, key=f"units_table_{metric}", labels=heads if "value" in rows else {}, pick=True)
    if row is not None:
        drill(figure=metric, unit=ranking["unit"].iloc[row])


def _with_months(ranking: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    months = ask("rankings/months", scope)
    drawn = {unit: monthly(rows["month"], rows["arrived"]) for unit, rows in months.groupby("unit", sort=False)}
    return ranking.assign(**{MONTHS: ranking["unit"].map(drawn)})
