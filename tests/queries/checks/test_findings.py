import pytest

KEY = "DQ06|P1|120|100"


@pytest.fixture
def overfull(county):
    """P1 has more than was agreed."""
    county.project("P1", project_name="铜箔项目", agreed=100, signed="2026-01-05", started="2026-02-01")
    county.funds("P1", "2026-03", 120)
    return county


def test_a_finding_names_its_rule_its_row_and_what_to_do(overfull):
    assert overfull.ask("checks/findings") == [(
        KEY, "DQ06", "到位超过协议投资额", "warn", "A", "甲镇", "乡镇", "P1", "铜箔项目", None, "120", "100",
        "累计到位 120 万元，超过协议投资额 100 万元", "有增资协议的请说明并更新协议投资额；没有的请核减到位资金",
        1, "台账.xlsx", "台账", 1, None, None, None, None,
    )]  # fmt: skip


def test_the_gravest_come_first_then_by_rule_and_unit(county):
    county.unit("B", "乙镇")
    for project, unit, name in (("P1", "B", "铜箔"), ("P2", "A", "手表"), ("P3", "A", "皮革")):
        county.project(project, unit, project_name=name, agreed=100, signed="2026-01-05")
        county.event(project, "started", "2025-01-05" if project == "P3" else "2026-02-05")
        county.funds(project, "2026-03", 120)
    assert county.ask("checks/findings", columns=("level", "check_id", "unit", "project_id")) == [
        ("fail", "DQ07", "甲镇", "P3"), ("warn", "DQ06", "甲镇", "P2"), ("warn", "DQ06", "甲镇", "P3"),
        ("warn", "DQ06", "乙镇", "P1"),
    ]  # fmt: skip


def test_what_was_decided_about_a_finding_is_told_with_it(overfull):
    overfull.dismiss(KEY)
    columns = ("finding_key", "verdict", "reason", "decided_by", "decided_at")
    assert overfull.ask("checks/findings", columns=columns) == [(KEY, "已说明", "有增资协议", "统计股", "2026-11-05")]


def test_a_decision_holds_until_the_facts_change(overfull):
    overfull.dismiss(KEY)
    overfull.funds("P1", "2026-04", 5)
    assert overfull.ask("checks/findings", columns=("finding_key", "verdict")) == [("DQ06|P1|125|100", None)]


def test_the_ranked_unit_answers_for_those_below_it(overfull):
    overfull.unit("A1", "甲村", group=None, parent="A")
    overfull.project("P2", "A1", project_name="手表项目", agreed=100, signed="2026-01-05", started="2026-02-01")
    overfull.funds("P2", "2026-03", 120)
    answers = overfull.ask("checks/findings", columns=("project_id", "unit"), units=("甲村",))
    assert answers == [("P2", "甲镇")]


def test_a_refused_entry_is_not_looked_at_and_one_in_audit_is(county):
    for project, audit in (("P1", "未通过"), ("P2", "审核中")):
        county.project(project, audit=audit, agreed=100, phase1_investment=120)
    assert county.ask("checks/findings", columns=("project_id",)) == [("P2",)]
