"""Where what a unit reported and what others say are apart."""

from itertools import accumulate
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import lettering, style
from charts.style import BLUE, GREY, INK, WHITE
from charts.words import of_words
from wording import figures

SHOWN = 12


@of_words
def gap_dumbbells(df: pd.DataFrame) -> go.Figure:
    """How far apart the unit's figure (filled) and the witness's (hollow) are, a row a project, in the order given.

    df: `checks/witnesses`; at most SHOWN rows are drawn, those without both figures aren't. customdata[0]: project_id.
    """
    df = df[df["reported"].notna() & df["attested"].notna()].head(SHOWN)
    if df.empty:
        return style.blank("没有可比的数")
    unit = figures.money_unit([*df["reported"], *df["attested"]])
    names = [lettering.wrap(style.name(project), 24) for project in df["project"]]
    bottoms = list(accumulate(17.0 * lettering.lines(name) + 48 for name in names))
    ys = [bottom - 36 for bottom in bottoms]
    ours, theirs = ([float(value) for value in df[name]] for name in ("reported", "attested"))
    notes = [style.note(name, y - 9, yanchor="bottom") for name, y in zip(names, ys, strict=True)]
    rows = df.to_dict("records")
    notes += [style.note(_said(row, unit), y + 16) for row, y in zip(rows, ys, strict=True)]
    reach, least = max(1.0, *ours, *theirs), min(0.0, *ours)
    links = [
        style.line(one, y, other, y, color=GREY, width=3, layer="below")
        for one, other, y in zip(ours, theirs, ys, strict=True)
    ]
    hovers = [f"<b>{style.name(row['project'])}</b><br>{_said(row, unit)}" for row in rows]
    ground = style.targets(
        df["project_id"], [y - 4 for y in ys], [56.0] * len(ys), hovers, (reach - least) * 1.04, base=least
    )
    axis = style.PIXELS | {"range": [least - (reach - least) * 0.01, reach * 1.03]}
    return style.figure(
        [_dots(theirs, ys, WHITE), _dots(ours, ys, BLUE), ground],
        bottoms[-1] - 8,
        notes=notes,
        shapes=[style.line(0, 0, 0, bottoms[-1] - 20, color=style.GREY_TINT, width=1, layer="below"), *links],
        xaxis=axis,
    )


def _dots(values: list[float], ys: list[float], fill: str) -> go.Scatter:
    edge = INK if fill == WHITE else fill
    return go.Scatter(
        x=values, y=ys, mode="markers", hoverinfo="skip", cliponaxis=False,
        marker={"color": fill, "size": 11, "line": {"color": edge, "width": 1.5}},
    )  # fmt: skip


def _said(row: dict[Any, Any], unit: str) -> str:
    """Whose figures, of when and how far apart: 单位 2.65、企业 1.54 亿元，相差 1.11 亿元（42.0%）."""
    ours, theirs = figures.money_in(row["reported"], unit), figures.money(row["attested"], unit)
    apart = figures.money(abs(row["gap"]), unit)
    return f"单位 {ours}、{row['witness']} {theirs}，<b>相差 {apart}</b>（{figures.rate(row['gap_rate'])}）"
