"""附：数据来源: the list at a document's end that says of every figure what it means and which cells it comes from."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from briefing.claims import Claim
from briefing.facts import BLANK, Facts, Figure
from briefing.official import form
from briefing.official.placeholders import header
from wording.traced_sentence import COUNT

HEADER = ("序号", "数字", "文中写法", "口径", "来源（问题·列·行）")
WIDTHS = (8, 24, 28, 43, 53)
LONGEST = 18  # characters of the texts of one line; the whole stands in the document
COUNTED = "符合所列条件的行数"
CUT = re.compile(r"[\d,.]+$")
NUMBERED = re.compile(r"^\d+\.")  # 3.到位率: the figure of the third sheet


@dataclass(frozen=True)
class Source:
    """One line of the list: the figures that a document prints under one name from one column of one answer."""

    key: str
    question: str
    column: str
    figures: tuple[Figure, ...]

    @property
    def text(self) -> str:
        """How they are printed: the first of them when there are many, no figure cut in two.

        ； stands between them, where a line may break: LibreOffice breaks 8,418、14,127 within a figure.
        """
        texts = list(dict.fromkeys(figure.text for figure in self.figures))
        told = "；".join(texts)
        if len(told) <= LONGEST:
            return told
        shown = next((n for n in range(len(texts), 1, -1) if len("；".join(texts[:n])) <= LONGEST), 1)
        first = "；".join(texts[:shown])
        first = first if len(first) <= LONGEST else CUT.sub("", first[:LONGEST]) + "……"
        return first if len(texts) == 1 else f"{first}等 {len(self.figures)} 处"

    @property
    def where(self) -> str:
        """Which cells they are: question, column, and the row or how many rows."""
        rows = list(dict.fromkeys(figure.row for figure in self.figures))
        row = rows[0] if len(rows) == 1 else f"{len(rows)} 行"
        return " · ".join(part for part in (self.question, self.column, row) if part)


def grouped(figures: Iterable[Figure]) -> list[Source]:
    """The figures that aren't missing, those of one name and column together, in the order of the document."""
    found: dict[tuple[str, str, str, str], list[Figure]] = {}
    for figure in figures:
        if figure.text != BLANK:
            apart = figure.row if figure.column == COUNT else ""  # counts are of other rows each
            name = (NUMBERED.sub("", figure.key), figure.question, figure.column, apart)
            found.setdefault(name, []).append(figure)
    return [Source(key, question, column, tuple(some)) for (key, question, column, _), some in found.items()]


def definition(facts: Facts, question: str, column: str) -> str:
    """What a column of a question means."""
    return meaning(facts.definitions.get(question, {}), column)


def meaning(known: Mapping[str, str], column: str) -> str:
    """The same by the definitions of a question's columns."""
    return COUNTED if column == COUNT else known.get(column, "")


def add_sources(document: Any, facts: Facts, figures: list[Figure], refused: list[Claim]) -> None:
    """Append what is missing, which claims were replaced, and the list, on a page of its own."""
    form.add_styles(document)
    form.new_page(form.add(document, "附件标识", "附：数据来源"))
    form.add(document, "附表文字", header(facts))
    rows = [
        [str(number), source.key, source.text, definition(facts, source.question, source.column), source.where]
        for number, source in enumerate(grouped(figures), 1)
    ]
    missing = list(dict.fromkeys(figure.key for figure in figures if figure.text == BLANK))
    if missing:
        form.add(document, "附表文字", f"缺项（文中保留“*”）：{'、'.join(missing)}。")
    for claim in refused:
        why = "数据不支持" if claim.holds is False else "没有数据可以判断"
        form.add(document, "附表文字", f"改写：“{claim.words}”{why}，已改为事实表述。")
    form.table(document, HEADER, rows, WIDTHS, "来源")
