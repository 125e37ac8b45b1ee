"""Unit and witness stand on one line, as far apart as their figures."""

from charts.witnesses import gap_dumbbells
from tests.charts.frames import frame

ROWS = frame(
    "witnesses",
    ("P1", "甲项目", "企业", 26500, 15300, 11200, 0.4226),
    ("P2", "乙项目", "纳统", 8100, 9700, -1600, 0.1649),
    ("P3", "丙项目", "税务", None, 500, None, None),
)


def test_the_unit_s_figure_is_filled_the_witness_s_hollow_and_what_cannot_be_compared_is_not_drawn():
    theirs, ours, ground = gap_dumbbells(ROWS).data
    assert (list(theirs.x), list(ours.x)) == ([15300, 9700], [26500, 8100])
    assert [key for [key] in ground.customdata] == ["P1", "P2"]


def test_a_row_says_both_figures_and_how_far_they_are_apart_without_a_sign():
    texts = [note.text for note in gap_dumbbells(ROWS).layout.annotations]
    assert texts == [
        "甲项目", "乙项目", "单位 2.65、企业 1.53 亿元，<b>相差 1.12 亿元</b>（42.3%）",
        "单位 0.81、纳统 0.97 亿元，<b>相差 0.16 亿元</b>（16.5%）",
    ]  # fmt: skip
