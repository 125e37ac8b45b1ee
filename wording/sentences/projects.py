"""Key projects with their lights, and what lies behind a figure."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd

from wording import figures
from wording.figures import beside, count, is_missing, light_name, money, money_unit, rate
from wording.filters import EVERYTHING, NAMED
from wording.kept import SENTENCES
from wording.metrics import METRICS
from wording.rows import Rows
from wording.sentences.parts import added, foremost, of, picked
from wording.traced_sentence import Sentence, SentenceWriter

LIGHTS = ("红", "黄", "绿", "未报计划")
BY_SHARE = "按份额"  # what several units brought together, under a filter on one of them


@SENTENCES.keep
def lights(counts: pd.DataFrame, whose: str = EVERYTHING) -> Sentence:
    """ "36 个重点项目：红灯 4 个、黄灯 7 个（其中停滞 2 个）、绿灯 25 个"."""
    told, by_light = SentenceWriter(), {row["light"]: row for row in counts.to_dict("records")}
    whole = counts.iloc[0] if len(counts) else {"key_projects": 0}
    if not whole["key_projects"]:
        return told.sentence(no_key_projects(whose))
    start = f"{told.cell(whole, 'key_projects', count)}重点项目"
    shown = [by_light[light] for light in LIGHTS if light in by_light and by_light[light]["projects"]]
    return told.sentence(begun(whose, f"{start}：{'、'.join(_light(told, row) for row in shown)}"))


def _light(told: SentenceWriter, row: Mapping[str, Any]) -> str:
    own = {"light": row["light"]}
    text = f"{light_name(row['light'])} {told.cell(row, 'projects', count, **own)}"
    return text + (f"（其中停滞 {told.cell(row, 'stalled', count, **own)}）" if row.get("stalled") else "")


def no_key_projects(whose: str = EVERYTHING) -> str:
    """That there are none: nobody has named any, or none is in what was chosen."""
    return "还没有设重点项目" if whose == EVERYTHING else f"{whose}没有重点项目"


def begun(whose: str, text: str) -> str:
    """A sentence about a part of the county begins with it: 荻浦镇 2 个重点项目…, 荻浦镇没有重点项目…."""
    return text if whose == EVERYTHING else f"{whose}{' ' if text[0].isdigit() else ''}{text}"


@SENTENCES.keep
def decisions(projects: pd.DataFrame, whose: str, key_projects: int) -> Sentence:
    """How many projects need a decision now, of how many key projects."""
    told = SentenceWriter()
    if not key_projects:
        return told.sentence(no_key_projects(whose))
    if projects.empty:
        return told.sentence(begun(whose, "没有需要决策的重点项目"))
    order = "，最急的在最前" if len(projects) > 1 else ""
    light = projects["light"].iloc[0]
    return told.sentence(begun(whose, f"{told.count(Rows(projects))}{light}灯项目需要决策{order}"))


@SENTENCES.keep
def decision_lines(projects: pd.DataFrame, most: int) -> list[tuple[str, str, str]]:
    """The first projects that need a decision, as many as `most`: name, id, and what a leader needs in one line."""
    return [(row.project, row.project_id, decision(row)) for row in projects.head(most).itertuples()]


def decision(project: Any) -> str:
    """What a leader needs, in one line: 亿元, leader, days over, 卡在哪里 → 要定什么, or else the rule of the light."""
    stuck, rule = what_to_decide(project)
    return " · ".join(filter(None, [*whose_and_how_late(project), stuck or rule]))


def whose_and_how_late(project: Any) -> list[str]:
    """The amount that was agreed, who leads (a unit where no leader is named), and the days past the next plan."""
    led = next((str(who) for who in (project.leader, project.lead_unit, project.unit) if not is_missing(who)), "")
    return list(filter(None, [_agreed(project), led, _days_over(project)]))


def led(project: Any) -> str:
    """What its leader needs of a project, in one line: light, 亿元, days over, 卡在哪里 → 要定什么."""
    stuck, rule = what_to_decide(project)
    told = [light_name(project.light), _agreed(project), _days_over(project), stuck or rule]
    return " · ".join(filter(None, told))


def _agreed(project: Any) -> str:
    return "" if is_missing(project.agreed_investment) else money(project.agreed_investment)


def what_to_decide(project: Any) -> tuple[str, str]:
    """Where it is stuck → what is to be settled, as far as it is told; and the gravest rule of its light, where that
    says more than the days over.
    """
    stuck = " → ".join(str(part) for part in (project.problem, project.next_step) if not is_missing(part))
    rule, late = "" if is_missing(project.reason) else gravest(str(project.reason)), _days_over(project)
    return stuck, "" if late and rule.endswith(late.replace("超期", "超计划")) else rule


def _days_over(project: Any) -> str:
    late = project.days_late
    return "" if is_missing(late) or not late else f"超期 {count(late, measure='天')}"


def gravest(reason: str) -> str:
    """The first of a light's reasons, whole: they stand in the order of their weight, joined by ；."""
    return reason.partition("；")[0]


