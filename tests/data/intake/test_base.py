from data.receive import receive
from tests.data.receipts import counts, lines


def rows(draft, sql):
    return draft.con.execute(sql).fetchall()


def test_the_sheets_of_a_base_workbook_are_taken_in_the_order_of_their_needs(draft, write):
    path = write(
        目标任务=[["年度", "单位", "到位资金任务（亿元）"], [2026, "丙镇", 1.2]],
        产业招商组=[["产业招商组", "产业", "牵头单位"], ["一组", "新材料", "县经信局"]],
        产业链节点=[["产业", "环节顺序", "位置", "环节"], ["新材料", 1, "上游", "树脂"]],
        园区=[["园区名称", "管理单位", "园区类别", "主导产业"], ["新区", "丙镇", "集中区", "新材料、纺织"]],
        产业=[["产业名称", "排序", "主导产业", "工业产业"], ["新材料", 1, "是", "是"], ["纺织", 2, "是", "是"]],
        单位=[["单位编号", "单位名称", "上级单位", "单位类别"], ["C", "丙镇", "某县", "乡镇"]],
    )
    receipt = receive(path, draft, "统计员甲")
    assert (counts(receipt), receipt.lines, receipt.ledger) == ((7, 7, 0, 0), (), "base")
    assert rows(draft, "select year, unit_id, metric, value, batch_id, sheet, row_no from targets") == [
        (2026, "C", "arrived", 12000, 1, "目标任务", 2)
    ]
    assert rows(draft, "from parks where park = '新区'") == [("新区", "C", "集中区", [])]
    assert rows(draft, "from park_industries order by all") == [("新区", "新材料"), ("新区", "纺织")]
    assert rows(draft, "from chain_nodes") == [("新材料", 1, "上游", "树脂", False)]
    assert rows(draft, "from chain_groups") == [("一组", "新材料", "县经信局")]
    assert counts(receive(path, draft, "统计员甲")) == (7, 0, 0, 7)


def test_a_setting_is_found_by_its_label_and_a_number_stays_a_number(draft, send):
    receipt = send([["参数", "取值"], ["县名", "新县"], ["board_size", 5.0], ["红灯进度差", "很大"], ["黄灯进度", 1]])
    assert rows(draft, "select setting, value from settings where setting in ('county', 'board_size') order by 1") == [
        ("board_size", "5"),
        ("county", "新县"),
    ]
    assert lines(receipt) == [
        (4, "取值", "很大", "这个参数应当是数字"),
        (5, "参数", "黄灯进度", "不认识的参数“黄灯进度”"),
    ]
    assert receipt.lines[1].remedy.startswith("是不是“黄灯进度差”？")


def test_a_yes_no_setting_takes_only_yes_or_no(draft, send):
    receipt = send([["参数", "取值"], ["演示数据", "也许"]])
    assert lines(receipt) == [(2, "取值", "也许", "这里应当填“是”或“否”")]


def test_an_upsert_keeps_the_columns_that_a_sheet_has_not(draft, send):
    send([["产业名称", "排序", "主导产业", "工业产业"], ["轻纺", 1, "否", "是"]], sheet="产业")
    assert rows(draft, "from industries where industry = '轻纺'") == [
        ("轻纺", 1, False, True, ["轻纺产业", "纺织服装", "纺织"])
    ]


def test_changed_positioning_alone_updates_a_park(draft, send):
    head = ["园区名称", "管理单位", "园区类别", "主导产业"]
    send([head, ["经开区", "某县", "园区", "轻纺"]], sheet="园区")
    assert counts(send([head, ["经开区", "某县", "园区", "轻纺、皮革"]], sheet="园区")) == (1, 1, 0, 0)
    assert rows(draft, "select industry from park_industries order by 1") == [("皮革加工",), ("轻纺",)]
    assert rows(draft, "select aliases from parks") == [(["开发区"],)]


def test_a_park_of_an_unknown_kind_or_positioning_is_rejected(send):
    head = ["园区名称", "园区类别", "主导产业"]
    receipt = send([head, ["新区", "开发区", "轻纺"], ["老区", "园区", "轻仿"]], sheet="园区")
    assert lines(receipt) == [
        (2, "园区类别", "开发区", "不认识的园区类别“开发区”"),
        (3, "主导产业", "轻仿", "不认识的产业“轻仿”"),
    ]


def test_the_total_of_tasks_is_held_against_its_rows(send):
    head = ["年度", "单位", "到位资金任务（万元）"]
    receipt = send([head, [2026, "甲镇", 100], [2026, "乙镇", 50], ["合计", "", 160]], sheet="目标任务")
    assert counts(receipt) == (2, 2, 0, 0)
    assert lines(receipt, "warning") == [
        (4, "到位资金任务（万元）", "160", "合计数与明细不符：表中为 160 万元，各行相加为 150 万元，相差 10 万元")
    ]
