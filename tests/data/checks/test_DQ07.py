def test_a_start_before_the_signing_is_found(county, found):
    county.project("P1", signed="2026-05-10", started="2026-03-02")
    assert found() == [
        ("P1", None, "开工 2026-03-02", "签约 2026-05-10", "开工（2026-03-02）早于签约（2026-05-10）")
    ]


def test_every_stage_of_building_follows_the_start_and_capacity_follows_production(county, found):
    county.project("P1", started="2026-05-01", completed="2026-04-01", producing="2026-03-01", at_capacity="2026-02-01")
    assert found(columns=("stated", "expected")) == [
        ("投产 2026-03-01", "开工 2026-05-01"),
        ("竣工 2026-04-01", "开工 2026-05-01"),
        ("达产 2026-02-01", "投产 2026-03-01"),
    ]


def test_a_company_may_be_registered_before_it_signs_and_may_produce_before_acceptance(county, found):
    county.project("P1", signed="2026-02-01", landed="2026-01-01", started="2026-02-01", completed="2026-06-01",
                   producing="2026-05-01")
    assert found() == []


def test_dates_are_compared_as_exactly_as_they_were_written(county, found):
    county.project("P1", signed="2026-05-10")
    county.event("P1", "started", "2026-05-01", precision="month")
    county.project("P2", signed="2026-05-10")
    county.event("P2", "started", "2026-04-01", precision="month")
    county.project("P3", signed="2026-05-10")
    county.event("P3", "started", "2026-01-01", precision="year")
    assert found(columns=("project_id",)) == [("P2",)]


def test_what_has_not_happened_yet_is_no_fact(county, found):
    county.project("P1", signed="2026-12-30")
    county.project("P2", signed="2026-10-31")
    assert found() == [("P1", None, "签约 2026-12-30", "不晚于收到之日", "签约日期 2026-12-30 还没有到")]
