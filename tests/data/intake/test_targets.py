from tests.data.receipts import counts, lines


def rows(draft, sql):
    return draft.con.execute(sql).fetchall()


def test_an_empty_task_leaves_a_known_one_and_a_row_without_any_is_rejected(draft, send):
    head = ["年度", "单位", "到位资金任务（万元）", "新签约任务"]
    send([head, [2026, "甲镇", 100, 5]], sheet="目标任务")
    receipt = send([head, [2026, "甲镇", 200, ""], [2026, "乙镇", "", ""], [2026, "甲振", 1, -1]], sheet="目标任务")
    assert rows(draft, "select metric, value, batch_id from targets order by 1") == [
        ("arrived", 200, 2),
        ("signed", 5, 1),
    ]
    assert lines(receipt) == [
        (3, None, None, "这一行没有任何任务数"),
        (4, "单位", "甲振", "不认识的单位“甲振”"),
        (4, "新签约任务", "-1", "任务数不能为负数"),
    ]


HEAD = ["年度", "单位", "到位资金任务（万元）", "新签约任务"]


def test_units_tasks_that_do_not_add_up_to_the_countys_are_said_by_metric_and_loaded(draft, send):
    tasks = [[2026, "某县", 100, 5], [2026, "甲镇", 60, 2], [2026, "乙镇", 30, 3], [2027, "甲镇", 9, 9]]
    receipt = send([HEAD, *tasks], sheet="目标任务")
    reason = "各单位任务之和与全县的任务不等：2026 年到位资金任务各单位 90、全县 100 万元（少 10）"
    assert (counts(receipt), lines(receipt, "warning")) == ((4, 4, 0, 0), [(2, None, None, reason)])


def test_a_task_under_another_units_task_is_part_of_that(draft, send):
    draft.con.execute("insert into units values ('A1', '甲村', 'A', '乡镇', null, false, [], null, null)")
    receipt = send([HEAD, [2026, "某县", 100, ""], [2026, "甲镇", 100, ""], [2026, "甲村", 40, ""]], sheet="目标任务")
    assert lines(receipt, "warning") == []


def test_a_changed_task_is_held_against_those_that_are_known(draft, send):
    send([HEAD, [2026, "某县", 100, ""], [2026, "甲镇", 60, ""], [2026, "乙镇", 40, ""]], sheet="目标任务")
    told = lines(send([HEAD, [2026, "乙镇", 50, ""]], sheet="目标任务"), "warning")
    assert [(row, reason) for row, _, _, reason in told] == [
        (2, "任务按更正处理，全年各月都按新任务：乙镇 2026 年到位资金任务 40→50 万元"),
        (2, "各单位任务之和与全县的任务不等：2026 年到位资金任务各单位 110、全县 100 万元（多 10）"),
    ]


def test_tasks_under_headings_that_nobody_knows_are_refused(send):
    receipt = send([["年度", "单位", "全年招商额"], [2026, "甲镇", 100]], sheet="目标任务")
    named = "到位资金任务、省外到位资金任务、市外到位资金任务、县外到位资金任务"
    reason = f"缺少写明内容的列（目标任务要有 {named} 等之一），未用的列：全年招商额"
    assert (counts(receipt), lines(receipt)) == ((1, 0, 1, 0), [(1, None, None, reason)])
