"""How deep a header is: cells merged in it, a row of units of its own, a row that numbers the columns."""

from decimal import Decimal

import pytest

from data.files.workbook import Merged, Sheet
from data.mapping.proposal import propose
from data.tables.header import find_header
from data.tables.header_depth import is_of_numbers, is_of_units
from tests.data.receipts import PROJECT_HEAD, counts

NAMES = PROJECT_HEAD[:5]
THREE_LEVELS = [
    [*NAMES, "投资情况", "", "", "时间节点", ""],
    [*[""] * 5, "总投资（亿元）", "其中", "", "签约时间", "开工时间"],
    [*[""] * 6, "一期投资（万元）", "固定资产投资（万元）", "", ""],
    ["P1", "一号", "省外", "轻纺", "甲镇", 2.5, 8000, 20000, "2026-3-1", "2026-4-1"],
]
MARKS = [*((0, n, 2, n) for n in range(5)), (0, 5, 0, 7), (0, 8, 0, 9), (1, 5, 2, 5), (1, 6, 1, 7), (1, 8, 2, 8)]
MARKS += [(1, 9, 2, 9)]


def sheet_of(rows, marks=()):
    return Sheet("表", rows, tuple(Merged(*mark) for mark in marks))


def units_of(header):
    return {column.field.name: column.unit for column in header.columns if column.field.type in ("money", "area")}


@pytest.mark.parametrize("marks", [MARKS, []])
@pytest.mark.parametrize("title", [[], [["项目台账", *[""] * 9]]])
def test_a_header_of_three_levels_is_read_to_its_lowest_with_and_without_merge_marks_and_under_a_merged_title(
    marks, title
):
    down = len(title)
    moved = [(top + down, left, bottom + down, right) for top, left, bottom, right in marks]
    header = find_header(sheet_of(title + THREE_LEVELS, [*moved, *([(0, 0, 0, 9)] if marks and title else [])]))
    assert (header.first, header.last) == (down, down + 2)
    expected = {"agreed_investment": "亿元", "phase1_investment": "万元", "fixed_asset_investment": "万元"}
    assert units_of(header) == expected
    assert [column.index for column in header.columns] == [*range(10)]


def test_of_what_arrived_a_column_under_a_bare_of_which_is_a_part_and_no_field_of_its_own():
    rows = [["项目编号", "项目名称", "本月到位资金", ""], ["", "", "其中", ""], ["", "", "累计", "固定资产投资"]]
    header = find_header(sheet_of(rows, [(0, 2, 0, 3), (1, 2, 1, 3)]))
    assert "fixed_asset_investment" not in [column.field.name for column in header.columns]


def test_a_header_cell_merged_over_figures_makes_no_fact_a_header():
    rows = [["项目编号", "月份", "本月到位资金", "备注"], ["P1", "2026-10", 5, ""], ["P2", "2026-10", 7, ""]]
    header = find_header(sheet_of(rows, [(0, 3, 2, 3)]))
    assert (header.first, header.last) == (0, 0)


@pytest.mark.parametrize("units", [["（亿元）", "（公顷）"], ["亿元", "公顷"], ["(人民币亿元)", "【公顷】"]])
def test_a_row_of_units_under_the_names_gives_the_units_and_is_no_fact(draft, send, units):
    rows = [[*NAMES, "总投资", "占地"], [*[""] * 5, *units], ["P1", "一号", "省外", "轻纺", "甲镇", 2.5, 2]]
    receipt = send(rows)
    assert counts(receipt) == (1, 1, 0, 0)
    assert draft.con.execute("select agreed_investment, land_mu from projects").fetchall() == [
        (Decimal(25000), Decimal(30)),
    ]


def test_a_row_of_units_in_another_currency_or_unknown_refuses_as_a_header_does(draft, send):
    for unit in ("（万美元）", "万美元", "（亿圆）"):
        rows = [[*NAMES, "总投资", "占地"], [*[""] * 5, unit, "亩"], ["P1", "一号", "省外", "轻纺", "甲镇", 2.5, 2]]
        assert counts(send(rows)) == (1, 0, 1, 0)


