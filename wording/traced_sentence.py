"""Sentences that know their figures: what was printed, and which cells of which answer it was made from.

A sentence is a text like any other; who must trace it (a document's 附：数据来源) finds its figures in it, as they are
read. Their origin can be computed again: `column` is a column of the answer or an SQL expression over its rows
(count(*), target - arrived), and `row` says which rows.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from wording.figures import is_missing

TRUTHS = {"True": "true", "False": "false"}
JOINED = "，"  # between the conditions that say which rows


@dataclass(frozen=True)
class TracedFigure:
    """A figure as it is printed, its stored value (signed, unrounded), and where it comes from.

    `row`: conditions joined with ，, each of the form unit=荻浦镇, pace_gap>=0, completion≠ (is not missing) or
    industry∈轻纺、其他; "" means all rows. `question` is empty where whoever uses the sentence knows it.
    """

    text: str
    value: Any
    column: str
    row: str = ""
    question: str = ""


class Sentence(str):
    """A text with its figures, in reading order."""

    figures: tuple[TracedFigure, ...]
    __slots__ = ("figures",)

    def __new__(cls, text: str, figures: Iterable[TracedFigure] = ()) -> "Sentence":
        """Raises ValueError when a figure doesn't stand in the text after the one before it."""
        made = super().__new__(cls, text)
        made.figures = tuple(figures)
        at = 0
        for figure in made.figures:
            at = text.find(figure.text, at)
            if at < 0:
                raise ValueError(f"{figure.text!r} does not stand in {text!r} where its sentence says")
            at += len(figure.text)
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return Sentence, (str(self), self.figures)

    def among(self, row: str) -> "Sentence":
        """The same sentence of an answer that was first narrowed to those rows."""
        return Sentence(self, [replace(one, row=JOINED.join(filter(None, (row, one.row)))) for one in self.figures])

    def of(self, question: str) -> "Sentence":
        """The same sentence, its figures said to be of that question where nothing else is said."""
        return Sentence(self, [replace(one, question=one.question or question) for one in self.figures])


class SentenceWriter:
    """Collects the figures of a sentence while it is written."""

    def __init__(self, question: str = "") -> None:
        self.question = question
        self.figures: list[TracedFigure] = []

    def cell(self, row: Mapping[str, Any], column: str, write: Callable[[Any], str], **where: Any) -> str:
        """The figure in a column of a row, in words; `where` says which row it is."""
        return self.figure(write(row[column]), row[column], column, rows_where(**where))

    def figure(self, text: str, value: Any, column: str, row: str = "", question: str = "") -> str:
        """A figure made from several cells, or from another answer."""
        self.figures.append(TracedFigure(text, value, column, row, question or self.question))
        return text

    def take(self, said: str) -> str:
        """A sentence within this one: its figures are this one's."""
        self.figures += figures_in(said)
        return said

    def sentence(self, text: str) -> Sentence:
        """The whole, with what was collected."""
        return Sentence(text, self.figures)


def rows_where(**where: Any) -> str:
    """The rows in which those columns have those values: unit=荻浦镇，light=红. A missing value is left empty."""
    return JOINED.join(f"{name}={_plain(value)}" for name, value in where.items())


def figures_in(text: str) -> tuple[TracedFigure, ...]:
    """The figures of a text: none when it is a plain one."""
    return text.figures if isinstance(text, Sentence) else ()


def _plain(value: Any) -> str:
    """A value as SQL writes it."""
    if is_missing(value):
        return ""
    return f"{value:%Y-%m-%d}" if isinstance(value, dt.date) else TRUTHS.get(str(value), str(value))
