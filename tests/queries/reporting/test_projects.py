def test_a_unit_fills_in_what_arrived_for_each_of_its_projects_beside_what_is_known(county):
    county.unit("B", "乙镇")
    for project, unit in (("P1", "A"), ("P2", "A"), ("P3", "B"), ("P4", "A")):
        county.project(project, unit, signed="2025-01-05")
    county.event("P4", "withdrawn", "2026-09-30")
    for month, amount in (("2025-12", 7), ("2026-01", 10), ("2026-09", 20), ("2026-10", 5), ("2026-10", 6)):
        county.funds("P1", month, amount)
    county.funds("P1", "2026-10", 3, origin="overseas")
    assert county.ask("reporting/projects", may_see=("A",)) == [
        ("P1", "项目P1", "省外", 30, 20, 11, 3), ("P2", "项目P2", "省外", 0, None, None, None),
    ]  # fmt: skip


def test_in_january_the_month_before_is_last_year_s(county):
    county.project("P1")
    county.funds("P1", "2025-12", 7)
    assert county.ask("reporting/projects", "2026-01") == [("P1", "项目P1", "省外", 0, 7, None, None)]
