"""What the chains have and lack, what fits the parks, how the money flows."""

from functools import partial

import pandas as pd

from wording.figures import beside, count, money_unit, rate
from wording.filters import EVERYTHING, spoken
from wording.kept import SENTENCES
from wording.rows import Rows
from wording.sentences.parts import added, of
from wording.traced_sentence import Sentence, SentenceWriter


@SENTENCES.keep
def flows(rows: pd.DataFrame, whose: str = EVERYTHING) -> Sentence:
    """The largest stream region → industry → park, in the unit of the picture, which is that of the whole."""
    told, some = SentenceWriter(), rows[rows["arrived"] > 0]
    if some.empty:
        return told.sentence(f"{of(whose)}没有到位资金")
    first = max(some.to_dict("records"), key=lambda row: row["arrived"])
    stream = {name: first[name] for name in ("region", "industry", "park")}
    much = told.cell(first, "arrived", partial(beside, unit=money_unit([added(some["arrived"])])), **stream)
    names = [spoken("regions", first["region"]), spoken("industries", first["industry"]), str(first["park"])]
    return told.sentence(f"{of(whose)}最大的一股：{' → '.join(names)}，{much}")


@SENTENCES.keep
def nodes(rows: pd.DataFrame, industry: str, whose: str = EVERYTHING) -> Sentence:
    """How many links of a chain have local projects, and which gaps there are: facts of the county, whatever is
    filtered; and in how many of them the chosen projects are.
    """
    told, links = SentenceWriter(), Rows(rows)
    told.take(industry)
    text, filled = f"{industry} {told.count(links)}环节", links.meeting("projects>0")
    if not len(filled):
        return told.sentence(f"{text}都还没有本地项目（建链）")
    text += f"中 {told.count(filled)}有本地项目"
    gaps = [(kind, links.meeting(f"gap_type={kind}")) for kind in ("补链", "延链")]
    named = [f"{kind}缺口 {told.count(some)}" for kind, some in gaps if len(some)]
    text += f"，{'、'.join(named)}" if named else "，没有缺口"
    if whose != EVERYTHING:
        mine, theirs = links.meeting("chosen_projects>0"), _projects_of(whose)
        text += f"；{theirs}在其中 {told.count(mine)}环节" if len(mine) else f"；其中没有{theirs}"
    return told.sentence(text)


def every_chain(rows: pd.DataFrame, whose: str = EVERYTHING, named: str = "产业链") -> Sentence:
    """The same of several chains together: "9 条产业链 104 个环节中 …"."""
    counting, first = SentenceWriter(), Rows(rows).meeting("is_first=true")
    many = counting.sentence(counting.count(first, lambda number: f"{number} 条{named}"))
    return nodes(rows, many, whose)


def _projects_of(whose: str) -> str:
    return whose if whose.endswith("项目") else f"{whose}的项目"


@SENTENCES.keep
def park_fit(rows: pd.DataFrame, whose: str = EVERYTHING) -> Sentence:
    """Which park strays furthest from its positioning: a fact of the park; of chosen projects, how many fit."""
    told, known = SentenceWriter(), rows.drop_duplicates("park")
    known = known[known["park_fit"].notna()]
    if known.empty:
        return told.sentence("还没有可以判断契合度的园区项目")
    if whose != EVERYTHING:
        whole = rows.iloc[0]
        if not whole["chosen_all"]:
            return told.sentence(f"{whose}在园区里没有项目")
        many, fit = (told.cell(whole, name, count) for name in ("chosen_all", "chosen_fitting"))
        return told.sentence(f"{whose}在园区的 {many}项目中 {fit}符合所在园区的主导产业定位")
    worst = known.loc[known["park_fit"].astype("Float64").idxmin()]
    if worst["park_fit"] >= 1:
        return told.sentence("各园区的项目全部符合主导产业定位")
    fit = told.cell(worst, "park_fit", rate, park=worst["park"])
    return told.sentence(f"{worst['park']}的主导产业契合度最低，为 {fit}")
