"""The workbook of a meeting: every answer whole, in the reader's words, ready to print."""

import io
import zipfile
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest

from briefing.workbook import SHEETS, UPRIGHT, build_workbook, shown
from tests.briefing.deck_facts import empty_facts, small_facts
from wording.cells import NUMERIC
from wording.columns import column
from wording.figures import is_missing

BASIS = "2026年1—10月 · 范围：全县 · 数据版本 2026-10-0001-c9e07d63 · 演示数据"


def opened(book):
    return openpyxl.load_workbook(io.BytesIO(book))


def rows(sheet):
    return list(sheet.iter_rows(values_only=True))


def test_a_sheet_has_title_basis_chinese_headers_with_units_and_numbers_that_stay_numbers():
    assert rows(opened(build_workbook(small_facts()))["单位排名"]) == [
        ("单位排名", *[None] * 13),
        (BASIS, *[None] * 13),
        (None,) * 14,
        ("单位", "考核分组", "基础薄弱", "到位资金（万元）", "年度任务（万元）", "完成率", "序时进度",
         "超欠序时（百分点）", "比序时任务多（万元）", "余下月均需到位（万元）", "同比", "位次", "位次变化",
         "同比口径"),
        ("甲镇", "乡镇组", "否", 8417, 7000, 1.2024, 0.8333333333333334, 36.91, 2583.67, None, 0.0195, 1, 2,
         "按原报数"),
        ("乙镇", "乡镇组", "否", 0, 1500, 0, 0.8333333333333334, -83.33, -1250, 750, -1, 2, -1, "按原报数"),
        ("开发区", "园区组", "否", 194056, 190300, 1.0197, 0.8333333333333334, 18.64, 35472.67, None, None, 1, 0,
         "按原报数"),
    ]  # fmt: skip


def test_the_first_sheet_lists_the_others_in_the_order_of_the_meeting():
    book = opened(build_workbook(small_facts()))
    assert book.sheetnames == [
        "目录", "总览指标", "月度走势", "单位排名", "分指标排名", "红黑榜", "产业", "资金来源", "来源地",
        "产业链环节", "园区契合", "亮灯汇总", "重点项目亮灯", "需要决策的项目", "调度", "变化统计", "重点项目节点",
        "全市位次", "全市各月位次", "数据来源",
    ]  # fmt: skip
    assert [row[:3] for row in rows(book["目录"])[:6]] == [
        ("临澜县招商引资数据表", None, None), (BASIS, None, None), (None, None, None), ("序号", "工作表", "行数"),
        (1, "总览指标", 1), (2, "月度走势", 12),
    ]  # fmt: skip
    assert rows(book["目录"])[-1][:3] == (19, "数据来源", 206)
    assert book["目录"]["B5"].hyperlink.location == "'总览指标'!A1"


def test_an_answer_of_one_row_stands_upright_each_figure_with_its_definition():
    sheet = opened(build_workbook(small_facts()))["总览指标"]
    assert [row[:3] for row in rows(sheet)[3:8]] == [
        ("指标", "数值", "口径"), ("截止月份", "2026-10", None), ("上报实施项目", 199, None),
        ("到位资金（万元）", 611548.37, "实际到位资金：审核通过的到位资金，万元"), ("工业项目", 164, None),
    ]  # fmt: skip
    assert sheet["B7"].number_format == "#,##0.00"


def test_the_last_sheet_says_of_every_column_what_it_means_and_where_it_comes_from():
    sheet = opened(build_workbook(small_facts()))["数据来源"]
    assert [row for row in rows(sheet) if row[1] in ("列", "完成率")][:2] == [
        ("工作表", "列", "口径", "来源（问题 · 列）", "行数"),
        ("总览指标", "完成率", None, "overview/totals · completion", 1),
    ]
    assert ("单位排名", "完成率", "完成率：到位资金 / 任务，比率", "rankings/units · completion", 3) in rows(sheet)


