"""Sentences that know their figures: what was printed, and which cells of which answer it was made from.

A sentence is a text like any other; who must trace it (a document's 附：数据来源) finds its figures in it, as they are
read. A figure is a cell of an answer, or how many rows of it there are: nothing else is computed where it is written.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from wording.figures import count
from wording.rows import Rows, joined, rows_where

COUNT = "行数"  # stands for a column where the figure is how many rows there are


@dataclass(frozen=True)
class TracedFigure:
    """A figure as it is printed, its stored value (signed, unrounded), and where it comes from.

    `column`: of the answer, or COUNT. `row`: conditions as in wording.rows; "" means all rows. `question` is empty
    where whoever uses the sentence knows it.
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
        return Sentence(self, [replace(one, row=joined(row, one.row)) for one in self.figures])

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
        return self._enter(write(row[column]), row[column], column, rows_where(**where))

    def count(self, rows: Rows, write: Callable[[int], str] = count) -> str:
        """How many rows there are, in words: "7 个"."""
        return self._enter(write(len(rows)), len(rows), COUNT, rows.where)

    def _enter(self, text: str, value: Any, column: str, row: str) -> str:
        self.figures.append(TracedFigure(text, value, column, row, self.question))
        return text

    def take(self, said: str) -> str:
        """A sentence within this one: its figures are this one's."""
        self.figures += figures_in(said)
        return said

    def sentence(self, text: str) -> Sentence:
        """The whole, with what was collected."""
        return Sentence(text, self.figures)


def figures_in(text: str) -> tuple[TracedFigure, ...]:
    """The figures of a text: none when it is a plain one."""
    return text.figures if isinstance(text, Sentence) else ()
