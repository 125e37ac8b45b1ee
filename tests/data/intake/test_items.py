import pytest

from tests.data.receipts import counts, lines

HEAD = ["问题编号", "问题描述", "类别", "提出时间", "牵头单位", "完成时限", "办理状态", "销号时间", "销号依据"]
ISSUE = ["W1", "供电专线未送电", "供电", "2026-03-02", "甲镇", "2026-04-30", None, None, None]
SETTLED = [*ISSUE[:6], "已办结", "2026-04-20", "送电验收单"]
DISPATCH = ["调度编号", "调度层级", "调度时间", "议定事项", "责任单位", "完成时限"]


def issues(draft):
    columns = "issue_id, kind, category, raised_at::varchar, lead_unit, due_at::varchar, status, closed_at::varchar"
    return sorted(draft.con.table("issues").project(columns).fetchall())


def test_an_issue_is_loaded_in_the_field_s_words_and_may_be_due_after_the_day_of_receipt(draft, send):
    assert counts(send([HEAD, ISSUE])) == (1, 1, 0, 0)
    assert issues(draft) == [("W1", "问题", "水电气", "2026-03-02", "A", "2026-04-30", "待办", None)]


def test_an_issue_sent_again_as_settled_is_settled(draft, send):
    send([HEAD, ISSUE])
    assert counts(send([HEAD, SETTLED])) == (1, 1, 0, 0)
    assert [row[6:] for row in issues(draft)] == [("已销号", "2026-04-20")]


@pytest.mark.parametrize(("row", "column", "reason"), [
    ([*SETTLED[:8], None], "销号依据", "没有销号依据，不能销号"),
    ([*SETTLED[:7], None, "送电验收单"], "销号时间", "已销号，却没有销号时间"),
    ([*SETTLED[:6], "办理中", *SETTLED[7:]], "办理状态", "有销号时间，办理状态却是“办理中”"),
    ([*ISSUE[:5], "2026-03-01", *ISSUE[6:]], "完成时限", "完成时限（2026-03-01）早于提出时间（2026-03-02）"),
    ([*ISSUE[:4], "无此镇", *ISSUE[5:]], "牵头单位", "不认识的单位“无此镇”"),
    ([*ISSUE[:6], "不详", *ISSUE[7:]], "办理状态", "不认识的办理状态“不详”"),
])
def test_what_contradicts_itself_is_refused_in_words(draft, send, row, column, reason):
    receipt = send([HEAD, row])
    assert counts(receipt) == (1, 0, 1, 0)
    assert [(line[1], line[3]) for line in lines(receipt)] == [(column, reason)]


def test_a_matter_of_a_dispatch_is_loaded_and_none_due_before_it_was_held(draft, send):
    good = ["D1", "周", "2026-03-06", "三日内送电", "甲镇", "2026-03-09"]
    assert counts(send([DISPATCH, good])) == (1, 1, 0, 0)
    [row] = draft.con.table("dispatches").project("dispatch_id, level, lead_unit, status").fetchall()
    assert row == ("D1", "周调度", "A", "待办")
    assert counts(send([DISPATCH, ["D2", *good[1:5], "2026-03-05"]])) == (1, 0, 1, 0)
