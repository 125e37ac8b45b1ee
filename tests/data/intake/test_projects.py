from data.receive import receive
from tests.data.receipts import PROJECT_HEAD, counts, lines

P1 = ["P1", "一号项目", "省外", "轻纺", "甲镇", 1000]


def projects(draft, columns):
    return draft.con.table("projects").order("project_id").select(columns).fetchall()


def events(draft):
    return draft.con.execute(
        "select project_id, stage, cast(planned as varchar), cast(actual as varchar), date_precision, batch_id"
        " from stage_events order by all"
    ).fetchall()


def shares(draft):
    return draft.con.execute("select unit_id, cast(ratio as varchar) from project_shares order by 1").fetchall()


def test_a_project_is_loaded_with_names_settled_and_its_place_in_the_workbook(draft, send):
    head = [*PROJECT_HEAD[:5], "协议投资额（亿元）", "建设地点", "投资方注册地", "占地面积（公顷）", "是否重点"]
    send([head, ["p1", "一号项目", "省外", "食品产业", "甲乡", 1.5, "开发区", "浙江省杭州市", 2, "是"]], sheet="台账")
    columns = (
        "project_id, industry, report_unit, agreed_investment, park, province, land_mu, is_key, is_industrial,"
        " audit_status, batch_id, sheet, row_no"
    )
    assert projects(draft, columns) == [
        ("p1", "食品加工", "A", 15000, "经开区", "浙江", 30, True, True, "审核通过", 1, "台账", 2)
    ]
    assert shares(draft) == [("A", "1.00000000")]


def test_a_project_without_a_number_or_a_name_is_rejected(send):
    receipt = send([PROJECT_HEAD, ["", *P1[1:]], ["P2", "", *P1[2:]]])
    assert lines(receipt) == [(2, "项目编号", None, "“项目编号”不能为空"), (3, "项目名称", None, "“项目名称”不能为空")]


def test_an_unknown_unit_industry_or_park_is_rejected_with_the_nearest_name(send):
    receipt = send([[*PROJECT_HEAD, "建设地点"], ["P1", "一号", "省外", "脱水菜", "甲振", 1, "经济开发区"]])
    assert [(line.column_name, line.reason, line.remedy.split("？")[0]) for line in receipt.lines] == [
        ("建设地点", "不认识的园区“经济开发区”", "是不是“经开区”"),
        ("所属产业", "不认识的产业“脱水菜”", "是不是“脱水蔬菜”"),
        ("引资单位", "不认识的单位“甲振”", "是不是“甲镇”"),
    ]


def test_a_wrong_date_is_left_out_and_words_in_a_column_of_money_reject_the_row(send):
    receipt = send([[*PROJECT_HEAD, "签约时间"], [*P1[:5], "见附件", "2026年2月30日"]])
    assert lines(receipt) == [
        (2, "协议投资额（万元）", "见附件", "这里应当是一个确定的数字"),
    ]
    assert lines(receipt, "warning") == [(2, "签约时间", "2026年2月30日", "日历上没有这一天，这一格没有采用")]


def test_a_negative_investment_is_rejected(send):
    assert lines(send([PROJECT_HEAD, [*P1[:5], -1]])) == [(2, "协议投资额（万元）", "-1", "协议投资额不能为负数")]


def test_two_units_share_equally_or_as_given_and_the_first_reports(draft, send):
    send([PROJECT_HEAD, [*P1[:4], "甲镇、乙镇", 1]])
    assert (shares(draft), projects(draft, "report_unit")) == ([("A", "0.50000000"), ("B", "0.50000000")], [("A",)])
    send([PROJECT_HEAD, [*P1[:4], "乙镇60%、甲镇40%", 1]])
    assert (shares(draft), projects(draft, "report_unit")) == ([("A", "0.40000000"), ("B", "0.60000000")], [("B",)])


def test_the_same_project_twice_in_a_file_is_a_duplicate_when_equal_and_rejected_when_not(send):
    receipt = send([PROJECT_HEAD, P1, P1, [*P1[:5], 2000]])
    assert counts(receipt) == (3, 1, 1, 1)
    assert [(line.row_no, line.outcome, line.reason) for line in receipt.lines] == [
        (3, "duplicate", "与第 2 行完全相同"),
        (4, "rejected", "项目编号与第 2 行重复，但内容不同"),
    ]


def test_an_unchanged_resubmission_is_a_duplicate_and_keeps_its_first_origin(draft, send):
    rows = [[*PROJECT_HEAD, "签约时间"], [*P1, "2026-03-05"]]
    send(rows)
    receipt = send(rows)
    assert (counts(receipt), lines(receipt, "duplicate")) == ((1, 0, 0, 1), [(2, None, None, "与已入库的内容完全相同")])
    assert projects(draft, "project_id, batch_id") == [("P1", 1)]


