def test_each_milestone_as_last_told_by_the_as_of_month(county):
    county.project("P1", key=True)
    county.milestone("P1", "一期用地", "2025-12", 210, 100)
    county.milestone("P1", "一期用地", "2026-09", 210, 180)
    county.milestone("P1", "一期用地", "2026-11", 210, 210)
    county.milestone("P1", "拟引进企业", "2026-10", 12, measure="家")
    assert county.ask("key_projects/milestones", columns=("milestone", "planned_value", "done_value", "month")) == [
        ("一期用地", 210, 180, "2026-09-01"), ("拟引进企业", 12, None, "2026-10-01"),
    ]
    assert county.ask("key_projects/milestones", "2026-01") == [
        ("P1", "项目P1", "一期用地", 210, 100, "亩", "2025-12-01")
    ]


def test_only_audited_projects_in_scope(county):
    for project, audit in (("P1", "审核通过"), ("P2", "审核通过"), ("P3", "审核中")):
        county.project(project, audit=audit)
        county.milestone(project, "一期用地", "2026-10", 210)
    assert county.ask("key_projects/milestones", columns=("project_id",)) == [("P1",), ("P2",)]
    assert county.ask("key_projects/milestones", projects=("P2",), columns=("project_id",)) == [("P2",)]
