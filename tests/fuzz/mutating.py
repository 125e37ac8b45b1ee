"""The mutation test: a ledger changed in one way of hundreds is read as what it says then, or the rows wait by name."""

import re
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from data.delivery import Delivery, deliver
from data.files import guarded, workbook
from data.receipt import Receipt, ReceiptLine, SheetReceipt
from tests.fuzz import another_program, changes_formats, changes_layout, changes_values
from tests.fuzz.books import Base, Book, as_xlsx, facts_in, opened
from tests.fuzz.changes import Change

CHANGES: list[Change] = [*changes_values.CHANGES, *changes_formats.CHANGES, *changes_layout.CHANGES]


@contextmanager
def in_this_process() -> Iterator[None]:
    """Files are read here: a process for each would take most of the time, and is another test's matter."""
    was = guarded.sheets
    guarded.sheets = lambda content, title: workbook.sheets(content, title)
    try:
        yield
    finally:
        guarded.sheets = was


def changed(rng: Random, base: Base, elsewhere: float = 0) -> tuple[str, Book]:
    """A copy of the book, changed by chance in one of the ways that suit it; what was done, in words.

    `elsewhere`: how often another program saves it then.
    """
    change = rng.choice([change for change in CHANGES if change.suits(base)])
    book = opened(base)
    done = f"{base.name} · {change.name}：{change.make(rng, book)}"
    if change.is_kept and book.write is as_xlsx and rng.random() < elsewhere:
        done = f"{done} · {_saved_elsewhere(rng, book)}"
    return done, book


def _saved_elsewhere(rng: Random, book: Book) -> str:
    form = rng.choice(another_program.FORMS)

    def write(book: Book) -> tuple[str, bytes]:
        name, content = as_xlsx(book)
        return f"{Path(name).stem}.{form}", another_program.saved(content, "xlsx", form)

    book.write = write
    return f"另存为 .{form}"


def faults(book: Book) -> Iterator[str]:
    """What went wrong with a changed book: a traceback, a fact that it doesn't say, a row that nobody named."""
    name, content = book.write(book)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        draft = book.base.draft()
        try:
            delivery = deliver([path], draft, "变异", mappings=book.base.mappings)
            loaded = facts_in(draft, book.base.ledger) if delivery.receipts else {}
        except Exception:
            yield traceback.format_exc(limit=-3)
            return
        finally:
            draft.close()
    yield from _unsaid(book, loaded)
    yield from _unnamed(book, loaded, delivery)
    yield from (fault for receipt in delivery.receipts for fault in _unbalanced(receipt))


def _unsaid(book: Book, loaded: dict) -> Iterator[str]:
    more = Counter(loaded.values()) - Counter(fact for fact in book.truth.values() if fact)
    for row, fact in loaded.items():
        if fact in more:
            yield f"row {row} was entered as {fact}, and says {book.truth.get(row, 'nothing')}"


def _unnamed(book: Book, loaded: dict, delivery: Delivery) -> Iterator[str]:
    """The rows that weren't entered and that no remark tells of, by itself, for its column or for the whole sheet."""
    sheets = [sheet for receipt in delivery.receipts for sheet in receipt.sheets]
    if delivery.refusals or any(_is_aside(sheet) for sheet in sheets):
        return
    lines = [line for receipt in delivery.receipts for line in receipt.lines if _leaves_out(line)]
    if any(line.row_no <= book.base.top for line in lines):
        return
    there, named = Counter(loaded.values()), {row for line in lines for row in _rows_named(line)}
    for row, fact in book.truth.items():
        if there[fact] > 0:
            there[fact] -= 1
        elif row not in named:
            yield f"row {row} was left out without a word: {fact or 'to be held'}"


def _is_aside(sheet: SheetReceipt) -> bool:
    """Whether the whole sheet waits, or was left aside in words."""
    return sheet.rows_held == sheet.rows_read > 0 or (sheet.ledger is None and bool(sheet.note))


def _rows_named(line: ReceiptLine) -> set[int]:
    """The row of a remark, and those that it names besides: 第 21、168 行, E36:E37."""
    return {line.row_no, *map(int, re.findall(r"\d+", line.reason))}


def _leaves_out(line: ReceiptLine) -> bool:
    return line.outcome != "warning" or "不入库" in line.reason


def _unbalanced(receipt: Receipt) -> Iterator[str]:
    for sheet in receipt.sheets:
        if sheet.rows_read != sheet.rows_loaded + sheet.rows_rejected + sheet.rows_duplicate:
            yield f"{sheet.sheet}: {sheet.in_words}"
        for balance in sheet.balances:
            if balance.read != balance.loaded + balance.rejected + balance.duplicate:
                yield f"{sheet.sheet} {balance.column_name}: {balance.in_words}"
