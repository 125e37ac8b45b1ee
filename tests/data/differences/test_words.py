"""A difference as a terminal shows it."""

from data.differences.difference import pending
from data.differences.words import in_lines
from tests.data.differences.built import event, funds, project


def test_a_difference_in_words(store, draft):
    project(draft, "P3")
    event(draft, "P1", "started", "2026-10-08")
    draft.con.execute("update monthly_funds set amount = 90.5 where project_id = 'P1'")
    funds(draft, "P1", "2026-11-01", 7, audit="审核中")
    assert list(in_lines(pending(draft, store.current().path))) == [
        "新增项目 1 条",
        "  P3 项目P3 甲镇 审核通过",
        "项目变更 1 条",
        "  P1 项目P1：开工时间 （空） → 2026-10-08",
        "阶段变化（截至 2026-10） 1 条",
        "  P1 项目P1：签约 → 开工",
        "资金变动（按单位和月份，万元） 2 条",
        "  2026-11 甲镇：0 → 0，未审核 0 → 7（1 个项目，新月份）",
        "  2026-10 甲镇：100 → 90.5（1 个项目）",
        "其中已有月份的资金调整（按项目，万元） 1 条",
        "  2026-10 P1 项目P1：100 → 90.5",
    ]


def test_a_long_list_is_cut_and_says_so(store, draft):
    for number in range(25):
        project(draft, f"N{number:02}")
    lines = list(in_lines(pending(draft, store.current().path)))
    assert (lines[0], len(lines), lines[-1]) == ("新增项目 25 条", 22, "  另有 5 条，加 --json 可看全部。")
