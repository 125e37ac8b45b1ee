from charts.late import late_bars
from charts.style import BLUE, GREY
from tests.charts.frames import frame, texts

SEPTEMBER = ("2026-09-01", 50000, 56000, 0.12, None)
FALLEN = ("2026-08-01", 40000, 30000, -0.25, None)


def test_of_each_month_what_came_first_is_grey_what_came_later_blue_and_what_is_missing_or_expected_hollow():
    figure = late_bars(frame("late", FALLEN, SEPTEMBER, ("2026-10-01", 50000, 50000, 0.0, 52500)))
    short, first, added = figure.data
    assert (list(first.x), list(added.x), list(short.x)) == (
        [50000, 50000, 30000], [0, 6000, 0], [2500, 0, 10000]
    )  # fmt: skip
    assert (first.marker.color, added.marker.color, list(added.base)) == (GREY, BLUE, [50000, 50000, 30000])
    assert texts(figure) == [
        "2026-10", "2026-09", "2026-08", "5.00 亿元，预计 5.25 亿元", "5.60 亿元　+12.0%", "3.00 亿元　-25.0%",
    ]  # fmt: skip
