"""Key projects with their lights, and what lies behind a figure."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from wording import figures
from wording.figures import count, is_missing, light_name, money, rate
from wording.filters import EVERYTHING
from wording.metrics import METRICS
from wording.sentences.parts import added, counted, of
from wording.traced_sentence import Sentence, SentenceWriter

LIGHTS = ("红", "黄", "绿", "未报计划")
BY_SHARE = "按份额"  # what several units brought together, under a filter on one of them


def lights(counts: pd.DataFrame, whose: str = EVERYTHING) -> Sentence:
    """ "36 个重点项目：红灯 4 个、黄灯 7 个（其中停滞 2 个）、绿灯 25 个"."""
    told, by_light = SentenceWriter(), {row["light"]: row for row in counts.to_dict("records")}
    total = int(counts["projects"].sum())
    if not total:
        return told.sentence(no_key_projects(whose))
    start = f"{told.figure(count(total), total, 'sum(projects)')}重点项目"
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


def decisions(projects: pd.DataFrame, whose: str, key_projects: int) -> Sentence:
    """How many projects need a decision now, of how many key projects."""
    told = SentenceWriter()
    if not key_projects:
        return told.sentence(no_key_projects(whose))
    if projects.empty:
        return told.sentence(begun(whose, "没有需要决策的重点项目"))
    order = "，最急的在最前" if len(projects) > 1 else ""
    light = projects["light"].iloc[0]
    return told.sentence(begun(whose, f"{counted(told, projects)}{light}灯项目需要决策{order}"))


def decision(project: Any) -> str:
    """What is behind a light, in one line: unit, stage, and the gravest reason."""
    told = [project.unit, project.stage, "" if is_missing(project.reason) else gravest(str(project.reason))]
    return " · ".join(str(part) for part in told if not is_missing(part) and part)


def gravest(reason: str) -> str:
    """The first of a light's reasons, whole: they stand in the order of their weight, joined by ；."""
    return reason.partition("；")[0]


def late(projects: pd.DataFrame, whose: str = EVERYTHING) -> Sentence:
    """How many key projects are past their next planned date, and by how much at most."""
    told, overdue = SentenceWriter(), projects[projects["days_late"].fillna(0) > 0]
    if projects.empty:
        return told.sentence(no_key_projects(whose))
    if overdue.empty:
        return told.sentence(begun(whose, "没有重点项目的下一节点超期"))
    many, most = counted(told, overdue, "days_late>0"), int(overdue["days_late"].max())
    longest = told.figure(f"{most:,} 天", most, "max(days_late)")
    how_long = f"，最长 {longest}" if len(overdue) > 1 else f" {longest}"
    return told.sentence(begun(whose, f"{many}重点项目的下一节点超期{how_long}"))


def arrival(projects: pd.DataFrame, whose: str = EVERYTHING, shared: bool = False) -> Sentence:
    """What has arrived of what the key projects agreed, of those that tell both. `shared`: both are shares of units."""
    told, agreed, by_share = SentenceWriter(), added(projects["agreed_investment"]), BY_SHARE if shared else ""
    if projects.empty:
        return told.sentence(no_key_projects(whose))
    if not agreed:
        return told.sentence(begun(whose, f"重点项目{by_share}累计到位 {_sum(told, projects, 'arrived_total')}"))
    both, where = projects[projects["agreed_investment"].notna()], "agreed_investment≠"
    of_them = "" if len(both) == len(projects) else f"填报了协议投资额的 {counted(told, both, where)}"
    much, mine = _sum(told, both, "arrived_total", where), added(both["arrived_total"])
    part = told.figure(rate(mine / agreed), mine / agreed, "sum(arrived_total) / sum(agreed_investment)", where)
    return told.sentence(begun(whose, f"{of_them}重点项目{by_share}累计到位 {much}，为协议投资额的 {part}"))


def _sum(told: SentenceWriter, rows: pd.DataFrame, column: str, where: str = "") -> str:
    """What a column of money adds up to, as far as it is known."""
    return told.figure(money(added(rows[column])), added(rows[column]), f"coalesce(sum({column}), 0)", where)


def behind(figure: str | None) -> tuple[str, str]:
    """With which amount a project stands behind a figure, in words and as a column of its rows."""
    named = METRICS.get(figure or "")
    if named is None or named.metric == "arrived" or not named.is_money:
        return "当年到位", "arrived"
    return named.label, "figure_amount"


def rows(
    projects: pd.DataFrame, what: str | None = None, whose: str = EVERYTHING, figure: str | None = None
) -> Sentence:
    """How many projects are behind a figure, what they are in it (or what arrived of them this year), and what was
    agreed for those that are signed and still with us.
    """
    told, (words, column) = SentenceWriter(), behind(figure)
    text = f"{of(whose)}{what or '台账项目'} {counted(told, projects)}，{words} {_sum(told, projects, column)}"
    with_us, where = projects[projects["agreed_counted"].notna()], "agreed_counted≠"
    if with_us.empty:
        return told.sentence(text)
    by_share = BY_SHARE if (with_us["agreed_counted"] != with_us["agreed_investment"]).any() else ""
    if len(with_us) == len(projects):
        return told.sentence(f"{text}，协议投资额{by_share} {_sum(told, with_us, 'agreed_counted', where)}")
    text += f"；已签约、未终止且填有协议投资额的 {counted(told, with_us, where)}"
    return told.sentence(f"{text}，{by_share}共 {_sum(told, with_us, 'agreed_counted', where)}")


def is_all_counted(projects: pd.DataFrame) -> bool:
    """Whether the agreed sums of the projects, as they stand beside each other, add up to what the sentence tells."""
    return added(projects["agreed_investment"]) == added(projects["agreed_counted"])


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
