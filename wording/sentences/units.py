"""Which units are ahead of the calendar and which behind, by any metric; who is on the boards."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from wording.figures import is_missing, money, pace, place, rate, shared_unit
from wording.filters import EVERYTHING, NAMED
from wording.kept import SENTENCES
from wording.metrics import METRICS
from wording.rows import Rows
from wording.sentences.parts import enumerated, foremost, of, picked
from wording.traced_sentence import Sentence, SentenceWriter

TASKED = "completion≠"  # who has a task


@SENTENCES.keep
def units(ranking: pd.DataFrame, whose: str = EVERYTHING) -> Sentence:
    """How many of the units with a task are behind the calendar, who of them owes most, and how many have nothing yet;
    of chosen ones, how they stand. `whose`: the filters besides those by unit.
    """
    told, has_task = SentenceWriter(), ranking["completion"].notna()
    if not has_task.any():
        return told.sentence(f"{of(whose)}没有下达任务的单位")
    mine = picked(ranking)
    if len(mine) == 1:
        return told.sentence(_standing(told, mine.iloc[0], "arrived"))
    every = Rows(ranking) if mine.empty else Rows(ranking).meeting("is_chosen=true")
    tasked = every.meeting(TASKED)
    if not len(tasked):
        return told.sentence("所选单位没有下达任务")
    text = f"{'' if mine.empty else '所选 '}{told.count(tasked)}单位{_behind(told, tasked)}"
    zero = tasked.meeting("arrived=0")
    text += f"，{told.count(zero)}待破零" if len(zero) else ""
    return told.sentence(text + _without_task(told, every))


@SENTENCES.keep
def on_the_map(ranking: pd.DataFrame, places: pd.DataFrame) -> Sentence:
    """How many of the units that have a place on the map, and a task, are behind the calendar."""
    told = SentenceWriter()
    placed = Rows(ranking).meeting(f"unit_id∈{'、'.join(map(str, places['unit_id']))}", TASKED)
    behind, text = placed.meeting("pace_gap<0"), f"图上 {told.count(placed)}单位"
    if not len(behind):
        return told.sentence(f"{text}{'都' if len(placed) > 1 else ''}达到序时进度")
    return told.sentence(f"{text}{_how_many(told, placed, behind)}慢于序时进度")


def _behind(told: SentenceWriter, tasked: Rows) -> str:
    """How many are behind the calendar, and who of them owes it most."""
    behind = tasked.meeting("pace_gap<0")
    if not len(behind):
        return "都达到序时进度" if len(tasked) > 1 else "达到序时进度"
    text = f"{_how_many(told, tasked, behind)}慢于序时进度"
    owed = behind.frame["ahead_of_pace"].astype("Float64")
    most = behind.frame[owed == owed.min()]
    row, names = most.iloc[0], enumerated([str(unit) for unit in most["unit"].head(NAMED)])
    others = "等" if len(most) > NAMED else ""
    unit = owed_unit(tasked.frame)
    much = told.cell(row, "ahead_of_pace", lambda amount: money(-amount, unit), unit=row["unit"])
    return f"{text}，欠得最多的是{names}{others}（{'各 ' if len(most) > 1 else ''}{much}）"


def owed_unit(ranking: pd.DataFrame) -> str:
    """The one unit for what units owe and what they need, in the picture and in its sentence."""
    owed = [-amount for amount in ranking["ahead_of_pace"] if not is_missing(amount) and amount < 0]
    return shared_unit([owed, ranking.get("needed_monthly", [])])


def _how_many(told: SentenceWriter, every: Rows, some: Rows) -> str:
    """中 14 个, 都 where it is all of several; nothing of the only one."""
    return f"中 {told.count(some)}" if len(some) < len(every) else "都" if len(every) > 1 else ""


def _standing(told: SentenceWriter, row: Mapping[str, Any], value: str, **more: Any) -> str:
    """How one unit stands: what it has done, against the calendar, its place."""
    own = {**more, "unit": row["unit"]}
    if is_missing(row[value]):
        return f"{row['unit']}没有到位资金数据"
    if is_missing(row["completion"]):
        return f"{row['unit']}到位 {told.cell(row, value, money, **own)}，没有下达任务"
    done = f"{row['unit']}完成全年任务的 {told.cell(row, 'completion', rate, **own)}"
    group = "" if is_missing(row["unit_group"]) else str(row["unit_group"])
    return f"{done}，{told.cell(row, 'pace_gap', pace, **own)}，居{group}{told.cell(row, 'rank', place, **own)}"


def _without_task(told: SentenceWriter, every: Rows) -> str:
    """That some units brought money without having a task: they are in no count of the others."""
    others = every.meeting("completion=", "arrived>0")
    if not len(others):
        return ""
    row = others.frame.iloc[0]
    many, much = told.count(others), told.cell(row, "untasked_arrived", money, unit=row["unit"])
    return f"；另有 {many}单位没有任务，到位 {much}"


@SENTENCES.keep
def metric(ranking: pd.DataFrame, name: str, whose: str = EVERYTHING) -> Sentence:
    """The same for any metric of `rankings/metrics`: who has met its task; without tasks, who has most."""
    told, every = SentenceWriter(), Rows(ranking).meeting(f"metric={name}")
    rows, tasked = every.frame, every.meeting(TASKED)
    chosen = picked(rows)
    if not chosen.empty:
        return told.sentence(of(whose) + "；".join(_done(told, row, name) for row in chosen.to_dict("records")[:3]))
    if len(tasked):
        return told.sentence(f"{METRICS[name].label}：{_against_tasks(told, tasked)}")
    active = every.meeting("value>0")
    if not len(active):
        unknown = "数据" if rows["value"].isna().all() else ""
        return told.sentence(f"{of(whose)}各单位都没有{METRICS[name].label}{unknown}")
    have = f"{of(whose)}{told.count(active)}单位有{METRICS[name].label}"
    first = foremost(told, active, "value", lambda row: str(row["unit"]))
    own = {"metric": name, "unit": first.row["unit"]}
    most = told.cell(first.row, "value", METRICS[name].written, **own)
    share = told.cell(first.row, "share", rate, **own)
    return told.sentence(
        f"{have}，{first.names}{first.level}最多（{first.each}{most}，{first.each.strip()}占 {share}）"
    )


def _against_tasks(told: SentenceWriter, tasked: Rows) -> str:
    """How the units with a task stand: who is behind the calendar or done, who has nothing; what nobody is is left
    out.
    """
    behind, done, zero = (tasked.meeting(condition) for condition in ("pace_gap<0", "completion>=1", "value=0"))
    text = f"{told.count(tasked)}单位"
    text += f"{_how_many(told, tasked, behind if len(behind) else tasked)}{'慢于' if len(behind) else '达到'}序时进度"
    text += f"，{told.count(done)}完成全年任务" if len(done) else ""
    return text + (f"，{told.count(zero)}待破零" if len(zero) else "")


def _done(told: SentenceWriter, row: Mapping[str, Any], name: str) -> str:
    """What a chosen unit has done of a metric, and what part of the whole that is."""
    own = {"metric": name, "unit": row["unit"]}
    if is_missing(row["value"]):
        return f"{row['unit']}没有{METRICS[name].label}数据"
    text = f"{row['unit']}{METRICS[name].label} {told.cell(row, 'value', METRICS[name].written, **own)}"
    if is_missing(row["completion"]):
        return text + ("" if is_missing(row["share"]) else f"，占 {told.cell(row, 'share', rate, **own)}")
    return (
        f"{text}，完成全年任务的 {told.cell(row, 'completion', rate, **own)}，{told.cell(row, 'pace_gap', pace, **own)}"
    )


def no_tasks(metric: str, whose: str = EVERYTHING) -> str:
    """Why a metric isn't held against tasks: the filters beside that of units divide none, or the year has none."""
    return f"当年没有下达{METRICS[metric].label}任务" if whose == EVERYTHING else "任务不可分"


