"""A few dozen workbooks changed by chance: no traceback, no fact that isn't written, no row left out without a word.

`make fuzz` changes 2,000.
"""

from collections import Counter
from decimal import Decimal
from random import Random

import pytest

from tests.fuzz import books, mutating

SEED, COUNT = 9, 14


@pytest.fixture(scope="module")
def sent(tmp_path_factory):
    with mutating.in_this_process():
        yield books.bases(tmp_path_factory.mktemp("books"))


def test_a_changed_workbook_is_read_as_what_it_says_or_waits_by_name(sent):
    found = []
    for number in range(COUNT):
        what, book = mutating.changed(Random(f"{SEED}-{number}"), sent[number % len(sent)])
        found += [f"{number} {what}: {fault}" for fault in mutating.faults(book)]
    assert found == []


def test_a_fact_that_is_not_written_and_a_row_that_nobody_named_are_noticed(sent):
    """The judge is awake: told that a row says another amount, it objects twice."""
    book = books.opened(sent[0])
    row = book.rows()[0]
    *of, amount = book.truth[row]
    book.truth[row] = (*of, amount + Decimal(1))
    assert list(mutating.faults(book)) == [
        f"row {row} was entered as {(*of, amount)}, and says {book.truth[row]}",
        f"row {row} was left out without a word: {book.truth[row]}",
    ]


def test_every_change_suits_a_book(sent):
    suited = Counter(change.name for change in mutating.CHANGES for base in sent if change.suits(base))
    assert set(suited) == {change.name for change in mutating.CHANGES}
    assert len(suited) == len(mutating.CHANGES) > 45
