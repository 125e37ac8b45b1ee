from tests.data.receipts import counts, lines

HEAD = ["月份", "县区", "指标", "数值", "同比", "位次"]


def ranks(draft):
    return draft.con.execute(
        "select month::varchar, county, metric, value::double, yoy, rank, is_own from city_ranks order by rank"
    ).fetchall()


def test_a_place_is_loaded_and_our_own_county_is_marked(draft, send):
    send(
        [
            HEAD,
            ["2026-10", "某县", "新开工项目", "12个", "9.08%", 2],
            ["2026-10", "邻县", "新开工项目", 13, "下降3%", 1],
        ]
    )
    assert ranks(draft) == [
        ("2026-10-01", "邻县", "新开工项目", 13, -0.03, 1, False),
        ("2026-10-01", "某县", "新开工项目", 12, 0.0908, 2, True),
    ]


def test_a_value_is_in_its_metrics_own_unit_and_money_in_wan_yuan(draft, send):
    send([[*HEAD[:3], "数值（亿元）", "位次"], ["2026-10", "甲县", "到位资金", 12.5, 1]])
    send(
        [HEAD, ["2026-10", "乙县", "到位资金（亿元）", 11.5, "", 2], ["2026-10", "丙县", "到位资金", "10.5亿元", "", 3]]
    )
    assert [(row[1], row[2], row[3]) for row in ranks(draft)] == [
        ("甲县", "到位资金", 125000),
        ("乙县", "到位资金", 115000),
        ("丙县", "到位资金", 105000),
    ]


def test_the_month_of_a_bulletin_may_stand_in_its_title(draft, send):
    send([["全市2026年1—10月通报"], HEAD[1:], ["某县", "到位资金", 1, "", 3]])
    assert ranks(draft)[0][0] == "2026-10-01"


def test_a_bulletin_sent_again_is_a_duplicate_and_a_corrected_one_an_update(draft, send):
    row = ["2026-10", "某县", "到位资金", 1, "9.08%", 3]
    assert counts(send([HEAD, row])) == (1, 1, 0, 0)
    assert counts(send([HEAD, row])) == (1, 0, 0, 1)
    assert counts(send([HEAD, [*row[:5], 2]])) == (1, 1, 0, 0)
    assert ranks(draft) == [("2026-10-01", "某县", "到位资金", 1, 0.0908, 2, True)]


def test_two_different_figures_for_one_county_and_a_place_below_one_are_rejected(send):
    rows = [
        ["2026-10", "某县", "到位资金", 1, "", 3],
        ["2026-10", "某县", "到位资金", 2, "", 3],
        ["2026-10", "邻县", "签约", 2, "", 0],
    ]
    assert lines(send([HEAD, *rows])) == [
        (3, "县区", "某县", "月份、县区与指标与第 2 行重复，但内容不同"),
        (4, "位次", "0", "位次应当从 1 开始"),
    ]


def test_a_rounded_value_of_a_metric_with_a_unit_is_loaded_with_a_remark_and_a_vague_one_held(draft, send):
    metric = "到位资金（亿元）"
    receipt = send([HEAD, ["2026-10", "甲县", metric, "约11.5", "", 1], ["2026-10", "乙县", metric, "10-12", "", 2]])
    assert [(line.outcome, line.row_no, line.value) for line in receipt.lines] == [
        ("warning", 2, "约11.5"), ("held", 3, "10-12"),
    ]
    assert [row[1:4] for row in ranks(draft)] == [("甲县", "到位资金", 115000)]
