import pytest

from data.cells.periods import month_of
from data.cells.values import BadValue


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        (2025.0, "2025-01", "2025-12"), ("二〇二五年", "2025-01", "2025-12"), ("2025年一季度", "2025-01", "2025-03"),
        ("第四季度", "2026-10", "2026-12"), ("Q2", "2026-04", "2026-06"), ("2025年前三季度", "2025-01", "2025-09"),
        ("2025年下半年", "2025-07", "2025-12"),
    ],
)  # fmt: skip
def test_a_period_is_its_first_or_its_last_month(cell, first, last):
    assert [f"{month_of(cell, 2026, is_start).date:%Y-%m}" for is_start in (True, False)] == [first, last]


@pytest.mark.parametrize("cell", ["", "-", "2025-03", "2025年3月5日", "三季度末", 45000.0, "不详"])
def test_what_is_no_period_is_left_to_others(cell):
    assert month_of(cell, 2026, False) is None


def test_a_quarter_without_any_year_is_refused():
    with pytest.raises(BadValue, match="日期没有写年份"):
        month_of("一季度", None, False)
