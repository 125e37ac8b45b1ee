import pytest

from tests.data.receipts import PROJECT_HEAD, counts, lines

HEAD = ["在谈编号", "项目名称", "投资方", "对接单位", "拟投资额（万元）", "首次对接时间", "洽谈进度", "签约把握",
"下一步时限",
        "流失时间", "流失时进度", "流失原因", "流失去向", "签约项目编号"]  # fmt: skip
TALK = ["T1", "云帆储能项目", "云帆公司", "甲镇", 52000, "2026-02-03", "考察中", "60%", "2026-12-01"] + [None] * 5
LOST = [*TALK[:8], None, "2026-03-20", "洽谈", "被抢", "邻县"]


def talks(draft):
    columns = "negotiation_id, unit, planned_investment, substage, probability, lost_reason, lost_to, signed_project"
    return draft.con.table("negotiations").project(columns).fetchall()


def test_a_negotiation_is_loaded_in_the_field_s_words(draft, send):
    assert counts(send([HEAD, TALK])) == (1, 1, 0, 0)
    assert talks(draft) == [("T1", "A", 52000, "实地考察", 0.6, None, None, None)]


def test_a_lost_one_says_when_how_far_and_why(draft, send):
    assert counts(send([HEAD, [*LOST, None]])) == (1, 1, 0, 0)
    assert talks(draft)[0][5:] == ("他地竞争", "邻县", None)
    receipt = send([HEAD, ["T2", *LOST[1:9], None, None, None, "邻县", None]])
    assert counts(receipt) == (1, 0, 1, 0)
    assert [line[3] for line in lines(receipt)] == ["流失的项目没有填流失时间、流失时进度、流失原因"]


@pytest.mark.parametrize(("at", "value", "reason"), [
    (3, "无此镇", "不认识的单位“无此镇”"),
    (7, "160%", "签约把握应当在 0 到 100% 之间"),
    (9, "2026-01-20", "流失时间（2026-01-20）早于首次对接时间（2026-02-03）"),
    (13, "P404", "不认识的项目编号“P404”"),
])
def test_what_contradicts_itself_is_refused_in_words(draft, send, at, value, reason):
    row = [*LOST, None] if at == 9 else list(TALK)
    row[at] = value
    receipt = send([HEAD, row])
    assert (counts(receipt), [line[3] for line in lines(receipt)]) == ((1, 0, 1, 0), [reason])


def test_one_that_is_signed_already_is_refused_with_the_project_that_it_became(draft, send):
    send([[*PROJECT_HEAD, "签约时间"], ["P1", "云帆储能项目", "省外", "电子信息", "甲镇", 52000, "2026-03-01"]])
    receipt = send([HEAD, TALK])
    assert counts(receipt) == (1, 0, 1, 0)
    assert [line[3] for line in lines(receipt)] == ["同名项目 P1 已经签约，不能再列为在谈"]
    assert counts(send([HEAD, [*TALK[:13], "P1"]])) == (1, 1, 0, 0)


def test_a_note_is_of_a_known_negotiation(draft, send):
    send([HEAD, TALK])
    notes = ["在谈编号", "跟踪日期", "跟踪情况"]
    assert counts(send([notes, ["T1", "2026-03-05", "企业来县看地"], ["T9", "2026-03-05", "电话沟通"]])) == (2, 1, 1, 0)
