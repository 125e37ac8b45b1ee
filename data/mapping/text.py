"""A proposal as the text of a mapping file, for a person to correct, to keep and to give back with a ledger."""

import glob
from collections import Counter
from typing import Any

import tomli_w

from data.cells.values import plain
from data.ledgers import MEASURED, Field
from data.mapping.file import LETTERS
from data.mapping.proposed import Proposal, ProposedColumn
from data.tables.headings import unit_of


def as_toml(*proposals: Proposal) -> str:
    """The proposals as the text of a mapping file, each reason as a comment; what is needed and lacking is one too.

    `data.mapping.file.parse` accepts it when nothing is lacking but the month, which a title may name.
    """
    return "\n".join(_table(proposal) for proposal in proposals)


def _table(proposal: Proposal) -> str:
    first, last = proposal.rows
    told = {
        "kind": proposal.form.sheet,
        "sheet": glob.escape(proposal.sheet),
        "header": first if first == last else [first, last],
    }
    lines = ["[[table]]", *(_pair(key, value) for key, value in told.items()), "", "[table.fields]"]
    fields = [(column.field, column) for column in proposal.columns if column.field]
    lines += [f"{_spec(field, each, proposal)}  # {_remark(each)}" for field, each in fields if not each.month]
    lines += [f"{_key(label)}{{ {_pair('constant', value)} }}" for label, value in proposal.constants.items()]
    lines += map(_wanting, proposal.lacking)
    for field in dict.fromkeys(field for field, each in fields if each.month):
        lines += _across(field, proposal)
    return "\n".join([*lines, ""])


def _across(field: Field, proposal: Proposal) -> list[str]:
    """The table of a field that has a column a month; its unit where that is the same in all of them."""
    columns = [column for column in proposal.used if column.month and column.field == field]
    table, units = f"table.fields.{_key(field.label).removesuffix(' = ')}", {_unit(field, column) for column in columns}
    unit = units.pop() if len(units) == 1 else None
    months = [f"{_pair(column.month, _place(column, proposal))}  # {_remark(column)}" for column in columns]
    return ["", f"[{table}]", *([] if unit is None else [_pair("unit", unit)]), f"[{table}.months]", *months]


def _pair(key: str, value: Any) -> str:
    """A key and its value on one line, quoted as TOML wants them."""
    return " ".join(tomli_w.dumps({key: value}).split("\n")).strip()


def _key(label: str) -> str:
    return _pair(label, "").removesuffix('""')


def _spec(field: Field, column: ProposedColumn, proposal: Proposal) -> str:
    """Where a field's values are, with the unit if it is named."""
    place, unit = _place(column, proposal), _unit(field, column)
    if unit is None:
        return _pair(field.label, place)
    return f"{_key(field.label)}{{ {_pair('column', place)}, {_pair('unit', unit)} }}"


def _unit(field: Field, column: ProposedColumn) -> str | None:
    """The unit to write; None where the column's header says it, '' where one column over another header would."""
    if column.unit or not column.is_shifted or field.type not in MEASURED:
        return column.unit or None
    return unit_of((column.header,))


def _place(column: ProposedColumn, proposal: Proposal) -> str:
    """A column by its header where that stands over it and over no other, else by letters."""
    headers = Counter(plain(each.header) for each in proposal.columns)
    is_alone = plain(column.header) and headers[plain(column.header)] == 1 and not LETTERS.fullmatch(column.header)
    return column.header if is_alone and not column.is_shifted else f"{column.letters}列"


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
