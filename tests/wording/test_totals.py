"""A 合计 is the exact sum of what adds up, a rate the quotient of two sums, and never what its parts don't bear."""

from decimal import Decimal

import pandas as pd
import pytest

from wording.totals import SUM, parsed, totals


def frame(**columns):
    return pd.DataFrame({name: pd.Series(values, dtype="object") for name, values in columns.items()})


def test_a_sum_is_exact_and_passes_over_what_is_missing():
    rows = frame(arrived=[Decimal("0.1"), Decimal("0.2"), None], projects=[1, None, 2], target=[None, None, None])
    assert totals(rows, parsed("arrived、projects、target")) == {
        "arrived": Decimal("0.3"), "projects": Decimal(3), "target": None,
    }


@pytest.mark.parametrize(("rule", "told"), [
    ("arrived / target", Decimal("0.75")), ("arrived / target - 1", Decimal("-0.25")),
    ("pace - arrived", Decimal("-149.5")), ("pace", Decimal("0.5")),
])
def test_what_is_made_of_sums_is_computed_from_them(rule, told):
    rows = frame(arrived=[100, 50], target=[100, 100], pace=[Decimal("0.5")] * 2, made=[None, None])
    assert totals(rows, {"arrived": SUM, "target": SUM, "made": rule})["made"] == told


@pytest.mark.parametrize(("columns", "rule"), [
    ({"arrived": [100, 50], "target": [100, None]}, "arrived / target"),  # the sums are of different rows
    ({"arrived": [100, 50], "target": [0, 0]}, "arrived / target"),
    ({"arrived": [None, None], "target": [1, 1]}, "arrived / target"),
    ({"arrived": [1, 1], "target": [1, 1], "pace": [1, 2]}, "pace"),      # each row says another whole
    ({"arrived": [1, 1], "target": [1, 1], "pace": [None, None]}, "pace"),
])
def test_what_the_parts_do_not_bear_is_missing(columns, rule):
    assert totals(frame(made=[None, None], **columns), {"arrived": SUM, "target": SUM, "made": rule})["made"] is None


def test_a_row_that_has_nothing_of_either_part_takes_no_rate_away():
    rows = frame(arrived=[100, 0, None], target=[200, None, None], completion=[None] * 3)
    assert totals(rows, parsed("arrived、target、completion = arrived / target"))["completion"] == Decimal("0.5")


def test_one_row_has_no_total():
    assert totals(frame(arrived=[1]), {"arrived": SUM}) == {}


@pytest.mark.parametrize("text", ["", "a、", "a = b + c", "a = b / c - 2", "到位 资金"])
def test_a_text_that_is_no_rule_is_refused(text):
    with pytest.raises(ValueError, match="no rule of a total"):
        parsed(text)
