"""Who is ahead: units, boards, industries, where the money comes from, our place in the city."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pandas as pd

from wording import figures
from wording.figures import beside, count, growth, is_missing, money, money_unit, pace, place, rate
from wording.filters import EVERYTHING, NAMED, spoken
from wording.kept import SENTENCES
from wording.metrics import IN_CITY, METRICS
from wording.rows import Rows
from wording.sentences.parts import DIGITS, added, enumerated, foremost, of, picked
from wording.traced_sentence import Sentence, SentenceWriter

TASKED = "completion≠"  # who has a task


@SENTENCES.keep
def units(ranking: pd.DataFrame, whose: str = EVERYTHING) -> Sentence:
    """How many of the units with a task are ahead of the calendar, and how many have nothing yet; of chosen ones, how
    they stand. `whose`: the filters besides those by unit.
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
    ahead, zero = tasked.meeting("pace_gap>=0"), tasked.meeting("arrived=0")
    text = f"{'' if mine.empty else '所选 '}{told.count(tasked)}单位"
    text += f"中 {told.count(ahead)}达到序时进度" if len(ahead) else "都慢于序时进度"
    text += f"，{told.count(zero)}待破零" if len(zero) else ""
    return told.sentence(text + _without_task(told, every))


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
    """How the units with a task stand: who is ahead of the calendar or done, who has nothing; what nobody is is left
    out.
    """
    ahead, done, zero = (tasked.meeting(condition) for condition in ("pace_gap>=0", "completion>=1", "value=0"))
    text = f"{told.count(tasked)}单位"
    text += f"中 {told.count(ahead)}达到序时进度" if len(ahead) else "都慢于序时进度"
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


@SENTENCES.keep
def industries(rows: pd.DataFrame, whose: str = EVERYTHING) -> Sentence:
    """The weight of the lead industries and the first among them; of chosen ones, what they weigh."""
    told, leading = SentenceWriter(), Rows(rows).meeting("is_lead=true")
    lead = leading.frame
    chosen, unit = picked(rows), money_unit([*rows["arrived"], *rows["arrived_prior"]])
    if not chosen.empty:
        return told.sentence(of(whose) + "；".join(_industry(told, row, unit) for row in chosen.to_dict("records")[:3]))
    if lead.empty or not added(rows["arrived"]):
        return told.sentence(f"{of(whose)}各产业都没有到位资金" if not lead.empty else f"{of(whose)}还没有设主导产业")
    if not added(lead["arrived"]):
        return told.sentence(f"{of(whose)}主导产业没有到位资金")
    many = told.count(leading, lambda number: f"{DIGITS[number] if number <= 10 else number}个")
    share = told.cell(lead.iloc[0], "lead_share", rate, industry=lead["industry"].iloc[0])
    first = foremost(told, leading, "arrived", lambda row: spoken("industries", row["industry"]))
    much = told.cell(first.row, "arrived", partial(beside, unit=unit), industry=first.row["industry"])
    among = "主导产业中" if (rows["arrived"].fillna(0) > first.row["arrived"]).any() else ""
    text = f"{of(whose)}{many}主导产业占到位资金的 {share}，{among}{first.names}{first.level}居首"
    return told.sentence(f"{text}（{first.each}{much}）")


@SENTENCES.keep
def parks(rows: pd.DataFrame, whose: str = EVERYTHING) -> Sentence:
    """What part of the money arrived in parks, and the first among them; of chosen ones, what arrived in each."""
    told, inside = SentenceWriter(), Rows(rows).meeting("park_kind≠")
    chosen, unit = picked(rows), money_unit([*rows["arrived"], *rows["arrived_prior"]])
    if not chosen.empty:
        named = (_weight(told, row, "park", str(row["park"]), unit) for row in chosen.to_dict("records")[:3])
        return told.sentence(of(whose) + "；".join(named))
    if not len(inside):
        return told.sentence(f"{of(whose)}还没有设园区")
    if not added(inside.frame["arrived"]):
        return told.sentence(f"{of(whose)}各园区都没有到位资金")
    share = told.cell(inside.frame.iloc[0], "inside_share", rate, park=inside.frame["park"].iloc[0])
    first = foremost(told, inside, "arrived", lambda row: str(row["park"]))
    much = told.cell(first.row, "arrived", partial(beside, unit=unit), park=first.row["park"])
    return told.sentence(f"{of(whose)}园区内占到位资金的 {share}，{first.names}{first.level}居首（{first.each}{much}）")


def _industry(told: SentenceWriter, row: Mapping[str, Any], unit: str) -> str:
    return _weight(told, row, "industry", spoken("industries", row["industry"]), unit)


