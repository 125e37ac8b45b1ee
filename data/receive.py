"""A workbook received into a draft: the one way in.

    bytes -> sheets -> header and form of each -> rows of facts -> checked by the ledger's intake -> draft + receipt

Sheets are taken in the order in which they need each other, whatever their order in the file. A bug halfway leaves the
draft as it was.
"""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import duckdb

from data import accounting, gc_pause, uncertain_cells
from data.bulk import large_text
from data.bulk.large_funds import LargeFunds, can_be_plain
from data.bulk.large_text import LargeText
from data.cells import dates, named_months
from data.cells.values import is_empty
from data.errors import UnreadableFile
from data.files import guarded, workbook
from data.files.workbook import Sheet
from data.intake import order
from data.job_progress import UNWATCHED, Watch
from data.ledgers import CHOICES, INSTRUCTIONS, LEDGERS, forms
from data.mapping.file import BadMapping
from data.mapping.remembered import NO_MAPPINGS, Mappings
from data.people.actor import Units
from data.people.own_units import within, within_both
from data.receipt import Receipt
from data.tables import (
    header_checks,
    merged_amounts,
    part_sums,
    rounding,
    shifts,
    stray_months,
    stray_units,
    struck_rows,
    wider_rows,
)
from data.tables.header import find_headers, paths_over_all
from data.tables.layout import Header
from data.tables.rows import read_table
from data.tables.table import Table

if TYPE_CHECKING:
    from data.warehouse.draft import Draft

NOTHING_DECIDED: Mapping[str, bool] = MappingProxyType({})


@dataclass(frozen=True)
class Workbook:
    """A file that was read and not yet taken: its ledgers' tables, and the sheets that none was found in.

    `content` are its bytes; a large text file with one fund ledger is for the most part only read into the draft.
    `own` are the units whose rows alone its sender may send, each with all below it; None: of every unit.
    """

    name: str
    content: bytes | LargeText
    sheets: list[Sheet]
    tables: list[Table]
    own: Units = None

    @property
    def ledger(self) -> str:
        """The kind of ledger of the first table."""
        return self.tables[0].header.form.ledger

    @cached_property
    def file_hash(self) -> str:
        """The sha256 of the file's bytes."""
        if isinstance(self.content, LargeText):
            return self.content.file_hash()
        return hashlib.sha256(self.content).hexdigest()

    @property
    def suffix(self) -> str:
        """What the name of a file of its kind ends in."""
        return ".csv" if isinstance(self.content, LargeText) else workbook.suffix(self.content)

    @property
    def original(self) -> bytes | Path:
        """The file as it came: its bytes, or where a large one lies."""
        return self.content.path if isinstance(self.content, LargeText) else self.content

    def gather(self, con: duckdb.DuckDBPyConnection) -> None:
        """Read what `read` left to be read once the draft is there: a large file, of a workbook nothing."""
        for table in self.tables:
            if isinstance(table, LargeFunds):
                table.gather(con)


def receive(
    path: Path,
    draft: "Draft",
    received_by: str,
    file_name: str | None = None,
    decided: Mapping[str, bool] = NOTHING_DECIDED,
    mappings: Mappings = NO_MAPPINGS,
) -> Receipt:
    """Receive one workbook into the draft and say what became of every row; see `read` and `take`."""
    return take(read(path, file_name, decided, mappings), draft, received_by)


@gc_pause.paused()
def read(
    path: Path,
    file_name: str | None = None,
    decided: Mapping[str, bool] = NOTHING_DECIDED,
    mappings: Mappings = NO_MAPPINGS,
) -> Workbook:
    """Read a file and find the ledgers in it.

    `file_name` is the sender's name for the file when `path` is a temporary one; month and year may be taken from it.
    `decided` is what persons said of rows held earlier, by decision key; a sheet that a mapping is for is read by it.
    Raises UnreadableFile when nothing in it can be read as a ledger.
    """
    name = file_name or path.name
    workbook.look_for(path)
    if large := _read_large(path, name, decided, mappings):
        return large
    content = workbook.load(path)
    sheets = guarded.sheets(content, Path(name).stem)
    tables = [_table(sheet, header, name, decided) for sheet in sheets for header in _headers(sheet, mappings)]
    if not tables:
        raise UnreadableFile(_no_header(sheets))
    return Workbook(name, content, sheets, tables)


def _read_large(path: Path, name: str, decided: Mapping[str, bool], mappings: Mappings) -> Workbook | None:
    """A large text file with a fund ledger that the general reading finds nothing to object to in its head."""
    text = large_text.look(path, Path(name).stem)
    if text is None:
        return None
    headers = _headers(text.head, mappings)
    if len(headers) != 1 or headers[0].form.sheet != "资金月报" or not can_be_plain(headers[0]):
        return None
    [header] = headers
    if shifts.shift(text.head, header, dates.context([], text.head.name)):
        return None  # the general reading says which columns
    quiet = replace(header, guessed=(), doubts=())  # what is said of the header is said once

    def reread(rows: list[list[str]], is_ordered: bool = False) -> Table:
        sheet = replace(text.head, rows=text.head.rows[: header.last + 1] + rows)
        again = _headers(sheet, mappings)[0].again if is_ordered else frozenset()
        return _table(sheet, replace(quiet, again=again), name, decided, is_part=True)

    if (head := reread([])).refused:
        return None
    table = LargeFunds(head.sheet, header, head.context, decided, text=text, reread=reread)
    table.heads, table.until = head.heads, head.until
    header_checks.remark(table)
    return Workbook(name, text, [text.head], [table])


