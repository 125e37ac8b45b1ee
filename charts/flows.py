"""Where the money flows: from which region, into which industry, onto which park.

Drawn from shapes of our own rather than Plotly's Sankey trace, whose clicks never reach the page and whose labels run
into each other on a phone: here the outer names stand in margins, and every node can be clicked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import style
from wording import figures

LAYERS = ("region", "industry", "park")
REST = "其他"
_NODE = 0.035  # width of a node, part of the plot
_GAP = 14.0  # least pixels between nodes
_LEAST = 24.0  # least pixels a node's two-line name needs
_HEIGHT = 380.0


@dataclass(frozen=True)
class Node:
    layer: int
    name: str
    amount: float
    top: float
    bottom: float


def flow_sankey(df: pd.DataFrame, top: int = 12) -> go.Figure:
    """The largest flows region → industry → park; what is smaller goes together as 其他. Amounts stand on the nodes.

    df: `chains/flows`; `top`: how many flows keep their names. customdata of a node: [name, layer], layer being
    "region", "industry" or "park"; 其他 is not clickable.
    """
    flows = largest(df, top)
    if flows.empty:
        return style.blank()
    raw = {(i, name): part["arrived"].sum() for i, layer in enumerate(LAYERS) for name, part in flows.groupby(layer)}
    unit = figures.money_unit(raw.values())
    height = max(_HEIGHT, max(flows[layer].nunique() for layer in LAYERS) * (_LEAST + _GAP + 10))
    nodes = {(n.layer, n.name): n for i in range(3) for n in stand(flows, i, height)}
    notes = [n for node in nodes.values() for n in _labels(node, figures.money_in(raw[node.layer, node.name], unit))]
    heads = zip((("来源区域", 0, "right", -6), ("产业", 0.5, "center", 0), ("园区", 1, "left", 6)), strict=False)
    notes += [
        style.note(
            f"{text}（{unit}）" if text == "产业" else text,
            -14,
            x=x,
            align=align,
            shift=shift,
            size=style.SMALL,
            color=style.SECONDARY,
        )
        for ((text, x, align, shift),) in heads
    ]
    left, right = (max(style.cells(n.name) for n in nodes.values() if n.layer == layer) for layer in (0, 2))
    return style.figure(
        [*_ribbons(flows, nodes, unit), _marks(list(nodes.values()), raw, unit)],
        height,
        notes=notes,
        top=26,
        left=max(4, min(left, 5)) * 13 + 12,
        right=max(4, min(right, 6)) * 13 + 12,
        xaxis=style.PIXELS | {"range": [0, 1]},
    )


def largest(df: pd.DataFrame, top: int) -> pd.DataFrame:
    """The flows by amount, the `top` largest with the names they touch, other names in each layer put together as 其他."""
    df = df[[(style.number(v) or 0) > 0 for v in df["arrived"]]] if not df.empty else df
    if df.empty:
        return df
    df = df.assign(**{layer: [style.name(v) for v in df[layer]] for layer in LAYERS})
    df = df.assign(_amount=[style.number(v) for v in df["arrived"]]).sort_values(
        "_amount", ascending=False, kind="stable"
    )
    kept = {layer: set(df[layer].head(top)) for layer in LAYERS}
    merged = df.assign(**{layer: [v if v in kept[layer] else REST for v in df[layer]] for layer in LAYERS})
    return merged.groupby(list(LAYERS), sort=False, as_index=False)[["arrived", "_amount"]].sum()


def stand(flows: pd.DataFrame, layer: int, height: float) -> list[Node]:
    """One layer's nodes from the top, largest first, 其他 last; heights in proportion, the same scale in every layer."""
    sums = flows.groupby(LAYERS[layer])["_amount"].sum()
    order = sorted(sums.index, key=lambda name: (name == REST, -sums[name]))
    most = max(flows[name].nunique() for name in LAYERS)
    scale = (height - most * (_LEAST + _GAP)) / sums.sum()
    tall = [sums[name] * scale for name in order]
    slots = [max(t, _LEAST) + _GAP for t in tall]
    at, nodes = (height - sum(slots)) / 2, []
    for name, t, slot in zip(order, tall, slots, strict=True):
        middle = at + slot / 2
        nodes.append(Node(layer, str(name), float(sums[name]), middle - t / 2, middle + t / 2))
        at += slot
    return nodes


