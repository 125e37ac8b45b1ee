"""What fits the park: industries against parks, framed where one is the park's own, 偏离 where projects stray."""

from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import lettering, rows, style
from charts.style import BLUE, BLUE_PALE, BLUE_TINT, GREY, INK, SECONDARY
from charts.words import of_words
from wording import figures

_CELL = 40.0
_HATCH = {"shape": "/", "size": 7, "solidity": 0.18, "fgcolor": "#CDD5DD", "bgcolor": style.WHITE}
_KINDS = ("产业园", "集中区", "开发区", "经开区", "示范区", "园区")
STRAY = "偏离"


@dataclass(frozen=True)
class Cell:
    """One industry in one park: local projects, arrived funds, whether the park is positioned on it, the park's fit."""

    park: str
    industry: str
    projects: int
    arrived: Any
    fits: bool
    park_fit: Any
    chosen: int

    @property
    def strays(self) -> bool:
        """Projects are here though the park is not positioned on their industry."""
        return self.projects > 0 and not self.fits

    @property
    def part(self) -> str:
        """How many of its projects a filter chose, where it chose some and not all."""
        return f"（所选 {self.chosen}）" if 0 < self.chosen < self.projects else ""

    @property
    def hover(self) -> str:
        """What a cell says when touched."""
        kind = "园区主导产业" if self.fits else "偏离园区定位" if self.strays else "非主导产业"
        part = "" if self.chosen == self.projects else f"（所选 {self.chosen} 个）"
        return (
            f"<b>{self.park} · {self.industry}</b><br>{kind}，{figures.count(self.projects)}项目{part}"
            f"<br>到位 {figures.money(self.arrived)}"
        )


@of_words
def park_fit_matrix(df: pd.DataFrame, stacked: bool = False) -> go.Figure:
    """Projects and arrived funds by industry (rows) and park (columns): a blue frame where the park is positioned on
    the industry, hatching and 偏离 where projects stray from it; the share that fits stands under the park's name.
    Under a filter the cells without any of its projects are pale.

    df: `chains/park_fit`. stacked: a section per park, for a narrow screen. customdata: [park, industry].
    """
    if df.empty:
        return style.blank()
    cells = [
        Cell(
            style.name(row.park),
            style.name(row.industry),
            int(style.number(row.projects) or 0),
            row.arrived,
            not figures.is_missing(row.is_positioned) and bool(row.is_positioned),
            row.park_fit,
            int(style.number(row.projects if figures.is_missing(row.chosen_projects) else row.chosen_projects) or 0),
        )
        for row in df.itertuples()
    ]
    return _sections(cells) if stacked else _matrix(cells)


def _matrix(cells: list[Cell]) -> go.Figure:
    parks = list(dict.fromkeys(cell.park for cell in cells))
    industries = list(dict.fromkeys(cell.industry for cell in cells))
    unit = figures.money_unit(cell.arrived for cell in cells)
    margin = rows.name_width(industries, 6) * style.SIZE + 8
    named = [_in_lines(park) for park in parks]
    head = 16 * max(lettering.lines(name) for name in named) + 30
    places = [(cell, parks.index(cell.park), _CELL * (industries.index(cell.industry) + 0.5)) for cell in cells]
    notes = [style.note(lettering.wrap(name, 6), _CELL * (i + 0.5), shift=-margin) for i, name in enumerate(industries)]
    notes += _park_notes(cells, named, head)
    notes.append(style.note(f"个 · {unit}", 10 - head, shift=-margin, size=style.SMALL, color=SECONDARY))
    notes.append(style.note("契合度", -12, shift=-margin, size=style.SMALL, color=BLUE))
    notes += [_figures(cell, column, y, unit) for cell, column, y in places]
    height = _CELL * len(industries)
    rules = [
        style.line(0, _CELL * i, len(parks), _CELL * i, color=style.GREY_TINT, width=1)
        for i in range(len(industries) + 1)
    ]
    shapes = rules + [_frame(column, y) for cell, column, y in places if cell.fits]
    axis = style.PIXELS | {"range": [0, len(parks)]}
    return style.figure(_tiles(places), height, head=head, left=margin, right=4, notes=notes, shapes=shapes, xaxis=axis)