@SENTENCES.keep
def leaders(rows: pd.DataFrame, whose: str = EVERYTHING) -> Sentence:
    """Whose projects have most red lights (yellow ones where none is red); of those that a filter chose each one's."""
    told, every = SentenceWriter(), Rows(rows)
    if rows.empty:
        return told.sentence(no_key_projects(whose))
    named = every.meeting("leader≠")
    if not len(named):
        return told.sentence(begun(whose, "重点项目都没有填写包保领导"))
    if len(chosen := named.frame if len(named) == 1 else picked(named.frame)):
        return told.sentence(of(whose) + "；".join(_of_leader(told, row) for _, row in chosen.head(NAMED).iterrows()))
    column = next((light for light in ("red", "yellow") if named.frame[light].any()), "projects")
    first = foremost(told, named, column, lambda row: str(row["leader"]))
    what = {"red": "红灯", "yellow": "黄灯", "projects": "重点项目"}[column]
    most = told.cell(first.row, column, count, leader=first.row["leader"])
    nobody = every.meeting("leader=").frame
    others = f"，没有包保领导的 {told.cell(nobody.iloc[0], 'projects', count, leader=None)}" if len(nobody) else ""
    return told.sentence(f"{of(whose)}{first.names}包保的{what}{first.level}最多，{first.each}{most}{others}")


def _of_leader(told: SentenceWriter, row: pd.Series) -> str:
    """县政协主席包保 2 个重点项目：红灯 1 个、绿灯 1 个."""
    cell = partial(told.cell, row, write=count, leader=row["leader"])
    led = f"{row['leader']}包保 {cell(column='projects')}重点项目："
    return led + "、".join(f"{word} {cell(column=light)}" for light, word in LIT.items() if row[light])


LIT = {"red": "红灯", "yellow": "黄灯", "green": "绿灯", "unplanned": "未报计划"}


@SENTENCES.keep
def late(projects: pd.DataFrame, whose: str = EVERYTHING) -> Sentence:
    """How many key projects are past their next planned date, and by how much at most."""
    told, overdue = SentenceWriter(), Rows(projects).meeting("days_late>0")
    if projects.empty:
        return told.sentence(no_key_projects(whose))
    if not len(overdue):
        return told.sentence(begun(whose, "没有重点项目的下一节点超期"))
    many, last = told.count(overdue), overdue.frame.loc[overdue.frame["days_late"].astype("Float64").idxmax()]
    longest = told.cell(last, "days_late", partial(count, measure="天"), project_id=last["project_id"])
    how_long = f"，最长 {longest}" if len(overdue) > 1 else f" {longest}"
    return told.sentence(begun(whose, f"{many}重点项目的下一节点超期{how_long}"))


