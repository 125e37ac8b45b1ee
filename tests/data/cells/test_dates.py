import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.cells import dates
from data.cells.dates import Context, When
from data.cells.values import BadValue, Doubtful

D = dt.date


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (dt.datetime(2024, 3, 5, 8), When(D(2024, 3, 5), "day")),
        (D(2024, 3, 5), When(D(2024, 3, 5), "day")),
        (45356.0, When(D(2024, 3, 5), "day")),
        ("45356", When(D(2024, 3, 5), "day")),
        (20240305.0, When(D(2024, 3, 5), "day")),
        (1709596800000, When(D(2024, 3, 5), "day")),
        ("2024-03-05", When(D(2024, 3, 5), "day")),
        ("2007/9/7 0:00:00", When(D(2007, 9, 7), "day")),
        ("2007/9/17 1:00", When(D(2007, 9, 17), "day")),
        ("2024年3月5日", When(D(2024, 3, 5), "day")),
        ("２０２４．３．５", When(D(2024, 3, 5), "day")),
        ("24.3.5", When(D(2024, 3, 5), "day")),
        ("二〇二四年三月五日", When(D(2024, 3, 5), "day")),
        ("2024.3", When(D(2024, 3, 1), "month")),
        (2024.3, When(D(2024, 3, 1), "month")),
        ("2024.10", When(D(2024, 10, 1), "month")),
        ("2024年3月", When(D(2024, 3, 1), "month")),
        ("预计2024年3月", When(D(2024, 3, 1), "month")),
        ("202403", When(D(2024, 3, 1), "month")),
        ("2024年三月上旬", When(D(2024, 3, 5), "ten_day")),
        ("2024年12月底", When(D(2024, 12, 25), "ten_day")),
        ("2024年", When(D(2024, 1, 1), "year")),
        ("2024年底", When(D(2024, 12, 1), "month")),
        ("-", None),
    ],
)
def test_dates_are_read_with_the_precision_that_was_meant(cell, expected):
    assert dates.date(cell) == expected


def test_a_date_without_a_year_takes_the_sheets_own():
    assert dates.date("三月上旬", 2026) == When(D(2026, 3, 5), "ten_day")
    assert dates.date("3月15日", 2026) == When(D(2026, 3, 15), "day")
    assert dates.date("12月", 2026) == When(D(2026, 12, 1), "month")


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("三月上旬", "没有写年份"),
        ("3月15日", "没有写年份"),
        ("2024年2月30日", "日历上没有这一天"),
        ("2024.13", "日历上没有这一天"),
        (2024.1, "可能是 1 月也可能是 10 月"),
        ("05.3.24", "两位数的年份"),
        ("1901年01月02日", "不合常理"),
        ("见附件", "这不是日期"),
        ("约三季度", "没有写年份"),
        (True, "这不是日期"),
        (100.0, "这不是日期"),
    ],
)
def test_what_is_no_certain_date_is_refused(cell, reason):
    with pytest.raises(BadValue, match=reason):
        dates.date(cell)


@pytest.mark.parametrize(
    "cell", ["2026年10月", "2026-10", "2026.10", "202610", D(2026, 10, 31), "2026年1—10月", "1-10月", "10月", 10.0]
)
def test_months_are_first_days_and_a_span_is_its_last_month(cell):
    assert dates.month(cell, 2026) == D(2026, 10, 1)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (dt.datetime(2025, 12, 31, 23, 59, 17), D(2026, 1, 1)),
        (dt.datetime(2025, 12, 31, 23, 50), D(2026, 1, 1)),
        (dt.datetime(2025, 12, 31, 23, 49, 59), D(2025, 12, 31)),
        (dt.datetime(2026, 1, 1, 0, 5), D(2026, 1, 1)),
        (46022.9995, D(2026, 1, 1)),
        ("46022.9995", D(2026, 1, 1)),
        ("2025-12-31 23:59:17", D(2026, 1, 1)),
        ("2025年12月31日 下午11:59", D(2026, 1, 1)),
        ("2025-12-31 11:59", D(2025, 12, 31)),
        ("2025-12-31T16:00:00.000Z", D(2026, 1, 1)),
        ("2025-12-31T15:00:00Z", D(2025, 12, 31)),
        ("2025-12-31T23:00:00+08:00", D(2025, 12, 31)),
        ("2026-01-01T00:30:00+0900", D(2025, 12, 31)),
        ("2025-12-31T12:00:00-05:00", D(2026, 1, 1)),
        (1767196799000, D(2026, 1, 1)),  # 23:59:59 in China
    ],
)
def test_close_to_midnight_the_day_that_begins_is_meant_and_another_zones_time_is_chinas(cell, day):
    assert dates.date(cell) == When(day, "day")
    assert dates.month(cell, is_of_days=True) == day.replace(day=1)


