"""The pipeline 线索→…→达产: how far a batch of projects came, what waits and for how long, who keeps to the plan."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import lettering, style
from charts.style import BLUE, GREY, SECONDARY, WHITE
from charts.words import of_words
from wording import figures

_STEP = 62.0  # height of a step and of the way to the next
_BAR = 22.0
_NAMES = 44.0  # the column of names: two characters
_DOT = 11.0  # a dot and the space to its neighbour
_LABELS = 50.0  # height of a strip's heading and of what is usual
_BINS = 40  # dots that stand beside each other at most on a phone
GATES = ("签约", "开工", "竣工", "投产", "达产")
RATES = {
    "履约率": ("fulfilment_rate", "kept", "projects"),
    "落地率": ("landing_rate", "n_landed", "projects"),
    "开工率": ("start_rate", "n_started", "projects"),
    "竣工率": ("build_rate", "n_completed", "projects"),
    "投产率": ("production_rate", "n_produced", "projects"),
    "达产率": ("capacity_rate", "n_at_capacity", "n_produced"),
}


@of_words
def funnel_bars(df: pd.DataFrame, ways: Mapping[str, str] | None = None) -> go.Figure:
    """How far a batch came: a bar a step, its count and its part of the batch at the end; between two steps how many of
    those who came to the one came to the other, and `ways`, in words by step, how long that took.

    df: `lifecycle/funnel`. customdata[0]: the step.
    """
    df = df[df["projects"].notna() & df["batch_projects"].notna()]
    if df.empty:
        return style.blank()
    counts = [float(value) for value in df["projects"]]
    ys = [_STEP * at + _BAR / 2 + 2 for at in range(len(df))]
    texts = [f"{figures.count(row.projects)}　{figures.rate(row.share)}" for row in df.itertuples()]
    reach = max(counts) or 1.0
    notes = [style.note(style.name(row.stage), y, shift=-_NAMES) for row, y in zip(df.itertuples(), ys, strict=True)]
    notes += style.ends(texts, counts, ys)
    notes += [
        style.note(_way(row, ways or {}), y - _STEP / 2, size=style.SMALL, color=SECONDARY)
        for row, y in zip(df.itertuples(), ys, strict=True)
        if not figures.is_missing(row.conversion)
    ]
    hovers = [
        f"<b>{style.name(row.stage)}</b>　走到过 {figures.count(row.projects)}"
        f"<br>现在停在这一步 {figures.count(row.staying)}<br>在这一步终止、退出 {figures.count(row.ended)}"
        for row in df.itertuples()
    ]
    ground = style.targets(list(df["step"]), ys, [_BAR + 8] * len(ys), hovers, reach)
    traces = [style.bars(counts, ys, _BAR, BLUE), ground]
    axis = style.PIXELS | {"range": [0, reach]}
    right = style.room(texts, counts, reach)
    return style.figure(traces, ys[-1] + _BAR, left=_NAMES + 8, right=right, notes=notes, xaxis=axis)


def _way(row: Any, ways: Mapping[str, str]) -> str:
    return "　".join(filter(None, [f"↓ {figures.rate(row.conversion)}", ways.get(str(row.step), "")]))


@of_words
def rate_bars(df: pd.DataFrame) -> go.Figure:
    """A batch's rates beside each other, each with its numerator and denominator; a frame is a whole.

    df: the one row of `lifecycle/rates` of the whole batch. customdata[0]: the rate's name.
    """
    if df.empty:
        return style.blank()
    row = df.iloc[0]
    parts = [
        (name, row[rate], f"{figures.whole(row[part])} / {figures.whole(row[whole])}")
        for name, (rate, part, whole) in RATES.items()
    ]
    unit = figures.money_unit([row["agreed_investment"]])
    money = f"{figures.money_in(row['arrived_total'], unit)} / {figures.money(row['agreed_investment'], unit)}"
    parts.insert(1, ("到位率", row["arrival_rate"], money))
    ys = [40.0 * at + 28 for at in range(len(parts))]
    lengths = [min(style.number(rate) or 0.0, 1.0) for _, rate, _ in parts]
    notes = [
        style.note(f"{name}　<b>{figures.rate(rate)}</b>", y - 16) for (name, rate, _), y in zip(parts, ys, strict=True)
    ]
    notes += [
        style.note(text, y - 16, x=1, align="right", size=style.SMALL, color=SECONDARY)
        for (*_, text), y in zip(parts, ys, strict=True)
    ]
    hovers = [f"<b>{name}</b>　{figures.rate(rate)}<br>{text}" for name, rate, text in parts]
    whole = style.bars([1.0] * len(ys), ys, 8, style.GREY_TINT)
    ground = style.targets([name for name, *_ in parts], [y - 8 for y in ys], [36.0] * len(ys), hovers, 1)
    traces = [whole, style.bars(lengths, ys, 8, BLUE), ground]
    return style.figure(traces, ys[-1] + 8, notes=notes, xaxis=style.PIXELS | {"range": [0, 1]})


@of_words
def waiting_dots(df: pd.DataFrame, usual: Mapping[str, tuple[Any, Any]] | None = None) -> go.Figure:
    """Who waits, and for how long: a dot a project on a ruler of days, a strip for each step that is waited for; full
    where the planned date has passed. `usual`: by step, after how many days half and four fifths had done it.

    df: `lifecycle/stuck`. customdata[0]: project_id.
    """
    df = df[df["days"].notna()]
    if df.empty:
        return style.blank()
    marks = [float(day) for pair in (usual or {}).values() for day in pair if not figures.is_missing(day)]
    reach = max([1.0, *(float(day) for day in df["days"]), *marks]) * 1.02
    at, ys, strips, notes, shapes = 0.0, [], [], [], []
    for gate, part in sorted(df.groupby("gate"), key=lambda strip: GATES.index(strip[0]) if strip[0] in GATES else 9):
        places = _stacked([float(day) for day in part["days"]], reach)
        base = at + _LABELS + _DOT * (max(places) + 1)
        notes.append(style.note(f"等{style.name(gate)}　{figures.count(len(part))}", at + 10, bold=True))
        shapes.append(style.line(0, base, reach, base, color=GREY, width=1))
        for words, day, y in _usual_days((usual or {}).get(str(gate), ()), at):
            shapes.append(style.line(day, at + _LABELS, day, base, width=1.5))
            notes.append(_usual_note(words, day, y, reach))
        ys += [base - _DOT * (place + 0.5) for place in places]
        strips.append(part)
        at = base + 16
    notes += [
        style.note(f"{tick:,.0f} 天", at, x=tick, xref="x", align="center", size=style.SMALL, color=SECONDARY)
        for tick in style.ticks(reach, 4)
    ]
    axis = style.PIXELS | {"range": [0, reach]}
    return style.figure([_dots(pd.concat(strips), ys)], at + 10, right=24, notes=notes, shapes=shapes, xaxis=axis)


def _usual_days(pair: Sequence[Any], at: float) -> list[tuple[str, float, float]]:
    """What is usual in words, its days, and where it stands above a strip."""
    told = zip(("半数", "八成"), pair, (at + 26, at + 40), strict=False)
    return [(words, float(day), y) for words, day, y in told if not figures.is_missing(day)]


def _usual_note(words: str, day: float, y: float, reach: float) -> dict[str, Any]:
    align = "right" if day > reach * 0.6 else "left"
    shift = -4 if align == "right" else 4
    text = f"{words}用 {figures.count(day, '天')}"
    return style.note(text, y, x=day, xref="x", align=align, shift=shift, size=style.SMALL, bgcolor=style.VEIL)


def _stacked(days: Sequence[float], reach: float) -> list[int]:
    """How many dots lie under each: those of about the same number of days stand on each other."""
    under: Counter[int] = Counter()
    places = []
    for day in days:
        bin_ = int(day / reach * _BINS)
        places.append(under[bin_])
        under[bin_] += 1
    return places


def _dots(df: pd.DataFrame, ys: Sequence[float]) -> go.Scatter:
    late = [not figures.is_missing(days) and days > 0 for days in df["days_late"]]
    hovers = [
        f"<b>{lettering.wrap(style.name(row.project), 18)}</b>"
        f"<br>已等 {figures.count(row.days, '天')}<br>计划 {figures.day(row.planned_next)}"
        for row in df.itertuples()
    ]
    return go.Scatter(
        x=[float(day) for day in df["days"]],
        y=list(ys),
        mode="markers",
        marker={
            "size": 9,
            "color": [BLUE if each else WHITE for each in late],
            "line": {"color": BLUE, "width": 1.5},
            "opacity": 1,
        },
        customdata=[[project_id] for project_id in df["project_id"]],
        hovertext=hovers,
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )


@of_words
def early_bars(df: pd.DataFrame) -> go.Figure:
    """Who keeps to the plan: of what was due, the part done on time (full), done late (pale), not yet done (hollow).

    df: `lifecycle/early`. customdata[0]: which of the four.
    """
    df = df[df["due"].notna() & (df["due"].fillna(0) > 0)]
    if df.empty:
        return style.blank()
    ys = [58.0 * at + 34 for at in range(len(df))]
    done, late = ([float(v) / float(d) for v, d in zip(df[c], df["due"], strict=True)] for c in ("on_time", "late"))
    notes = [
        style.note(f"<b>{style.name(row.early)}</b>　{figures.rate(row.on_time_rate)}按期", y - 20)
        for row, y in zip(df.itertuples(), ys, strict=True)
    ]
    notes += [
        style.note(_middle(row.median_days), y - 20, x=1, align="right", size=style.SMALL, color=SECONDARY)
        for row, y in zip(df.itertuples(), ys, strict=True)
    ]
    hovers = [
        f"<b>{style.name(row.early)}</b><br>按期或提前 {figures.count(row.on_time)}"
        f"<br>做到了、晚于计划 {figures.count(row.late)}<br>到期还没做到 {figures.count(row.overdue)}"
        for row in df.itertuples()
    ]
    frame = style.bars([1.0] * len(ys), ys, 14, WHITE)
    frame.marker.line = {"color": BLUE, "width": 1}
    pale = style.bars(late, ys, 14, style.BLUE_PALE, base=done)
    ground = style.targets(list(df["early"]), [y - 8 for y in ys], [54.0] * len(ys), hovers, 1)
    traces = [frame, pale, style.bars(done, ys, 14, BLUE), ground]
    return style.figure(traces, ys[-1] + 14, notes=notes, xaxis=style.PIXELS | {"range": [-0.002, 1.002]})


def _middle(days: Any) -> str:
    """The middle of those done, in words: 中位晚 31 天."""
    if figures.is_missing(days):
        return ""
    return f"做到的中位数：{figures.beside_plan(days)}"
