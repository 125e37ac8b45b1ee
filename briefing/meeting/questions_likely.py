"""问答准备: the questions that a leader is likely to ask at a slide, each with its answer made from the facts."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd

from briefing.facts import Facts
from briefing.traced_cells import cell
from wording import figures, sentences
from wording.figures import is_missing, money
from wording.rows import Rows
from wording.traced_sentence import Sentence, SentenceWriter

NAMED = 3  # at most so many units or projects in one answer
TOTALS, UNITS, KEY, WAITING = "overview/totals", "rankings/units", "key_projects/lights", "overview/decisions"
INDUSTRIES, SOURCES, NODES = "chains/industries", "rankings/sources", "chains/nodes"
PARK_FIT, CITY = "chains/park_fit", "rankings/city"


@dataclass(frozen=True)
class Likely:
    """A question and its answer, in words; the answer carries its figures."""

    question: str
    answer: Sentence


def likely(facts: Facts, item: str) -> list[Likely]:
    """What may be asked at an item of the agenda; questions that the data can't answer are left out."""
    return [asked for ask in ASKED.get(item, ()) if (asked := ask(facts)) is not None]


def to_reach_the_target(facts: Facts) -> Likely | None:
    """What is still to come, a month, against what has come a month."""
    ahead = facts.value(TOTALS, "ahead_of_target")
    if ahead is None:
        return None
    question, said = "完成全年任务还要做多少？", SentenceWriter(TOTALS)
    amount = partial(said.cell, facts.answers[TOTALS].iloc[0], write=money)
    apart = partial(said.cell, facts.answers[TOTALS].iloc[0], "ahead_of_target", lambda much: money(abs(much)))
    if ahead >= 0:
        return Likely(question, said.sentence(f"全年任务 {amount('target')}已经完成，超出 {apart()}。"))
    text = f"到位 {amount('arrived')}，距全年任务 {amount('target')}还差 {apart()}"
    if to_come := 12 - facts.as_of.month:
        text += f"；余下 {to_come} 个月月均需到位 {amount('needed_monthly')}"
        text += f"，前 {facts.as_of.month} 个月月均 {amount('arrived_monthly')}"
    return Likely(question, said.sentence(f"{text}。"))


def why_behind(facts: Facts) -> Likely | None:
    """The unit furthest behind the calendar: its figures and its key projects in trouble."""
    ranking, said = facts.answers[UNITS], SentenceWriter()
    behind = ranking[ranking["pace_gap"].fillna(0) < 0]
    if behind.empty:
        return None
    row = behind.loc[behind["pace_gap"].astype("Float64").idxmin()]
    grown = partial(figures.compared, basis=row.get("prior_basis"))
    parts: list[tuple[str, str, Callable[[Any], str]]] = [
        ("到位 ", "arrived", money),
        ("，任务 ", "target", money),
        ("；完成 ", "completion", figures.rate),
        ("，", "pace_gap", figures.pace),
    ]
    parts += [] if is_missing(row["yoy"]) else [("；", "yoy", grown)]
    text = "".join(before + said.take(cell(UNITS, row, column, write)) for before, column, write in parts)
    projects = facts.answers[KEY]
    own = projects[projects["unit"].eq(row["unit"]).fillna(False) & projects["light"].isin(["红", "黄"])]
    reasons = [f"{p['project']}（{p['light']}灯，{said.take(cell(KEY, p, 'reason'))}）" for p in _named(own)]
    lit = "亮灯项目：" + "、".join(reasons) if reasons else "没有亮红灯、黄灯的重点项目"
    return Likely(f"{row['unit']}为什么最靠后？", said.sentence(f"{text}；{lit}。"))


def who_moved(facts: Facts) -> Likely | None:
    """The units that gained and lost most places since last month."""
    ranking, said = facts.answers[UNITS], SentenceWriter()
    moved = ranking[ranking["rank_change"].fillna(0) != 0].sort_values("rank_change", kind="stable")
    if moved.empty:
        return None
    up, down = moved[moved["rank_change"] > 0].iloc[::-1], moved[moved["rank_change"] < 0]
    told = [
        f"{word}："
        + "、".join(f"{row['unit']} {said.take(cell(UNITS, row, 'rank_change', _steps))}" for row in _named(some))
        for word, some in (("前进", up), ("后退", down))
        if len(some)
    ]
    return Likely("比上月谁动了位次？", said.sentence("；".join(told) + "。"))


def _steps(places: int) -> str:
    return f"{abs(int(places))} 位"


def who_is_responsible(facts: Facts) -> Likely | None:
    """Leader and lead unit of each project that waits for a decision."""
    waiting, said = facts.answers[WAITING], SentenceWriter()
    if waiting.empty:
        return None
    told = _each(said, _all(waiting), "包保 {leader}，牵头 {lead_unit}", "leader", "lead_unit")
    return Likely("这些项目由谁负责？", said.sentence("；".join(told) + "。"))


def what_is_in_the_way(facts: Facts) -> Likely | None:
    """The problem and the next step of the most urgent projects."""
    waiting, said = facts.answers[WAITING], SentenceWriter()
    known = waiting[waiting["problem"].notna()]
    if known.empty:
        return None
    told = _each(said, _named(known), "{problem}；下步 {next_step}", "problem", "next_step")
    return Likely("最急的几个卡在哪里？", said.sentence("。".join(told) + "。"))


