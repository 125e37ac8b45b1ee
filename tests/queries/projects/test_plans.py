from tests.queries.lifecycle.test_slips import former


def test_each_plan_stands_with_how_long_it_held_and_where_it_was_said(county):
    county.project("P1", signed="2026-01-01")
    county.event("P1", "started", planned="2026-09-01")
    county.event("P1", "completed", planned="2027-09-01")
    former(county, "P1", "started", "2026-04", "2026-06-01")
    former(county, "P1", "started", "2026-07", "2026-07-02")
    assert county.ask("projects/plans") == [
        ("P1", "开工", 5, "2026-06-01", "2026-04-01", None, "台账.xlsx", "旧台账", 7),
        ("P1", "开工", 5, "2026-07-02", "2026-07-01", 31, "台账.xlsx", "旧台账", 7),
        ("P1", "开工", 5, "2026-09-01", None, 61, "台账.xlsx", "台账", 1),
    ]
    assert county.ask("projects/plans", as_of="2026-05", columns=("planned", "until")) == [
        ("2026-06-01", "2026-04-01"), ("2026-07-02", None),
    ]  # fmt: skip
    assert county.ask("projects/plans", as_of="2026-03") == []
