"""Workbooks to be changed: a month of the sample's ledgers as they are sent, and ledgers in the form of the templates.

A book knows what each of its rows says: the facts that a careful reader would enter. Whoever changes it says what
becomes of them: nothing, another amount, or that the row must not be entered without a person's word.
"""

import io
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from data.delivery import deliver
from data.mapping.file import parse
from data.mapping.remembered import NO_MAPPINGS, Mappings
from data.warehouse.draft import Draft
from data.warehouse.store import Store
from tests.examples import LAND, land_mapping
from tests.fuzz import another_program, counties
from tests.fuzz.counties import SAMPLE
from tests.fuzz.invented import SHILIANG, ledgers

Fact = tuple[Any, ...]  # what it is of, and last its amount in 万元
FACTS = {
    "funds": "select row_no, project_id, month::varchar, origin, amount from monthly_funds where batch_id = ?",
    "projects": "select row_no, project_id, coalesce(agreed_investment, -1) from projects where batch_id = ?",
    "progress": "select row_no, project_id, month::varchar, ytd_done from key_progress where batch_id = ?",
}


@dataclass(frozen=True)
class Base:
    """A book as it was sent: `columns` by what they hold, `top` the last row of its header; `is_flat`: in the form of a
    template, one row of header; `store` holds what must be known before it is received."""

    name: str
    ledger: str
    content: bytes
    columns: dict[str, int]
    top: int
    is_flat: bool
    store: Store
    facts: dict[int, Fact] = field(default_factory=dict)
    mappings: Mappings = NO_MAPPINGS
    named: str = ""  # the header over the amounts, of a ledger in a form of its own

    @property
    def name_of_amount(self) -> str:
        """The header over the amounts."""
        known = HEADS[self.ledger] if self.is_flat else next(heads for _, _, of, heads, _ in SENT if of == self.ledger)
        return self.named or known["amount"]

    def draft(self) -> Draft:
        return self.store.draft(RECEIVED)


@dataclass
class Book:
    """A copy to be changed. `truth`: what each row says, None for one that must wait and be named; `write` makes the
    file, under a name."""

    base: Base
    sheet: Worksheet
    truth: dict[int, Fact | None]
    write: Callable[["Book"], tuple[str, bytes]]

    @property
    def columns(self) -> dict[str, int]:
        return self.base.columns

    def cell(self, row: int, what: str) -> Any:
        return self.sheet.cell(row, self.columns[what])

    def scaled(self, row: int, factor: Decimal) -> None:
        """The row says another amount from now on."""
        *of, amount = self.truth[row]
        self.truth[row] = (*of, amount * factor)

    def rows(self) -> list[int]:
        """The rows that say a plain amount."""
        return [row for row in self.truth if isinstance(self.cell(row, "amount").value, int | float)]

    def lone_rows(self) -> list[int]:
        """Those of them that no other row repeats, which would be entered in their place."""
        said = Counter(self._said(row) for row in range(self.base.top + 1, self.sheet.max_row + 1))
        return [row for row in self.rows() if said[self._said(row)] == 1]

    def _said(self, row: int) -> tuple[Any, Any]:
        return self.cell(row, "id").value, self.cell(row, "amount").value


RECEIVED = counties.dt.date(2026, 12, 2)


def as_xlsx(book: Book) -> tuple[str, bytes]:
    file = io.BytesIO()
    book.sheet.parent.save(file)
    return f"{book.base.name}.xlsx", file.getvalue()


def opened(base: Base) -> Book:
    """A book to change."""
    sheet = openpyxl.load_workbook(io.BytesIO(base.content), rich_text=True).worksheets[0]
    return Book(base, sheet, dict(base.facts), as_xlsx)


def facts_in(draft: Draft, ledger: str) -> dict[int, Fact]:
    """What the last file received put into the draft, by the row that says it."""
    rows = draft.con.execute(FACTS[ledger], [_last(draft)]).fetchall()
    return {row: tuple(fact) for row, *fact in rows}


def _last(draft: Draft) -> int:
    return draft.con.execute("select coalesce(max(batch_id), 0) from batches").fetchone()[0]


def bases(folder: Path) -> list[Base]:
    """The books, each with what it says."""
    made = [*_flat(folder), *_sent(folder), *_foreign(folder)]
    return [replace(base, facts=_said(base, folder)) for base in made]


