"""What a sheet may be, column by column with the reason, and the mapping file that says so."""

from dataclasses import replace

from data.files.workbook import Merged, Sheet
from data.ledgers import forms
from data.mapping.file import parse
from data.mapping.proposal import propose
from data.mapping.text import as_toml

FORMS = {form.sheet: form for form in forms()}
STRANGE = Sheet(
    "10月[新]",
    [
        ["某县项目情况"],
        ["填报：甲镇"],
        ["工程编号", "工程名称", "资金来源类型", "产业", "引资责任单位", "协议投资金额\n（亿元）", "上年协议投资额"],
        ["P1", "一号", "省外", "轻纺", "甲镇", 0.3, 9],
        ["P2", "二号", "", "轻纺", "乙镇", 1, 8],
    ],
)


def told(proposal):
    """The proposal in plain values: form, rows, and per column letters, samples, label, reason and confidence."""
    columns = [
        (each.letters, each.samples, each.field and each.field.label, each.reason, round(each.confidence, 2))
        for each in proposal.columns
    ]
    return proposal.form.sheet, proposal.rows, columns


def test_each_column_gets_the_field_that_it_names_or_resembles_with_the_reason():
    assert told(propose(STRANGE)) == (
        "项目台账",
        (3, 3),
        [
            ("A", ("P1", "P2"), None, "未识别", 0.0),
            ("B", ("一号", "二号"), None, "未识别", 0.0),
            ("C", ("省外",), "资金来源", "与“资金来源”相似 0.80", 0.8),
            ("D", ("轻纺", "轻纺"), "所属产业", "列名与“产业”一致", 1.0),
            ("E", ("甲镇", "乙镇"), "引资单位", "与“引资单位”相似 0.80", 0.8),
            ("F", ("0.3", "1"), "协议投资额", "与“协议投资额”相似 0.91", 0.91),
            ("G", ("9", "8"), None, "未识别", 0.0),
        ],
    )


def test_what_the_form_needs_and_no_column_holds_is_told():
    assert [field.label for field in propose(STRANGE).lacking] == ["项目编号", "项目名称"]


def test_a_proposal_is_written_as_a_mapping_file_with_its_reasons():
    assert as_toml(propose(STRANGE)) == (
        "[[table]]\n"
        'kind = "项目台账"\n'
        'sheet = "10月[[]新]"\n'
        "header = 3\n"
        "\n"
        "[table.fields]\n"
        '"资金来源" = "资金来源类型"  # C 列，与“资金来源”相似 0.80；样例 省外\n'
        '"所属产业" = "产业"  # D 列，列名与“产业”一致；样例 轻纺、轻纺\n'
        '"引资单位" = "引资责任单位"  # E 列，与“引资单位”相似 0.80；样例 甲镇、乙镇\n'
        '"协议投资额" = { column = "协议投资金额\\n（亿元）", unit = "亿元" }'
        "  # F 列，与“协议投资额”相似 0.91；样例 0.3、1\n"
        '# "项目编号" = ""  # 缺少必填字段，请写列名，或 { constant = "…" }\n'
        '# "项目名称" = ""  # 缺少必填字段，请写列名，或 { constant = "…" }\n'
    )


def test_a_whole_proposal_is_a_mapping_that_reads_the_sheet():
    heads = ["项目编号", "项目名称", "资金来源", "所属产业", "引资责任单位", "投资额（亿元）", "投资额（亿元）"]
    sheet = Sheet("表*", [heads, ["P1", "一号", "省外", "轻纺", "甲镇", 1, 2]])
    proposal = propose(sheet)
    [header] = parse(as_toml(proposal), "对应.toml")[0].headers(sheet)
    assert proposal.lacking == ()
    assert '"协议投资额" = { column = "F列", unit = "亿元" }  # F 列，与“总投资额”相似 0.86' in as_toml(proposal)
    assert [(column.field.label, column.index) for column in header.columns] == [
        ("项目编号", 0), ("项目名称", 1), ("资金来源", 2), ("所属产业", 3), ("引资单位", 4), ("协议投资额", 5),
    ]  # fmt: skip


def test_a_header_that_is_told_by_a_person_is_taken():
    sheet = Sheet("表", [["编号", "一", "二"], ["Code", "Name", "Jan"], ["P1", "One", 5]])
    assert told(propose(sheet, FORMS["资金月报"], (2, 2))) == (
        "资金月报",
        (2, 2),
        [
            ("A", ("P1",), None, "未识别", 0.0),
            ("B", ("One",), None, "未识别", 0.0),
            ("C", ("5",), "本月到位资金", "列名只写月份", 1.0),
        ],
    )


