import datetime as dt

import pytest

from wording.sentences.reporting import gathered, of_unit, reminder, reminder_of_return

OCTOBER, DUE = dt.date(2026, 10, 1), dt.date(2026, 11, 5)


@pytest.mark.parametrize(
    ("state", "due", "today", "said"),
    [
        ("", DUE, dt.date(2026, 11, 2), "请在 2026-11-05 前报送，还有 3 天"),
        ("草稿", DUE, dt.date(2026, 11, 5), "请在 2026-11-05 前报送，还有 0 天"),
        ("", DUE, dt.date(2026, 11, 7), "应在 2026-11-05 前报送，已迟 2 天"),
        ("", None, dt.date(2026, 11, 7), "还没有报送"),
        ("已提交", DUE, dt.date(2026, 11, 7), "已提交，等待核收"),
        ("已退回", DUE, dt.date(2026, 11, 7), "被退回，请改正后重新提交"),
        ("已核", DUE, dt.date(2026, 11, 7), "已核收，等待并入"),
        ("已并入", DUE, dt.date(2026, 11, 7), "已并入版本 v"),
    ],
)
def test_a_unit_is_told_first_what_it_is_to_do(state, due, today, said):
    assert of_unit("甲镇", OCTOBER, state, due, today, "v") == f"甲镇2026年10月报表{said}"


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ((0, 0, 0), "2026年10月没有需要上报的单位"),
        ((40, 40, 0), "2026年10月报表 40 个单位全部收齐"),
        ((23, 40, 0), "2026年10月报表已收 23/40 个单位"),
        ((23, 40, 5), "2026年10月报表已收 23/40 个单位，5 个已超过期限"),
    ],
)
def test_how_far_the_reports_have_come_in_is_said_in_one_line(figures, said):
    assert gathered(OCTOBER, *figures) == said


def test_a_reminder_names_the_month_and_the_last_day_if_there_is_one():
    assert reminder(["甲镇", "乙镇"], OCTOBER, DUE, dt.date(2026, 11, 7)) == (
        "【催报】甲镇、乙镇：2026年10月的资金月报、项目台账和重点项目进度表应于 2026-11-05 前报送，目前还没有收到，"
        "已迟 2 天。请尽快在看板“本单位上报”页提交。"
    )
    assert "应于" not in reminder(["甲镇"], OCTOBER, None, dt.date(2026, 11, 7))
    assert reminder_of_return("甲镇", OCTOBER, "漏报") == (
        "【退回】甲镇：2026年10月报表已退回，原因：漏报。请改正后在看板“本单位上报”页重新提交。"
    )
