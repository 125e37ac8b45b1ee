"""Where the money flows: from which region, into which industry, onto which park.

Drawn from shapes of our own rather than Plotly's Sankey trace, whose clicks never reach the page and whose labels run
into each other on a phone: here the outer names stand in margins, and every node can be clicked.
"""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import lettering, style
from charts.words import of_words
from wording import figures

LAYERS = ("region", "industry", "park")
REST = ("其余区域", "其余产业", "其余园区")  # not 其他, which is a region and an industry of its own
_NODE = 0.03  # width of a node, part of the plot
_LINE = 15.0  # height of a line of a label
_GAP = 10.0  # least pixels between labels
_FAINT = 0.004  # a flow under this part of all is not drawn; the nodes still hold it


@dataclass(frozen=True)
class Node:
    """A name in a layer (0, 1, 2), its amount in 万元, and where it stands."""

    layer: int
    name: str
    amount: Any
    label: str
    top: float
    bottom: float

    @property
    def left(self) -> float:
        """Where the node begins, part of the plot's width."""
        return (0.0, 0.46, 1.0 - _NODE)[self.layer]


@of_words
def flow_sankey(df: pd.DataFrame, top: int = 6) -> go.Figure:
    """Region → industry → park, amounts on the nodes; in each layer the `top` largest names, the others together.

    df: `chains/flows`. customdata of a node: [name, layer], layer being "region", "industry" or "park"; 其余… has none.
    """
    flows = named(df, top)
    if flows.empty:
        return style.blank()
    unit = figures.money_unit([flows["arrived"].sum()])
    layers, height = stand(flows, unit)
    nodes = {(node.layer, node.name): node for layer in layers for node in layer}
    left, right = (
        max(lettering.cells(line) for n in layers[i] for line in lettering.plain(n.label)) * 12.5 + 10 for i in (0, 2)
    )
    heads = (("来源", 0, "right", -6), (f"产业（{unit}）", 0.46, "left", 0), ("园区", 1, "left", 6))
    notes = [
        style.note(text, -12, x=x, align=align, shift=shift, size=style.SMALL, color=style.SECONDARY)
        for text, x, align, shift in heads
    ]
    notes += [_label(node) for node in nodes.values()]
    clickable = [node for node in nodes.values() if node.name != REST[node.layer]]
    others = [node for node in nodes.values() if node.name == REST[node.layer]]
    marks = _marks(clickable, style.BLUE, unit).update(customdata=[[n.name, LAYERS[n.layer]] for n in clickable])
    traces = [*_ribbons(flows, nodes, unit), marks, *([_marks(others, style.GREY, unit)] if others else [])]
    axis = style.PIXELS | {"range": [0, 1]}
    return style.figure(traces, height, head=24, left=left, right=right, notes=notes, xaxis=axis)


def named(df: pd.DataFrame, top: int) -> pd.DataFrame:
    """The flows between names; in each layer all but the `top` largest become one, so that every total stays whole."""
    if not df.empty:
        df = df[[(style.number(value) or 0.0) > 0 for value in df["arrived"]]]
    if df.empty:
        return df
    columns = {}
    for layer, rest in zip(LAYERS, REST, strict=True):
        names = pd.Series([style.name(name) for name in df[layer]], index=df.index)
        sums = df["arrived"].groupby(names).sum().sort_values(ascending=False, kind="stable")
        # One name too many is no reason to hide it behind 其余.
        kept = set(sums.index if len(sums) <= top + 1 else sums.index[:top])
        columns[layer] = [name if name in kept else rest for name in names]
    return df.assign(**columns).groupby(list(LAYERS), sort=False, as_index=False)["arrived"].sum()


def _largest_first(sums: pd.Series, rest: str) -> list[str]:
    """The names of a layer in the order in which they stand."""
    return sorted(sums.index, key=lambda name: (name == rest, -float(sums[name]), name))