def _said(base: Base, folder: Path) -> dict[int, Fact]:
    path = folder / f"{base.name}.xlsx"
    path.write_bytes(base.content)
    draft = base.draft()
    delivery = deliver([path], draft, "核对", mappings=base.mappings)
    assert not delivery.refusals, delivery.refusals
    facts = facts_in(draft, base.ledger)
    draft.close()
    assert len(facts) > 20, (base.name, delivery.receipts)
    return facts


def _store(folder: Path, files: list[Path]) -> Store:
    store = Store(folder)
    draft = store.draft(RECEIVED)
    if files:
        assert not deliver(files, draft, "核对").refusals
    store.publish(draft, "核对", "核对")
    draft.close()
    return store


NAMED = {"id": "项目编号", "name": "项目名称"}
HEADS = {
    "funds": {"amount": "本月到位资金（万元）", "month": "月份", "audit": "审核状态"},
    "projects": {"amount": "协议投资额（万元）", "audit": "审核状态"},
}  # fmt: skip


def _flat(folder: Path) -> list[Base]:
    """石梁区's ledgers of a few projects, in the templates' form."""
    books = ledgers(replace(SHILIANG, projects=30, first_year=2026))
    files = {name: counties.write(folder / f"{name}.xlsx", sheets) for name, sheets in books.items()}
    before = {
        "funds": _store(folder / "before_funds", [files["基础配置"], files["项目台账"]]),
        "projects": _store(folder / "before_projects", [files["基础配置"]]),
    }
    names, made = {"funds": "资金月报", "projects": "项目台账"}, []
    for ledger, heads in HEADS.items():
        head = list(books[names[ledger]][names[ledger]][0])
        columns = {what: head.index(name) + 1 for what, name in {**NAMED, **heads}.items()}
        content = files[names[ledger]].read_bytes()
        made.append(Base(f"{names[ledger]}-模板", ledger, content, columns, 1, True, before[ledger]))
    return made


SENT = (  # file, sheet, ledger, the columns, the last row of the header
    ("资金月报-2026", "10月", "funds", {"amount": "本月", "audit": "审核状态"}, 5),
    ("项目台账", "县直单位", "projects", {"amount": "总投资[亿元]", "audit": "审核情况"}, 5),
    ("重点项目进度表", "2026年10月", "progress", {"amount": "累计"}, 4),
)  # fmt: skip


def _sent(folder: Path) -> list[Base]:
    """A sheet of each of the sample's ledgers, as it is: titles, merged headers, subtotals, notes."""
    configured, projects = SAMPLE / "基础配置.xlsx", SAMPLE / "项目台账.xlsx"
    before = {True: _store(folder / "sample_base", [configured])}
    before[False] = _store(folder / "sample_projects", [configured, projects])
    made = []
    for file, name, ledger, heads, top in SENT:
        book = openpyxl.load_workbook(SAMPLE / f"{file}.xlsx")
        for other in set(book.sheetnames) - {name}:
            del book[other]
        sheet, content, sought = book[name], io.BytesIO(), {**NAMED, **heads}
        head = [(str(cell.value), cell.column) for row in sheet.iter_rows(max_row=top) for cell in row if cell.value]
        columns = {what: next(at for text, at in head if text == wanted) for what, wanted in sought.items()}
        book.save(content)
        store = before[ledger == "projects"]
        made.append(Base(f"{file}-{name}", ledger, content.getvalue(), columns, top, False, store))
    return made


LAND_FILES = ("2007年01月.xls", "2007年02月-工业用地.xls")
LAND_AT = {"id": 2, "name": 3, "amount": 12}


def _foreign(folder: Path) -> list[Base]:
    """Files that nobody here wrote, where they are at hand; here the prices are numbers."""
    if not LAND.exists():
        print(f"no files of others under {LAND}: not tried", file=sys.stderr)
        return []
    store, mappings = Store(folder / "before_projects"), Mappings(parse(land_mapping("双塔镇", "装备"), "地"))
    return [
        Base(
            Path(name).stem, "projects", _as_numbers(LAND / name), LAND_AT, 1, False, store,
            mappings=mappings, named="成交价格(万元)",
        )
        for name in LAND_FILES
    ]  # fmt: skip


def _as_numbers(path: Path) -> bytes:
    """The file as .xlsx, prices as numbers: what a cell's format says is asked of numbers only."""
    file = io.BytesIO(another_program.saved(path.read_bytes(), "xls", "xlsx"))
    book = openpyxl.load_workbook(file)
    for (cell,) in book.worksheets[0].iter_rows(min_row=2, min_col=LAND_AT["amount"], max_col=LAND_AT["amount"]):
        cell.value = float(cell.value)
    book.save(file)
    return file.getvalue()
