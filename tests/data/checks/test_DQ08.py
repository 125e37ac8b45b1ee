def test_money_before_the_signing_is_found(county, found):
    county.project("P1", agreed=1000, signed="2026-05-10")
    county.funds("P1", "2026-04", 10)
    assert found() == [("P1", None, "2026-04", "2026-05-10", "首笔资金2026年4月到位，签约在 2026-05-10")]


def test_money_in_the_month_of_the_signing_is_right(county, found):
    county.project("P1", agreed=1000, signed="2026-05-31")
    county.funds("P1", "2026-05", 10)
    assert found() == []


def test_money_of_a_project_that_was_never_signed_is_found(county, found):
    county.project("P1", agreed=1000)
    county.funds("P1", "2026-05", 10)
    assert found() == [("P1", None, "2026-05", "没有签约日期", "2026年5月起有到位资金，台账没有签约日期")]


def test_the_greater_part_before_the_start_is_found_and_the_land_is_not(county, found):
    for project, amount in (("P1", 501), ("P2", 500)):
        county.project(project, agreed=1000, signed="2026-01-10", started="2026-06-10")
        county.funds(project, "2026-05", amount)
        county.funds(project, "2026-06", 400)
    assert found() == [("P1", None, "501", "1,000", "开工前已到位 501 万元，占协议投资额的 50.1%")]


def test_a_project_that_has_not_started_is_measured_up_to_now(county, found):
    county.project("P1", agreed=1000, signed="2026-01-10")
    county.funds("P1", "2026-05", 300)
    county.funds("P1", "2026-09", 300)
    assert found(columns=("stated", "message")) == [("600", "尚未开工已到位 600 万元，占协议投资额的 60.0%")]
    assert found(as_of="2026-08") == []


def test_unaudited_money_is_not_counted(county, found):
    county.project("P1", agreed=1000, signed="2026-05-10")
    county.funds("P1", "2026-04", 10, audit="审核中")
    assert found() == []
