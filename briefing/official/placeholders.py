"""What the office's templates may ask for: every placeholder by its name, and how it is written from the facts.

A placeholder that no ledger answers yet is written `*` and listed among what is missing.
"""

from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd

from briefing.claims import CLAIMS, METRIC, NO_PLACE, write
from briefing.facts import BLANK, Facts, Figure
from briefing.official import written
from briefing.official.mechanisms import MECHANISMS, cell, number
from briefing.official.phrases import PHRASES, waits
from briefing.official.standings import STANDINGS
from wording.figures import is_missing, restated
from wording.metrics import METRICS, Metric

Placeholder = Callable[[Facts, str], str]
TOTALS, KEY, CITY = "overview/totals", "key_projects/lights", "rankings/city"
OF_METRICS, NO_PACE = "overview/metrics", "与序时进度相比"  # what stands before the blank
DOSSIER, MILESTONES = "projects/dossier", "key_projects/milestones"
ACTIVITIES, ASSESSED, FORUM = "activities/counts", "activities/assessments", "企业家座谈会"


def worded(placeholder: Placeholder, missing: str) -> Placeholder:
    """The placeholder, with words around its `*` that say what is missing."""

    def phrase(facts: Facts, key: str) -> str:
        text = placeholder(facts, key)
        return missing if text == BLANK else text

    return phrase


def leading(question: str, by: str, column: str, how: Callable[[Any], str], name: str) -> Placeholder:
    """A figure of the row with the largest `by`; `name` is the column that names the row."""

    def phrase(facts: Facts, key: str) -> str:
        rows = facts.answers[question].dropna(subset=[by])
        rows = rows[rows[by] > 0]  # where nothing came, nobody leads
        first = None if rows.empty else rows.sort_values(by, ascending=False, kind="stable")[name].iloc[0]
        return facts.blank(key) if first is None else facts.take(key, question, column, how, **{name: first})

    return phrase


def names(facts: Facts, key: str, question: str, column: str, rows: pd.DataFrame, most: int | None = None) -> str:
    """The names in `column` of those rows, joined with 、 and entered as one figure; `*` when there is none."""
    told = [str(value) for value in rows[column].dropna().drop_duplicates()][:most]
    text = "、".join(told) or BLANK
    facts.taken.append(Figure(key, text, tuple(told) or None, question, column, f"{len(told)} 行"))
    return text


def largest(facts: Facts, stage: str) -> str | None:
    """The id of the largest key project at that stage that needs no decision: the one that a report tells by name."""
    rows = facts.answers[KEY]
    rows = rows[(rows["stage"] == stage) & ~waits(facts)]
    rows = rows.sort_values("agreed_investment", ascending=False, kind="stable")
    return None if rows.empty else rows["project_id"].iloc[0]


def stage_project(stage: str, column: str, how: Callable[[Any], str], question: str = KEY) -> Placeholder:
    """A figure of the largest key project at that stage."""

    def phrase(facts: Facts, key: str) -> str:
        project_id = largest(facts, stage)
        if project_id is None:
            return facts.blank(key)
        return facts.take(key, question, column, how, project_id=project_id)

    return phrase


def milestone(stage: str, about: str, column: str, how: Callable[[Any], str] = written.land) -> Placeholder:
    """A value of that project's milestone whose name and measure say what it is `about`; the largest of several."""

    def phrase(facts: Facts, key: str) -> str:
        rows = facts.answers[MILESTONES]
        named = (rows["milestone"].astype("string") + rows["measure"].astype("string")).str.contains(about)
        rows = rows[(rows["project_id"] == largest(facts, stage)) & named]
        rows = rows.sort_values("planned_value", ascending=False, kind="stable")
        if rows.empty:
            return facts.blank(key)
        row = rows[["project_id", "milestone"]].iloc[0].to_dict()
        return facts.take(key, MILESTONES, column, how, **row)

    return phrase


def _in_preparation(facts: Facts, key: str) -> str:
    rows = facts.answers[KEY]
    rows = rows[rows["stage"].isin(["签约", "落地"]) & ~waits(facts)].sort_values(
        "agreed_investment", ascending=False, kind="stable"
    )
    named = rows.groupby("stage").head(1)["project_id"]
    return names(facts, key, KEY, "project", rows[~rows["project_id"].isin(named)], 5)


def _behind(facts: Facts, key: str) -> str:
    return names(facts, key, KEY, "project", facts.answers[KEY][waits(facts)], 5)


def _lead_industries(facts: Facts, key: str) -> str:
    rows = facts.answers["chains/industries"]
    return names(facts, key, "chains/industries", "industry", rows[rows["is_lead"].fillna(False)])