@SENTENCES.keep
def board(entries: pd.DataFrame, whose: str = EVERYTHING, ranking: pd.DataFrame | None = None) -> Sentence:
    """Who is on the red and the black list; the chosen units by name, with those of the `ranking` that are on neither.
    A single one on neither is told with how it stands.
    """
    told = SentenceWriter()
    if whose != EVERYTHING:
        return told.sentence(f"任务不能按“{whose}”分开，不排红黑榜")
    mine = [f"{row['unit']}在{row['board']}" for row in picked(entries).to_dict("records")[:NAMED]]
    mine += [] if ranking is None else _on_neither(told, entries, ranking)
    if entries.empty:
        return told.sentence("；".join(filter(None, ["，".join(mine), "没有单位上红榜，也没有单位上黑榜"])))
    on = {name: Rows(entries).meeting(f"board={name}") for name in ("红榜", "黑榜")}
    listed = [f"{name} {told.count(rows)}单位" if len(rows) else f"没有单位上{name}" for name, rows in on.items()]
    listed += _slowest(told, on["黑榜"]) if not mine else []
    return told.sentence("；".join(["，".join(mine), "，".join(listed)]) if mine else "，".join(listed))


def _slowest(told: SentenceWriter, black: Rows) -> list[str]:
    """Who of the black list is farthest behind, and by how much."""
    if not len(black):
        return []
    gaps = black.frame["pace_gap"].astype("Float64")
    last = black.frame[gaps == gaps.min()]
    row, names = last.iloc[0], enumerated([str(unit) for unit in last["unit"].head(NAMED)])
    others = "等" if len(last) > NAMED else ""
    return [f"最慢的是{names}{others}，{told.cell(row, 'pace_gap', pace, board='黑榜', unit=row['unit'])}"]


def _on_neither(told: SentenceWriter, entries: pd.DataFrame, ranking: pd.DataFrame) -> list[str]:
    """The chosen units that are on neither board."""
    if len(ranking) and not ranking["is_chosen"].fillna(True).any():
        return ["所选单位不参加排名"]
    mine = picked(ranking)
    apart = mine[~mine["unit"].isin(entries["unit"])]
    if apart.empty:
        return []
    if len(apart) > 1:
        return [f"{'、'.join(apart['unit'].head(NAMED))}{'等' if len(apart) > NAMED else ''}不在榜上"]
    row, own = apart.iloc[0], SentenceWriter("rankings/units")
    standing = own.sentence(_standing(own, row, "arrived").removeprefix(str(row["unit"])))
    return [f"{row['unit']}不在榜上，{told.take(standing)}"]


def tie_note(
    ranking: pd.DataFrame, by: str = "completion", named: str = "完成率", then: str = "到位资金",
    write: Callable[[Any], str] = rate,
) -> str:  # fmt: skip
    """What decided between units of a group that read the same in what they are ranked `by`; "" when nothing had to."""
    known = ranking[ranking["rank"].notna() & ranking[by].notna()]
    known = known.assign(printed=[write(value) for value in known[by]])
    for equal, note in ((by, f"{named}相同的，{then}多的在前"), ("printed", f"{named}按未舍入的值排")):
        if known[["unit_group", equal, "rank"]].drop_duplicates().duplicated(["unit_group", equal]).any():
            return note
    return ""
