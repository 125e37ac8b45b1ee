"""What one chain looks like: nodes up, mid and down the stream, filled where local projects stand, hollow where not."""

import itertools
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import lettering, style
from charts.style import BLUE, BLUE_PALE, BLUE_TINT, CLEAR, GREY, INK, SECONDARY
from charts.words import of_words
from wording import figures

POSITIONS = ("上游", "中游", "下游")
_TALL, _LOW = 46.0, 40.0  # a tile's height in columns, and stacked
_NAME = 22.0  # full-width characters of a name on one line of a tile
_NAMED = 3  # links that are named beside a bar at most
_GAP = 8.0
_HEAD = 26.0


@dataclass(frozen=True)
class Tile:
    """One node's rectangle: columns of the plot's width, pixels of its height."""

    row: Any
    left: float
    right: float
    y: float
    height: float


@of_words
def chain_map(df: pd.DataFrame, stacked: bool = False) -> go.Figure:
    """One industry's chain as tiles: filled with count and amount where local projects stand, dashed with 补链, 延链 or
    建链 where a node is missing, ★ at a focus node. Under a filter the tiles that it has projects in are filled, the
    county's others framed only.

    df: `chains/nodes` of one industry. stacked: one column, for a narrow screen. customdata[0]: the node.
    """
    df = df[df["position"].isin(POSITIONS)]
    if df.empty:
        return style.blank()
    unit = figures.money_unit(df["arrived"])
    tiles, heads, height = (_one_column if stacked else _three_columns)(df.sort_values("seq", kind="stable"))
    notes = [style.note(text, y, x=x, bold=True, size=14) for text, x, y in heads]
    for tile in tiles:
        notes += (_line if stacked else _card)(tile, unit)
    hovers = [_hover(tile.row, unit) for tile in tiles]
    hit = style.targets(
        [t.row.node for t in tiles],
        [t.y for t in tiles],
        [t.height for t in tiles],
        hovers,
        0,
        base=[t.left for t in tiles],
        widths=[t.right - t.left for t in tiles],
    )
    return style.figure(
        [hit],
        height,
        left=2,
        right=2,
        top=2,
        bottom=4,
        notes=notes,
        shapes=[_box(t) for t in tiles],
        xaxis=style.PIXELS | {"range": [-0.003, 1.003]},
    )


def _three_columns(df: pd.DataFrame) -> tuple[list[Tile], list[tuple[str, float, float]], float]:
    tiles, heads, tallest = [], [], 1
    for column, position in enumerate(POSITIONS):
        nodes = list(df[df["position"] == position].itertuples())
        left, right = column * 0.34, column * 0.34 + 0.32  # of the width
        heads.append((f"→　{position}" if column else position, left, _HEAD / 2))
        tiles += [Tile(row, left, right, _HEAD + _TALL / 2 + i * (_TALL + _GAP), _TALL) for i, row in enumerate(nodes)]
        tallest = max(tallest, len(nodes))
    return tiles, heads, _HEAD + tallest * (_TALL + _GAP)


def _one_column(df: pd.DataFrame) -> tuple[list[Tile], list[tuple[str, float, float]], float]:
    tiles: list[Tile] = []
    heads: list[tuple[str, float, float]] = []
    at = 0.0
    for position in POSITIONS:
        nodes = list(df[df["position"] == position].itertuples())
        if not nodes:
            continue
        heads.append((f"↓ {position}" if heads else position, 0.0, at + _HEAD / 2))
        at += _HEAD
        for row in nodes:
            tiles.append(Tile(row, 0.0, 1.0, at + _LOW / 2, _LOW))
            at += _LOW + 6
        at += 6
    return tiles, heads, at


def is_there(row: Any) -> bool:
    """Whether local projects stand at a node."""
    return not figures.is_missing(row.projects) and int(row.projects) > 0


