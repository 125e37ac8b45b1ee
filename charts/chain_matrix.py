"""All chains at once: a row a chain, its nodes along the stream as squares, filled where local projects stand."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import rows, style
from charts.chain_map import POSITIONS, is_there, lacking
from charts.style import BLUE, BLUE_PALE, GREY, INK, SECONDARY, WHITE
from charts.words import of_words
from wording import figures

_ROW, _SIDE = 36.0, 27.0  # height of a chain's row, and side of a node's square
_NARROW_ROW, _NARROW_SIDE = 36.0, 10.0  # the same on a phone, where no figure stands in it
_BETWEEN = 1.2  # squares' width between two positions, for the arrow
_TOLD, _BESIDE = 22.0, 370.0  # characters of what a chain lacks of a kind, and pixels beside the squares for it


@dataclass(frozen=True)
class _Node:
    """A node's square: its place across, the middle of its row, and what is known of it."""

    x: float
    y: float
    row: Any

    @property
    def face(self) -> tuple[str, str]:
        """Its fill and its edge: blue with projects of what is looked at, pale with others', hollow without any."""
        if not is_there(self.row):
            return WHITE, INK if self.row.gap_type == "补链" else GREY
        chosen = figures.is_missing(self.row.chosen_projects) or self.row.chosen_projects > 0
        return (BLUE, BLUE) if chosen else (BLUE_PALE, BLUE_PALE)

    @property
    def text(self) -> str:
        """★ of a focus node, and how many projects stand there."""
        star = "★" if not figures.is_missing(self.row.is_focus) and self.row.is_focus else ""
        return star + (str(int(self.row.projects)) if is_there(self.row) else "")

    @property
    def ink(self) -> str:
        """The colour of its text."""
        return WHITE if self.face[0] == BLUE else INK

    @property
    def hover(self) -> str:
        """What it says when touched."""
        there = f"{figures.count(self.row.projects)}项目" if is_there(self.row) else style.name(self.row.gap_type, "缺")
        return f"<b>{style.name(self.row.industry)} · {style.name(self.row.node)}</b><br>{there}"


@of_words
def chain_matrix(df: pd.DataFrame, stacked: bool = False) -> go.Figure:
    """Every chain's nodes in the order of the stream, 上游 → 中游 → 下游; at the right what each lacks.

    df: `chains/nodes`. stacked: small squares and no words beside them, for a narrow screen. customdata: [industry,
    node].
    """
    df = df[df["position"].isin(POSITIONS)]
    if df.empty:
        return style.blank()
    chains = list(dict.fromkeys(style.name(name) for name in df["industry"]))
    width = rows.name_width(chains)
    margin = width * style.SIZE + 12
    placed = rows.place(chains, None, row=_NARROW_ROW if stacked else _ROW, width=width)
    starts, reach = _starts(df)
    nodes = [
        _Node(starts[position] + number, y, row)
        for chain, y in zip(chains, placed.ys, strict=True)
        for position in POSITIONS
        for number, row in enumerate(_of(df, chain, position))
    ]
    told = [] if stacked else [lacking(df[df["industry"] == chain], _TOLD) for chain in chains]
    notes = rows.name_notes(placed, margin)
    notes += [
        style.note(f"→ {name}" if start else name, -12, x=start - 0.4, xref="x", shift=-14 if start else 0, bold=True)
        for name, start in starts.items()
    ]
    notes += [
        style.note(text, y, x=1, shift=14, size=style.SMALL, color=SECONDARY)
        for text, y in zip(told, placed.ys, strict=False)
    ]
    right = 4 if stacked else _BESIDE
    axis = style.PIXELS | {"range": [-0.6, reach - 0.4]}
    trace = _squares(nodes, _NARROW_SIDE if stacked else _SIDE, is_bare=stacked)
    return style.figure([trace], placed.height, head=26, left=margin, right=right, notes=notes, xaxis=axis)


def _of(df: pd.DataFrame, chain: str, position: str) -> list[Any]:
    part = df[(df["industry"] == chain) & (df["position"] == position)].sort_values("seq", kind="stable")
    return list(part.itertuples())


def _starts(df: pd.DataFrame) -> tuple[dict[str, float], float]:
    """Where each position's first square stands, and where the last one's end."""
    most = df.groupby(["position", "industry"]).size().groupby("position").max()
    starts, at = {}, 0.0
    for position in POSITIONS:
        if position in most:
            starts[position] = at
            at += int(most[position]) + _BETWEEN
    return starts, at - _BETWEEN


def _squares(nodes: list[_Node], side: float, is_bare: bool) -> go.Scatter:
    faces = [node.face for node in nodes]
    return go.Scatter(
        x=[node.x for node in nodes],
        y=[node.y for node in nodes],
        mode="markers" if is_bare else "markers+text",
        text=[node.text for node in nodes],
        textposition="middle center",
        textfont={"size": style.SMALL, "color": [node.ink for node in nodes]},
        cliponaxis=False,
        marker={
            "symbol": "square", "size": side, "opacity": 1, "color": [fill for fill, _ in faces],
            "line": {"color": [edge for _, edge in faces], "width": 1.5},
        },
        customdata=[[style.name(node.row.industry), style.name(node.row.node)] for node in nodes],
        hovertext=[node.hover for node in nodes],
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip
