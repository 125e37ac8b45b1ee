"""A mapping proposed for a sheet: which form it may be, where its header is, which column may hold which field and why.

A proposal is for a person to look at: it takes likenesses that reading on its own doesn't use (data/similarity.py), and
finds something to begin with in sheets without any known header. `as_toml` writes it as a mapping file.
"""

import glob
import itertools
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatch
from typing import Any

import tomli_w

from data.across import look_up, names
from data.header import find_header, paths
from data.headings import Path, candidates, unit_of, words_of
from data.ledgers import Field, Form, forms
from data.mapping import LETTERS, parse
from data.sheet import letters
from data.similarity import closest
from data.values import as_written, is_empty, plain
from data.workbook import Sheet

SAMPLES = 3
LEAFED = 200  # rows under a header that are leafed through for samples
LOOKED_AT = 20  # rows in which a header is looked for where none is known
UNKNOWN = "未识别"


@dataclass(frozen=True)
class ProposedColumn:
    """A column: its letters, header as written, first values; the field that it may hold (None: none), why, how sure.

    `unit` is the one that its header names, '' when it names none; `confidence` goes from 0 to 1.
    """

    letters: str
    header: str
    samples: tuple[str, ...]
    field: Field | None
    reason: str
    confidence: float
    unit: str = ""


@dataclass(frozen=True)
class Proposal:
    """What a sheet may be: its form, the first and last row of its header (from 1), its columns that say anything.

    `constants` are values for all rows, by the label of their field, where no column holds one.
    """

    sheet: str
    form: Form
    rows: tuple[int, int]
    columns: tuple[ProposedColumn, ...]
    constants: Mapping[str, str] = field(default_factory=dict)

    @property
    def lacking(self) -> tuple[Field, ...]:
        """The fields that the form needs and neither a column nor a constant may hold."""
        named = {column.field.name for column in self.columns if column.field}
        named |= {field.name for field in self.form.fields if field.label in self.constants}
        return tuple(field for field in self.form.fields if field.required and field.name not in named)


def propose(sheet: Sheet, form: Form | None = None, rows: tuple[int, int] | None = None) -> Proposal | None:
    """A mapping for the sheet, of that form and with the header in those rows (from 1) when they are told.

    None for a sheet without anything in it, or without anything in the rows told.
    """
    best = max(_tried(sheet, form, rows), key=lambda each: each[0], default=None)
    return best[1] if best else None


def _tried(sheet: Sheet, form: Form | None, rows: tuple[int, int] | None) -> Iterator[tuple[float, Proposal]]:
    """Every way to see the sheet that is left open, with what speaks for it; the upper first."""
    for first, last in [rows] if rows else _places(sheet):
        if last > len(sheet.rows) or not any(texts := paths(sheet, first - 1, last - first + 1)):
            continue
        for each in [form] if form else forms():
            found = _columns(sheet, each, (first, last), texts)
            proposal = Proposal(sheet.name, each, (first, last), found)
            yield _score(proposal), proposal


def _score(proposal: Proposal) -> float:
    """What speaks for a proposal, as data/header.py weighs it; where nothing does, it is rather no configuration."""
    first, last = proposal.rows
    named = sum(column.confidence for column in proposal.columns if column.field)
    is_whole = all(field.type == "month" for field in proposal.lacking)
    is_named = proposal.form.sheet in proposal.sheet
    return named + 0.5 * is_whole + 0.3 * is_named - 0.1 * (last - first) + 0.01 * (proposal.form.ledger != "base")


def _places(sheet: Sheet) -> list[tuple[int, int]]:
    """Where a header may be: the known one, rows with three texts, alone or two together; else the first row."""
    header = find_header(sheet)
    known = [(header.first + 1, header.last + 1)] if header else []
    told = [number for number, row in enumerate(sheet.rows[:LOOKED_AT], 1) if _texts(row) >= 3]
    if not told:
        return [(number, number) for number, row in enumerate(sheet.rows, 1) if any(map(_says, row))][:1]
    pairs = [(first, first + 1) for first, second in itertools.pairwise(told) if second == first + 1]
    return known + [(number, number) for number in told] + pairs


def _texts(row: list) -> int:
    return sum(isinstance(cell, str) and _says(cell) for cell in row)


def _says(cell: Any) -> bool:
    return not is_empty(cell)


