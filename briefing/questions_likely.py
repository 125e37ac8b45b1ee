"""问答准备: the questions that a leader is likely to ask at a slide, each with its answer made from the facts."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from briefing.facts import Facts
from wording import figures, sentences
from wording.figures import is_missing

NAMED = 3  # at most so many units or projects in one answer


@dataclass(frozen=True)
class Likely:
    """A question and its answer, in words."""

    question: str
    answer: str


def likely(facts: Facts, item: str) -> list[Likely]:
    """What may be asked at an item of the agenda; questions that the data can't answer are left out."""
    return [asked for ask in ASKED.get(item, ()) if (asked := ask(facts)) is not None]


def to_reach_the_target(facts: Facts) -> Likely | None:
    """What is still to come, a month, against what has come a month."""
    arrived, target = (facts.value("overview/totals", name) for name in ("arrived", "target"))
    if arrived is None or target is None:
        return None
    question, months = "完成全年任务还要做多少？", 12 - facts.as_of.month
    if arrived >= target:
        return Likely(question, f"全年任务 {figures.money(target)}已经完成，超出 {figures.money(arrived - target)}。")
    left = target - arrived
    done, whole = (facts.take(f"问答/{name}", "overview/totals", name, figures.money) for name in ("arrived", "target"))
    text = f"到位 {done}，距全年任务 {whole}还差 {figures.money(left)}"
    if months:
        text += (
            f"；余下 {months} 个月月均需到位 {figures.money(left / months)}，"
            f"前 {facts.as_of.month} 个月月均 {figures.money(arrived / facts.as_of.month)}"
        )
    return Likely(question, f"{text}。")


def why_behind(facts: Facts) -> Likely | None:
    """The unit furthest behind the calendar: its figures and its key projects in trouble."""
    ranking = facts.answers["rankings/units"]
    behind = ranking[ranking["pace_gap"].fillna(0) < 0]
    if behind.empty:
        return None
    row = behind.loc[behind["pace_gap"].astype("Float64").idxmin()]
    told = [
        f"到位 {figures.money(row['arrived'])}，任务 {figures.money(row['target'])}",
        f"完成 {figures.rate(row['completion'])}，{figures.pace(row['pace_gap'])}",
    ]
    if not is_missing(row["yoy"]):
        told.append(figures.growth(row["yoy"]))
    projects = facts.answers["key_projects/lights"]
    own = projects[projects["unit"].eq(row["unit"]).fillna(False) & projects["light"].isin(["红", "黄"])]
    reasons = [f"{p.project}（{p.light}灯，{p.reason}）" for p in own.head(NAMED).itertuples()]
    told.append("亮灯项目：" + "、".join(reasons) if reasons else "没有亮红灯、黄灯的重点项目")
    return Likely(f"{row['unit']}为什么最靠后？", "；".join(told) + "。")


def who_moved(facts: Facts) -> Likely | None:
    """The units that gained and lost most places since last month."""
    ranking = facts.answers["rankings/units"]
    moved = ranking[ranking["rank_change"].fillna(0) != 0].sort_values("rank_change", kind="stable")
    if moved.empty:
        return None
    up, down = moved[moved["rank_change"] > 0].iloc[::-1], moved[moved["rank_change"] < 0]
    told = [
        word + "：" + "、".join(f"{row.unit} {abs(int(row.rank_change))} 位" for row in rows.head(NAMED).itertuples())
        for word, rows in (("前进", up), ("后退", down))
        if len(rows)
    ]
    return Likely("比上月谁动了位次？", "；".join(told) + "。")


def who_is_responsible(facts: Facts) -> Likely | None:
    """Leader and lead unit of each project that waits for a decision."""
    waiting = facts.answers["overview/decisions"]
    if waiting.empty:
        return None
    told = [
        f"{row.project}：包保 {_or_none(row.leader)}，牵头 {_or_none(row.lead_unit)}" for row in waiting.itertuples()
    ]
    return Likely("这些项目由谁负责？", "；".join(told) + "。")


