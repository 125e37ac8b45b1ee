"""The items of the agenda that a chart answers: native in the deck, drawn by charts/ on the wall."""

import math
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
from pptx.slide import Slide as DeckSlide

from briefing.facts import BLANK, Facts
from briefing.meeting import deck_charts
from briefing.meeting.deck_charts import Plot, Series
from briefing.meeting.deck_slides import ACROSS, BODY, FLOOR, MARGIN, WIDTH, text
from briefing.meeting.slide import Picture, Slide, nothing, part, parts
from briefing.meeting.slide_xml import Box
from briefing.traced_cells import KEYS, cell, where
from charts import chains, lettering, rankings
from charts import city as city_charts
from charts import overview as overview_charts
from charts.palette import BLUE, GREY, INK
from wording import calibers, figures, sentences
from wording.figures import MISSING, is_missing
from wording.metrics import METRICS
from wording.rows import Rows, rows_where
from wording.traced_sentence import Sentence, SentenceWriter, TracedFigure, figures_in

_PANEL = 9.15  # where the key figures begin, inches
_REGION = 3  # a longer region (港澳台及国外) leaves no room for the bars, and says no more than its members do
BARS = 12  # bars on one slide: more would make their names too small, in the deck as on the wall
_LINE = 0.34  # inches of a line on what changed
CHANGES = "changes/counts"


def overview(facts: Facts) -> list[Slide]:
    """How the year goes: the curve, and in the deck the key figures beside it."""
    totals = facts.answers["overview/totals"].iloc[0]
    rank = facts.value("rankings/city", "rank", is_own=True) if facts.is_whole else None
    months = facts.answers["overview/trend"]
    columns = [
        ("arrived_ytd", "本年累计", BLUE),
        ("arrived_ytd_prior", "上年同期", GREY),
        ("pace_target", "序时任务", INK),
    ]
    unit = figures.money_unit(value for name, _, _ in columns for value in months[name])
    series = [Series(name, label, list(months[name]), color) for name, label, color in columns]
    names = [f"{month.month}月" for month in months["month"]]
    alt = sentences.trend(months, facts.subject).of("overview/trend")
    plot = Plot("overview/trend", unit, names, series, alt, _rows("overview/trend", months))
    title = sentences.overview(totals, facts.subject, rank).of("overview/totals")
    panel = _key_figures(totals.to_dict())
    more = _changed(facts)
    printed = [more, *(said for pair in panel for said in pair)]
    told = {**plot.figures, "要点": [one for said in printed for one in figures_in(said)]}
    shown = [f"累计到位资金，{calibers.lines(months)}", f"单位：{unit}"]
    picture = partial(overview_charts.trend, months, facts.as_of)
    body = partial(_overview, plot, panel, more)
    return [Slide("overview", title, shown, [picture], body, figures=told, more=more, opens="arrived")]


def _changed(facts: Facts) -> Sentence:
    """What changed since the last meeting, or since last month."""
    counts = facts.answers[CHANGES]
    if counts.empty:
        return Sentence("")
    return sentences.changes(counts.iloc[0], against=facts.against).of(CHANGES)


def _rows(question: str, rows: pd.DataFrame) -> list[str]:
    """Which row of the answer each row is."""
    return [where(question, row) for row in rows[list(KEYS[question])].to_dict("records")]


def _overview(plot: Plot, key_figures: Sequence[tuple[str, str]], more: str, slide: DeckSlide, top: float) -> None:
    if more:
        height = 0.1 + _LINE * math.ceil(lettering.cells(more) * BODY / (ACROSS * 72))
        text(slide, Box(MARGIN, top, ACROSS, height), more, BODY, INK)
        top += height
    deck_charts.lines(slide, plot, Box(MARGIN - 0.1, top, 8.5, FLOOR - top))
    height, width = (FLOOR - top) / 4, WIDTH - MARGIN - _PANEL
    large, small = min(30, int(height * 30)), min(BODY, int(height * 18))  # points: less under a long title
    for i, (figure, about) in enumerate(key_figures):
        start, part = top + i * height, min(0.55, height * 0.55)
        text(slide, Box(_PANEL, start, width, part), figure, large, BLUE, bold=True)
        text(slide, Box(_PANEL, start + part, width, min(0.4, height * 0.4)), about, small, INK)


