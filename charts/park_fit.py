"""What fits the park: parks against industries, framed where an industry is the park's own, noted where projects stray."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import rows, style
from charts.style import BLUE, BLUE_TINT, GREY, INK, SECONDARY
from wording import figures

_CELL = 54.0
_PATTERN = {"shape": "/", "size": 7, "solidity": 0.18, "fgcolor": GREY, "bgcolor": style.WHITE}
STRAY = "偏离"


def park_fit_matrix(df: pd.DataFrame, stacked: bool = False) -> go.Figure:
    """Projects and arrived funds by industry (rows) and park (columns): a blue frame where the park is positioned on the
    industry, hatching and 偏离 where projects stray from it; the share that fits stands under the park's name.

    df: `chains/park_fit`. stacked: a section per park, for a narrow screen. customdata: [park, industry].
    """
    if df.empty:
        return style.blank()
    df = df.assign(
        park=[style.name(v) for v in df["park"]],
        industry=[style.name(v) for v in df["industry"]],
        found=[int(style.number(v) or 0) for v in df["projects"]],
        fits=[bool(v) and not figures.is_missing(v) for v in df["is_positioned"]],
    )
    return _sections(df) if stacked else _matrix(df)


def _strays(row: Any) -> bool:
    return row.found > 0 and not row.fits


def _matrix(df: pd.DataFrame) -> go.Figure:
    parks = list(dict.fromkeys(df["park"]))
    industries = list(dict.fromkeys(df["industry"]))
    unit = figures.money_unit(df["arrived"])
    margin = rows.name_width(industries, 6) * style.SIZE + 8
    named = [style.wrap(park, 3.2 if len(parks) > 5 else 5) for park in parks]
    head = 16 * max(style.lines(name) for name in named) + 26
    ys = {industry: _CELL * (i + 0.5) for i, industry in enumerate(industries)}
    notes = [style.note(style.wrap(i, 6), y, shift=-margin) for i, y in ys.items()]
    notes += [
        style.note(f"<b>{name}</b>", -head + 2, x=c + 0.5, xref="x", align="center", size=style.SMALL, yanchor="top")
        for c, name in enumerate(named)
    ]
    notes += [
        style.note(
            figures.rate(df[df["park"] == park]["park_fit"].iloc[0]),
            -12,
            x=c + 0.5,
            xref="x",
            align="center",
            size=style.SMALL,
            color=BLUE,
        )
        for c, park in enumerate(parks)
    ]
    notes += [
        style.note(text, y, shift=-margin, size=style.SMALL, color=color)
        for text, y, color in ((f"个／{unit}", -head + 10, SECONDARY), ("契合度", -12, BLUE))
    ]
    cells = [(row, parks.index(row.park), ys[row.industry]) for row in df.itertuples()]
    notes += [_cell_note(row, c, y, unit) for row, c, y in cells]
    lines = [
        style.line(0, _CELL * i, len(parks), _CELL * i, color=style.GREY_TINT, width=1)
        for i in range(len(industries) + 1)
    ]
    frames = [_frame(c, y) for row, c, y in cells if row.fits]
    return style.figure(
        [_hatch([(c, y) for row, c, y in cells if _strays(row)]), _hits(cells, unit)],
        _CELL * len(industries),
        left=margin,
        right=4,
        top=head,
        bottom=4,
        notes=notes,
        shapes=lines + frames,
        xaxis=style.PIXELS | {"range": [0, len(parks)]},
    )


def _cell_note(row: Any, column: int, y: float, unit: str) -> dict[str, Any]:
    text = f"<b>{row.found}</b>" + (f"<br>{figures.money_in(row.arrived, unit)}" if row.found else "")
    return style.note(
        text + (f"<br>{STRAY}" if _strays(row) else ""),
        y,
        x=column + 0.5,
        xref="x",
        align="center",
        size=11,
        color=INK if row.found else SECONDARY,
    )


def _frame(column: int, y: float) -> dict[str, Any]:
    return {
        "type": "rect",
        "x0": column + 0.05,
        "x1": column + 0.95,
        "y0": y - _CELL / 2 + 3,
        "y1": y + _CELL / 2 - 3,
        "fillcolor": BLUE_TINT,
        "line": {"color": BLUE, "width": 2},
        "layer": "below",
    }


def _hatch(places: Sequence[tuple[int, float]]) -> go.Bar:
    return go.Bar(
        x=[0.9] * len(places),
        base=[c + 0.05 for c, _ in places],
        y=[y for _, y in places],
        width=_CELL - 6,
        orientation="h",
        marker={"pattern": _PATTERN, "line": {"width": 0}},
        hoverinfo="skip",
    )


def _hits(cells: Sequence[tuple[Any, int, float]], unit: str) -> go.Bar:
    hit = style.targets(
        [None] * len(cells),
        [y for *_, y in cells],
        [_CELL] * len(cells),
        [_hover(row, unit) for row, *_ in cells],
        1,
        base=[c for _, c, _ in cells],
    )
    return hit.update(customdata=[[row.park, row.industry] for row, *_ in cells])


def _hover(row: Any, unit: str) -> str:
    kind = "主导产业" if row.fits else STRAY if _strays(row) else "非主导产业"
    return f"<b>{row.park} · {row.industry}</b><br>{kind}，{figures.count(row.found)}项目<br>到位 {figures.money(row.arrived, unit)}"


def _sections(df: pd.DataFrame) -> go.Figure:
    """One section per park: its industries as bars of projects, the stray ones hatched."""
    order = {park: i for i, park in enumerate(dict.fromkeys(df["park"]))}
    df = df.assign(_park=df["park"].map(order)).sort_values(
        ["_park", "fits", "found"], ascending=[True, False, False], kind="stable"
    )
    unit = figures.money_unit(df["arrived"])
    margin = rows.name_width(df["industry"]) * style.SIZE + 10
    titles = [f"{row.park}　契合度 {figures.rate(row.park_fit)}" for row in df.itertuples()]
    placed = rows.place(df["industry"], titles, row=28, width=rows.name_width(df["industry"]))
    longest = max(df["found"]) or 1
    cells = list(zip(df.itertuples(), placed.ys, strict=True))
    notes = rows.heading_notes(placed, margin) + rows.name_notes(placed, margin)
    notes += [
        style.note(
            f"{row.found} 个 · {figures.money(row.arrived, unit)}" if row.found else "暂无项目",
            y,
            x=row.found,
            xref="x",
            shift=5,
            color=INK if row.found else SECONDARY,
        )
        for row, y in cells
    ]
    notes += [
        style.note(
            "主导" if row.fits else STRAY,
            y,
            x=1,
            align="right",
            shift=40,
            color=BLUE if row.fits else INK,
            size=style.SMALL,
        )
        for row, y in cells
        if row.fits or _strays(row)
    ]
    reach = longest / 0.45
    stray = style.bars(
        [r.found for r, _ in cells if _strays(r)], [y for r, y in cells if _strays(r)], 14, style.WHITE
    )
    stray.marker.update(pattern=_PATTERN, line={"color": GREY, "width": 1})
    hit = style.targets([None] * len(cells), placed.ys, placed.heights, [_hover(row, unit) for row, _ in cells], reach)
    hit.update(customdata=[[row.park, row.industry] for row, _ in cells])
    own = style.bars([r.found for r, _ in cells if r.fits], [y for r, y in cells if r.fits], 14, BLUE)
    return style.figure(
        [own, stray, hit], placed.height, left=margin, right=44, notes=notes, xaxis=style.PIXELS | {"range": [0, reach]}
    )
