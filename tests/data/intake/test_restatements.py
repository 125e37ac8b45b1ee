from tests.data.receipts import counts, lines

HEADER = ["截至月份", "单位", "指标", "原报数（亿元）", "重述数（万元）", "口径版本", "说明"]


def held(draft):
    return draft.con.execute(
        "select month::varchar, unit_id, figure, reported, restated, caliber_version, note from restatements"
        " order by all"
    ).fetchall()


def test_a_restatement_keeps_the_figure_as_then_reported_beside_the_restated_one(draft, send):
    receipt = send([
        HEADER,
        ["2025年10月", "", "到位资金", 55.35, 500000, "初版", "剔除流动资金"],
        ["2025-10", "甲乡", "到位资金", 1, 9000, "初版", ""],
        ["2025-10", "全县", "工业到位资金", 47, 430000, "初版", ""],
    ], sheet="同期重述")
    assert (counts(receipt), receipt.lines) == ((3, 3, 0, 0), ())
    assert held(draft) == [
        ("2025-10-01", "A", "arrived", 10000, 9000, "初版", None),
        ("2025-10-01", "R", "arrived", 553500, 500000, "初版", "剔除流动资金"),
        ("2025-10-01", "R", "industrial_arrived", 470000, 430000, "初版", None),
    ]


def test_a_later_restatement_under_the_same_caliber_replaces_it_one_under_another_stands_beside(draft, send):
    send([HEADER, ["2025-10", "", "到位资金", 10, 9000, "初版", ""]])
    assert counts(send([HEADER, ["2025-10", "", "到位资金", 10, 9000, "初版", ""]])) == (1, 0, 0, 1)
    receipt = send([
        HEADER, ["2025-10", "", "到位资金", 10, 8000, "初版", ""], ["2025-10", "", "到位资金", 10, 7000, "2027版", ""]
    ])
    reason = "现行统计口径是“初版”，这一行按“2027版”重述，暂不用于同比"
    assert lines(receipt, "warning") == [(3, "口径版本", "2027版", reason)]
    assert [row[4:6] for row in held(draft)] == [(7000, "2027版"), (8000, "初版")]


def test_what_can_not_be_understood_is_rejected(draft, send):
    receipt = send([
        HEADER,
        ["2025-10", "丙镇", "到位资金", 10, 9000, "初版", ""],
        ["2025-10", "", "签约数", 10, 9000, "初版", ""],
        ["2025-10", "", "到位资金", "", 9000, "初版", ""],
        ["2025-10", "", "到位资金", 10, 9000, "初版", ""],
        ["2025-10", "", "到位资金", 10, 8000, "初版", ""],
    ])
    assert lines(receipt) == [
        (2, "单位", "丙镇", "不认识的单位“丙镇”"),
        (3, "指标", "签约数", "不认识的指标“签约数”"),
        (4, "原报数（亿元）", None, "“原报数”不能为空"),
        (6, "截至月份", "2025-10", "截至月份、单位、指标与口径版本与第 5 行重复，但内容不同"),
    ]
    assert counts(receipt) == (5, 1, 4, 0)


def test_without_a_unit_table_the_whole_county_is_not_known(draft, send):
    draft.con.execute("delete from units")
    receipt = send([HEADER, ["2025-10", "", "到位资金", 10, 9000, "初版", ""]])
    assert lines(receipt) == [(2, "单位", None, "还没有单位表，不知道全县是哪个单位")]
