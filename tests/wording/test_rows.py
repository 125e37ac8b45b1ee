"""The conditions that say which rows a figure is of choose just these rows."""

import datetime as dt
from decimal import Decimal

import pandas as pd
import pytest

from wording.rows import Rows, column_in, joined, rows_where

FRAME = pd.DataFrame(
    {"unit": ["甲镇", "乙镇", None], "arrived": [Decimal("90.000000"), Decimal(0), None],
     "completion": [0.9, 0.0, None], "is_weak": [True, False, None]},
)  # fmt: skip


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ("unit=甲镇", [0]), ("unit≠", [0, 1]), ("unit=", [2]), ("unit∈甲镇、乙镇", [0, 1]), ("arrived=0", [1]),
        ("arrived=90.0", [0]), ("arrived>0", [0]), ("completion>=0", [0, 1]), ("completion<0.9", [1]),
        ("is_weak=true", [0]), ("is_weak=false", [1]),
    ],
)  # fmt: skip
def test_a_condition_chooses_the_rows_that_it_tells_of(condition, found):
    for frame in (FRAME, FRAME.convert_dtypes()):
        rows = Rows(frame).meeting(condition)
        assert (list(rows.frame.index), rows.where, len(rows)) == (found, condition, len(found))


def test_conditions_are_told_in_the_order_in_which_they_chose():
    rows = Rows(FRAME).meeting("completion≠").meeting("arrived>0", "is_weak=true")
    assert (rows.where, len(rows)) == ("completion≠，arrived>0，is_weak=true", 1)
    assert joined("", "unit≠", "") == "unit≠"
    assert column_in("pace_gap>=0") == "pace_gap"


def test_values_are_written_as_sql_writes_them():
    row = {"unit": "荻浦镇", "month": dt.date(2026, 10, 1), "is_own": True, "node": pd.NA}
    assert rows_where(**row) == "unit=荻浦镇，month=2026-10-01，is_own=true，node="


def test_what_is_no_condition_is_refused():
    with pytest.raises(ValueError, match="arrived"):
        Rows(FRAME).meeting("coalesce(arrived, 0)=0")
