from charts import lifecycle
from charts.style import BLUE, WHITE
from tests.charts.frames import frame, keys, texts

FUNNEL = (
    ("signed", "签约", 106, 106, 1.0, None, None, 6, 0),
    ("started", "开工", 100, 106, 100 / 106, 106, 100 / 106, 92, 2),
)  # fmt: skip


def test_a_funnel_says_at_each_step_how_many_and_between_two_how_many_of_them_and_how_long():
    figure = lifecycle.funnel_bars(frame("funnel", *FUNNEL), {"started": "半数 151 天"})
    assert texts(figure) == ["签约", "开工", "106 个　100.0%", "100 个　94.3%", "↓ 94.3%　半数 151 天"]
    assert (list(figure.data[0].x), keys(figure)) == ([106, 100], [["signed"], ["started"]])


def test_rates_stand_with_their_numerator_and_denominator():
    rates = ("合计", 292, 291, 291 / 292, 250, 0.85, 198, 198 / 292, 0, 0.0, 0, 0.0, 0, None, 20000, 10000, 0.5)
    said = texts(lifecycle.rate_bars(frame("batch_rates", rates)))
    assert (said[:2], said[6]) == (["履约率　<b>99.7%</b>", "到位率　<b>50.0%</b>"], "达产率　<b>—</b>")
    assert (said[7:9], said[-1]) == (["291 / 292", "1.00 / 2.00 亿元"], "0 / 0")


def test_dots_of_as_many_days_stand_on_each_other_and_are_full_past_their_plan():
    late, early = ("P1", "甲项目", "开工", 300, None, 12), ("P2", "乙项目", "开工", 300, None, 0)
    rows = (late, early, ("P3", "丙项目", "开工", 10))
    figure = lifecycle.waiting_dots(frame("stuck", *rows), {"开工": (151, None)})
    dots = figure.data[0]
    assert list(dots.marker.color) == [BLUE, WHITE, WHITE]
    assert (list(dots.x), dots.y[0] - dots.y[1], dots.y[2] == dots.y[0]) == ([300, 300, 10], 11, True)
    assert texts(figure)[:2] == ["等开工　3 个", "半数用 151 天"]


def test_of_what_was_due_the_part_on_time_comes_first_then_what_was_late():
    figure = lifecycle.early_bars(frame("early", ("早开工", 9, 8, 2, 4, 2, 0.25, 12, 40)))
    frame_bar, late, on_time = figure.data[:3]
    assert (list(on_time.x), list(late.x), list(late.base), list(frame_bar.x)) == ([0.25], [0.5], [0.25], [1])
    assert texts(figure) == ["<b>早开工</b>　25.0%按期", "做到的中位数：晚 12 天"]
