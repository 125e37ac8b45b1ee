from decimal import Decimal


def test_every_stage_that_has_projects_stands_in_its_order_with_what_was_agreed(county):
    county.project("P1", agreed=100, signed="2026-01-01")
    county.project("P2", agreed=50, signed="2026-02-01", started="2026-03-01")
    county.project("P3", signed="2025-02-01")
    county.project("P4", negotiating="2026-05-01")
    county.project("P5", agreed=9, signed="2026-01-01", terminated="2026-02-01")
    assert county.ask("projects/stages") == [
        ("在谈", 1, None), ("签约", 2, Decimal(100)), ("开工", 1, Decimal(50)), ("终止", 1, Decimal(9)),
    ]


def test_a_project_stands_where_it_stood_at_the_month(county):
    county.project("P1", signed="2026-01-01", started="2026-03-01")
    assert county.ask("projects/stages", "2026-02", columns=("stage", "projects")) == [("签约", 1)]


def test_what_is_not_audited_or_has_no_stage_is_not_counted(county):
    county.project("P1", signed="2026-01-01", audit="审核中")
    county.project("P2")
    assert county.ask("projects/stages") == []


def test_a_unit_is_told_its_share_of_the_agreement_and_the_whole_project(county):
    county.unit("B", "乙镇")
    county.project("P1", agreed=100, signed="2026-01-01", shares={"A": "0.4", "B": "0.6"})
    assert county.ask("projects/stages", units=("甲镇",)) == [("签约", 1, Decimal(40))]
