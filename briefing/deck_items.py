"""The items of the agenda: each answers one question with a sentence and one native chart or table.

An item may take more than one slide where its rows don't fit in type that reads from ten metres.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefing import deck_lists, deck_pictures
from briefing.deck_page import Page
from briefing.facts import Facts


@dataclass(frozen=True)
class Item:
    """An item of the agenda: its name, the questions that it answers from, and its slides."""

    label: str
    questions: Sequence[str]
    pages: Callable[[Facts], list[Page]]


ITEMS: dict[str, Item] = {
    "overview": Item("总览", ("overview/totals", "overview/trend"), deck_pictures.overview),
    "units": Item("单位排名", ("rankings/units",), deck_pictures.units),
    "board": Item("红黑榜", ("rankings/board",), deck_lists.board),
    "industries": Item("主导产业", ("chains/industries",), deck_pictures.industries),
    "sources": Item("资金来源", ("rankings/sources",), deck_pictures.sources),
    "nodes": Item("产业链缺口", ("chains/nodes",), deck_lists.chain_gaps),
    "park_fit": Item("园区契合", ("chains/park_fit",), deck_lists.park_fit),
    "lights": Item("重点项目亮灯", ("key_projects/lights",), deck_lists.lights),
    "decisions": Item("需要决策的项目", ("overview/decisions",), deck_lists.decisions),
    "city": Item("全市位次", ("rankings/city",), deck_pictures.city),
}
