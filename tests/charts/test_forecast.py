"""Where the year ends, drawn: the way to December, its range, who comes to his task."""

from charts import forecast
from charts.style import BLUE, GREY
from tests.charts.frames import AS_OF, frame, keys, texts

YEAR = {
    "as_of": AS_OF, "months_left": 2, "forecast": 726_000, "forecast_low": 700_000, "forecast_high": 750_000,
    "target": 680_000, "record": 658_000, "record_year": 2025,
}  # fmt: skip
MONTHS = [
    (2025, 9, False, 500_000), (2025, 12, False, 658_000), (2026, 9, False, 555_000), (2026, 10, False, 611_000),
    (2026, 11, True, 661_000), (2026, 12, True, 726_000),
]  # fmt: skip


def test_this_year_runs_on_from_its_last_month_to_its_end_beside_past_years_and_the_task():
    figure = forecast.year_end(frame("year_months", *MONTHS), YEAR)
    past, target, way, end, this = figure.data
    assert ((past.line.color, list(past.y)), list(target.y)) == ((GREY, [50, 65.8]), [68, 68])
    assert (list(way.x), list(way.y), way.line.dash) == ([10, 11, 12], [61.1, 66.1, 72.6], "dot")
    assert (list(this.x), this.line.color, keys(figure)) == ([9, 10], BLUE, [["2026-09-01"], ["2026-10-01"]])
    assert (list(end.y), round(end.error_y.array[0], 6), round(end.error_y.arrayminus[0], 6)) == ([72.6], 2.4, 2.6)
    assert texts(figure) == [
        "亿元", "1—10月<br>61.10", "全年可到<br>72.60<br>70.00—75.00", "2025年<br>65.80", "全年任务<br>68.00",
    ]  # fmt: skip


def test_without_a_range_there_is_a_dot_and_in_december_no_more_to_come():
    bare = YEAR | {"forecast_low": None, "forecast_high": None, "target": None}
    figure = forecast.year_end(frame("year_months", *MONTHS), bare)
    assert (len(figure.data), figure.data[2].error_y.array) == (4, None)
    over = forecast.year_end(frame("year_months", (2026, 12, False, 70_000)), bare | {"months_left": 0, "record": None})
    assert texts(over) == ["亿元", "全年<br>72.60"]


def test_a_unit_s_bar_is_what_it_comes_to_and_who_cannot_says_so():
    figure = forecast.unit_end_bars(frame(
        "unit_ends", ("甲镇", "乡镇组", 90, 100, 0.9, 120, 1.2, 5, 9, False, True),
        ("乙镇", "乡镇组", 10, 100, 0.1, 20, 0.2, 45, 5, True, False), ("丙镇", "乡镇组", 0, 50, 0, None, None, 25),
        ("丁镇", "乡镇组", 7, None, None, 9),
    ))  # fmt: skip
    ends, done, _ = figure.data
    assert (list(ends.x), list(done.x)) == ([1.2, 0.2, 0, 0], [0.9, 0.1, 0, 0])
    assert texts(figure)[5:] == [
        "120.0%", "20.0%　够不着", "待破零", "9 万元，无任务", "5 万元", "45 万元", "25 万元", "余下每月需",
    ]  # fmt: skip
    assert keys(figure) == [["甲镇"], ["乙镇"], ["丙镇"], ["丁镇"]]


def test_an_industry_s_bar_stands_beside_last_year_s_whole():
    rows = (("电子信息", 50, 80, 100, -0.2, True), ("轻纺", 0, None, 30, None, True))
    figure = forecast.industry_end_bars(frame("industry_ends", *rows))
    assert ([shape.x0 for shape in figure.layout.shapes], list(figure.data[0].x)) == ([100, 30], [80, 0])
    assert texts(figure)[2:] == ["80", "—", "万元", "-20.0%", "比上年全年"]