@SENTENCES.keep
def arrival(projects: pd.DataFrame, whose: str = EVERYTHING, shared: bool = False) -> Sentence:
    """What has arrived of what the key projects agreed, of those that tell both, in the unit of its picture. `shared`:
    both are shares of units.
    """
    told, by_share = SentenceWriter(), BY_SHARE if shared else ""
    if projects.empty:
        return told.sentence(no_key_projects(whose))
    whole, unit = projects.iloc[0], money_unit([*projects["agreed_investment"], *projects["arrived_total"]])
    written = partial(beside, unit=unit)
    if is_missing(whole["key_arrival_rate"]):
        return told.sentence(begun(whose, f"重点项目{by_share}累计到位 {told.cell(whole, 'key_arrived', written)}"))
    both = Rows(projects).meeting("agreed_investment≠")
    of_them = "" if len(both) == len(projects) else f"填报了协议投资额的 {told.count(both)}"
    much, part = told.cell(whole, "key_arrived", written), told.cell(whole, "key_arrival_rate", rate)
    return told.sentence(begun(whose, f"{of_them}重点项目{by_share}累计到位 {much}，为协议投资额的 {part}"))


def behind(figure: str | None) -> tuple[str, str]:
    """With which amount a project stands behind a figure, in words and as a column of its rows."""
    named = METRICS.get(figure or "")
    if named is None or named.metric == "arrived" or not named.is_money:
        return "当年到位", "arrived"
    return named.label, "figure_amount"


@SENTENCES.keep
def rows(
    projects: pd.DataFrame, what: str | None = None, whose: str = EVERYTHING, figure: str | None = None
) -> Sentence:
    """How many projects are behind a figure, what they are in it (or what arrived of them this year), and what was
    agreed for those that are signed and still with us.
    """
    told, (words, column), every = SentenceWriter(), behind(figure), Rows(projects)
    amount, agreed = partial(told.cell, projects.iloc[0], write=money), "agreed_sum"
    text = f"{of(whose)}{what or '台账项目'} {told.count(every)}，{words} {amount(column=SUMS[column])}"
    with_us = every.meeting("agreed_counted≠")
    if not len(with_us):
        return told.sentence(text)
    by_share = BY_SHARE if (with_us.frame["agreed_counted"] != with_us.frame["agreed_investment"]).any() else ""
    if len(with_us) == len(projects):
        return told.sentence(f"{text}，协议投资额{by_share} {amount(column=agreed)}")
    text += f"；已签约、未终止且填有协议投资额的 {told.count(with_us)}"
    return told.sentence(f"{text}，{by_share}共 {amount(column=agreed)}")


SUMS = {"arrived": "arrived_sum", "figure_amount": "figure_sum"}  # an amount of a project, and of all behind a figure


def is_all_counted(projects: pd.DataFrame) -> bool:
    """Whether the agreed sums of the projects, as they stand beside each other, add up to what the sentence tells."""
    return added(projects["agreed_investment"]) == added(projects["agreed_counted"])


@SENTENCES.keep
def reports(rows: pd.DataFrame) -> str:
    """How many monthly reports of a project there are, and of how many a problem is told."""
    told = f"逐月形象进度：{count(len(rows), measure='期')}"
    problems = int(rows["problem"].count())
    return f"{told}，{count(problems, measure='期')}报了存在问题" if problems else told


@SENTENCES.keep
def dossier(project: Mapping[str, Any]) -> str:
    """Where one project stands."""
    parts = [f"当前阶段：{figures.MISSING if is_missing(project['stage']) else project['stage']}"]
    if not is_missing(project["light"]):
        name = light_name(project["light"])
        parts.append(f"{name}（{project['reason']}）" if not is_missing(project["reason"]) else name)
    parts.append(f"累计到位 {money(project['arrived_total'])}")
    if not is_missing(project["arrival_rate"]):
        parts.append(f"资金到位率 {rate(project['arrival_rate'])}")
    return "，".join(parts)
