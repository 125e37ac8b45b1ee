import pytest

from data.cells import amounts, values
from data.cells.values import BadValue


@pytest.mark.parametrize("cell", ["", "-", "—", "/", "无", "\xa0", "Nah", " － ", None])
def test_a_placeholder_is_empty_for_every_type(cell):
    read = [amounts.money, amounts.area, amounts.figure, amounts.count, amounts.rate, values.flag, values.origin]
    read += [values.audit, values.text, values.identifier]
    assert [function(cell) for function in read] == [None] * len(read)
    assert values.items(cell) == []


@pytest.mark.parametrize(
    ("cell", "expected"), [("√", True), ("是", True), (True, True), ("×", False), ("否", False), (0.0, False)]
)
def test_flags_are_read_from_words_and_marks(cell, expected):
    assert values.flag(cell) is expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("省外", "out_province"),
        ("省内市外", "out_city"),
        ("县外", "out_county"),
        ("港澳台", "overseas"),
        ("内资", "domestic"),
    ],
)
def test_origins_are_read_from_words(cell, expected):
    assert values.origin(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"), [("通过", "审核通过"), ("待审核", "审核中"), ("退回", "未通过"), ("保存", "已保存")]
)
def test_audit_states_are_read_from_words(cell, expected):
    assert values.audit(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [(4311292007.0, "4311292007"), (" ａ01 ", "a01"), ("x-1", "x-1"), ("A 1", "A 1"), ("Ａ—1\n2", "A—12"),
     ("\ufeffXM-1\u200b\u2060", "XM-1")],
)
def test_identifiers_stay_as_written_but_for_white_space_around_them_line_breaks_and_full_width_forms(cell, expected):
    assert values.identifier(cell) == expected


def test_a_code_that_the_spreadsheet_rounded_is_refused():
    with pytest.raises(BadValue, match="末尾"):
        values.identifier(3.41221001234567e17)


def test_line_breaks_inside_chinese_words_are_taken_out():
    assert (values.text("年产100万\n双皮鞋"), values.text("a\n b")) == ("年产100万双皮鞋", "a b")