def test_a_later_file_replaces_what_it_says_and_leaves_the_columns_that_it_has_not(draft, send):
    send([[*PROJECT_HEAD, "投资方"], [*P1, "某公司"]])
    receipt = send([PROJECT_HEAD, [*P1[:5], 2000]])
    assert counts(receipt) == (1, 1, 0, 0)
    assert projects(draft, "agreed_investment, investor, batch_id") == [(2000, "某公司", 2)]


def test_an_empty_cell_erases_an_amount_but_never_a_stage_date(draft, send):
    head = [*PROJECT_HEAD, "签约时间", "计划开工时间", "开工时间"]
    send([head, [*P1, "2026-03-05", "2026年4月", ""]])
    send([head, [*P1[:5], "", "", "", "2026-05-06"]])
    assert projects(draft, "agreed_investment") == [(None,)]
    assert events(draft) == [
        ("P1", "signed", None, "2026-03-05", "day", 1),
        ("P1", "started", "2026-04-01", "2026-05-06", "day", 2),
    ]


def test_a_date_without_a_year_takes_the_titles_year(draft, send):
    send([["某县2026年项目台账"], [*PROJECT_HEAD, "签约时间"], [*P1, "三月上旬"]])
    assert events(draft) == [("P1", "signed", None, "2026-03-05", "ten_day", 1)]


def test_without_an_audit_column_projects_are_audited_and_with_one_an_empty_cell_is_only_saved(draft, send):
    send([PROJECT_HEAD, P1])
    send([[*PROJECT_HEAD, "审核状态"], ["P2", *P1[1:], ""], ["P3", *P1[1:], "审核中"]])
    assert projects(draft, "project_id, audit_status") == [("P1", "审核通过"), ("P2", "已保存"), ("P3", "审核中")]


def test_domestic_capital_is_out_of_province_when_the_investor_is(draft, send):
    head = [*PROJECT_HEAD, "投资方注册地"]
    receipt = send(
        [
            head,
            ["P1", "一号", "内资", "轻纺", "甲镇", 1, "江苏"],
            ["P2", "二号", "内资", "轻纺", "甲镇", 1, "安徽省合肥市"],
            ["P3", "三号", "内资", "轻纺", "甲镇", 1, ""],
            ["P4", "四号", "内资", "轻纺", "甲镇", 1, "香港"],
        ]
    )
    assert projects(draft, "project_id, capital_origin") == [("P1", "out_province")]
    assert [reason for _, _, _, reason in lines(receipt)] == [
        "“内资”且投资方在本省，分不清是市外还是县外",
        "“内资”分不清是省外、市外还是县外，又没有填投资方注册地",
        "资金来源填了“内资”，投资方注册地却是香港",
    ]


def test_domestic_capital_is_refused_while_the_county_has_no_province(draft, send):
    draft.con.execute("update settings set value = '本省' where setting = 'province'")
    receipt = send([[*PROJECT_HEAD, "投资方注册地"], ["P1", "一号", "内资", "轻纺", "甲镇", 1, "江苏"]])
    assert receipt.lines[0].remedy.startswith("请先在“基础配置”参数表中填写“所在省”")


def test_industry_is_read_from_the_national_code_else_from_the_industrys_default(draft, send):
    codes = ["C1391", "B06", "D44", "46", "06", "2614", "A0311", "47", "9", ""]
    rows = [[f"P{number}", "项目", "省外", "现代生态农业", "甲镇", 1, code] for number, code in enumerate(codes)]
    send([[*PROJECT_HEAD, "行业代码"], *rows])
    assert projects(draft, "industry_code, is_industrial") == [
        ("C1391", True),
        ("B06", True),
        ("D44", True),
        ("46", True),
        ("06", True),
        ("2614", True),
        ("A0311", False),
        ("47", False),
        ("9", True),
        (None, False),
    ]


def test_an_unknown_chain_node_is_loaded_with_a_warning(draft, send):
    receipt = send([[*PROJECT_HEAD, "产业链环节"], [*P1, "纺沙"]])
    assert counts(receipt) == (1, 1, 0, 0)
    assert lines(receipt, "warning") == [(2, "产业链环节", "纺沙", "不认识的产业链环节“纺沙”（轻纺）")]


