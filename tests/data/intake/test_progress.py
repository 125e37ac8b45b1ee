import pytest

from tests.data.receipts import counts, lines

HEAD = ["项目编号", "月份", "年度计划投资（亿元）", "计划开工", "实际开工", "佐证材料", "包保县领导", "责任单位"]
pytestmark = pytest.mark.usefixtures("known")


def events(draft):
    return draft.con.execute(
        "select project_id, stage, planned::varchar, actual::varchar, date_precision, evidence, batch_id, row_no"
        " from stage_events order by all"
    ).fetchall()


def leaders(draft):
    return draft.con.execute("select project_id, is_key, leader, lead_unit from projects order by 1").fetchall()


def test_a_report_is_loaded_its_dates_become_stage_events_and_its_project_is_key(draft, send):
    send([HEAD, ["P1", "2026-10", 0.5, "2026年5月", "2026-06-10", "施工许可", "副县长", "县经信局"]])
    assert draft.con.execute(
        "select project_id, month::varchar, annual_plan, batch_id from key_progress"
    ).fetchall() == [("P1", "2026-10-01", 5000, 1)]
    assert events(draft) == [("P1", "started", "2026-05-01", "2026-06-10", "day", "施工许可", 1, 2)]
    assert leaders(draft) == [("P1", True, "副县长", "县经信局"), ("P2", False, None, None)]


def test_the_latest_month_of_a_file_has_the_last_word(draft, send):
    rows = [
        HEAD,
        ["P1", "2026-10", 1, "", "2026-06-12", "", "县长", ""],
        ["P1", "2026-09", 1, "", "2026-06-10", "", "副县长", ""],
    ]
    send(rows)
    assert events(draft) == [("P1", "started", None, "2026-06-12", "day", None, 1, 2)]
    assert leaders(draft)[0] == ("P1", True, "县长", None)
    assert counts(send(rows)) == (2, 0, 0, 2)


def test_a_later_file_overrides_dates_and_what_it_leaves_empty_erases_nothing(draft, send):
    send([HEAD, ["P1", "2026-09", 1, "2026-05-01", "2026-06-10", "照片", "副县长", "县经信局"]])
    receipt = send([HEAD, ["P1", "2026-10", 1, "", "2026年7月", "", "", ""]])
    assert counts(receipt) == (1, 1, 0, 0)
    assert events(draft) == [("P1", "started", "2026-05-01", "2026-07-01", "month", "照片", 2, 2)]
    assert leaders(draft)[0] == ("P1", True, "副县长", "县经信局")


def test_a_corrected_date_alone_is_an_update_and_no_duplicate(draft, send):
    send([HEAD, ["P1", "2026-09", 1, "", "2026-06-10", "", "", ""]])
    assert counts(send([HEAD, ["P1", "2026-09", 1, "", "2026-06-11", "", "", ""]])) == (1, 1, 0, 0)
    assert events(draft)[0][3] == "2026-06-11"


def test_a_report_of_an_unknown_project_or_a_second_for_a_month_is_rejected(send):
    receipt = send([HEAD, ["P9", "2026-10", 1], ["P1", "2026-10", 1], ["P1", "2026-10", 2]])
    assert lines(receipt) == [
        (2, "项目编号", "P9", "不认识的项目编号“P9”"),
        (4, "项目编号", "P1", "项目编号与月份与第 3 行重复，但内容不同"),
    ]


def test_the_project_ledger_does_not_take_away_a_leader_that_it_does_not_name(draft, send):
    head = ["项目编号", "项目名称", "资金来源", "所属产业", "引资单位", "协议投资额（万元）", "包保县领导", "重点项目"]
    row = ["P1", "一号项目", "省外", "轻纺", "甲镇", 1000, "", ""]
    send([head, row])
    send([HEAD, ["P1", "2026-10", 1, "", "", "", "副县长", "县经信局"]])
    assert counts(send([head, row])) == (1, 0, 0, 1)
    assert leaders(draft)[0] == ("P1", True, "副县长", "县经信局")
    send([head, [*row[:7], "否"]])
    assert leaders(draft)[0] == ("P1", False, "副县长", "县经信局")


@pytest.mark.parametrize("heading", ["金额", "实际利用外资（万美元）", "进账数（万元）", "固定资产投资"])
def test_a_table_whose_amounts_no_known_heading_names_is_refused_and_its_columns_are_named(draft, send, heading):
    receipt = send([["项目编号", "月份", "责任单位", heading], ["P1", "2026-03", "县经信局", 100]])
    reason = "缺少写明内容的列（重点项目进度表要有 年度计划投资、本月完成投资、累计完成投资、形象进度 等之一）"
    assert (counts(receipt), lines(receipt)) == ((1, 0, 1, 0), [(1, None, None, f"{reason}，未用的列：{heading}")])
    assert leaders(draft) == [("P1", False, None, None), ("P2", False, None, None)]


def test_a_report_that_states_nothing_is_rejected_and_one_of_words_alone_is_loaded(draft, send):
    head = ["项目编号", "月份", "包保县领导", "形象进度", "累计完成投资"]
    receipt = send([head, ["P1", "2026-03", "", "主体完工", ""], ["P2", "2026-03", "县长", "-", ""]])
    reason = "这一行没有填写任何进度（投资、形象进度、节点时间、问题、措施都是空的）"
    assert (counts(receipt), lines(receipt)) == ((2, 1, 1, 0), [(3, None, None, reason)])
    assert draft.con.execute("select project_id, visual_progress from key_progress").fetchall() == [("P1", "主体完工")]
    assert leaders(draft)[1] == ("P2", False, None, None)
