"""How well each park keeps to its positioning: a bar a park and the industries that stray, to be read from afar."""

import pandas as pd
import plotly.graph_objects as go

from charts import rows, style
from charts.style import BLUE, SECONDARY
from charts.words import of_words
from wording import figures

_NAMED = 2  # straying industries that are named


@of_words
def park_fit_bars(df: pd.DataFrame) -> go.Figure:
    """The share of each park's projects that fit its positioning, the lowest first, the straying industries beside it.

    df: `chains/park_fit`; parks without a share are left out. customdata: [park].
    """
    parks = df[df["park_fit"].notna()].drop_duplicates("park").sort_values(["park_fit", "park"])
    if parks.empty:
        return style.blank()
    names = [style.name(park) for park in parks["park"]]
    width = rows.name_width(names, 10)
    margin = width * style.SIZE + 12
    placed = rows.place(names, None, row=34, width=width)
    lengths = [float(fit) for fit in parks["park_fit"]]
    texts = [figures.rate(fit) for fit in parks["park_fit"]]
    strays = [_strays(df[df["park"] == park]) for park in parks["park"]]
    notes = rows.name_notes(placed, margin) + style.ends(texts, lengths, placed.ys)
    notes += [
        style.note(text, y, x=1.3, xref="x", color=SECONDARY, name=style.CUT)
        for text, y in zip(strays, placed.ys, strict=True)
    ]
    hovers = [
        f"<b>{name}</b><br>契合度 {text}<br>{stray}" for name, text, stray in zip(names, texts, strays, strict=True)
    ]
    ground = style.targets(names, placed.ys, placed.heights, hovers, 1)
    axis = style.PIXELS | {"range": [0, 2.7]}
    traces = [style.bars(lengths, placed.ys, 16, BLUE), ground]
    return style.figure(traces, placed.height, left=margin, right=4, notes=notes, xaxis=axis)


def _strays(park: pd.DataFrame) -> str:
    """The industries that have projects in a park though it isn't positioned on them, the most projects first."""
    stray = park[~park["is_positioned"].fillna(False).astype(bool) & (park["projects"] > 0)]
    stray = stray.sort_values(["projects", "industry"], ascending=[False, True])
    if stray.empty:
        return "全部符合定位"
    named = [f"{style.name(row.industry)} {figures.count(row.projects)}" for row in stray.head(_NAMED).itertuples()]
    more = f"等 {len(stray)} 个产业" if len(stray) > _NAMED else ""
    return "偏离：" + "、".join(named) + more
