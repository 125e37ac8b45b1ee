"""The pipeline 线索→…→达产: a batch's way, what waits, and who keeps to the plan."""

import itertools
from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd

from wording.figures import beside_plan, count, is_missing, put_off, rate
from wording.filters import EVERYTHING
from wording.kept import SENTENCES
from wording.rows import Rows
from wording.sentences.parts import of
from wording.traced_sentence import Sentence, SentenceWriter

GATES = {
    "started": "签约未开工", "completed": "开工未竣工", "producing": "竣工未投产", "at_capacity": "投产未达产",
    "signed": "在谈未签约",
}  # fmt: skip
LADDER = ("lead", "negotiating", "signed", "landed", "started", "completed", "producing", "at_capacity")
days = partial(count, measure="天")


STEPS = {  # how far of a batch: what is said of the projects that came there
    "signed": "已签约的", "landed": "已落地的", "started": "已开工的",
    "completed": "已竣工的", "producing": "已投产的", "at_capacity": "已达产的", "ended": "终止、退出的",
}  # fmt: skip


def batch_words(cohort: str | None = None, step: str | None = None) -> str:
    """Which projects of which batch: 2025 年签约的、已开工的."""
    return "、".join(filter(None, [batch(cohort) if cohort else "", STEPS.get(step or "", "")]))


def batch(cohort: str) -> str:
    """What a batch is called: 2025 年签约的, 历年签约的."""
    return f"{cohort} 年签约的" if cohort else "历年签约的"


@SENTENCES.keep
def funnel(steps: pd.DataFrame, ways: pd.DataFrame, whose: str = EVERYTHING, cohort: str = "") -> Sentence:
    """How many of a batch started, and how long half of them took.

    "2025 年签约的 106 个项目，已开工 100 个，占 94.3%；半数在签约后 151 天内开工".
    """
    told = SentenceWriter()
    if steps.empty:
        return told.sentence(f"{of(whose)}{batch(cohort)}项目还没有")
    rows = {row["step"]: row for row in steps.to_dict("records")}
    started, whole = rows["started"], steps.iloc[0]
    text = f"{of(whose)}{batch(cohort)}项目 {told.cell(whole, 'batch_projects', count, step=whole['step'])}"
    text += f"，已开工 {told.cell(started, 'projects', count, step='started')}"
    text += f"，占 {told.cell(started, 'share', rate, step='started')}"
    way = _way(ways, "signed", "started")
    if way is not None and not is_missing(way["median_days"]):
        told_of_way = SentenceWriter("lifecycle/steps")
        cell = told_of_way.cell(way, "median_days", days, from_step="signed", to_step="started")
        text += f"；{told.take(told_of_way.sentence(f'半数在签约后 {cell}内开工'))}"
    return told.sentence(text)


@SENTENCES.keep
def contacted(steps: pd.DataFrame, whose: str = EVERYTHING) -> Sentence:
    """How many of those that one talked with signed: "历年对接的在谈项目 40 个，已签约 12 个，占 30.0%，流失 9 个"."""
    told = SentenceWriter()
    if steps.empty:
        return told.sentence(f"{of(whose)}没有在谈项目")
    rows = {row["step"]: row for row in steps.to_dict("records")}
    first, signed = rows["negotiating"], rows["signed"]
    text = f"{of(whose)}历年对接的在谈项目 {told.cell(first, 'batch_projects', count, step='negotiating')}"
    text += f"，已签约 {told.cell(signed, 'projects', count, step='signed')}"
    text += f"，占 {told.cell(signed, 'share', rate, step='signed')}"
    return told.sentence(f"{text}，流失 {told.cell(first, 'ended', count, step='negotiating')}")


def way_words(ways: pd.DataFrame) -> dict[str, str]:
    """By step, how long it took to come there from the step before: 半数 109 天，还不到八成，终止 2 个."""
    steps = [way for pair in itertools.pairwise(LADDER) if (way := _way(ways, *pair)) is not None]
    return {str(way["to_step"]): _took(way) for way in steps}


def _took(row: Mapping[str, Any]) -> str:
    half, fifths = (None if is_missing(row[name]) else days(row[name]) for name in ("median_days", "p80_days"))
    parts = [f"半数 {half}", f"八成 {fifths}" if fifths else "还不到八成"] if half else ["还不到半数"]
    return "，".join(parts + ([f"终止 {count(row['ended'])}"] if row["ended"] else []))


def _way(ways: pd.DataFrame, start: str, end: str) -> Mapping[str, Any] | None:
    found = ways[(ways["from_step"] == start) & (ways["to_step"] == end)]
    return None if found.empty else dict(found.iloc[0])


def usual(ways: pd.DataFrame) -> dict[str, tuple[Any, Any]]:
    """By the name of a step, after how many days half and four fifths had come there from where one waits for it."""
    waits = (("signed", "started"), ("started", "completed"), ("completed", "producing"), ("producing", "at_capacity"))
    found = [way for pair in waits if (way := _way(ways, *pair)) is not None]
    return {str(way["to_stage"]): (way["median_days"], way["p80_days"]) for way in found}


