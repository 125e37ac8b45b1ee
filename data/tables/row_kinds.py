"""What a row under a header is: a fact, or one of the rows that carry none of their own."""

import re
import sys
from collections.abc import Collection
from typing import Literal

from data.cells.values import is_empty, plain
from data.files.workbook import Cell
from data.ledgers import MEASURED
from data.tables.header_depth import NUMBERED, belongs_to_header
from data.tables.headings import words_of
from data.tables.layout import Header

SUBTOTAL = re.compile(r".{0,16}(合计|小计|总计|共计|累计)[::]?(\(.*\))?")
NOTE = re.compile(
    r"(备注|说明|填表说明|填[表报制]人.{0,3}|制表人?|审核人?|复核人?|.{0,4}负责人|联系人|(联系)?电话|填[报表]\w{2}|报送\w{2}|.{0,6}签[字章])[::].*"
    r"|注([::]|\d).*"
)
SECTION = re.compile(r"\(?[一二三四五六七八九十]+[)、.].*")
PART = re.compile(r"其中[::]?.*")
DIGIT = re.compile(r"\d")  # what has none may be the label of a section that stands in the place of an id
SECTION_NUMBER = re.compile(r"\(?[一二三四五六七八九十]+[)、.]?")
Kind = Literal["fact", "subtotal", "part", "title", "note", "silent", "blank"]


class RowKinds:
    """The kinds of the rows under one header, whose titles above it are `titles`, evened out.

    `silent` is a row of a monthly ledger that names a project and states no figure: nothing came for it that month.
    `part` is a row of sums over rows that it doesn't say for certain: 其中：省外, （一）县经开区.
    """

    def __init__(self, header: Header, titles: Collection[str]) -> None:
        self.header, self.titles = header, titles
        self.keys = [key for name in ("project_id", "project_name") if (key := header.column(name))]
        measured = {index for index, column in header.placed if column.field.type in MEASURED}
        words = [(index, column) for index, column in header.placed if column.field.type not in MEASURED]
        self.words_at = {index for index, column in words if column not in self.keys}
        self.filled = header.figures or {index for index, _ in header.placed}
        self.stating = header.figures or (measured if header.form.monthly_amount else self.filled)
        amount = header.column(header.form.monthly_amount.name) if header.form.monthly_amount else None
        self.amount_at = sys.maxsize if amount is None or amount.index is None else amount.index
        key = header.column("project_id")
        self.name_at = (
            key.index if key and key.index is not None and not key.more and not header.figures else sys.maxsize
        )
        self.names: dict[Cell, bool] = {}  # whether a key that was met can only name something

    def of(self, cells: list[Cell]) -> Kind:
        """The kind of a row."""
        key = cells[self.name_at] if self.name_at < len(cells) else None
        if (self.names[key] if key in self.names else self._is_name(key)) and self._states(cells):
            return "fact"
        if not _any(cells, self.filled):
            return "silent" if self._is_silent(cells) else "note" if _says_something(cells) else "blank"
        kind = self._kind(cells)
        if kind == "fact" and not self._states(cells):
            return "silent" if self._is_silent(cells) else "note"
        return kind

    def _states(self, cells: list[Cell]) -> bool:
        """Whether the row states a figure; "-" for the month's own says that nothing came, whatever the total is."""
        if not _any(cells, self.stating):
            return False
        amount = cells[self.amount_at] if self.amount_at < len(cells) else None
        return not (amount.__class__ is str and amount != "" and is_empty(amount))

    def _is_name(self, key: Cell) -> bool:
        """Whether a row's key is a text that can only name something; asked once of each text, as of every row."""
        if not isinstance(key, str):
            return False
        text, words = plain(key), self.header.words.get(self.name_at, ())
        is_other = any(other.fullmatch(text) for other in (SUBTOTAL, NOTE, SECTION, PART)) or not DIGIT.search(text)
        is_other = is_other or text in NUMBERED
        self.names[key] = not (is_other or text in self.titles or is_empty(key) or words_of(key) in words)
        return self.names[key]

    def _is_silent(self, cells: list[Cell]) -> bool:
        """A text alone is a footnote rather than a project's name."""
        if not self.header.form.monthly_amount or sum(not is_empty(cell) for cell in cells) < 2:
            return False
        return any(not is_empty(key.cell(cells)) for key in self.keys) and self._kind(cells) == "fact"

    def _kind(self, cells: list[Cell]) -> Kind:
        """By what its words say. A row whose key is filled in is a fact, whatever its other cells say."""
        texts = [plain(cell) for cell in cells if isinstance(cell, str) and cell != ""]
        key = self.header.column("project_id")
        key_cell = key.cell(cells) if key else ""
        asked = self._labels(cells) if is_empty(key_cell) else [plain(str(key_cell))]
        if any(SUBTOTAL.fullmatch(each) for each in asked):
            return "subtotal"
        if any(NOTE.fullmatch(each) for each in asked[:1]):
            return "note"
        if len(texts) == 1 and texts[0] in self.titles:
            return "title"
        are_words = all(is_empty(cell) or isinstance(cell, str) for cell in cells)
        if len(texts) == 1 and SECTION.fullmatch(texts[0]) and are_words:
            return "title"
        if self._repeats_header(cells) or belongs_to_header(cells):
            return "title"
        return "part" if self._sums_a_part(cells) and self._states(cells) else "fact"

    def _labels(self, cells: list[Cell]) -> list[str]:
        """The texts of a row without an id that may say it is a sum: its name and what stands before that.

        Where it has no name either it may be any of the first three: 合计 may stand under 月份.
        """
        places = [key.index for key in self.keys if key.index is not None and not is_empty(key.cell(cells))]
        until = max(places) + 1 if places else len(cells)
        texts = [plain(cell) for cell in cells[:until] if isinstance(cell, str) and cell != ""]
        return texts if places else texts[:3]

    def _sums_a_part(self, cells: list[Cell]) -> bool:
        """Whether a row's only words are a label: 其中：省外, or a section's where an id would stand in its place."""
        if not self.keys or _any(cells, self.words_at):
            return False
        first = next((plain(cell) for cell in cells if isinstance(cell, str) and not is_empty(cell)), "")
        keys = [plain(str(cell)) for key in self.keys if not is_empty(cell := key.cell(cells))]
        if len(keys) > 1:
            return False
        label = keys[0] if keys else first
        if PART.fullmatch(label):
            return True
        if self.header.column("project_id") is None:
            return False  # a project's name may begin like a section
        is_numbered = SECTION_NUMBER.fullmatch(first) and label != first and not DIGIT.search(label)
        return bool(SECTION.fullmatch(label) or is_numbered)

    def _repeats_header(self, cells: list[Cell]) -> bool:
        words = self.header.words
        filled = [(index, cells[index]) for index in words if index < len(cells) and cells[index] != ""]
        return all(isinstance(cell, str) and words_of(cell) in words[index] for index, cell in filled)


def _any(cells: list[Cell], places: Collection[int]) -> bool:
    width = len(cells)
    for place in places:  # noqa: SIM110  not any(): this is asked of every row, and the first figure answers it
        if place < width and (cells[place].__class__ is float or not is_empty(cells[place])):
            return True
    return False


def _says_something(cells: list[Cell]) -> bool:
    """Whether a row outside the mapped columns is more than a running number."""
    return any(isinstance(cell, str) and not is_empty(cell) and not cell.strip().isdigit() for cell in cells)