def test_a_sheet_without_any_known_word_begins_with_its_first_row_of_three_texts():
    sheet = Sheet("data", [["Report"], [], ["ID", "Name", "Agency"], ["P1", "One", "A"]])
    form, rows, columns = told(propose(sheet))
    assert (form, rows, [column[1:4] for column in columns]) == (
        "项目台账",
        (3, 3),
        [(("P1",), None, "未识别"), (("One",), None, "未识别"), (("A",), None, "未识别")],
    )


def test_a_header_of_two_rows_is_one_text_a_column():
    rows = [["工程编号", "到位资金", "", "说明栏"], ["", "本月数额", "累计数额", ""], ["P1", 1, 2, "甲"]]
    sheet = Sheet("资金月报", rows, (Merged(0, 0, 1, 0), Merged(0, 1, 0, 2), Merged(0, 3, 1, 3)))
    proposal = propose(sheet, FORMS["资金月报"], (1, 2))
    assert [(each.letters, each.header) for each in proposal.columns] == [
        ("A", "工程编号"),
        ("B", "到位资金本月数额"),
        ("C", "到位资金累计数额"),
        ("D", "说明栏"),
    ]


def test_two_columns_for_one_field_leave_it_to_the_one_that_is_meant_more_surely():
    sheet = Sheet("表", [["项目编号", "项目名称", "协议投资金额", "协议投资额"], ["P1", "一号", 1, 2]])
    assert told(propose(sheet, FORMS["项目台账"]))[2][2:] == [
        ("C", ("1",), None, "与“协议投资额”相似 0.91，但已用 D 列", 0.0),
        ("D", ("2",), "协议投资额", "列名与“协议投资额”一致", 1.0),
    ]


def test_a_sheet_with_nothing_in_it_has_no_proposal():
    assert propose(Sheet("空", [[], [""]])) is None
    assert propose(STRANGE, FORMS["项目台账"], (40, 40)) is None


def test_a_value_for_all_rows_stands_in_for_a_column():
    proposal = replace(propose(STRANGE), constants={"项目编号": "P", "项目名称": '"甲"'})
    assert proposal.lacking == ()
    assert as_toml(proposal).splitlines()[-2:] == [
        '"项目编号" = { constant = "P" }',
        '"项目名称" = { constant = "\\"甲\\"" }',
    ]
    [header] = parse(as_toml(proposal), "对应.toml")[0].headers(STRANGE)
    assert [column.constant for column in header.columns][-2:] == ["P", '"甲"']


def test_a_row_of_words_under_a_figures_name_is_the_lower_row_of_the_header():
    rows = [["工程编号", "2026年10月", "", "备注"], ["", "到位数", "累计数", ""], ["P1", 5, 12, "甲"]]
    assert propose(Sheet("表", rows), FORMS["资金月报"]).rows == (1, 2)


MESSY = [
    ["某县2026年4月到位资金报表"], ["单位：万元"], ["立项号", "名称", "属期", "钱款归类", "当月进账"],
    ["Q-008", "铸件项目", "2026年4月", "省外", 620.0], ["Q-009", "餐具项目", "2026年4月", "市外", 1180.0],
]  # fmt: skip


def test_a_row_of_facts_is_no_header_and_a_month_in_it_is_no_money():
    proposal = propose(Sheet("资金", MESSY))
    assert (proposal.form.sheet, proposal.rows) == ("资金月报", (3, 3))
    assert [(column.header, column.field.label, column.confidence) for column in proposal.used] == [
        ("名称", "项目名称", 0.6)
    ]
    told = propose(Sheet("资金", MESSY), FORMS["资金月报"], (4, 4))  # where a person says that it is the header
    [month] = [column for column in told.columns if column.month]
    assert (month.field, month.confidence) == (None, 0.0)


def test_a_name_that_is_the_end_of_one_fields_is_proposed_with_doubt():
    rows = [["编号", "项目名称", "总投资"], ["P1", "一号", 5]]
    proposal = propose(Sheet("表", rows), FORMS["项目台账"])
    first = proposal.used[0]
    assert (first.header, first.field.label, first.reason) == ("编号", "项目编号", "可能是“项目编号”")


def test_a_figures_name_over_words_holds_no_figure():
    rows = [["项目编号", "项目名称", "协议投资额", "占地面积"], ["P1", "一号", "见附件", "约20亩"]]
    columns = {column.header: column for column in propose(Sheet("表", rows), FORMS["项目台账"]).columns}
    assert (columns["协议投资额"].field, columns["协议投资额"].reason) == (
        None, "列名与“协议投资额”一致，但下面的不是金额",
    )  # fmt: skip
    assert columns["占地面积"].field.label == "占地面积"
