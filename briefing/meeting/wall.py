"""The agenda on the wall: each slide one sentence over one picture, readable from ten metres."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from briefing.facts import Facts
from briefing.meeting.agenda import ITEMS, Item, agenda_of, titled
from briefing.meeting.slide import Slide
from charts import style
from charts.projector import slide as enlarged
from wording.sentences import basis


@dataclass(frozen=True)
class Picture:
    """A slide as it is shown: its item and key, its sentence, the figure; whether a click opens a project."""

    item: str
    key: str
    title: str
    figure: go.Figure
    opens_project: bool = False


def pictures(facts: Facts, agenda: Sequence[str], words: Mapping[str, str]) -> list[Picture]:
    """Every slide of the agenda, with the presenter's own words where there are any."""
    return [
        _picture(facts, name, slide, titled(slide, words))
        for name, slides in agenda_of(facts, agenda)
        for slide in slides
    ]


def _picture(facts: Facts, item: str, slide: Slide, title: str) -> Picture:
    shown = basis(facts.as_of, *slide.shown, slide.cut, *_around(facts, ITEMS[item]))
    picture = slide.picture()
    drawn = enlarged(picture if picture.data else style.blank(""), title + slide.part, shown, slide.more)
    return Picture(item, slide.key, title + slide.part, drawn, slide.opens_project)


def _around(facts: Facts, item: Item) -> list[str]:
    """What every small line says besides: whose figures, which version, 演示数据."""
    whose = facts.whose_answer(next(iter(item.questions), ""))
    return [f"范围：{whose}", f"版本 {facts.version_id}"] + (["演示数据"] if facts.is_sample else [])