def _columns(sheet: Sheet, form: Form, rows: tuple[int, int], texts: list[Path]) -> tuple[ProposedColumn, ...]:
    """The columns that have a header or a value; a field goes to the column that is most surely meant."""
    found = [_column(sheet, form, rows[1], index, path) for index, path in enumerate(texts)]
    taken: dict[str, ProposedColumn] = {}
    for column in sorted(found, key=lambda each: -each.confidence):
        if column.field:
            taken.setdefault(column.field.name, column)
    told = [_given_way(column, taken) for column in found]
    return tuple(column for column in told if column.header or column.samples)


def _given_way(column: ProposedColumn, taken: dict[str, ProposedColumn]) -> ProposedColumn:
    if not column.field or (first := taken[column.field.name]) is column:
        return column
    return replace(column, field=None, confidence=0.0, reason=f"{column.reason}，但已用 {first.letters} 列")


def _column(sheet: Sheet, form: Form, last: int, index: int, path: Path) -> ProposedColumn:
    field, reason, confidence = _meant(form, path)
    below = (row[index] for row in sheet.rows[last : last + LEAFED] if index < len(row) and _says(row[index]))
    samples = tuple(as_written(cell) or "" for cell in itertools.islice(below, SAMPLES))
    return ProposedColumn(letters(index), "".join(path), samples, field, reason, confidence, unit_of(path))


def _meant(form: Form, path: Path) -> tuple[Field | None, str, float]:
    """The field that a column's texts name or resemble, why, and how sure that is."""
    field, _ = look_up(names(form), path)
    if field:
        said = {name for kind in candidates(path) for name in kind}
        variant = next((each for each in field.variants if words_of(each) in said), field.label)
        return field, f"列名与“{variant}”一致", 1.0
    if like := closest(form, path):
        return like.field, like.told, like.score
    return None, UNKNOWN, 0.0


def as_toml(*proposals: Proposal) -> str:
    """The proposals as the text of a mapping file, each reason as a comment; what is needed and lacking is one too.

    `data.mapping.parse` accepts it when nothing is lacking but the month, which a title may name.
    """
    return "\n".join(_table(proposal) for proposal in proposals)


def of_sheet(text: str, sheet: str) -> str:
    """Of a mapping file's text what is for the sheet of that name; '' when nothing is.

    Raises BadMapping when the text is none.
    """
    parse(text, "对应关系文件")
    mine = [each for each in tomllib.loads(text)["table"] if fnmatch(sheet, str(each.get("sheet", "*")))]
    return tomli_w.dumps({"table": mine}) if mine else ""


def _table(proposal: Proposal) -> str:
    first, last = proposal.rows
    told = {
        "kind": proposal.form.sheet,
        "sheet": glob.escape(proposal.sheet),
        "header": first if first == last else [first, last],
    }
    lines = ["[[table]]", *(_pair(key, value) for key, value in told.items()), "", "[table.fields]"]
    lines += [f"{_spec(column, proposal)}  # {_remark(column)}" for column in proposal.columns if column.field]
    lines += [f"{_key(label)}{{ {_pair('constant', value)} }}" for label, value in proposal.constants.items()]
    return "\n".join([*lines, *map(_wanting, proposal.lacking), ""])


def _pair(key: str, value: Any) -> str:
    """A key and its value on one line, quoted as TOML wants them."""
    return " ".join(tomli_w.dumps({key: value}).split("\n")).strip()


def _key(label: str) -> str:
    return _pair(label, "").removesuffix('""')


def _spec(column: ProposedColumn, proposal: Proposal) -> str:
    """Where a field's values are: by header where no other column has it, else by letters; with the unit if named."""
    headers = Counter(plain(each.header) for each in proposal.columns)
    is_clear = plain(column.header) and headers[plain(column.header)] == 1 and not LETTERS.fullmatch(column.header)
    place = column.header if is_clear else f"{column.letters}列"
    if not column.unit:
        return _pair(column.field.label, place)
    return f"{_key(column.field.label)}{{ {_pair('column', place)}, {_pair('unit', column.unit)} }}"


def _remark(column: ProposedColumn) -> str:
    samples = f"；样例 {'、'.join(column.samples)}" if column.samples else ""
    return "".join(each if each.isprintable() else " " for each in f"{column.letters} 列，{column.reason}{samples}")


def _wanting(field: Field) -> str:
    hint = (
        "标题、工作表名或文件名写明年月的可不写"
        if field.type == "month"
        else '缺少必填字段，请写列名，或 { constant = "…" }'
    )
    return f"# {_pair(field.label, '')}  # {hint}"