def take(book: Workbook, draft: "Draft", received_by: str, watch: Watch = UNWATCHED) -> Receipt:
    """Take what was read into the draft, all or nothing, and say what became of every row; see `enter`."""
    with whole(draft):
        return enter(book, draft, received_by, watch)


@contextmanager
def whole(draft: "Draft") -> Iterator[None]:
    """What is entered into the draft within goes in as a whole, or the draft stays as it was."""
    originals = dict(draft.originals)
    draft.con.begin()
    try:
        yield
        draft.con.commit()
    except BaseException:
        draft.con.rollback()
        draft.originals = originals
        raise


@gc_pause.paused()
def enter(book: Workbook, draft: "Draft", received_by: str, watch: Watch = UNWATCHED) -> Receipt:
    """Enter what was read; within `whole` only. Raises Cancelled when `watch` says so."""
    with watch.over(draft.con):
        book.gather(draft.con)
        batch_id = draft.new_batch(book.ledger, book.name, book.file_hash, received_by)
        uncertain_cells.settle(draft.con, book.tables)
        own = None if book.own is None else within(draft.con, book.own, draft.day)
        order.take(draft.con, batch_id, book.tables, within_both(own, draft.own))
        uncertain_cells.keep(draft.con, batch_id, book.tables)
        receipt = accounting.account(book.name, book.file_hash, book.ledger, book.sheets, book.tables)
        accounting.keep(draft.con, batch_id, receipt)
    draft.keep_original(book.file_hash + book.suffix, book.original)
    return receipt


def _headers(sheet: Sheet, mappings: Mappings) -> list[Header]:
    try:
        mapped = mappings.headers(sheet)
    except BadMapping as error:
        raise UnreadableFile(str(error)) from error
    return mapped or ([] if sheet.name in (INSTRUCTIONS, CHOICES) else shifts.with_unused(sheet, find_headers(sheet)))


def _table(sheet: Sheet, header: Header, file_name: str, decided: Mapping[str, bool], is_part: bool = False) -> Table:
    titles = [str(cell) for row in sheet.rows[header.top : header.first] for cell in row if not is_empty(cell)]
    context = dates.context(titles, sheet.name, Path(file_name).stem)
    since = named_months.since([sheet.name, *titles], context.month)
    context = replace(context, epoch=dates.FROM_1904 * sheet.is_1904, since=since)
    table = read_table(sheet, header, dates.of_month(context, header.month), decided)
    table.heads = tuple(paths_over_all(sheet, header.first, header.last - header.first + 1))
    if not is_part:
        part_sums.settle(table)
    header_checks.check(table, sheet, context.year)
    stray_units.refuse(table, sheet, dict.fromkeys((sheet.name, Path(file_name).stem)), is_part)
    stray_units.reject(table)
    if not is_part:
        stray_months.hold(table, sheet)
    rounding.remark(table, is_part)
    struck_rows.hold(table, sheet)
    wider_rows.reject(table, sheet)
    merged_amounts.hold(table, sheet)
    named = (titles, sheet.name, Path(file_name).stem)
    table.until = named_months.last_of([*titles, *named[1:]], context.year) if context.year else None
    table.named = named_months.first_of([*titles, *named[1:]])
    _fill_month(table, named_months.clash(*named))
    return table


def _fill_month(table: Table, clash: str) -> None:
    """A monthly sheet without a month column is of the month that its titles name, if nothing names another one."""
    named = {field.name for field in table.header.form.fields}
    if "month" not in named or table.has("month"):
        return
    if clash and not table.header.month:
        table.refuse(None, f"{clash}，看不出是哪个月", "请改成同一个月后重新上传；或补上“月份”一列")
    for row in table.rows:
        row.values["month"] = table.context.month


def _no_header(sheets: list[Sheet]) -> str:
    if not any(not is_empty(cell) for sheet in sheets for row in sheet.rows for cell in row):
        return "工作簿里没有任何内容。请检查是否选错了文件。"
    looked_for = "；".join(f"{title}要有 {_needs(ledger)}" for ledger, title in LEDGERS.items())
    unsolved = (
        "有公式没有计算结果：请先用 Excel 或 WPS 打开文件，保存后再上传。"
        if any(each.uncalculated for each in sheets)
        else ""
    )
    return f"{accounting.NO_HEADER}。{looked_for}。{unsolved}请下载模板，或按模板改正表头后重新上传。"


def _needs(ledger: str) -> str:
    mine = [form for form in forms() if form.ledger == ledger]
    if len(mine) > 1:
        return "、".join(form.sheet for form in mine) + " 等工作表"
    return "、".join(field.label for field in mine[0].fields if field.required)
