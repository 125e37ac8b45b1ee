"""The agenda on the wall: each slide one sentence over one picture, readable from ten metres."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.facts import Facts
from briefing.meeting import cover
from briefing.meeting.agenda import ITEMS, agenda_of
from briefing.meeting.slide import Slide, part
from charts import projector, style
from charts.cover import cover_lines
from charts.projector import Values, Window
from wording.sentences import basis


@dataclass(frozen=True)
class Picture:
    """A slide before it is laid out for a window: its item and key, its sentence and which of several it is, the small
    line and what stands under it, the figure; `opens`: what a click on a mark of it leads to.
    """

    item: str
    key: str
    sentence: str
    figure: Values
    part: str = ""
    basis: str = ""
    more: str = ""
    opens: str = ""

    @property
    def title(self) -> str:
        """The sentence, and which of its slides this is."""
        return self.sentence + self.part


def pictures(facts: Facts, agenda: Sequence[str], occasion: str = "") -> list[Picture]:
    """The cover of an occasion and every slide of the agenda, in the words that the figures make."""
    figure = projector.values(cover_lines(cover.period(facts), cover.lines(facts)))
    return [
        Picture("cover", "cover", cover.title(facts), figure, basis=occasion),
        *(
            picture
            for name, slides in agenda_of(facts, agenda)
            for slide in slides
            for picture in _pictures(facts, name, slide)
        ),
    ]


def in_own_words(made: Sequence[Picture], words: Mapping[str, str]) -> list[Picture]:
    """The same with the presenter's own sentences where there are any."""
    return [replace(each, sentence=words.get(each.key, each.sentence)) for each in made]


def drawn(picture: Picture, window: Window, reader: str = "") -> Values:
    """A slide as that window shows it; `reader`: whose name stands over it."""
    laid_out = projector.slide(picture.figure, picture.title, picture.basis, picture.more, window)
    return projector.marked(laid_out, reader, window) if reader else laid_out


def _pictures(facts: Facts, item: str, slide: Slide) -> list[Picture]:
    whose = facts.whose_answer(next(iter(ITEMS[item].questions), ""))
    shown = basis(facts.as_of, *slide.shown, slide.cut, *around(facts, whose))
    figures = [
        projector.values(drawn if drawn.data else style.blank(""))
        for drawn in (picture() for picture in slide.pictures)
    ]
    parts = [slide.part or part(number, len(figures)) for number in range(1, len(figures) + 1)]
    return [
        Picture(item, slide.key, slide.title, figure, of, shown, slide.more, slide.opens)
        for figure, of in zip(figures, parts, strict=True)
    ]


def around(facts: Facts, whose: str) -> list[str]:
    """What every small line says besides: whose figures, which version, 演示数据."""
    return [f"范围：{whose}", f"版本 {facts.version_id}"] + (["演示数据"] if facts.is_sample else [])
