from charts.changes import change_bars
from charts.style import BLUE, WHITE
from tests.charts.frames import frame, texts


def test_what_is_worse_stands_hollow_to_the_left_and_what_is_better_full_to_the_right():
    figure = change_bars(frame("changes", (5, 2, 0, 11, 1, 0, 0, 34)))
    worse, better = figure.data
    assert (list(worse.x), list(better.x)) == ([-5, 0, -1, 0], [2, 11, 0, 34])
    assert (worse.marker.color, better.marker.color) == (WHITE, BLUE)
    assert texts(figure)[:4] == ["亮灯升级 5 个", "亮灯降级 2 个", "终止、退出 0 个", "新签约 11 个"]