def _span(layer: int) -> tuple[float, float]:
    """Where a layer's nodes begin and end across the plot."""
    left = (0.0, 0.5 - _NODE / 2, 1.0 - _NODE)[layer]
    return left, left + _NODE


def _labels(node: Node, amount: str) -> list[dict[str, Any]]:
    middle = (node.top + node.bottom) / 2
    if node.layer == 1:
        return [
            style.note(
                f"{node.name} <b>{amount}</b>",
                middle,
                x=0.5,
                align="center",
                size=style.SMALL,
                bgcolor="rgba(255,255,255,0.82)",
                borderpad=1,
                captureevents=False,
            )
        ]
    x, align, shift = (0, "right", -6) if node.layer == 0 else (1, "left", 6)
    return [
        style.note(
            f"{style.wrap(node.name, 6)}<br><b>{amount}</b>", middle, x=x, align=align, shift=shift, size=style.SMALL
        )
    ]


def _marks(nodes: Sequence[Node], raw: dict[tuple[int, str], Any], unit: str) -> go.Bar:
    """The nodes themselves, clickable."""
    return go.Bar(
        x=[_NODE] * len(nodes),
        base=[_span(n.layer)[0] for n in nodes],
        y=[(n.top + n.bottom) / 2 for n in nodes],
        width=[max(n.bottom - n.top, 2) for n in nodes],
        orientation="h",
        cliponaxis=False,
        marker={"color": [style.GREY if n.name == REST else style.BLUE for n in nodes], "line": {"width": 0}},
        customdata=[[None if n.name == REST else n.name, LAYERS[n.layer]] for n in nodes],
        hovertext=[f"<b>{n.name}</b><br>{figures.money(raw[n.layer, n.name], unit)}" for n in nodes],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _ribbons(flows: pd.DataFrame, nodes: dict[tuple[int, str], Node], unit: str) -> list[go.Scatter]:
    """The flows between neighbouring layers, stacked at both ends in the order of the nodes that they meet."""
    traces = []
    for left in (0, 1):
        pairs = flows.groupby([LAYERS[left], LAYERS[left + 1]], as_index=False)[["arrived", "_amount"]].sum()
        links = [(nodes[left, r[1]], nodes[left + 1, r[2]], r[3], r[4]) for r in pairs.itertuples()]
        links.sort(key=lambda link: (link[0].top, link[1].top))
        out = {key: node.top for key, node in nodes.items()}
        into = dict(out)
        for a, b, raw, amount in links:
            y0, y1 = out[a.layer, a.name], into[b.layer, b.name]
            h0, h1 = (amount / n.amount * (n.bottom - n.top) for n in (a, b))
            out[a.layer, a.name] += h0
            into[b.layer, b.name] += h1
            traces.append(
                _ribbon(
                    _span(left)[1],
                    _span(left + 1)[0],
                    (y0, y0 + h0),
                    (y1, y1 + h1),
                    f"{a.name} → {b.name}<br><b>{figures.money(raw, unit)}</b>",
                )
            )
    return traces


def _ribbon(x0: float, x1: float, start: tuple[float, float], end: tuple[float, float], hover: str) -> go.Scatter:
    """A band with an S-curve for each edge."""
    steps = [i / 16 for i in range(17)]
    ease = [t * t * (3 - 2 * t) for t in steps]
    xs = [x0 + (x1 - x0) * t for t in steps]
    upper = [start[0] + (end[0] - start[0]) * e for e in ease]
    lower = [start[1] + (end[1] - start[1]) * e for e in ease]
    return go.Scatter(
        x=xs + xs[::-1],
        y=upper + lower[::-1],
        mode="lines",
        fill="toself",
        fillcolor="rgba(154,167,181,0.38)",
        line={"width": 0},
        hoveron="fills",
        text=hover,
        hoverinfo="text",
    )
