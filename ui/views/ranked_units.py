"""The units of a ranking as a table, what arrived in each of the last twelve months drawn small in it."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from charts.sparkline import monthly
from charts.unit_tiles import unit_tiles
from queries import Scope
from ui.headings import picture
from ui.opened import ask
from ui.pictures import show
from ui.project_drawers import drill
from ui.tables import table
from wording import sentences
from wording.metrics import Metric
from wording.sentences import basis

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


def unit_map(ranking: pd.DataFrame, scope: Scope) -> list[Any]:
    """The map of tiles under a ranking, for a county that says where its units are; what was clicked in it."""
    if ranking["pace_gap"].isna().all() or (places := ask("rankings/places", scope)).empty:
        return []
    title = sentences.on_the_map(ranking, places)
    picture(title, basis(scope.as_of, "位置按基础配置的“单位位置”，蓝为达到序时，空框为慢于序时"))
    return show(unit_tiles(ranking, places), key="unit_map", alt=title)


def _with_months(ranking: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    months = ask("rankings/months", scope)
    drawn = {unit: monthly(rows["month"], rows["arrived"]) for unit, rows in months.groupby("unit", sort=False)}
    return ranking.assign(**{MONTHS: ranking["unit"].map(drawn)})
