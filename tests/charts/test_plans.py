import datetime as dt

from charts import plans
from charts.style import BLUE, WHITE
from tests.charts.frames import AS_OF, frame, keys, texts


def day(year, month, of):
    return dt.date(year, month, of)


def test_a_plan_that_moved_is_a_line_from_its_first_day_to_its_last_with_the_days_in_words():
    rows = ("P1", "甲项目", "竣工", day(2026, 8, 5), day(2026, 12, 20), 2, 137)
    figure = plans.moved_plans(frame("moved", rows), AS_OF)
    line, first, last = figure.data[1:]
    assert list(line.x) == [day(2026, 8, 5).toordinal(), day(2026, 12, 20).toordinal(), None]
    assert (first.marker.color, last.marker.color, keys(figure)) == ((WHITE,), (BLUE,), [["P1"]])
    assert texts(figure)[:2] == ["甲项目　竣工　<b>推后 137 天</b>", "截至 2026-10-31"]


def test_a_plan_left_of_the_band_of_its_class_is_full():
    rows = [
        ("P1", "甲项目", day(2026, 12, 1), 61, 27, 139, 244, "紧"),
        ("P2", "乙项目", day(2027, 1, 1), 150, 27, 139, None, "正常"),
    ]  # fmt: skip
    figure = plans.outlook_bands(frame("outlook", *rows))
    band, _, dots = figure.data
    assert (list(band.base), band.x[0], list(dots.marker.color)) == ([139, 139], 105, [BLUE, WHITE])
    assert "甲项目　<b>61 天</b>" in texts(figure)[0]