def _in_lines(park: str) -> str:
    """A park's name over its column, broken where it has a word of its own: 临岳现代 / 产业园."""
    kind = next((kind for kind in _KINDS if park.endswith(kind) and len(park) > len(kind) + 1), "")
    first = lettering.wrap(park.removesuffix(kind), 6)
    return f"{first}<br>{kind}" if kind else first


def _park_notes(cells: list[Cell], named: list[str], head: float) -> list[dict[str, Any]]:
    """Over each column the park's name, under it how much of the park fits."""
    fits = {cell.park: cell.park_fit for cell in cells}
    notes = []
    for column, (park_fit, name) in enumerate(zip(fits.values(), named, strict=True)):
        middle = partial(style.note, x=column + 0.5, xref="x", align="center")
        notes.append(middle(name, 2 - head, size=style.SMALL, bold=True, yanchor="top"))
        notes.append(middle(figures.rate(park_fit), -12, size=style.SMALL, color=BLUE))
    return notes


def _tiles(places: list[tuple[Cell, int, float]]) -> list[go.Bar]:
    """Hatching under the stray cells, and the clickable ground of all."""
    strays = [(column, y) for cell, column, y in places if cell.strays]
    hatch = style.bars([0.9] * len(strays), [y for _, y in strays], _CELL - 6, style.WHITE)
    hatch.update(base=[column + 0.05 for column, _ in strays], marker={"pattern": _HATCH})
    cells = [cell for cell, *_ in places]
    ground = style.targets(
        [cell.park for cell in cells],
        [y for *_, y in places],
        [_CELL] * len(cells),
        [cell.hover for cell in cells],
        1,
        base=[column for _, column, _ in places],
    )
    return [hatch, ground.update(customdata=[[cell.park, cell.industry] for cell in cells])]


def _figures(cell: Cell, column: int, y: float, unit: str) -> dict[str, Any]:
    """The figures in a cell: projects, funds, and whether they stray."""
    below = [figures.label(cell.arrived, unit)] if cell.projects else []
    below += [STRAY] if cell.strays else []
    texts = [f"<b>{cell.projects}</b>{cell.part}", *([" ".join(below)] if below else [])]
    color = INK if cell.chosen else SECONDARY
    return style.note("<br>".join(texts), y, x=column + 0.5, xref="x", align="center", size=style.SMALL, color=color)


def _arrived(cell: Cell) -> str:
    return figures.money(cell.arrived) if cell.arrived else "未到位"


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


def _sections(cells: list[Cell]) -> go.Figure:
    """One section per park: its industries as bars of projects, its own first, the stray ones hatched."""
    parks = list(dict.fromkeys(cell.park for cell in cells))
    cells = sorted(cells, key=lambda cell: (parks.index(cell.park), not cell.fits, -cell.projects))
    width = rows.name_width([cell.industry for cell in cells])
    margin = width * style.SIZE + 10
    titles = [f"{cell.park}　契合度 {figures.rate(cell.park_fit)}" for cell in cells]
    placed = rows.place([cell.industry for cell in cells], titles, row=28, width=width)
    lengths = [float(cell.projects) for cell in cells]
    reach = max(lengths) or 1.0
    texts = [f"{c.projects} 个{c.part} · {_arrived(c)}" if c.projects else "暂无项目" for c in cells]
    right = style.room(texts, lengths, reach) + 40
    notes = rows.heading_notes(placed, margin) + rows.name_notes(placed, margin) + style.ends(texts, lengths, placed.ys)
    notes += rows.column(
        ["主导" if cell.fits else STRAY if cell.strays else "" for cell in cells],
        placed,
        shift=right - 4,
        size=style.SMALL,
    )
    own = style.bars([cell.projects if cell.fits else None for cell in cells], placed.ys, 14, BLUE)
    own.marker.update(color=[BLUE if cell.chosen else BLUE_PALE for cell in cells])
    stray = style.bars([cell.projects if cell.strays else None for cell in cells], placed.ys, 14, style.WHITE)
    stray.marker.update(pattern=_HATCH | {"fgcolor": GREY}, line={"color": GREY, "width": 1})
    hovers = [cell.hover for cell in cells]
    ground = style.targets([cell.park for cell in cells], placed.ys, placed.heights, hovers, reach)
    ground.update(customdata=[[cell.park, cell.industry] for cell in cells])
    axis = style.PIXELS | {"range": [0, reach]}
    return style.figure([own, stray, ground], placed.height, left=margin, right=right, notes=notes, xaxis=axis)