def _key_figures(totals: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The figures beside the curve, each with what is said under it."""
    take = partial(_total, totals)
    industrial = take("industrial_projects", figures.count)
    tiles = [each for each in METRICS.values() if each.tile and not each.is_money]
    numbers = [take(each.metric, figures.whole) for each in tiles]
    return [
        (
            take("arrived", figures.money),
            take("yoy", partial(figures.compared, basis=totals.get("prior_basis")), "到位资金"),
        ),
        (take("completion", figures.rate), take("pace_gap", figures.pace, "全年任务完成率")),
        (
            take("reported_projects", figures.count),
            Sentence(f"上报项目，其中工业 {industrial}", figures_in(industrial)),
        ),
        (
            Sentence(" / ".join(numbers) + " 个", [one for number in numbers for one in figures_in(number)]),
            " / ".join(each.label for each in tiles),
        ),
    ]


def _total(totals: Mapping[str, Any], column: str, write: Callable[[Any], str], otherwise: str = "") -> str:
    """A figure of the totals; where there is none, `otherwise` or a star that is listed as missing."""
    if not is_missing(totals[column]):
        return cell("overview/totals", totals, column, write)
    return otherwise or Sentence(BLANK, [TracedFigure(BLANK, None, column, "", "overview/totals")])


def units(facts: Facts) -> list[Slide]:
    """Who is ahead on arrived funds, a slide a group; a long group takes two."""
    ranking = facts.answers["rankings/units"]
    tasked = ranking[ranking["completion"].notna()]
    shown = ["到位资金完成率，竖线为序时进度，名称后为位次"]
    if tasked.empty:
        return _amounts(facts)
    made: list[Slide] = []
    for group, rows in tasked.groupby("unit_group", sort=False, dropna=False):
        divided = parts(rows.sort_values("rank", kind="stable"), BARS)
        said = (
            sentences.units(rows, facts.whose_answer("rankings/units"))
            .among(rows_where(unit_group=group))
            .of("rankings/units")
        )
        title = Sentence(f"{MISSING if is_missing(group) else group}：{said}", said.figures)
        for i, some in enumerate(divided, start=1):
            series = Series("completion", "完成率", list(some["completion"]), BLUE)
            named, places = _placed("rankings/units", "unit", some), _rows("rankings/units", some)
            plot = Plot("rankings/units", "%", named, [series], title, places)
            more = {"pace": some["pace"].iloc[0], "reach": float(rows["completion"].max())}
            picture = partial(rankings.completion_bars, some.reset_index(drop=True))
            about = [*shown, *filter(None, [sentences.tie_note(rows)])]
            made.append(
                _charted(f"units:{group}", plot, about, picture, more, part=part(i, len(divided)), opens="unit")
            )
    return made


def _charted(
    key: str, plot: Plot, shown: Sequence[str], picture: Picture, more: Mapping[str, Any] | None = None, **about: Any
) -> Slide:
    """The slide of bars; its sentence tells them in words, too."""
    return Slide(key, plot.alt, shown, [picture], partial(_bars, plot, **(more or {})), figures=plot.figures, **about)


def _placed(question: str, column: str, rows: pd.DataFrame) -> list[str]:
    """Names along an axis, each with its place: 澜口镇　1."""
    keyed = rows[[*KEYS[question], "rank"]].to_dict("records")
    ranks = [cell(question, row, "rank", figures.whole) for row in keyed]
    return [Sentence(f"{name}　{rank}", rank.figures) for name, rank in zip(rows[column], ranks, strict=True)]


def _amounts(facts: Facts) -> list[Slide]:
    """Without tasks (they can't be divided by industry or park), who has most."""
    everyone = facts.answers["rankings/metrics"]
    title = sentences.metric(everyone, "arrived", facts.whose_answer("rankings/metrics")).of("rankings/metrics")
    rows = everyone[(everyone["metric"] == "arrived") & (everyone["value"].fillna(0) > 0)]
    rows = rows.sort_values("value", ascending=False, kind="stable").head(BARS)
    if rows.empty:
        return [nothing("units", title, ["到位资金"])]
    unit = figures.money_unit(rows["value"])
    series = Series("value", "到位资金", list(rows["value"]), BLUE)
    names = [str(name) for name in rows["unit"]]
    plot = Plot("rankings/metrics", unit, names, [series], title, _rows("rankings/metrics", rows))
    shown = [
        "到位资金",
        f"单位：{unit}",
        f"前 {len(rows)} 位",
        f"{sentences.no_tasks('arrived', facts.whose('units'))}，不算完成率",
    ]
    return [_charted("units", plot, shown, partial(rankings.amount_bars, rows, "arrived"), opens="unit")]


def _bars(plot: Plot, slide: DeckSlide, top: float, **more: Any) -> None:
    """Bars as tall as the slide, but not slabs when they are few."""
    height = min(FLOOR - top, 0.6 + 0.62 * len(plot.names) * len(plot.series))
    deck_charts.bars(slide, plot, Box(MARGIN, top, ACROSS, height), **more)


def industries(facts: Facts) -> list[Slide]:
    """What each lead industry weighs, this year and last."""
    rows = facts.answers["chains/industries"]
    active = (rows["arrived"].fillna(0) != 0) | (rows["arrived_prior"].fillna(0) != 0)
    lead = rows[rows["is_lead"].fillna(False) & active]
    title = sentences.industries(rows, facts.whose_answer("chains/industries")).of("chains/industries")
    if lead.empty:
        return [nothing("industries", title, ["主导产业到位资金"])]
    unit = figures.money_unit([*rows["arrived"], *rows["arrived_prior"]])
    series = [
        Series("arrived", "本年", list(lead["arrived"]), BLUE),
        Series("arrived_prior", "上年同期", list(lead["arrived_prior"]), GREY),
    ]
    shown = ["主导产业到位资金，蓝本年，灰上年同期", f"单位：{unit}"]
    shown += ["其他产业见附录"] if len(lead) < len(rows) else []
    places = _rows("chains/industries", lead)
    plot = Plot("chains/industries", unit, list(lead["industry"]), series, title, places)
    return [_charted("industries", plot, shown, partial(chains.industry_bars, lead, unit), opens="industry")]


def origins(facts: Facts) -> list[Slide]:
    """What part comes from outside the province, the city, the county, and from abroad."""
    question, rows = "rankings/origins", facts.answers["rankings/origins"]
    title = sentences.origins(rows, facts.subject).of(question)
    if rows.empty:
        return [nothing("origins", title, ["到位资金"])]
    unit = figures.money_unit(rows["arrived"])
    series = [Series("arrived", "本年", list(rows["arrived"]), BLUE)]
    if rows["arrived_prior"].notna().any():
        series.append(Series("arrived_prior", "上年同期", list(rows["arrived_prior"]), GREY))
    plot = Plot(question, unit, list(rows["origin"]), series, title, _rows(question, rows))
    shown = ["到位资金按资金来源，四层互斥", f"单位：{unit}"]
    return [_charted("origins", plot, shown, partial(rankings.origin_bars, rows), opens="arrived")]


def sources(facts: Facts) -> list[Slide]:
    """Where the money comes from, by province."""
    rows = facts.answers["rankings/sources"]
    title = sentences.sources(rows, facts.whose_answer("rankings/sources")).of("rankings/sources")
    if (rows := rows[rows["arrived"] != 0]).empty:
        return [nothing("sources", title, ["到位资金"])]
    first = rows.head(BARS)
    unit = sentences.sources_unit(rows)
    series = Series("arrived", "到位资金", list(first["arrived"]), BLUE)
    names = [_source(row) for row in first.itertuples()]
    plot = Plot("rankings/sources", unit, names, [series], title, _rows("rankings/sources", first))
    shown = ["到位资金按投资方注册地", f"单位：{unit}"]
    if len(rest := Rows(rows).meeting(f"rank>{BARS}")):
        said = SentenceWriter("rankings/sources")
        shown.append(said.sentence(f"前 {BARS} 位，其余 {said.count(rest)}见附录"))
    return [_charted("sources", plot, shown, partial(rankings.sources_bars, first), opens="province")]


def _source(row: Any) -> str:
    province = "未注明" if is_missing(row.province) else str(row.province)
    if is_missing(row.region) or row.region == province or len(str(row.region)) > _REGION:
        return province
    return f"{province}（{row.region}）"


def city(facts: Facts) -> list[Slide]:
    """Our place in the city, a slide a metric of the bulletin: a fact of the county, whatever is filtered."""
    rows, months = facts.answers["rankings/city"], facts.answers["rankings/city_months"]
    if rows.empty:
        return [nothing("city", "今年截至本月还没有市通报", ["市通报"])]
    metrics = list(dict.fromkeys(rows["metric"]))
    return [_city(rows, months, name, "city" if name == metrics[0] else f"city:{name}") for name in metrics]


def _city(rows: pd.DataFrame, months: pd.DataFrame, name: str, key: str) -> Slide:
    title = sentences.city(rows, name).of("rankings/city")
    rows = rows[rows["metric"] == name].sort_values("rank", kind="stable")
    unit = figures.money_unit(rows["value"]) if sentences.is_amount(name) else "个"
    names, values = _placed("rankings/city", "county", rows), list(rows["value"])
    plot = Plot(
        "rankings/city", unit, names, [Series("value", name, values, BLUE)], title, _rows("rankings/city", rows)
    )
    own = [bool(value) for value in rows["is_own"].fillna(False)]
    shown = [f"市通报{name}", f"单位：{unit}", "蓝为本县，名称后为位次"]
    picture = partial(city_charts.city_bump, months, name)
    return _charted(key, plot, shown, picture, {"chosen": own}, opens=_behind(name))


def _behind(name: str) -> str:
    """The figure of ours whose projects stand behind one of the bulletin's; "" where it is none of ours."""
    return next((each.metric for each in METRICS.values() if each.city == name), "")