def _parks(facts: Facts, key: str) -> str:
    """ "县经开区主导产业定位为电子信息、精细化工产业，……": every positioned park, the towns' zones left out."""
    rows = facts.answers["chains/park_fit"]
    rows = rows[rows["is_positioned"].fillna(False) & (rows["park_kind"] != "集中区")]
    told = [
        f"{park}重点发展{'、'.join(written.industry(name) for name in group['industry'])}"
        for park, group in rows.groupby("park", sort=False)
    ]
    text = "，".join(told) or BLANK
    facts.taken.append(Figure(key, text, tuple(told) or None, "chains/park_fit", "is_positioned", f"{len(rows)} 行"))
    return text


def _merged_park(facts: Facts, key: str) -> str:
    """The park, besides the largest, that is positioned for most industries: the one of mixed industry."""
    rows = facts.answers["chains/park_fit"]
    rows = rows[rows["park_kind"] != "集中区"]
    largest = rows.groupby("park", sort=False)["arrived"].sum().sort_values(ascending=False).index[:1]
    rows = rows[~rows["park"].isin(largest) & rows["is_positioned"].fillna(False)]
    most = rows.groupby("park", sort=False).size().sort_values(ascending=False, kind="stable").index[:1]
    return names(facts, key, "chains/park_fit", "park", rows[rows["park"].isin(most)])


def _zones(facts: Facts, key: str) -> str:
    parks = facts.answers["chains/park_fit"]
    zones = parks[parks["park_kind"] == "集中区"]
    towns = zones.assign(park=zones["park"].str.removesuffix("集中区").str.removesuffix("工业"))
    return names(facts, key, "chains/park_fit", "park", towns)


def _red_units(facts: Facts, key: str) -> str:
    rows = facts.answers["rankings/board"]
    first = rows[(rows["board"] == "红榜") & (rows["rank"] == 1)]
    return names(facts, key, "rankings/board", "unit", first)


def _weak_units(facts: Facts, key: str) -> str:
    rows = facts.answers["rankings/units"]
    return names(facts, key, "rankings/units", "unit", rows[rows["is_weak"].fillna(False)])


def against(value: str, prior: str, yoy: str) -> Placeholder:
    """How an amount of overview/totals stands to last year; 净增 from zero."""

    def phrase(facts: Facts, key: str) -> str:
        figures = [facts.value(TOTALS, column) for column in (value, prior, yoy)]
        text = written.against(*figures)
        if not text:
            return f"同比{facts.blank(key, TOTALS, yoy, '')}"
        column = value if is_missing(figures[2]) else yoy
        facts.taken.append(Figure(key, text, facts.value(TOTALS, column), TOTALS, column))
        return text + restated(facts.value(TOTALS, "prior_basis"))

    return phrase


def counted_change(metric: str) -> Placeholder:
    """How a metric that is a count stands to last year: "同比减少2个"."""

    def phrase(facts: Facts, key: str) -> str:
        text = facts.take(key, OF_METRICS, "change", written.change, metric=metric)
        return f"同比{text}" if text == BLANK else text

    return phrase


def of_metric(metric: Metric) -> dict[str, Placeholder]:
    """What a template may ask of a metric: the figure, its share of the year's task, and that against the calendar."""
    row = {"metric": metric.metric}
    return {
        metric.label: cell(OF_METRICS, "value", written.money if metric.is_money else written.count, **row),
        f"{metric.label}完成率": cell(OF_METRICS, "completion", written.rate, **row),
        f"{metric.label}序时差": worded(cell(OF_METRICS, "pace_gap", written.pace, **row), NO_PACE + BLANK),
    }


def fixed(how: Callable[[Facts], str]) -> Placeholder:
    """What the briefing itself says: its month, its county. Not a figure, so not traced."""
    return lambda facts, _key: how(facts)


def fill(facts: Facts, wanted: Iterable[str]) -> dict[str, str]:
    """The texts of the wanted placeholders, their figures entered in the order of PLACEHOLDERS."""
    asked = set(wanted)
    return {key: phrase(facts, key) for key, phrase in PLACEHOLDERS.items() if key in asked}


FIXED: dict[str, Placeholder] = {
    "年份": fixed(lambda facts: str(facts.as_of.year)),
    "期间": fixed(lambda facts: f"{written.period(facts.as_of)}" + ("份" if facts.as_of.month == 1 else "")),
    "截止月份": fixed(lambda facts: written.month(facts.as_of)),
    "县": fixed(lambda facts: facts.county),
    "市": fixed(lambda facts: facts.city),
    "范围": fixed(lambda facts: facts.filters),
    "推介地": fixed(lambda facts: facts.county),
    "页眉": fixed(lambda facts: header(facts)),
}


