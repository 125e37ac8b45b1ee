import datetime as dt

import pytest

from data.intake.effective_month import BEGINNING, END, former, listed, named_month

MARCH, JUNE, SEPTEMBER = (dt.date(2026, month, 1) for month in (3, 6, 9))


@pytest.mark.parametrize(
    ("before", "held", "new", "since", "expected"),
    [
        ([], "甲", "乙", JUNE, [(JUNE, "甲")]),
        ([], "甲", "乙", None, []),  # a correction: it was never another one's
        ([(MARCH, "丙")], "甲", "乙", JUNE, [(MARCH, "丙"), (JUNE, "甲")]),
        ([(MARCH, "丙")], "甲", "乙", None, [(MARCH, "丙")]),
        ([(JUNE, "甲")], "乙", "丙", MARCH, [(MARCH, "甲")]),  # what holds from earlier on ends what came between
        ([(JUNE, "甲")], "乙", "乙", SEPTEMBER, [(SEPTEMBER, "甲")]),  # the same once more moves the month
        ([(JUNE, "甲")], "乙", "乙", MARCH, [(MARCH, "甲")]),
        ([(JUNE, "甲")], "乙", "甲", JUNE, []),  # back to what it was, in the same month: nothing happened
        ([(MARCH, "甲")], "乙", "甲", JUNE, [(MARCH, "甲"), (JUNE, "乙")]),
    ],
)
def test_what_held_before_a_month_stays_and_a_correction_leaves_nothing_of_what_it_corrects(
    before, held, new, since, expected
):
    assert former(before, held, new, since) == expected


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ([], None),
        ([(2026, 6)], JUNE),
        ([(2026, 1), (2026, 6)], JUNE),
        ([(None, 6)], JUNE),
        ([(None, 12)], dt.date(2025, 12, 1)),  # of a file that came in October
        ([(2026, 12)], None),  # which hasn't come
    ],
)
def test_a_change_holds_from_the_last_month_that_a_title_names_if_it_had_come(named, expected):
    assert named_month(named, dt.date(2026, 10, 1)) == expected


def test_a_remark_spells_out_the_first_changes_and_counts_them_all():
    assert listed(["一", "二"]) == "一；二"
    assert listed(list("一二三四五六")) == "一；二；三；四；五等 6 处"
    assert listed(list("一二三四五"), 9) == "一；二；三；四；五等 9 处"
    assert BEGINNING < MARCH < END