def _each(said: SentenceWriter, rows: Iterable[Any], form: str, *columns: str) -> list[str]:
    """What those columns say of each waiting project, in that form, each cell traced."""
    return [
        f"{row['project']}：" + form.format(**{name: said.take(cell(WAITING, row, name)) for name in columns})
        for row in rows
    ]


def which_projects_are_late(facts: Facts) -> Likely | None:
    """The projects longest past their next date."""
    projects, said = facts.answers[KEY], SentenceWriter()
    overdue = projects[projects["days_late"].fillna(0) > 0].sort_values("days_late", ascending=False, kind="stable")
    if overdue.empty:
        return None
    start = said.take(sentences.late(projects).of(KEY))
    told = [
        f"{row['project']}（{row['next_stage']}超期 {said.take(cell(KEY, row, 'days_late', figures.whole))} 天）"
        for row in _named(overdue)
    ]
    return Likely("哪些项目超期最久？", said.sentence(f"{start}：{'、'.join(told)}。"))


def which_industry_fell(facts: Facts) -> Likely | None:
    """The lead industries that fell furthest, by amount."""
    said = SentenceWriter()
    fell = Rows(facts.answers[INDUSTRIES]).meeting("is_lead=true", "arrived_change<0")
    if not len(fell):
        return None
    told = []
    for row in _named(fell.frame.sort_values("arrived_change", kind="stable")):
        less = said.take(cell(INDUSTRIES, row, "arrived_change", lambda change: money(-change)))
        told.append(f"{row['industry']}少 {less}（{said.take(cell(INDUSTRIES, row, 'yoy', figures.growth))}）")
    return Likely("哪些主导产业比上年少，少多少？", said.sentence("；".join(told) + "。"))


def which_source_fell(facts: Facts) -> Likely | None:
    """The provinces that fell, those that fell most first."""
    said, falling = SentenceWriter(SOURCES), Rows(facts.answers[SOURCES]).meeting("yoy<0")
    if not len(falling):
        return None
    fell = falling.frame
    lost = (fell["arrived_prior"] - fell["arrived"]).sort_values(ascending=False, kind="stable")
    told = []
    for row in _named(fell.loc[lost.index]):
        much = said.take(cell(SOURCES, row, "arrived", money))
        told.append(f"{row['province']}到位 {much}，{said.take(cell(SOURCES, row, 'yoy', figures.growth))}")
    if len(fell) > len(told):
        told.append(f"共 {said.count(falling, figures.whole)} 地下降")
    return Likely("哪些来源地在下降？", said.sentence("；".join(told) + "。"))


def which_focus_is_missing(facts: Facts) -> Likely | None:
    """The links that matter most and have no local project."""
    rows = facts.answers[NODES]
    lacking = rows[rows["is_focus"].fillna(False) & (rows["projects"] == 0)]
    if lacking.empty:
        return None
    told = [f"{chain}：{'、'.join(own['node'])}" for chain, own in lacking.groupby("industry", sort=False)]
    return Likely("哪些关键环节还没有本地项目？", Sentence("；".join(told) + "。"))


def which_park_strays(facts: Facts) -> Likely | None:
    """What in each straying park doesn't belong to its positioning."""
    rows, said = facts.answers[PARK_FIT], SentenceWriter()
    stray = rows[~rows["is_positioned"].fillna(False) & (rows["projects"] > 0) & rows["park_fit"].notna()]
    if stray.empty:
        return None
    told = []
    for park, own in stray.groupby("park", sort=False):
        named = [f"{r['industry']} {said.take(cell(PARK_FIT, r, 'projects', figures.count))}" for r in _all(own)]
        told.append(f"{park}：{'、'.join(named)}")
    return Likely("偏离定位的是哪些产业？", said.sentence("；".join(told) + "。"))


def what_to_the_next_place(facts: Facts) -> Likely | None:
    """For each metric of the bulletin, what is missing to the county before us."""
    rows, said = facts.answers[CITY], SentenceWriter()
    own: pd.DataFrame = rows[rows["is_own"].fillna(False)]
    if own.empty:
        return None
    told = [said.take(sentences.city(rows, name).of(CITY)) for name in own["metric"]]
    return Likely("各项指标离前一位还差多少？", said.sentence("；".join(told) + "。"))


def _all(frame: pd.DataFrame) -> Iterable[Mapping[str, Any]]:
    rows: list[dict[str, Any]] = frame.to_dict("records")
    return rows


def _named(frame: pd.DataFrame) -> Iterable[Mapping[str, Any]]:
    return _all(frame.head(NAMED))


ASKED = {
    "overview": (to_reach_the_target,),
    "units": (why_behind, who_moved, to_reach_the_target),
    "board": (why_behind, who_moved),
    "industries": (which_industry_fell,),
    "sources": (which_source_fell,),
    "nodes": (which_focus_is_missing,),
    "park_fit": (which_park_strays,),
    "lights": (which_projects_are_late, who_is_responsible),
    "decisions": (what_is_in_the_way, who_is_responsible),
    "city": (what_to_the_next_place,),
}
