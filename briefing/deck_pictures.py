"""The items of the agenda that a native chart answers."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pandas as pd
from pptx.slide import Slide

from briefing import deck_charts
from briefing.deck_charts import Plot, Series
from briefing.deck_page import Page, nothing, part
from briefing.facts import BLANK, Facts
from briefing.slides import ACROSS, BODY, FLOOR, MARGIN, WIDTH, Box, text
from charts.palette import BLUE, GREY, INK
from wording import figures, sentences
from wording.figures import MISSING, is_missing

_PANEL = 9.15  # where the key figures begin, inches
BARS = 12  # bars on one slide: more would make their names too small


def _whose(facts: Facts) -> str:
    """Whose figures these are: 全县, the one chosen, or 所选范围."""
    return sentences.subject([] if facts.filters == "全县" else facts.filters.split("、"))


def overview(facts: Facts) -> list[Page]:
    """How the year goes: the curve, and the key figures beside it."""
    totals = facts.answers["overview/totals"].iloc[0]
    rank = facts.value("rankings/city", "rank", is_own=True) if facts.filters == "全县" else None
    months = facts.answers["overview/trend"]
    columns = [
        ("arrived_ytd", "本年累计", BLUE),
        ("arrived_ytd_prior", "上年同期", GREY),
        ("pace_target", "序时任务", INK),
    ]
    unit = figures.money_unit(value for name, _, _ in columns for value in months[name])
    series = [Series(name, label, list(months[name]), color) for name, label, color in columns]
    names = [f"{month.month}月" for month in months["month"]]
    plot = Plot("overview/trend", unit, names, series, sentences.trend(months))
    title = sentences.overview(totals, _whose(facts), rank)
    return [Page(title, ["累计到位资金", f"单位：{unit}"], partial(_overview, plot, _key_figures(facts)))]


def _overview(plot: Plot, key_figures: Sequence[tuple[str, str]], slide: Slide, top: float) -> None:
    deck_charts.lines(slide, plot, Box(MARGIN - 0.1, top, 8.5, FLOOR - top))
    height, width = (FLOOR - top) / 4, WIDTH - MARGIN - _PANEL
    for i, (figure, about) in enumerate(key_figures):
        text(slide, Box(_PANEL, top + i * height, width, 0.55), figure, 30, BLUE, bold=True)
        text(slide, Box(_PANEL, top + i * height + 0.56, width, 0.4), about, BODY, INK)


def _key_figures(facts: Facts) -> list[tuple[str, str]]:
    take = partial(_total, facts)
    return [
        (take("arrived", figures.money), _or(take("yoy", figures.growth), "到位资金")),
        (take("completion", figures.rate), _or(take("pace_gap", figures.pace), "全年任务完成率")),
        (
            take("reported_projects", figures.count),
            f"上报项目，其中工业 {take('industrial_projects', figures.count)}",
        ),
        (
            " / ".join(take(name, figures.whole) for name in ("signed", "started", "produced")) + " 个",
            "新签约 / 新开工 / 新投产",
        ),
    ]


def _or(told: str, label: str) -> str:
    """What is said under a figure; its bare name where nothing can be said."""
    return label if told == BLANK else told


def _total(facts: Facts, column: str, write: Callable[[Any], str]) -> str:
    return facts.take(f"总览/{column}", "overview/totals", column, write)


def units(facts: Facts) -> list[Page]:
    """Who is ahead on arrived funds, a slide a group; a long group takes two."""
    ranking = facts.answers["rankings/units"]
    tasked = ranking[ranking["completion"].notna()]
    shown = ["到位资金完成率，竖线为序时进度，名称后为位次"]
    if tasked.empty:
        return _amounts(facts)
    pages: list[Page] = []
    for group, rows in tasked.groupby("unit_group", sort=False, dropna=False):
        parts = _parts(rows.sort_values("rank", kind="stable"), BARS)
        title = f"{MISSING if is_missing(group) else group}：{sentences.units(rows)}"
        for i, some in enumerate(parts, start=1):
            series = Series("completion", "完成率", list(some["completion"]), BLUE)
            names = [f"{row.unit}　{figures.whole(row.rank)}" for row in some.itertuples()]
            plot = Plot("rankings/units", "%", names, [series], title)
            draw = partial(_bars, plot, pace=some["pace"].iloc[0], reach=float(rows["completion"].max()))
            pages.append(Page(title, shown, draw, part(i, len(parts)), f"units:{group}"))
    return pages


def _amounts(facts: Facts) -> list[Page]:
    """Without tasks (they can't be divided by industry or park), who has most."""
    rows = facts.answers.get("rankings/metrics", pd.DataFrame(columns=["metric", "value", "completion"]))
    title = sentences.metric(rows, "arrived")
    rows = rows[(rows["metric"] == "arrived") & (rows["value"].fillna(0) > 0)]
    rows = rows.sort_values("value", ascending=False, kind="stable").head(BARS)
    if rows.empty:
        return [Page(title, ["到位资金"], partial(nothing, name="rankings/metrics"))]
    unit = figures.money_unit(rows["value"])
    series = Series("value", "到位资金", list(rows["value"]), BLUE)
    plot = Plot("rankings/metrics", unit, [str(name) for name in rows["unit"]], [series], title)
    return [Page(title, ["到位资金", f"单位：{unit}", f"前 {len(rows)} 位"], partial(_bars, plot))]


def _parts(rows: pd.DataFrame, most: int) -> list[pd.DataFrame]:
    """Rows in parts of about equal length, none longer than `most`."""
    count = max(1, -(-len(rows) // most))
    size = -(-len(rows) // count)
    return [rows.iloc[start : start + size] for start in range(0, len(rows), size)]


def _bars(plot: Plot, slide: Slide, top: float, **more: Any) -> None:
    """Bars as tall as the slide, but not slabs when they are few."""
    height = min(FLOOR - top, 0.6 + 0.62 * len(plot.names) * len(plot.series))
    deck_charts.bars(slide, plot, Box(MARGIN, top, ACROSS, height), **more)


def industries(facts: Facts) -> list[Page]:
    """What each lead industry weighs, this year and last."""
    rows = facts.answers["chains/industries"]
    active = (rows["arrived"].fillna(0) != 0) | (rows["arrived_prior"].fillna(0) != 0)
    lead = rows[rows["is_lead"].fillna(False) & active]
    title = sentences.industries(rows)
    if lead.empty:
        return [Page(title, ["主导产业到位资金"], partial(nothing, name="chains/industries"))]
    unit = figures.money_unit([*lead["arrived"], *lead["arrived_prior"]])
    series = [
        Series("arrived", "本年", list(lead["arrived"]), BLUE),
        Series("arrived_prior", "上年同期", list(lead["arrived_prior"]), GREY),
    ]
    shown = ["主导产业到位资金", f"单位：{unit}"] + (["其他产业见附录"] if len(lead) < len(rows) else [])
    return [Page(title, shown, partial(_bars, Plot("chains/industries", unit, list(lead["industry"]), series, title)))]


def sources(facts: Facts) -> list[Page]:
    """Where the money comes from, by province."""
    rows = facts.answers["rankings/sources"]
    title = sentences.sources(rows)
    if rows.empty:
        return [Page(title, ["到位资金"], partial(nothing, name="rankings/sources"))]
    first = rows.head(BARS)
    unit = figures.money_unit(first["arrived"])
    series = Series("arrived", "到位资金", list(first["arrived"]), BLUE)
    plot = Plot("rankings/sources", unit, [_source(row) for row in first.itertuples()], [series], title)
    shown = ["到位资金按投资方注册地", f"单位：{unit}"]
    if len(rows) > BARS:
        shown.append(f"前 {BARS} 位，其余 {len(rows) - BARS} 个见附录")
    return [Page(title, shown, partial(_bars, plot))]


def _source(row: Any) -> str:
    province = "未注明" if is_missing(row.province) else str(row.province)
    return province if is_missing(row.region) or row.region == province else f"{province}（{row.region}）"


def city(facts: Facts) -> list[Page]:
    """Our place in the city, a slide a metric of the bulletin."""
    rows = facts.answers["rankings/city"]
    if rows.empty:
        return [Page("没有市通报数据", ["市通报"], partial(nothing, name="rankings/city"))]
    metrics = list(dict.fromkeys(rows["metric"]))
    return [_city(rows, name, "" if name == metrics[0] else f"city:{name}") for name in metrics]


def _city(rows: pd.DataFrame, name: str, key: str) -> Page:
    title = sentences.city(rows, name)
    rows = rows[rows["metric"] == name].sort_values("rank", kind="stable")
    unit = figures.money_unit(rows["value"]) if sentences.is_amount(name) else "个"
    names = [f"{row.county}　{figures.whole(row.rank)}" for row in rows.itertuples()]
    plot = Plot("rankings/city", unit, names, [Series("value", name, list(rows["value"]), BLUE)], title)
    own = [bool(value) for value in rows["is_own"].fillna(False)]
    shown = [f"市通报{name}", f"单位：{unit}", "蓝为本县，名称后为位次"]
    return Page(title, shown, partial(_bars, plot, chosen=own), key=key, is_whole_county=True)
