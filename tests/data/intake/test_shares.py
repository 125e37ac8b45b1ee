from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.cells.values import BadValue
from data.intake.names import Names
from data.intake.shares import shares

UNITS = Names("单位", [("甲镇", "A"), ("乙镇", "B"), ("丙镇", "C"), ("片区1", "D")], "")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("甲镇", [("A", "1")]),
        ("甲镇、乙镇", [("A", "0.50000000"), ("B", "0.50000000")]),
        ("甲镇，乙镇；丙镇", [("A", "0.33333333"), ("B", "0.33333333"), ("C", "0.33333334")]),
        ("甲镇60%、乙镇40%", [("A", "0.60000000"), ("B", "0.40000000")]),
        ("甲镇（60%）、乙镇（40%）", [("A", "0.60000000"), ("B", "0.40000000")]),
        ("甲镇：0.7、乙镇：0.3", [("A", "0.70000000"), ("B", "0.30000000")]),
        ("片区1、甲镇", [("D", "0.50000000"), ("A", "0.50000000")]),
        ("甲镇、乙镇（平均）", [("A", "0.50000000"), ("B", "0.50000000")]),
        ("甲镇、乙镇(平均分配)", [("A", "0.50000000"), ("B", "0.50000000")]),
        ("甲镇；乙镇（平分）", [("A", "0.50000000"), ("B", "0.50000000")]),
        ("甲镇、乙镇各50%", [("A", "0.50000000"), ("B", "0.50000000")]),
        ("甲镇、乙镇（各占50％）", [("A", "0.50000000"), ("B", "0.50000000")]),
    ],
)
def test_shares_are_equal_unless_given(written, expected):
    assert [(unit, Decimal(ratio)) for unit, ratio in expected] == shares(written, UNITS)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("甲镇60%、乙镇50%", "各单位比例合计为 110%，不是 100%"),
        ("甲镇100%、乙镇0%", "每个单位的比例都应当大于 0"),
        ("甲镇60%、乙镇", "有的单位写了比例，有的没有写"),
        ("甲镇、甲镇", "同一单位写了两次"),
        ("甲镇、丁镇", "不认识的单位“丁镇”"),
        ("甲镇、丁镇（平均）", "不认识的单位“丁镇”"),
        ("甲镇60%、乙镇40%（平均）", "写了平均分配，又写了各单位的比例"),
        ("甲镇、乙镇各60%", "各单位比例合计为 120%，不是 100%"),
        ("、；", "没有写是哪个单位"),
    ],
)
def test_shares_that_do_not_add_up_are_refused(written, reason):
    with pytest.raises(BadValue, match=reason):
        shares(written, UNITS)


@given(st.integers(1, 60))
def test_equal_shares_of_any_number_of_units_add_up_to_exactly_one(number):
    units = Names("单位", [(f"第{n}镇", str(n)) for n in range(number)], "")
    ratios = [ratio for _, ratio in shares("、".join(f"第{n}镇" for n in range(number)), units)]
    assert (sum(ratios), len(ratios), max(ratios) - min(ratios) < Decimal("0.000001")) == (1, number, True)


@pytest.mark.parametrize("mark", "、,，;；+")
def test_a_mark_of_lists_within_a_known_name_parts_nothing(mark):
    units = Names("单位", [(f"江北{mark}江南片区", "L"), ("甲镇", "A"), (f"东{mark}西{mark}南", "M")], "")
    assert shares(f"江北{mark}江南片区", units) == [("L", 1)]
    assert shares(f"甲镇{mark}江北{mark}江南片区{mark}东{mark}西{mark}南（平均）", units) == [
        ("A", Decimal("0.33333333")), ("L", Decimal("0.33333333")), ("M", Decimal("0.33333334")),
    ]  # fmt: skip
    assert shares(f"江北{mark}江南片区60%{mark}甲镇40%", units) == [("L", Decimal("0.6")), ("A", Decimal("0.4"))]


def test_a_unit_whose_name_says_how_it_is_shared_is_that_unit():
    assert shares("联办处（平均）", Names("单位", [("联办处（平均）", "E"), ("联办处", "F")], "")) == [("E", 1)]
