import pytest

WHO = ("project_id", "light", "days_late")


@pytest.fixture
def late(county):
    """P1 a month late, P2 and P3 four, P3 the greater; P4 in time."""
    plans = (("P1", "2026-10-01", 1), ("P2", "2026-07-01", 1), ("P3", "2026-07-01", 9), ("P4", "2026-12-01", 1))
    for project, planned, agreed in plans:
        county.project(project, key=True, started="2026-01-01", agreed=agreed)
        for month in ("2026-05", "2026-07", "2026-09"):
            county.progress(project, month)
        county.event(project, "completed", planned=planned)
    return county


def test_the_red_ones_are_to_be_decided_the_most_urgent_first(late):
    assert late.ask("overview/decisions", columns=WHO) == [("P3", "红", 122), ("P2", "红", 122)]


def test_the_lights_stand_in_the_same_order(late):
    assert late.ask("key_projects/lights", columns=WHO) == [
        ("P3", "红", 122), ("P2", "红", 122), ("P1", "黄", 30), ("P4", "绿", 0),
    ]


def test_without_red_ones_the_yellow_ones_are(late):
    assert late.ask("overview/decisions", "2026-08", columns=WHO) == [("P3", "黄", 61), ("P2", "黄", 61)]


def test_when_all_is_green_there_is_nothing_to_decide(late):
    assert late.ask("overview/decisions", "2026-06") == []


def test_a_decision_comes_with_its_reason_problem_next_step_and_people(county):
    county.project("P1", key=True, started="2026-01-01", suspended="2026-02-01", leader="副县长", lead_unit="经信局",
                   agreed=48000)  # fmt: skip
    county.progress("P1", "2026-08", problem="旧问题")
    county.progress("P1", "2026-09", problem="资金", next_step="协调")
    assert county.ask("overview/decisions") == [
        ("P1", "项目P1", 48000, "甲镇", "停建", "红", False, None, "已停建", "资金", "协调", "副县长", "经信局")
    ]


def test_several_reasons_weigh_more_than_one(county):
    for project in ("P1", "P2"):
        county.project(project, key=True, started="2026-01-01")
        county.event(project, "completed", planned="2026-05-01")
    county.progress("P2", "2026-10", 100, 10)
    assert county.ask("overview/decisions", columns=("project_id", "light")) == [("P2", "红"), ("P1", "红")]
