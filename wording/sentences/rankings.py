"""What industries and parks weigh, where the money comes from, our place in the city."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd

from wording import figures
from wording.figures import beside, count, growth, is_missing, money, money_unit, place, rate
from wording.filters import EVERYTHING, spoken
from wording.kept import SENTENCES
from wording.metrics import IN_CITY
from wording.rows import Rows
from wording.sentences.parts import DIGITS, added, foremost, of, picked
from wording.traced_sentence import Sentence, SentenceWriter


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