def _weight(told: SentenceWriter, row: Mapping[str, Any], column: str, name: str, unit: str) -> str:
    """What arrived in one of several, its part of all and its growth."""
    own = {column: row[column]}
    if is_missing(row["arrived"]):
        return f"{name}没有到位资金数据"
    text = f"{name}到位资金 {told.cell(row, 'arrived', partial(beside, unit=unit), **own)}"
    text += "" if is_missing(row["share"]) else f"，占 {told.cell(row, 'share', rate, **own)}"
    return text + ("" if is_missing(row["yoy"]) else f"，{told.cell(row, 'yoy', growth, **own)}")


@SENTENCES.keep
def sources(rows: pd.DataFrame, whose: str = EVERYTHING) -> Sentence:
    """The region that most money comes from, and its part; of chosen regions, theirs."""
    told, known = SentenceWriter(), rows[rows["arrived"].notna()]
    if known.empty or not added(known["arrived"]):
        return told.sentence(f"{of(whose)}没有到位资金")
    regions = known.drop_duplicates("region").sort_values("region_arrived", ascending=False, kind="stable")
    chosen, unit = picked(regions), sources_unit(rows)
    if not chosen.empty:
        each = [f"{_region(row)}来资 {'，占 '.join(_region_figures(told, row, unit))}" for _, row in chosen.iterrows()]
        return told.sentence(of(whose) + "；".join(each))
    first = foremost(told, Rows(regions), "region_arrived", _region)
    much, share = _region_figures(told, first.row, unit)
    most = f"{first.names}来资{first.level}最多：{first.each}{much}，{first.each.strip()}占 {share}"
    return told.sentence(of(whose) + most)


def sources_unit(rows: pd.DataFrame) -> str:
    """The one unit for regions and their provinces, on the page, in its pictures and in its sentence."""
    return money_unit([*rows["region_arrived"], *rows["arrived"]])


def _region(row: Mapping[str, Any]) -> str:
    return spoken("regions", row["region"])


def _region_figures(told: SentenceWriter, row: Mapping[str, Any], unit: str) -> tuple[str, str]:
    """What a region brought, and its part."""
    own = {"region": row["region"], "province": row["province"]}
    much = told.cell(row, "region_arrived", partial(beside, unit=unit), **own)
    return much, told.cell(row, "region_share", rate, **own)


@SENTENCES.keep
def origins(rows: pd.DataFrame, whose: str = EVERYTHING) -> Sentence:
    """The layer (省外, 市外, 县外, 外资) that most money comes from, and its part."""
    told, known = SentenceWriter(), Rows(rows).meeting("arrived>0")
    if not len(known):
        return told.sentence(f"{of(whose)}没有到位资金")
    first = foremost(told, known, "arrived", lambda row: str(row["origin"]))
    much, share = (
        told.cell(first.row, name, how, origin=first.row["origin"])
        for name, how in (("arrived", money), ("share", rate))
    )
    most = f"{first.names}资金{first.level}最多：{first.each}{much}，{first.each.strip()}占到位资金的 {share}"
    return told.sentence(of(whose) + most)


def is_amount(metric: str) -> bool:
    """Whether the bulletin's metric is an amount in 万元 rather than a count; of one not known told by its name."""
    return IN_CITY[metric].is_money if metric in IN_CITY else "资金" in metric or metric.endswith("额")


@SENTENCES.keep
def city(rows: pd.DataFrame, name: str) -> Sentence:
    """The county's place in the city and what is missing to the next one: a fact that no filter divides."""
    told, own = SentenceWriter(), rows[(rows["metric"] == name) & rows["is_own"].fillna(False)]
    if own.empty or is_missing(own["rank"].iloc[0]):
        return told.sentence(f"市通报没有本县的{name}位次")
    row, mine = own.iloc[0], {"metric": name, "is_own": "true"}
    text = f"全县{name}居全市{told.cell(row, 'rank', place, **mine)}"
    if not is_missing(row["rank_change"]) and row["rank_change"]:
        moved = told.cell(row, "rank_change", figures.steps, **mine)
        text += f"，比上期{'前进' if row['rank_change'] > 0 else '后退'} {moved}"
    if not is_missing(row["gap_to_next"]):
        unit = money_unit(rows.loc[rows["metric"] == name, "value"])
        gap = told.cell(row, "gap_to_next", partial(beside, unit=unit) if is_amount(name) else count, **mine)
        text += f"，距前一位{row['next_county']}还差 {gap}"
    return told.sentence(text)