def test_projects_that_replace_what_was_published_are_said_once_a_sheet(draft, send):
    send([PROJECT_HEAD, P1, ["P2", *P1[1:]], ["P3", *P1[1:]]])
    draft.con.execute("set variable last_batch = 1")
    receipt = send([PROJECT_HEAD, [*P1[:5], 2000], ["P2", *P1[1:]], ["P3", *P1[1:5], 3], ["P4", *P1[1:]]])
    assert counts(receipt) == (4, 3, 0, 1)
    assert lines(receipt, "warning") == [(2, None, None, "更新 2 行（第 2、4 行），以本次为准，原值见变更对照")]


def test_a_project_that_another_file_of_the_delivery_gave_otherwise_is_told(send):
    send([PROJECT_HEAD, P1], "甲.xlsx")
    reason = "与本次上传的《甲.xlsx》“表”表第 2 行是同一项目，内容不同，以本文件为准"
    assert lines(send([PROJECT_HEAD, [*P1[:5], 2]]), "warning") == [(2, "项目编号", "P1", reason)]


def test_projects_with_an_empty_audit_cell_are_said_once_as_not_counting(send):
    receipt = send([[*PROJECT_HEAD, "审核状态"], [*P1, ""], ["P2", *P1[1:], "审核通过"], ["P3", *P1[1:], ""]])
    reason = "第 2、4 行审核状态空着，按“已保存”，不计入项目数（共 2 行）"
    assert lines(receipt, "warning") == [(2, "审核状态", None, reason)]


def test_an_empty_audit_cell_takes_nothing_from_the_same_project_held_as_audited(draft, send):
    send([PROJECT_HEAD, P1])
    receipt = send([[*PROJECT_HEAD, "审核状态"], [*P1, ""]])
    assert (counts(receipt), lines(receipt, "warning")) == ((1, 0, 0, 1), [])
    assert projects(draft, "audit_status") == [("审核通过",)]


def test_ids_that_differ_in_case_alone_are_two_projects_and_remarked_on(draft, send):
    send([PROJECT_HEAD, ["aB1", *P1[1:5], 500]])
    receipt = send([PROJECT_HEAD, ["Ab1", *P1[1:5], 300], [" ａB1 ", *P1[1:5], 500]])
    assert projects(draft, "project_id, agreed_investment::double") == [("Ab1", 300), ("aB1", 500)]
    assert (counts(receipt), lines(receipt, "warning")) == (
        (2, 1, 0, 1), [(2, "项目编号", "Ab1", "项目编号“Ab1”与“aB1”只差大小写、空格或横线，按两个项目入库")]
    )  # fmt: skip


def test_a_parks_industry_with_a_mark_of_lists_in_its_name_is_one(draft, write):
    draft.con.execute("insert into industries values ('竹、木家居', 20, true, true, [])")
    park = ["东园", "园区", "竹、木家居、轻纺"]
    receive(write(园区=[["园区名称", "园区类别", "主导产业"], park, ["西园", "园区", "竹、木家居"]]), draft, "统计员甲")
    assert draft.con.execute("select * from park_industries order by all").fetchall() == [
        ("东园", "竹、木家居"), ("东园", "轻纺"), ("西园", "竹、木家居"),
    ]  # fmt: skip


def test_a_row_that_contradicts_one_that_waits_is_refused_before_and_after_the_word_on_it(draft, write):
    path = write(表=[PROJECT_HEAD, [*P1[:5], "3-5亿"], P1])
    first = receive(path, draft, "统计员甲")
    [key] = [line.decision_key for line in first.lines if line.decision_key]
    assert (counts(first), first.rows_held) == ((2, 0, 2, 0), 1)
    assert counts(receive(path, draft, "统计员甲", decided={key: True})) == (2, 1, 1, 0)


def test_an_optional_cell_that_cannot_be_read_is_left_out_and_told_and_its_row_is_taken(draft, send):
    head = [*PROJECT_HEAD, "签约时间", "用地面积（亩）", "备注"]
    row = ["P7", "七号", "省外", "轻纺", "甲镇", 900, "2026年13月", "约一大块", "#REF!"]
    receipt = send([head, row, ["P8", "八号", "省外", "轻纺", "甲镇", "一大笔", "2026-03-01", 5]])
    assert counts(receipt) == (2, 1, 1, 0)
    assert lines(receipt, "warning") == [
        (2, "签约时间", "2026年13月", "日历上没有这一天，这一格没有采用"),
        (2, "用地面积（亩）", "约一大块", "不认识的面积单位“大块”，这一格没有采用"),
        (2, "备注", "#REF!", "公式出错（#REF!），单元格里没有值，这一格没有采用"),
    ]
    assert [line[:2] for line in lines(receipt)] == [(3, "协议投资额（万元）")]
    told = draft.con.execute("select project_id, agreed_investment::int, land_mu, remark from projects").fetchall()
    assert told == [("P7", 900, None, None)]
