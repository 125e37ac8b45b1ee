from tests.queries.lifecycle.test_slips import former


def test_the_whole_answer_those_put_off_most_first(county):
    county.project("P1", signed="2026-01-01", leader="某副县长", lead_unit="甲镇", key=True)
    county.event("P1", "started", "2026-10-05", planned="2026-09-01")
    former(county, "P1", "started", "2026-04", "2026-06-01")
    former(county, "P1", "started", "2026-07", "2026-07-02")
    county.project("P2", signed="2026-01-01")
    county.event("P2", "completed", planned="2027-05-01")
    former(county, "P2", "completed", "2026-03", "2027-05-31")
    assert county.ask("lifecycle/moved") == [
        ("P1", "项目P1", "甲镇", "电子信息", "开工", 5, "2026-06-01", "2026-09-01", 2, 92, "2026-07-01", "2026-10-05",
         "某副县长", "甲镇"),
        ("P2", "项目P2", "甲镇", "电子信息", "竣工", 6, "2027-05-31", "2027-05-01", 1, -30, "2026-03-01", None,
         None, None),
    ]  # fmt: skip


def test_a_month_shows_the_plan_that_it_had(county):
    county.project("P1", signed="2026-01-01")
    county.event("P1", "started", planned="2026-09-01")
    former(county, "P1", "started", "2026-04", "2026-06-01")
    former(county, "P1", "started", "2026-07", "2026-07-02")
    columns = ("planned", "moves", "days")
    assert county.ask("lifecycle/moved", as_of="2026-05", columns=columns) == [("2026-07-02", 1, 31)]
    assert county.ask("lifecycle/moved", as_of="2026-03", columns=columns) == []