def what_is_in_the_way(facts: Facts) -> Likely | None:
    """The problem and the next step of the most urgent projects."""
    waiting = facts.answers["overview/decisions"]
    known = waiting[waiting["problem"].notna()]
    if known.empty:
        return None
    told = [f"{row.project}：{row.problem}；下步 {_or_none(row.next_step)}" for row in known.head(NAMED).itertuples()]
    return Likely("最急的几个卡在哪里？", "。".join(told) + "。")


def which_projects_are_late(facts: Facts) -> Likely | None:
    """The projects longest past their next date."""
    projects = facts.answers["key_projects/lights"]
    overdue = projects[projects["days_late"].fillna(0) > 0].sort_values("days_late", ascending=False, kind="stable")
    if overdue.empty:
        return None
    told = [
        f"{row.project}（{row.next_stage}超期 {int(row.days_late)} 天）" for row in overdue.head(NAMED).itertuples()
    ]
    return Likely("哪些项目超期最久？", f"{sentences.late(projects)}：{'、'.join(told)}。")


def which_industry_fell(facts: Facts) -> Likely | None:
    """The lead industries that fell furthest, by amount."""
    rows = facts.answers["chains/industries"]
    rows = rows[rows["is_lead"].fillna(False) & rows["arrived_prior"].notna()]
    fell = [row for row in rows.itertuples() if row.arrived < row.arrived_prior]
    if not fell:
        return None
    fell.sort(key=lambda row: row.arrived - row.arrived_prior)
    told = [
        f"{r.industry}少 {figures.money(r.arrived_prior - r.arrived)}（{figures.growth(r.yoy)}）" for r in fell[:NAMED]
    ]
    return Likely("哪些主导产业比上年少，少多少？", "；".join(told) + "。")


def which_source_fell(facts: Facts) -> Likely | None:
    """The provinces that fell, largest first."""
    rows = facts.answers["rankings/sources"]
    fell = rows[rows["yoy"].fillna(0) < 0].head(NAMED)
    if fell.empty:
        return None
    told = [f"{row.province}到位 {figures.money(row.arrived)}，{figures.growth(row.yoy)}" for row in fell.itertuples()]
    return Likely("哪些来源地在下降？", "；".join(told) + "。")


def which_focus_is_missing(facts: Facts) -> Likely | None:
    """The links that matter most and have no local project."""
    rows = facts.answers["chains/nodes"]
    lacking = rows[rows["is_focus"].fillna(False) & (rows["projects"] == 0)]
    if lacking.empty:
        return None
    told = [f"{chain}：{'、'.join(own['node'])}" for chain, own in lacking.groupby("industry", sort=False)]
    return Likely("哪些关键环节还没有本地项目？", "；".join(told) + "。")


def which_park_strays(facts: Facts) -> Likely | None:
    """What in each straying park doesn't belong to its positioning."""
    rows = facts.answers["chains/park_fit"]
    stray = rows[~rows["is_positioned"].fillna(False) & (rows["projects"] > 0) & rows["park_fit"].notna()]
    if stray.empty:
        return None
    told = [
        f"{park}：" + "、".join(f"{row.industry} {figures.count(row.projects)}" for row in own.itertuples())
        for park, own in stray.groupby("park", sort=False)
    ]
    return Likely("偏离定位的是哪些产业？", "；".join(told) + "。")


def what_to_the_next_place(facts: Facts) -> Likely | None:
    """For each metric of the bulletin, what is missing to the county before us."""
    rows = facts.answers["rankings/city"]
    own: pd.DataFrame = rows[rows["is_own"].fillna(False)]
    if own.empty:
        return None
    return Likely("各项指标离前一位还差多少？", "；".join(sentences.city(rows, name) for name in own["metric"]) + "。")


def _or_none(value: Any) -> str:
    return figures.MISSING if is_missing(value) else str(value)


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
