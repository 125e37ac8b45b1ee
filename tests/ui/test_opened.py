"""An answer that is kept stays as it was, whoever took a copy of it, and grows by none of them."""

import datetime as dt
import gc
import weakref

import pytest

from data.warehouse.store import Store
from queries import EVERY_UNIT, Scope
from ui.opened import ask_version

SCOPE = Scope(dt.date(2026, 10, 1), may_see=EVERY_UNIT)


@pytest.fixture(scope="module")
def totals(sample_warehouse):
    """Ask the same question of the sample once more."""
    file = Store(sample_warehouse).current()
    return lambda: ask_version(file, "overview/totals", SCOPE)


def test_whoever_changes_an_answer_changes_nobody_else_s(totals):
    before = totals()
    mine = totals()
    mine.loc[0, "arrived"], mine["new"] = 0, 1
    assert totals().equals(before)


def test_a_kept_answer_holds_no_reference_to_columns_that_were_taken_of_copies(totals):
    totals()
    before = dead_references()
    for _ in range(50):
        taken = totals()
        assert all(len(taken[name]) == 1 for name in taken)
    del taken
    assert dead_references() - before < 10 * 50  # of the labels, which copies share; columns would leave ten times that


def dead_references():
    gc.collect()
    return sum(type(each) is weakref.ReferenceType and each() is None for each in gc.get_objects())
