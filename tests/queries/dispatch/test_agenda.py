import pytest

PASSED = ("project_id", "light", "stuck", "ask", "days_over", "item_id", "open_items")


@pytest.fixture
def lit(county):
    """P1 red with an overdue problem, P2 red without an item, P3 yellow with a matter due in a week, P4 green."""
    plans = (("P1", "2026-07-01"), ("P2", "2026-06-01"), ("P3", "2026-09-20"), ("P4", "2026-12-01"))
    for project, planned in plans:
        county.project(project, key=True, started="2026-01-01", agreed=1, lead_unit="甲镇")
        for month in ("2026-08", "2026-10"):
            county.progress(project, month, problem=f"{project}存在问题", next_step=f"{project}下步")
        county.event(project, "completed", planned=planned)
    county.issue("W1", project="P1", due="2026-10-21", measure="增容")
    county.issue("W2", project="P1", due="2026-11-20")
    county.matter("D1", project="P3", due="2026-11-07")
    county.issue("W3", project="P4", due="2026-11-20")
    county.issue("W4", kind="领导批示", raised="2026-10-08")
    return county


def test_a_week_passes_red_and_yellow_lights_and_what_is_due_in_seven_days(lit):
    assert lit.ask("dispatch/agenda", columns=PASSED) == [
        ("P1", "红", "W1问题", "增容", 10, "W1", 2),
        ("P2", "红", "P2存在问题", "P2下步", None, None, 0),
        ("P3", "黄", "P3存在问题", "D1议定", None, "D1", 1),
    ]


def test_a_month_passes_red_lights_what_is_overdue_and_what_leaders_instructed(lit):
    lit.issue("W5", project="P3", due="2026-10-30")
    assert lit.ask("dispatch/agenda", level="月调度", columns=PASSED) == [
        ("P1", "红", "W1问题", "增容", 10, "W1", 2),
        ("P2", "红", "P2存在问题", "P2下步", None, None, 0),
        ("P3", "黄", "W5问题", None, 1, "W5", 2),
        (None, None, "W4问题", None, None, "W4", 1),
    ]


def test_a_settled_item_leaves_its_light_without_one(lit):
    lit.con.execute("update issues set status = '已销号', closed_at = '2026-10-25', close_evidence = '单'")
    [row] = lit.ask("dispatch/agenda", level="月调度", columns=("project_id", "status", "item_id"))[:1]
    assert row == ("P1", "无事项", None)
