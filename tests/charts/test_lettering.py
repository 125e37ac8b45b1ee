from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from charts import lettering


def test_ascii_counts_about_half_a_chinese_character():
    assert [lettering.cells(text) for text in ("县直", "SMT", "SMT贴装", "")] == [
        2.0,
        1.6500000000000001,
        3.6500000000000004,
        0,
    ]


def test_a_long_name_breaks_between_words_into_lines_of_about_equal_length_and_a_bracket_takes_its_own():
    names = (
        "城关镇", "县自然资源和规划局", "县发展和改革委员会工业信息处", "手机配件生产基地（一期）", "临岳现代产业园区"
    )  # fmt: skip
    assert [lettering.wrap(name, 8) for name in names] == [
        "城关镇",
        "县自然资源<br>和规划局",
        "县发展和改革<br>委员会工业信息处",
        "手机配件生产基地<br>（一期）",
        "临岳现代产业园区",
    ]


@given(st.text(alphabet="县发展和改革A1（）、，", max_size=40), st.integers(3, 12))
def test_wrapping_loses_no_character_and_overhangs_only_by_closing_punctuation(text, width):
    wrapped = lettering.wrap(text, width)
    assert wrapped.replace("<br>", "") == text
    for line in wrapped.split("<br>"):
        assert lettering.cells(line.rstrip("，。、）》」”%")) <= width + 0.01


def test_a_line_is_measured_without_its_tags():
    assert lettering.plain("长三角<br><b>12.30</b>") == ["长三角", "12.30"]


def test_labels_move_as_little_as_needed_and_keep_their_order():
    assert lettering.spread([10, 12, 100], 18, 0, 200) == [10, 28, 100]
    assert lettering.spread([190, 195], 18, 0, 200) == [182, 200]
    assert lettering.spread([], 18, 0, 200) == []


@given(st.lists(st.floats(0, 300), max_size=12))
def test_spread_labels_are_never_closer_than_the_gap(positions):
    moved = sorted(lettering.spread(positions, 18, 0, 300))
    assert all(b - a >= 18 - 1e-6 for a, b in pairwise(moved))