def _box(tile: Tile) -> dict[str, Any]:
    has, chosen = is_there(tile.row), _is_chosen(tile.row)
    border = {"color": BLUE if chosen else BLUE_PALE, "width": 1.5}
    border = border if has else {"color": GREY, "width": 1.5, "dash": "5px,4px"}
    return {
        "type": "rect",
        "x0": tile.left,
        "x1": tile.right,
        "y0": tile.y - tile.height / 2,
        "y1": tile.y + tile.height / 2,
        "fillcolor": BLUE_TINT if chosen else CLEAR,
        "line": border,
        "layer": "below",
    }


def _is_chosen(row: Any) -> bool:
    """Whether projects of what is looked at stand here: all of the county's without a filter."""
    return _chosen(row) > 0


def _chosen(row: Any) -> int:
    return int(row.projects or 0) if figures.is_missing(row.chosen_projects) else int(row.chosen_projects)


def _name(row: Any) -> str:
    return ("★" if not figures.is_missing(row.is_focus) and row.is_focus else "") + str(row.node)


def _tile_text(row: Any, unit: str) -> str:
    """What stands under a node's name: its projects, or which gap it is. Of both figures the chosen part stands before
    the county's, where that is not all: 1/11 个 · 0.36/5.00 亿元.
    """
    if not is_there(row):
        return style.name(row.gap_type, figures.MISSING)
    chosen = _chosen(row)
    part = "" if chosen == int(row.projects) else f"{chosen}/"
    return f"{part}{figures.count(row.projects)} · {_arrived(row, unit)}"


def _arrived(row: Any, unit: str) -> str:
    """The amount in a tile, unit written; nothing yet is said in words."""
    if not row.arrived:
        return figures.label(row.arrived, unit)
    whole = figures.beside(row.arrived, unit)
    if figures.is_missing(row.chosen_arrived) or row.chosen_arrived == row.arrived:
        return whole
    part = figures.beside(row.chosen_arrived, unit) if row.chosen_arrived else "0"
    return f"{part.removesuffix(whole[-3:])}/{whole}"  # one unit is written once


def _card(tile: Tile, unit: str) -> list[dict[str, Any]]:
    """A tile's text in a column: the name (two lines at most), under it what is there, or which gap in bold."""
    name, said = lettering.wrap(_name(tile.row), _NAME), _tile_text(tile.row, unit)
    if is_there(tile.row):
        text = f"<b>{name}</b><br>{said}"
    else:
        text = f"<span style='color:{SECONDARY}'>{name}</span><br><b>{said}</b>"
    return [style.note(text, tile.y, x=tile.left, shift=8, size=style.SMALL)]


def _line(tile: Tile, unit: str) -> list[dict[str, Any]]:
    """A tile's text on one line: the name at left, what is there at right."""
    has = is_there(tile.row)
    name = lettering.wrap(_name(tile.row), 12)
    return [
        style.note(name, tile.y, x=tile.left, shift=10, bold=has, color=INK if has else SECONDARY),
        style.note(_tile_text(tile.row, unit), tile.y, x=tile.right, align="right", shift=-10, bold=not has),
    ]


def _hover(row: Any, unit: str) -> str:
    names = str(row.project_names) if is_there(row) and not figures.is_missing(row.project_names) else ""
    return f"<b>{row.node}</b><br>{_tile_text(row, unit)}" + (f"<br>{lettering.wrap(names, 18)}" if names else "")


def lacking(nodes: pd.DataFrame, width: float) -> str:
    """The links that a chain lacks, a line a kind, those between its own first, the focus ones before others; as many
    as have room in `width` full-width characters.
    """
    told = []
    for kind in ("补链", "延链", "建链"):
        gaps = nodes[nodes["gap_type"] == kind].sort_values("is_focus", ascending=False, kind="stable")["node"]
        if len(gaps):
            told.append(f"{kind}：{_first([str(name) for name in gaps], width)}")
    return "<br>".join(told) or "没有缺口"


def _first(names: list[str], width: float) -> str:
    """As many of the names as have room, at least one, and how many they all are."""
    fitting = itertools.takewhile(lambda n: lettering.cells("、".join(names[:n])) <= width, range(1, _NAMED + 1))
    shown = names[: max(fitting, default=1)]
    return "、".join(shown) + (f"等 {len(names)} 个" if len(names) > len(shown) else "")
