"""The frozen facts of one briefing: answers of one version within one scope, and every figure taken from them.

Screen, deck, report and workbook are written from the same Facts, so they can't disagree. A document takes a figure
with `Facts.take`, which writes it in the field's words and enters it in the list that traces it (附：数据来源); a
sentence that carries its figures (`wording.traced_sentence`) is entered with `Facts.enter`. The list holds what was
printed.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import and_
from typing import Any

import pandas as pd

from wording.figures import is_missing
from wording.filters import EVERYTHING
from wording.rows import rows_where
from wording.sentences.changes import LAST_MONTH
from wording.traced_sentence import TracedFigure, figures_in

BLANK = "*"  # what a document shows, as the bureau's drafts do, for a figure that no ledger gives
NO_LEDGER = "暂无台账"
# What an answer compares: a filter by it narrows nothing there. "": a fact of the county that no filter narrows.
COMPARED = {
    "rankings/units": "units", "rankings/metrics": "units", "rankings/board": "units",
    "chains/industries": "industries", "rankings/sources": "regions", "chains/nodes": "", "chains/park_fit": "",
    "rankings/city": "",
}  # fmt: skip


class CannotWrite(ValueError):
    """A document can't be written from these facts; the message says in Chinese what to do."""


class Contradiction(CannotWrite):
    """The figures contradict one another, or the template claims what they don't bear out: nothing is exported."""


class BadTemplate(CannotWrite):
    """The office's template can't be filled."""


@dataclass(frozen=True)
class Figure:
    """One figure as a document prints it, and where it comes from.

    `key` names it within the document; `text` is what is printed (BLANK when missing); `value` the stored value (万元,
    fractions, counts; None when missing); `question`, `column` and `row` say which cell of which answer it is, or which
    rows are counted, as in `wording.traced_sentence`.
    """

    key: str
    text: str
    value: Any
    question: str
    column: str
    row: str = ""


@dataclass
class Facts:
    """Answers by question name, with what a reader must know of them.

    `filters` is the scope in words, name by name ("全县" when nothing is filtered), `subject` the same as a sentence
    says it, `beside` what it says of an answer that compares units, industries, parks or regions, or is of key projects
    anyhow, by field.
    `definitions` maps question and column to the definition in the question's header; `revival_region` is the county's,
    "" while it isn't configured; `earlier`: what the last meeting of the occasion decided, and what those before it
    did and isn't done (project, matter, owner, due, state, done, day, is_last, days_over); `against`: what changes/*
    compare with, as it stands after 较: the last meeting of the occasion, or last month. `level`: which dispatch items
    are listed for, `day`: the day that they are judged by, None: the month's end. `notes`: what was noted of a question
    in that month, in words. `record`: number and hash of the audit record's last entry that the meeting froze. `taken`
    lists the figures that a document has used, in order.
    """

    as_of: dt.date
    version_id: str
    county: str
    city: str
    is_sample: bool
    filters: str
    answers: Mapping[str, pd.DataFrame]
    definitions: Mapping[str, Mapping[str, str]]
    revival_region: str = ""
    subject: str = EVERYTHING
    beside: Mapping[str, str] = field(default_factory=dict)
    earlier: pd.DataFrame | None = None
    against: str = LAST_MONTH
    level: str = "月调度"
    day: dt.date | None = None
    notes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    record: tuple[int, str] | None = None
    taken: list[Figure] = field(default_factory=list)

    def take(self, key: str, question: str, column: str, write: Callable[[Any], str], **row: Any) -> str:
        """The figure in `column` of the answer's first row where every `row` column has that value, in words.

        Enters it in `taken`; a figure that is missing, or a row that isn't there, is printed as BLANK.
        """
        value = self.value(question, column, **row)
        text = BLANK if value is None else write(value)
        self.taken.append(Figure(key, text, value, question, column, rows_where(**row)))
        return text

    def enter(self, key: str, *texts: str) -> str:
        """Enter the figures of sentences that the document prints at `key`; returns the last sentence."""
        for text in texts:
            self.enter_figures(key, figures_in(text))
        return texts[-1]

    def enter_figures(self, key: str, told: Iterable[TracedFigure]) -> None:
        """Enter figures that the document prints at `key` one by one."""
        self.taken += [Figure(key, one.text, one.value, one.question, one.column, one.row) for one in told]

    def blank(self, key: str, question: str = "", column: str = "", row: str = NO_LEDGER) -> str:
        """BLANK, entered as missing."""
        self.taken.append(Figure(key, BLANK, None, question, column, row))
        return BLANK

    def value(self, question: str, column: str, **row: Any) -> Any:
        """The stored value behind a figure; None when it is missing."""
        answer, found = self.answers[question], 0
        if row:
            masks = (answer[name].eq(wanted).fillna(False) for name, wanted in row.items())
            found = next(iter(reduce(and_, masks).to_numpy().nonzero()[0]), len(answer))
        if found >= len(answer):
            return None
        value = answer[column].iloc[int(found)]
        return None if is_missing(value) else value

    @property
    def is_whole(self) -> bool:
        """Whether nothing is filtered: the figures are the county's."""
        return self.subject == EVERYTHING

    def whose(self, compared: str) -> str:
        """Whose figures an answer tells that compares, or is anyhow of, what this field names: the other filters."""
        return self.beside.get(compared, EVERYTHING)

    def whose_answer(self, question: str) -> str:
        """Whose figures an answer is of, as the small line over it names them."""
        return self.whose(COMPARED[question]) if question in COMPARED else self.subject

    def missing(self) -> list[Figure]:
        """The figures that the document had to leave blank."""
        return [figure for figure in self.taken if figure.text == BLANK]

    def missing_names(self) -> list[str]:
        """What those figures are called, each name once."""
        return list(dict.fromkeys(figure.key for figure in self.missing()))
