"""The deck of a meeting (.pptx): cover, contents, the agenda's slides with native charts and tables, an appendix."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from pptx.presentation import Presentation as Deck

from briefing.facts import Facts, Figure
from briefing.meeting import cover, deck_appendix, slide_table
from briefing.meeting import deck_slides as slides
from briefing.meeting.agenda import ALL, ITEMS, agenda_of, titled
from briefing.meeting.deck_slides import ACROSS, MARGIN, text
from briefing.meeting.questions_likely import Likely, likely
from briefing.meeting.slide import NOTE, Slide, laid_out, part
from briefing.meeting.slide_xml import Box
from briefing.official.sources import grouped
from charts.palette import BLUE, INK, SECONDARY
from wording import figures, sentences
from wording.columns import column
from wording.traced_sentence import TracedFigure, figures_in


def build_deck(facts: Facts, agenda: Sequence[str] = ALL, words: Mapping[str, str] | None = None) -> bytes:
    """The deck as a file.

    `agenda` names the items in their order; raises KeyError for one that doesn't exist. `words` are the presenter's own
    sentences by item (or units:园区组), in place of those that the figures make.
    """
    own = words or {}
    items = [
        (name, [part for slide in made for part in laid_out(slide, titled(slide, own))])
        for name, made in agenda_of(facts, agenda)
    ]
    deck = slides.new_deck(cover.title(facts), facts.as_of)
    _cover(deck, facts)
    _contents(deck, facts, [(ITEMS[name].label, len(made)) for name, made in items])
    for name, made in items:
        _agenda_item(deck, facts, name, made, own)
    _appendix(deck, facts)
    file = io.BytesIO()
    deck.save(file)
    return file.getvalue()


def _cover(deck: Deck, facts: Facts) -> None:
    slide = slides.plain_slide(deck, cover.title(facts), Box(MARGIN, 2.45, ACROSS, 1.0), 44)
    slides.rule(slide, Box(MARGIN, 2.2, 1.2, 0.1))
    text(slide, Box(MARGIN, 3.55, ACROSS, 0.6), cover.period(facts), 28, BLUE, bold=True)
    text(slide, Box(MARGIN, 4.75, ACROSS, 1.9), "\n".join(cover.lines(facts)), slides.BODY, SECONDARY)


def _contents(deck: Deck, facts: Facts, parts: Sequence[tuple[str, int]]) -> None:
    """`parts`: each item's name and how many slides it takes."""
    slide, top = slides.add_slide(deck, "目录", _basis(facts), footer(facts))
    starts = accumulate([3, *(length for _, length in parts)])  # after cover and contents
    lines = list(zip([*(label for label, _ in parts), "附录：数据表"], starts, strict=True))
    column = -(-len(lines) // 2)
    step = min(0.78, (slides.FLOOR - top - 0.25) / column)
    for i, (label, start) in enumerate(lines):
        left, height = MARGIN + (i // column) * (ACROSS / 2 + 0.4), top + 0.25 + (i % column) * step
        text(slide, Box(left, height, 0.8, 0.5), f"{i + 1}", 24, BLUE, bold=True)
        text(slide, Box(left + 0.8, height, 3.6, 0.5), label, 24, INK)
        text(slide, Box(left + 4.4, height, 1.2, 0.5), f"{start} 页", 18, SECONDARY, right=True)


def _agenda_item(deck: Deck, facts: Facts, name: str, made: Sequence[Slide], words: Mapping[str, str]) -> None:
    asked = likely(facts, name)
    for one in made:
        basis = _basis(facts, *one.shown, question=next(iter(ITEMS[name].questions), ""))
        slide, top = slides.add_slide(deck, titled(one, words) + one.part, basis, footer(facts))
        one.draw(slide, top)
        printed = {"标题": figures_in(one.title), "说明": [told for line in one.shown for told in figures_in(line)]}
        printed |= {**one.figures, "备注": [told for likely in asked for told in likely.answer.figures]}
        entered = _enter(facts, deck, printed)
        own = words.get(f"{NOTE}{one.key}", "")
        slides.notes(slide, _notes(facts, ITEMS[name].questions, asked, entered, own))


def _enter(facts: Facts, deck: Deck, printed: Mapping[str, Sequence[TracedFigure]]) -> list[Figure]:
    """Enter what the last slide prints, part by part; the figures."""
    already, number = len(facts.taken), len(deck.slides)
    for part_of_it, told in printed.items():
        facts.enter_figures(f"第{number}页{part_of_it}", told)
    return facts.taken[already:]


def _appendix(deck: Deck, facts: Facts) -> None:
    for title, table in deck_appendix.tables(facts, ACROSS):
        parts = slide_table.pages(table, slides.body_top(title))
        for i, rows in enumerate(parts, start=1):
            slide, top = slides.add_slide(
                deck, f"附录：{title}{part(i, len(parts))}", _basis(facts, question=table.name), footer(facts)
            )
            slide_table.draw(slide, table, rows, top)
            entered = _enter(facts, deck, {"表": [one for row in rows for cell in row for one in figures_in(cell)]})
            slides.notes(slide, _notes(facts, [table.name] if i == 1 else [], [], entered))


def _basis(facts: Facts, *shown: str, question: str = "") -> str:
    """The small line: period, what is shown with its unit, whose the answer to the question is."""
    return sentences.basis(facts.as_of, *shown, f"范围：{facts.whose_answer(question)}")


def footer(facts: Facts) -> str:
    """What stands at the foot of every slide."""
    parts = [cover.title(facts), f"数据截至{figures.month(facts.as_of)}", f"版本 {facts.version_id}"]
    return " · ".join(parts + (["演示数据"] if facts.is_sample else []))


def _notes(
    facts: Facts, questions: Sequence[str], asked: Sequence[Likely], printed: Sequence[Figure], own: str = ""
) -> str:
    told = "\n".join(f"问：{one.question}\n答：{one.answer}" for one in asked)
    parts = [own, f"【可能的提问】\n{told}" if told else "", _defined(facts, questions), _sourced(facts, printed)]
    return "\n\n".join(part for part in parts if part)


def _sourced(facts: Facts, printed: Sequence[Figure]) -> str:
    """附：数据来源 of one slide: where each of its figures comes from."""
    once = {(one.text, one.question, one.column, one.row): replace(one, key="") for one in printed}
    lines = [f"{source.text}（{source.where}）" for source in grouped(once.values())]
    return "\n".join([f"【数据来源】版本 {facts.version_id}", *lines]) if lines else ""


def _defined(facts: Facts, questions: Sequence[str]) -> str:
    """The definitions of the columns of those questions, each once."""
    told: dict[str, str] = {}
    for question in questions:
        for name, meaning in facts.definitions.get(question, {}).items():
            label = column(name).label
            told.setdefault(label, meaning.removeprefix(f"{label}："))
    return "\n".join(["【口径】", *(f"{label}：{meaning}" for label, meaning in told.items())]) if told else ""
