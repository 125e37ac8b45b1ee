import datetime as dt

import pytest

from charts import overview
from tests.charts.frames import AS_OF, frame, keys, texts


def months(ytd: list[float | None]) -> list[tuple]:
    """Twelve months against last year's 2.4 亿元 and a task of 3.6 亿元."""
    return [(dt.date(2026, m, 1), None, ytd[m - 1], None, 2000 * m, 3000 * m) for m in range(1, 13)]


def test_this_years_line_ends_at_the_as_of_month_and_is_written_in_yi():
    figure = overview.trend(
        frame("trend", *months([2500.5 * m if m <= 3 else None for m in range(1, 13)])), dt.date(2026, 3, 1)
    )
    this_year = figure.data[2]
    assert [round(y, 6) if y is not None else None for y in this_year.y] == [0.25005, 0.5001, 0.75015, *[None] * 9]
    assert texts(figure) == ["亿元", "上年全年<br>2.40", "全年任务<br>3.60", "1—3月<br>0.75"]
    assert keys(figure)[:2] == [["2026-01-01"], ["2026-02-01"]]


def test_a_month_after_the_as_of_month_is_not_drawn_even_if_known():
    figure = overview.trend(frame("trend", *months([1000] * 12)), dt.date(2026, 2, 1))
    assert list(figure.data[2].y) == [0.1, 0.1, *[None] * 10]


@pytest.mark.parametrize(
    ("monthly", "until", "where"),
    [
        (3500, 6, ("bottom", 2.1, "right")),  # leads: above its own end, at left
        (2500, 6, ("top", 1.2, "left")),  # lags: below last year's line, which is the lowest there
        (2500, 1, ("bottom", 0.9, "left")),  # January, no room below: above the pace as far as the words reach
        (3500, 3, ("bottom", 1.5, "left")),  # leads in March, no room at left: above the pace at May
        (100, 8, ("bottom", 2.4, "right")),  # hardly anything: above the pace
    ],
)
def test_the_years_figure_hides_no_line_and_no_line_runs_through_it(monthly, until, where):
    rows = months([monthly * m if m <= until else None for m in range(1, 13)])
    label = overview.trend(frame("trend", *rows), AS_OF).layout.annotations[-1]
    assert (label.yanchor, round(label.y, 6), label.align, label.bgcolor) == (*where, None)


def test_without_task_or_last_year_only_this_year_is_labelled():
    rows = [(month, None, ytd, None, None, None) for month, _, ytd, *_ in months([50.0 * m for m in range(1, 13)])]
    figure = overview.trend(frame("trend", *rows), dt.date(2026, 12, 1))
    assert texts(figure) == ["万元", "1—12月<br>600"]


def test_lights_are_counted_worst_first_with_shape_and_word_and_an_absent_one_is_zero():
    figure = overview.lights_strip(frame("lights", ("绿", 21), ("红", 3)))
    assert texts(figure) == [
        "<span style='color:#C0392B'>■</span> 红灯 <b>3</b> 个",
        "<span style='color:#D98E04'>▲</span> 黄灯 <b>0</b> 个",
        "<span style='color:#1E8E5A'>●</span> 绿灯 <b>21</b> 个",
    ]
    assert (list(figure.data[0].base), list(figure.data[0].x)) == ([0, 3, 3], [3, 0, 21])
    assert keys(figure) == [["红"], ["黄"], ["绿"]]