def test_a_row_is_as_tall_as_its_longest_text_and_a_wide_sheet_takes_several_pages():
    facts = small_facts()
    projects = facts.answers["key_projects/lights"].copy()
    projects["problem"] = ["用地指标未落实" * 12, None]
    sheet = opened(build_workbook(replace(facts, answers={"key_projects/lights": projects})))["重点项目亮灯"]
    assert sheet.row_dimensions[5].height == 71.25  # five lines
    assert sheet.row_dimensions[6].height is None
    assert (sheet.page_setup.fitToWidth, sheet.print_title_cols) == (2, "$A:$A")


def test_figures_are_shown_in_the_fields_forms():
    sheet = opened(build_workbook(small_facts()))["单位排名"]
    forms = {cell.value: sheet.cell(5, cell.column).number_format for cell in sheet[4]}
    assert forms == {
        "单位": "General", "考核分组": "General", "基础薄弱": "General", "到位资金（万元）": "#,##0.00",
        "年度任务（万元）": "#,##0.00", "完成率": "0.0%", "序时进度": "0.0%",
        "超欠序时（百分点）": "+0.0;-0.0;0.0", "比序时任务多（万元）": "#,##0.00",
        "余下月均需到位（万元）": "#,##0.00", "同比": "0.0%", "位次": "0", "位次变化": "+0;-0;0",
        "同比口径": "General",
    }  # fmt: skip


def test_every_sheet_prints_on_landscape_a4_as_wide_as_the_page_with_its_header_on_each():
    book = build_workbook(small_facts())
    for sheet in opened(book).worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9), sheet.title
        across = 2 if sheet.title == "重点项目亮灯" else None
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (across, 0), sheet.title
        assert (sheet.print_title_rows, sheet.freeze_panes) == ("$1:$4", "A5")
        assert sheet.oddFooter.right.text == "第 &P 页，共 &N 页"
        assert sheet.oddFooter.left.text == (
            "临澜县招商引资 · 数据截至2026年10月 · 版本 2026-10-0001-c9e07d63 · 演示数据"
        )
    assert 'fitToPage="1"' in zipfile.ZipFile(io.BytesIO(book)).read("xl/worksheets/sheet2.xml").decode()


def test_where_amounts_and_counts_share_a_column_its_header_says_so():
    sheet = opened(build_workbook(small_facts()))["全市位次"]
    assert [cell.value for cell in sheet[4]] == [
        "月份", "县区", "指标", "完成数（资金为万元，项目为个）", "同比", "位次", "位次变化",
        "距前一位（资金为万元，项目为个）", "前一位", "本县",
    ]  # fmt: skip


def test_a_text_that_would_run_as_a_formula_is_quoted():
    facts = small_facts()
    projects = facts.answers["key_projects/lights"].copy()
    projects["project"] = ["=HYPERLINK(1)", "@甲"]
    book = opened(build_workbook(replace(facts, answers={"key_projects/lights": projects})))
    assert [cell.value for cell in book["重点项目亮灯"]["A"]][4:] == ["'=HYPERLINK(1)", "'@甲"]
    assert {cell.data_type for row in book["重点项目亮灯"].iter_rows() for cell in row} <= {"s", "n"}


def test_a_question_without_rows_says_so():
    assert rows(opened(build_workbook(empty_facts()))["单位排名"])[4][0] == "—\u3000没有数据"


@pytest.fixture(scope="module")
def book(facts):
    return opened(build_workbook(facts))


def test_every_question_of_a_briefing_has_a_sheet_of_its_own_name(book, facts):
    assert set(facts.answers) == set(SHEETS)
    assert book.sheetnames == ["目录", *SHEETS.values(), "数据来源"]


@pytest.mark.parametrize("question", SHEETS)
def test_each_number_equals_the_questions_answer(question, facts, book):
    answer = facts.answers[question]
    heads = shown(facts, question)
    cells = rows(book[SHEETS[question]])[4 : 4 + len(answer)]
    if len(answer) == 1 and len(heads) > UPRIGHT:
        cells = [[row[1] for row in rows(book[SHEETS[question]])[4:]]]
    for place, name in enumerate(heads):
        if column(name).kind in NUMERIC:
            scale = 100 if column(name).kind == "gap" else 1
            assert [row[place] for row in cells] == [
                None if is_missing(value) else float(f"{float(Decimal(str(value)) * scale):.16G}")
                for value in answer[name]
            ], name
