"""The agenda: the items that a meeting may have, each once, for the wall and for the deck alike.

An item answers its questions with sentences, each with a picture; it may take more than one slide where its rows can't
be read from ten metres. All are made from the same Facts.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.facts import Facts
from briefing.meeting import charted, listed
from briefing.meeting.slide import Slide


@dataclass(frozen=True)
class Item:
    """An item of the agenda: its name, the questions that it answers from, and its slides."""

    label: str
    questions: Sequence[str]
    slides: Callable[[Facts], list[Slide]]


ITEMS: dict[str, Item] = {
    "earlier": Item("上次会议决定", (), listed.earlier),
    "overview": Item("总体进度", ("overview/totals", "overview/trend", charted.CHANGES), charted.overview),
    "decisions": Item("需要决策的项目", ("overview/decisions",), listed.decisions),
    "dispatch": Item("调度", ("dispatch/agenda", "dispatch/counts"), listed.dispatch),
    "units": Item("单位排名", ("rankings/units",), charted.units),
    "board": Item("红黑榜", ("rankings/board",), listed.board),
    "industries": Item("主导产业", ("chains/industries",), charted.industries),
    "origins": Item("资金来源", ("rankings/origins",), charted.origins),
    "sources": Item("来源地", ("rankings/sources",), charted.sources),
    "nodes": Item("产业链缺口", ("chains/nodes",), listed.chain_gaps),
    "park_fit": Item("园区契合", ("chains/park_fit",), listed.park_fit),
    "lights": Item("重点项目亮灯", ("overview/lights", "key_projects/lights"), listed.lights),
    "late": Item("超期节点", ("key_projects/lights", "key_projects/timeline"), listed.late),
    "city": Item("全市位次", ("rankings/city",), charted.city),
    "closing": Item(listed.CLOSING, ("overview/decisions",), listed.closing),
}
FIRST, LAST = "earlier", "closing"  # before every agenda, when there was a meeting before, and after every one
ALL: tuple[str, ...] = tuple(name for name in ITEMS if name not in (FIRST, LAST))
KEY_PROJECTS = ("decisions", "lights", "late")  # items that say nothing where no key project is named


def agenda_of(facts: Facts, names: Sequence[str] = ALL) -> list[tuple[str, list[Slide]]]:
    """The slides of those items, item by item in their order; KeyError for one that doesn't exist.

    Without any key project the items about them are one sentence that says so, once.
    """
    if facts.answers["key_projects/lights"].empty:
        told = [name for name in names if name in KEY_PROJECTS]
        names = [name for name in names if name not in told[1:]]
    made = [(name, _noted(facts, ITEMS[name])) for name in (FIRST, *names, LAST)]
    return [(name, slides) for name, slides in made if slides]


def _noted(facts: Facts, item: Item) -> list[Slide]:
    """The slides of an item; its first one carries what was noted of what it is made from."""
    slides, notes = item.slides(facts), [note for name in item.questions for note in facts.notes.get(name, ())]
    return [replace(slides[0], shown=[*slides[0].shown, *notes]), *slides[1:]] if slides and notes else slides


def titled(slide: Slide, words: Mapping[str, str]) -> str:
    """The presenter's own sentence for a slide, or the one that the figures make."""
    return words.get(slide.key, slide.title)
