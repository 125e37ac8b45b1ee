"""Units against the items of their scheme: where points are lost."""

from charts.score_matrix import score_matrix
from tests.charts.frames import frame, keys, texts

SCORES = (
    ("B", "宋集镇", "乡镇", "到位资金完成率", 60, 30, 60, 50, 2, 100, True, 1),
    ("B", "宋集镇", "乡镇", "开工率", 40, None, 60, 50, 2, 100, True, 2),
    ("A", "城关镇", "乡镇", "到位资金完成率", 60, 72, 100, 112, 1, 100, True, 1),
    ("A", "城关镇", "乡镇", "开工率", 40, 10, 100, 112, 1, 100, True, 2),
    ("C", "县总工会", "县直", "到位资金完成率", 60, 0, None, None, None, 60, True, 1),
)


def test_a_cell_is_filled_as_far_as_its_points_go_and_what_is_not_counted_stays_empty():
    figure = score_matrix(frame("scores", *SCORES))
    bars, figures, _ = figure.data
    assert [(base, round(length / 0.94, 3)) for base, length in zip(bars.base, bars.x, strict=True)] == [
        (0, 1.0), (1, 0.25), (0, 0.5),
    ]  # fmt: skip
    assert list(figures.text) == ["72.0", "10.0", "30.0", "—", "0.0", "—"]
    assert keys(figure) == [["城关镇"], ["宋集镇"], ["县总工会"]]
    assert texts(figure) == [
        *("乡镇", "县直"), *("城关镇", "宋集镇", "县总工会"), *("1", "2", "—"), *("112.0", "50.0", "—"),
        *("到位资金<br>完成率<br>60 分", "开工率<br>40 分"), "总分",
    ]  # fmt: skip


def test_in_two_columns_the_largest_group_stands_beside_the_others():
    left, right = (keys(score_matrix(frame("scores", *SCORES), side)) for side in (0, 1))
    assert (left, right) == ([["城关镇"], ["宋集镇"]], [["县总工会"]])