@SENTENCES.keep
def undated(ways: pd.DataFrame) -> str:
    """How many projects count no days from signing to start, and how many dates are of a month only; "" when none."""
    way = _way(ways, "signed", "started")
    if way is None:
        return ""
    parts = [f"签约到开工有 {count(way['undated'])}项目的日期缺失或颠倒，不计天数"] if way["undated"] else []
    parts += [f"{count(way['rough'])}项目的签约或开工日期只填到月，天数有一个月左右的出入"] if way["rough"] else []
    return "；".join(parts)


@SENTENCES.keep
def stuck(projects: pd.DataFrame, whose: str = EVERYTHING, gate: str = "") -> Sentence:
    """How many projects wait, and the longest how long: "45 个项目签约未开工，最久的已 303 天，9 个过了计划日期"."""
    told, state = SentenceWriter(), GATES.get(gate, "签约后还没有投产")
    if projects.empty:
        return told.sentence(f"{of(whose)}没有{state}的项目")
    first = projects.iloc[0]
    text = f"{of(whose)}{told.count(Rows(projects))}项目{state}"
    text += f"，最久的已 {told.cell(first, 'days', days, project_id=first['project_id'])}"
    if first["overdue"]:
        own = {"project_id": first["project_id"]}
        text += f"，{told.cell(first, 'overdue', count, **own)}过了计划日期"
    return told.sentence(text)


@SENTENCES.keep
def early(plans: pd.DataFrame, whose: str = EVERYTHING, cohort: str = "") -> Sentence:
    """Of which of the four most was on time, and of which least: "早建设按期率最高，60.4%；早竣工最低，21.4%"."""
    told, known = SentenceWriter(), plans[plans["on_time_rate"].notna()]
    start = f"{of(whose)}{batch(cohort)}项目"
    if known.empty:
        return told.sentence(f"{start}没有可以对照的计划日期")
    rates = known["on_time_rate"].astype("Float64")
    best, last = known.loc[rates.idxmax()], known.loc[rates.idxmin()]
    text = f"{start}{best['early']}按期率{'最高，' if len(known) > 1 else ' '}"
    text += told.cell(best, "on_time_rate", rate, early=best["early"])
    if len(known) > 1:
        text += f"；{last['early']}最低，{told.cell(last, 'on_time_rate', rate, early=last['early'])}"
    if not is_missing(last["median_days"]) and last["median_days"]:
        text += f"，做到的一半{told.cell(last, 'median_days', beside_plan, early=last['early'])}以上"
    return told.sentence(text)


@SENTENCES.keep
def slips(plans: pd.DataFrame, moved: pd.DataFrame, whose: str = EVERYTHING) -> Sentence:
    """How many plans moved, how far half of them, and which most.

    "1,131 个计划节点改过 24 个，一半推后 31 天以上；昱联电子贴装项目竣工推后最多，137 天".
    """
    told = SentenceWriter("lifecycle/slips")
    if plans.empty:
        return told.sentence(f"{of(whose)}没有计划日期")
    whole = plans.iloc[0]
    text = f"{of(whose)}{told.cell(whole, 'plans', count)}计划节点"
    if not whole["moved_plans"]:
        return told.sentence(f"{text}，截至这个月没有改过计划日期的记录")
    text += f"中改过 {told.cell(whole, 'moved_plans', count)}，其中推后 {told.cell(whole, 'put_off', count)}"
    if not moved.empty and not is_missing(whole["most_days"]):
        first, most = moved.iloc[0], SentenceWriter("lifecycle/moved")
        where = {"project_id": first["project_id"], "stage": first["stage"]}
        cell = most.cell(first, "days", put_off, **where)
        said = most.sentence(f"最多的{first['project']}{first['stage']}{cell}")
        text += f"；{told.take(said)}"
    return told.sentence(text)


@SENTENCES.keep
def outlook(plans: pd.DataFrame, what: str, whose: str = EVERYTHING) -> Sentence:
    """How many plans that are still to come leave less time than half of their class needed."""
    told = SentenceWriter()
    if plans.empty:
        return told.sentence(f"{of(whose)}没有还没到期的{what}")
    whole = plans.iloc[0]
    start = f"{of(whose)}还没到期的{what} {told.cell(whole, 'plans', count)}"
    if not whole["tight"]:
        return told.sentence(f"{start}，都不比同类半数的用时短")
    return told.sentence(f"{start}，{told.cell(whole, 'tight', count)}比同类半数的用时还短")


@SENTENCES.keep
def moved_plans(plans: pd.DataFrame) -> str:
    """Which of a project's plans were changed, and how often: 计划改过：竣工 2 次、投产 1 次."""
    changed = plans[plans["days"].notna()]["stage"].value_counts(sort=False)
    return f"计划改过：{'、'.join(f'{stage} {times} 次' for stage, times in changed.items())}"
