from collections import Counter

import pytest

from data.errors import UnreadableFile
from data.files.workbook import Merged, Sheet
from data.ledgers import forms
from data.tables import header
from data.tables.across import names
from data.tables.header import find_header
from data.tables.headings import words_of


def found(rows, merged=(), name="表"):
    """What find_header says of rows: form, header rows, and (field, column, unit) of each mapped column."""
    header = find_header(Sheet(name, rows, tuple(Merged(*each) for each in merged)))
    if header is None:
        return None
    columns = [(column.field.name, column.index, column.unit) for column in header.columns]
    return header.form.sheet, (header.first, header.last), columns


def test_a_header_is_found_under_titles_and_narrative():
    rows = [
        ["某县2026年项目台账"],
        ["共上报项目 2 个，总投资 3 亿元"],
        ["填报单位：甲镇", "", "填报时间：2026年3月"],
        [],
        ["序号", "项目编号", "项目名称", "园区"],
    ]
    expected = ("项目台账", (4, 4), [("project_id", 1, ""), ("project_name", 2, ""), ("park", 3, "")])
    assert found([*rows, ["1", "P1", "一号", "经开区"]]) == expected


def test_units_brackets_spaces_and_marks_are_taken_off_a_header():
    rows = [
        [
            "项目\n编号*",
            " 项目 名称（必填）",
            "总投资额[亿元]",
            "协议投资额 (单位：万元)",
            "用地面积（㎡）",
            "一期投资额,万元",
        ]
    ]
    header = find_header(Sheet("表", rows))
    assert [(c.field.name, c.unit) for c in header.columns] == [
        ("project_id", ""),
        ("project_name", ""),
        ("agreed_investment", "亿元"),
        ("agreed_investment", "万元"),
        ("land_mu", "m2"),
        ("phase1_investment", "万元"),
    ]


def test_a_bracket_may_belong_to_the_name_or_be_left_out():
    for written in ("建设地点（注明园区）", "建设地点", "建设地点（乡镇）"):
        assert found([["项目编号", "项目名称", written]])[2][2][0] == "park"


def test_a_parent_over_merged_cells_is_joined_to_its_children():
    rows = [
        ["项目编号", "项目名称", "实际到位资金（亿元）", "", "备注"],
        ["", "", "本月", "累计", ""],
        ["P1", "一号", 1.5, 2.0, ""],
    ]
    merged = [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3)]
    expected = (
        "资金月报",
        (0, 1),
        [("project_id", 0, ""), ("project_name", 1, ""), ("amount", 2, "亿元"), ("ytd_value", 3, "亿元")],
    )
    assert found(rows, merged) == expected
    assert found(rows) == expected  # .csv and some .xls don't mark merged cells


def test_three_header_rows_are_joined():
    rows = [
        ["项目编号", "项目名称", "资金情况", ""],
        ["", "", "实际到位资金", ""],
        ["", "", "本月（万元）", "累计（万元）"],
        ["P1", "一号", 1, 2],
    ]
    merged = [(0, 0, 2, 0), (0, 1, 2, 1), (0, 2, 0, 3), (1, 2, 1, 3)]
    assert found(rows, merged) == (
        "资金月报",
        (0, 2),
        [("project_id", 0, ""), ("project_name", 1, ""), ("amount", 2, "万元"), ("ytd_value", 3, "万元")],
    )


def test_a_planned_parent_makes_its_children_planned_dates():
    rows = [["项目编号", "项目名称", "预计时间", "", "实际时间", ""], ["", "", "开工", "投产", "开工", "投产"]]
    assert [field for field, _, _ in found(rows)[2]] == [
        "project_id",
        "project_name",
        "started_planned",
        "producing_planned",
        "started_actual",
        "producing_actual",
    ]


def test_last_years_figure_is_not_taken_for_this_years():
    rows = [["项目编号", "月份", "到位资金", "", "上年同期到位资金", ""], ["", "", "本月", "累计", "本月", "累计"]]
    assert found(rows)[2] == [("project_id", 0, ""), ("month", 1, ""), ("amount", 2, ""), ("ytd_value", 3, "")]


def test_years_and_months_in_a_header_are_this_month_and_the_running_total():
    rows = [["项目编号", "项目名称", "10月到位资金（万元）", "2026年1—10月累计到位（万元）"]]
    assert [field for field, _, _ in found(rows)[2]] == ["project_id", "project_name", "amount", "ytd_value"]


def test_two_columns_for_one_field_are_a_clash():
    header = find_header(Sheet("表", [["项目编号", "项目名称", "总投资", "协议投资额"]]))
    assert [(one.written, other.written) for one, other in header.clashes] == [("总投资", "协议投资额")]


def test_a_foreign_currency_is_noticed():
    header = find_header(Sheet("表", [["项目编号", "项目名称", "总投资（万美元）"]]))
    assert [column.written for column in header.foreign] == ["总投资（万美元）"]


@pytest.mark.parametrize("rows", [[], [["姓名", "电话"], ["甲", "1"]], [["项目编号"], ["P1"]]])
def test_rows_that_name_no_two_fields_have_no_header(rows):
    assert found(rows) is None


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.sheet)
def test_every_form_is_recognised_by_its_own_labels(form):
    header = find_header(Sheet(form.sheet, [[field.label for field in form.fields]]))
    assert (header.form, [column.field for column in header.columns]) == (form, list(form.fields))


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.sheet)
def test_no_header_text_names_two_fields_of_a_form(form):
    owners = Counter(words for field in form.fields for words in {words_of(variant) for variant in field.variants})
    assert {words for words, fields in owners.items() if fields > 1} == set()
    assert len(names(form)) == len(owners)


def test_the_list_of_columns_names_only_known_types():
    assert {field.type for form in forms() for field in form.fields} <= {
        "text",
        "id",
        "flag",
        "list",
        "count",
        "money",
        "area",
        "number",
        "rate",
        "date",
        "month",
        "origin",
        "audit",
        "province",
        "industry",
        "park",
        "units",
    }


def test_a_sheet_of_nothing_but_headers_is_refused_before_it_costs_minutes(monkeypatch):
    monkeypatch.setattr(header, "MOST_CELLS", 100)
    rows = [["项目编号", "月份", "本月到位资金", str(number)] for number in range(30)]
    with pytest.raises(UnreadableFile, match="工作表“表”里像表头的行太多、太宽，找不出哪一行是表头"):
        header.find_headers(Sheet("表", rows))