def header(facts: Facts) -> str:
    """What stands on every page: as-of month, version, filters, and 演示数据 for a sample county."""
    parts = [f"截至{written.month(facts.as_of)}", f"版本 {facts.version_id}", f"范围：{facts.filters}"]
    return " · ".join(parts + ["演示数据"] * facts.is_sample)


PLACEHOLDERS: dict[str, Placeholder] = {
    **FIXED,
    **{key: phrase for metric in METRICS.values() for key, phrase in of_metric(metric).items()},
    **{key: lambda facts, key: write(facts, key) for key in CLAIMS},
    "考核年度": cell(ASSESSED, "assessed_year", str),
    "考核等次": cell(ASSESSED, "award", written.name),
    "上报项目数": cell(TOTALS, "reported_projects", written.count),
    "上报项目到位": cell(TOTALS, "reported_arrived", written.money),
    "到位资金": cell(TOTALS, "arrived", written.money),
    "到位资金同比": against("arrived", "arrived_prior", "yoy"),
    "完成率": cell(TOTALS, "completion", written.rate),
    "序时进度差": worded(cell(TOTALS, "pace_gap", written.pace), NO_PACE + BLANK),
    "工业项目数": cell(TOTALS, "industrial_projects", written.count),
    "工业项目到位": cell(TOTALS, "industrial_reported_arrived", written.money),
    "工业到位资金": cell(TOTALS, "industrial_arrived", written.money),
    "工业到位资金同比": against("industrial_arrived", "industrial_arrived_prior", "industrial_yoy"),
    "新签约数": cell(TOTALS, "signed", written.count),
    "新开工数": cell(TOTALS, "started", written.count),
    "新投产数": cell(TOTALS, "produced", written.count),
    "新签约变化": counted_change("signed"),
    "新开工变化": counted_change("started"),
    "新投产变化": counted_change("produced"),
    "座谈城市": cell(ACTIVITIES, "cities", "、".join, kind=FORUM),
    "座谈会场次": cell(ACTIVITIES, "activities", written.count, kind=FORUM),
    "红榜单位": _red_units,
    "首位产业": leading("chains/industries", "arrived", "industry", written.industry, "industry"),
    "首位产业资金": leading("chains/industries", "arrived", "arrived", written.money, "industry"),
    "首位产业占比": leading("chains/industries", "arrived", "share", written.rate, "industry"),
    "首位来源地": leading("rankings/sources", "arrived", "province", written.name, "province"),
    "首位来源资金": leading("rankings/sources", "arrived", "arrived", written.money, "province"),
    "首位来源占比": leading("rankings/sources", "arrived", "share", written.rate, "province"),
    "主导产业": _lead_industries,
    "园区定位": worded(_parks, f"园区主导产业{BLANK}"),
    "开工项目": stage_project("开工", "project", written.name),
    "开工项目总投资": stage_project("开工", "agreed_investment", written.money),
    "开工项目占地": stage_project("开工", "land_mu", written.land, DOSSIER),
    "开工项目一期": milestone("开工", "一期.*亩", "planned_value"),
    "落地项目": stage_project("落地", "project", written.name),
    "落地项目总投资": stage_project("落地", "agreed_investment", written.money),
    "落地项目选址": milestone("落地", "选址", "done_value"),
    "落地项目选址事项": milestone("落地", "选址", "milestone", written.name),
    "落地项目选址单位": milestone("落地", "选址", "measure", written.name),
    "签约项目": stage_project("签约", "project", written.name),
    "签约项目总投资": stage_project("签约", "agreed_investment", written.money),
    "签约项目占地": stage_project("签约", "land_mu", written.land, DOSSIER),
    "签约项目引进": milestone("签约", "引进", "planned_value"),
    "前期项目": _in_preparation,
    "整合园区": _merged_park,
    "集中区乡镇": _zones,
    "监督员人数": cell("activities/supervisors", "supervisors", written.count),
    "重点项目数": lambda facts, key: number(facts, key, KEY),
    "绿灯数": cell("overview/lights", "projects", written.count, light="绿"),
    "黄灯数": cell("overview/lights", "projects", written.count, light="黄"),
    "红灯数": cell("overview/lights", "projects", written.count, light="红"),
    "振兴区域": lambda facts, key: facts.revival_region or facts.blank(key),
    "攻坚项目": _behind,
    "薄弱乡镇": _weak_units,
    **MECHANISMS,
    **PHRASES,
    "市内位次": worded(
        cell(CITY, "rank", lambda rank: f"居全市{written.place(rank)}", metric=METRIC, is_own=True), f"居全市{NO_PLACE}"
    ),
    **STANDINGS,
}