@pytest.mark.parametrize("cell", [D(2026, 10, 8), "2026-10-08", "10月8日", 46303.0, "20261008"])
def test_a_day_within_a_month_is_no_certain_month_unless_the_column_is_known_to_hold_days(cell):
    with pytest.raises(Doubtful, match="这一列要填月份，写的是 2026-10-08 这一天") as doubt:
        dates.month(cell, 2026)
    assert doubt.value.value == dates.month(cell, 2026, is_of_days=True) == D(2026, 10, 1)


def test_a_year_alone_is_no_month():
    with pytest.raises(BadValue, match="没有月份"):
        dates.month("2026年")


@pytest.mark.parametrize(
    ("titles", "sheet", "file", "expected"),
    [
        (["某县2026年10月资金月报"], "Sheet1", "", Context(2026, D(2026, 10, 1))),
        (["某县2026年1—10月资金月报"], "", "", Context(2026, D(2026, 10, 1))),
        (["2026年资金月报", "其中9月新增3个"], "10月", "2025年12月", Context(2026, D(2026, 10, 1))),
        (["资金月报"], "Sheet1", "资金月报202610", Context(2026, D(2026, 10, 1))),
        (["资金月报", "填报时间：2026年11月5日"], "10月", "2026上报", Context(2026, D(2026, 10, 1))),
        (["共2026年12个项目"], "", "", Context(2026, None)),
        (["资金月报"], "10月", "", Context(None, None)),
    ],
)
def test_the_month_of_a_sheet_is_taken_from_its_titles_its_name_or_the_files(titles, sheet, file, expected):
    assert dates.context(titles, sheet, file) == expected


FORMS = [
    "{0.year}-{0.month:02}-{0.day:02}",
    "{0.year}/{0.month}/{0.day}",
    "{0.year}.{0.month}.{0.day}",
    "{0.year}年{0.month}月{0.day}日",
    "{0.year}{0.month:02}{0.day:02}",
    "{0.year}-{0.month:02}-{0.day:02} 00:00:00",
    " {0.year} 年 {0.month} 月 {0.day} 日",
]


@given(st.dates(D(1980, 1, 1), D(2099, 12, 31)), st.sampled_from(FORMS))
def test_a_day_written_in_any_form_reads_back(day, form):
    assert dates.date(form.format(day)) == When(day, "day")


@given(st.dates(D(2013, 1, 1), D(2099, 12, 31)))
def test_a_day_with_a_two_digit_year_reads_back(day):
    assert dates.date(f"{day.year % 100}.{day.month}.{day.day}") == When(day, "day")


@given(st.dates(D(1980, 1, 1), D(2099, 12, 31)))
def test_a_spreadsheets_day_number_reads_back(day):
    assert dates.date(float((day - D(1899, 12, 30)).days)) == When(day, "day")


@given(
    st.dates(D(1980, 1, 1), D(2099, 12, 31)),
    st.sampled_from(["{0.year}.{0.month}", "{0.year}年{0.month}月", "{0.year}年{0.month}月份"]),
)
def test_a_month_written_in_any_form_reads_back(day, form):
    assert dates.date(form.format(day)) == When(day.replace(day=1), "month")