def stand(flows: pd.DataFrame, unit: str) -> tuple[list[list[Node]], float]:
    """Each layer's nodes from the top, largest first, the rest last, and the height of all.

    Heights are in proportion, the same scale in every layer; a node's place is at least as tall as its label.
    """
    sums = [flows.groupby(layer)["arrived"].sum() for layer in LAYERS]
    order = [_largest_first(s, rest) for s, rest in zip(sums, REST, strict=True)]
    labels = [
        {name: f"{lettering.wrap(name, (4, 6, 5)[i])}<br><b>{_amount(s[name], unit)}</b>" for name in s.index}
        for i, s in enumerate(sums)
    ]
    whole = float(flows["arrived"].sum())
    least = max(sum(lettering.lines(label) * _LINE + _GAP for label in layer.values()) for layer in labels)
    height = max(320.0, least + 60)
    scale = _scale(sums, labels, height) / whole
    layers = []
    for i, s in enumerate(sums):
        slots = [max(float(s[n]) * scale, lettering.lines(labels[i][n]) * _LINE) + _GAP for n in order[i]]
        at, nodes = (height - sum(slots)) / 2, []
        for name, slot in zip(order[i], slots, strict=True):
            half = float(s[name]) * scale / 2
            nodes.append(Node(i, name, s[name], labels[i][name], at + slot / 2 - half, at + slot / 2 + half))
            at += slot
        layers.append(nodes)
    return layers, height


def _amount(amount: Any, unit: str) -> str:
    """The amount at a node: the unit stands over the picture, a small amount carries its own."""
    return figures.beside(amount, unit).removesuffix(f" {unit}")


def _scale(sums: list[pd.Series], labels: list[dict[str, str]], height: float) -> float:
    """The tallest that the whole may be, in pixels, so that every layer fits: found by halving."""

    def fits(tall: float) -> bool:
        return all(
            sum(max(float(s[n] / s.sum()) * tall, lettering.lines(label) * _LINE) + _GAP for n, label in layer.items())
            <= height
            for s, layer in zip(sums, labels, strict=True)
        )

    low, high = 0.0, height
    for _ in range(24):
        middle = (low + high) / 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low


def _label(node: Node) -> dict[str, Any]:
    """Name and amount: in the margin left of a region and right of a park, right of an industry's node."""
    middle = (node.top + node.bottom) / 2
    if node.layer == 0:
        return style.note(node.label, middle, align="right", shift=-6, size=style.SMALL)
    if node.layer == 2:
        return style.note(node.label, middle, x=1, shift=6, size=style.SMALL)
    return style.note(
        node.label, middle, x=node.left + _NODE, shift=3, size=style.SMALL, bgcolor="rgba(255,255,255,0.7)"
    )


def _marks(nodes: list[Node], color: str, unit: str) -> go.Bar:
    """The nodes themselves; the slightest is still two pixels tall."""
    return go.Bar(
        x=[_NODE] * len(nodes),
        base=[node.left for node in nodes],
        y=[(node.top + node.bottom) / 2 for node in nodes],
        width=[max(node.bottom - node.top, 2.0) for node in nodes],
        orientation="h",
        marker={"color": color, "line": {"width": 0}},
        hovertext=[f"<b>{node.name}</b><br>{figures.beside(node.amount, unit)}" for node in nodes],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _ribbons(flows: pd.DataFrame, nodes: dict[tuple[int, str], Node], unit: str) -> list[go.Scatter]:
    """The flows between neighbouring layers, stacked at both ends in the order of the nodes that they meet."""
    ribbons = []
    whole = float(flows["arrived"].sum())
    for i in (0, 1):
        pairs = flows.groupby([LAYERS[i], LAYERS[i + 1]], as_index=False)["arrived"].sum()
        links = [(nodes[i, a], nodes[i + 1, b], amount) for a, b, amount in pairs.itertuples(index=False)]
        links.sort(key=lambda link: (link[0].top, link[1].top))
        at = {key: node.top for key, node in nodes.items()}  # how far each end is filled
        for a, b, amount in links:
            tall = float(amount) / whole * sum(n.bottom - n.top for n in nodes.values() if n.layer == 0)
            start, end = at[i, a.name], at[i + 1, b.name]
            at[i, a.name] += tall
            at[i + 1, b.name] += tall
            if float(amount) >= _FAINT * whole:
                hover = f"{a.name} → {b.name}<br><b>{figures.beside(amount, unit)}</b>"
                ribbons.append(_ribbon(a.left + _NODE, b.left, start, end, tall, hover))
    return ribbons


def _ribbon(x0: float, x1: float, start: float, end: float, tall: float, hover: str) -> go.Scatter:
    """A band of even height with S-curves for edges."""
    steps = [i / 16 for i in range(17)]
    xs = [x0 + (x1 - x0) * t for t in steps]
    upper = [start + (end - start) * t * t * (3 - 2 * t) for t in steps]
    return go.Scatter(
        x=xs + xs[::-1],
        y=upper + [y + tall for y in reversed(upper)],
        mode="lines",
        fill="toself",
        fillcolor="rgba(154,167,181,0.36)",
        line={"width": 0, "color": style.GREY},
        hoveron="fills",
        text=hover,
        hoverinfo="text",
    )
