"""Figures that others published, from a ledger of as many rows through the same intake and the same questions."""

import csv
import datetime as dt

import pytest

from data.receive import receive
from data.warehouse.store import Store
from queries import Scope, ask, open_version

HEAD = ["问题编号", "问题描述", "类别", "提出时间", "牵头单位", "完成时限", "办理状态", "销号时间", "销号依据"]
UNITS = (("R", "某县", None, "县"), ("A", "甲镇", "R", "乡镇"), ("B", "乙镇", "R", "乡镇"))
SCOPE = Scope(dt.date(2026, 10, 1), may_see=None)
COUNTS = ["raised", "closed", "closure_rate", "overdue", "open_items", "open_over"]


@pytest.fixture
def published(tmp_path):
    """Publishes some units and a 问题台账 of these rows; the version, and how many rows were read and loaded."""

    def published(rows):
        path, store = tmp_path / "问题台账.csv", Store(tmp_path)
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([HEAD, *rows])
        draft = store.draft()
        for unit, name, parent, kind in UNITS:
            draft.con.table("units").insert([unit, name, parent, kind, None, False, [], None, None])
        receipt = receive(path, draft, "统计员甲")
        version = open_version(store.publish(draft, "问题台账", "统计员甲").path)
        return version, (receipt.rows_read, receipt.rows_loaded)

    return published


def issue(number, category, unit, due, closed=None):
    """A row of the ledger; closed on a day with its evidence."""
    state = ["已销号", closed, f"第{number}号办结单"] if closed else ["办理中", None, None]
    return [f"WT{number:05}", f"第{number}件", category, "2026-01-05", unit, due, *state]


def test_of_7735_issues_that_pragati_raised_and_7156_that_it_resolved_92_5_percent_are_closed(published):
    """Of them 35 % are of land, 20 % of forests and environment; the rest's class isn't the ledger's own."""
    classes = ["土地"] * 2_707 + ["环评"] * 1_547 + ["其他"] * 3_481
    rows = [
        issue(number, category, "乙镇" if number % 5 == 0 else "甲镇", "2026-12-31", number > 579 and "2026-09-15")
        for number, category in enumerate(classes, 1)
    ]
    version, taken = published(rows)
    assert taken == (7_735, 7_735)
    [counts] = ask(version, "dispatch/counts", SCOPE)[COUNTS].to_numpy().tolist()
    assert [*counts[:2], round(counts[2], 4), *counts[3:]] == [7_735, 7_156, 0.9251, 0, 579, 0]
    by_class = ask(version, "dispatch/closure", SCOPE, by="category")
    assert by_class[["category", "raised", "closed"]].to_numpy().tolist() == [
        ["其他", 3_481, 3_481], ["土地", 2_707, 2_128], ["环评", 1_547, 1_547],
    ]  # fmt: skip


def test_of_a_countys_301_agreements_97_are_redeemed_and_204_are_not_yet_due(published):
    rows = [
        issue(number, "资金", "甲镇", "2026-06-30" if number <= 97 else "2027-06-30", number <= 97 and "2026-06-20")
        for number in range(1, 302)
    ]
    version, taken = published(rows)
    assert taken == (301, 301)
    [counts] = ask(version, "dispatch/counts", SCOPE)[COUNTS].to_numpy().tolist()
    assert [*counts[:2], round(counts[2], 4), *counts[3:]] == [301, 97, 0.3223, 0, 204, 0]
    [due] = ask(version, "dispatch/counts", SCOPE, day=dt.date(2027, 7, 1))[["open_items", "open_over"]].to_numpy()
    assert due.tolist() == [204, 204]