def test_a_row_of_units_under_a_header_of_three_rows_is_part_of_it():
    lowest = [*[""] * 6, "一期投资", "固定资产投资（万元）", "", ""]
    rows = [*THREE_LEVELS[:2], lowest, [*[""] * 6, "（亿元）", "", "", ""], THREE_LEVELS[3]]
    header = find_header(sheet_of(rows))
    assert (header.last, units_of(header)["phase1_investment"]) == (3, "亿元")


@pytest.mark.parametrize(
    ("row", "is_units"),
    [
        (["", "（亿元）", "（年月）"], True), (["-", "万元", "亩"], True), (["（甲）", "（乙）"], False),
        (["", ""], False),
        (["P1", "亿元"], False), ([1.0, "亿元"], False), (["", "2.5亿元"], False),
    ],
)  # fmt: skip
def test_a_row_is_of_units_when_it_says_nothing_else(row, is_units):
    assert is_of_units(row) is is_units


@pytest.mark.parametrize(
    ("row", "is_numbering"),
    [
        (["甲", "乙", "丙", "丁"], True), (["甲", "乙", 1.0, 2.0, 3.0], True), ([1.0, 2.0, 3.0, 4.0], True),
        (["（1）", "（2）", "（3）", "（4）"], True), (["栏次", 1.0, 2.0, "3=1+2"], True),
        (["甲", "乙", 3.0, "", 4.0], True),
        ([1.0, 2.0, 3.0], False), ([1.0, 2.0, 4.0, 5.0], False), (["甲", "丙", 1.0], False), ([], False),
        ([1.0, "P1", 2.0, 3.0], False), (["甲", "甲镇", 1.0, 2.0], False),
    ],
)  # fmt: skip
def test_a_row_is_a_numbering_of_the_columns_when_it_counts_on_from_the_first(row, is_numbering):
    assert is_of_numbers(row) is is_numbering


@pytest.mark.parametrize("numbering", [["甲", "乙", "丙", "丁", "戊", 1, 2], [1, 2, 3, 4, 5, 6, 7], [*"1234567"]])
def test_a_numbering_under_the_header_and_on_the_next_page_is_a_title_and_no_fact(draft, send, numbering):
    head, fact = [*NAMES, "总投资（万元）", "占地（亩）"], ["一号", "省外", "轻纺", "甲镇", 2.5, 2]
    receipt = send([head, numbering, ["P1", *fact], head, numbering, ["P2", *fact]])
    assert (counts(receipt), receipt.rows_title) == ((2, 2, 0, 0), 3)


def test_a_row_of_units_on_the_next_page_is_a_title_too(draft, send):
    head, fact = [[*NAMES, "总投资"], [*[""] * 5, "（亿元）"]], ["一号", "省外", "轻纺", "甲镇", 2.5]
    receipt = send([*head, ["P1", *fact], *head, ["P2", *fact]])
    assert (counts(receipt), receipt.rows_title) == ((2, 2, 0, 0), 2)


def test_a_proposal_sees_the_same_units_and_its_samples_are_facts():
    rows = [
        [*NAMES, "总投资", "占地"], [*[""] * 5, "（亿元）", "（公顷）"], ["甲", "乙", "丙", "丁", "戊", 1.0, 2.0],
        ["P1", "一号", "省外", "轻纺", "甲镇", 2.5, 2.0],
    ]  # fmt: skip
    proposal = propose(sheet_of(rows))
    assert proposal.rows == (1, 2)
    assert [(each.unit, each.samples) for each in proposal.columns[5:]] == [("亿元", ("2.5",)), ("公顷", ("2",))]
    proposal = propose(sheet_of(THREE_LEVELS, MARKS))
    assert (proposal.rows, proposal.lacking) == ((1, 3), ())


def test_words_merged_over_facts_one_into_the_other_make_no_header_of_them():
    rows = [["项目编号", "项目名称", "备注", "说明"], *([f"P{n}", f"{n}号", "续", "建"] for n in range(1, 7))]
    marks = [(1, 2, 2, 2), (2, 3, 3, 3), (3, 2, 4, 2), (4, 3, 5, 3)]
    assert propose(sheet_of(rows, marks)).rows == (1, 1)
    assert find_header(sheet_of(rows, marks)).last == 0
