def test_the_names_come_from_the_settings_and_the_months_newest_first(county):
    county.setting("county", "临川县")
    county.setting("city", "某市")
    county.setting("is_sample", "是")
    county.project("P1")
    for month in ("2026-02", "2025-12", "2026-02"):
        county.funds("P1", month, 1)
    assert county.ask("overview/identity") == [
        ("临川县", "某市", None, True, ["2026-02-01", "2025-12-01"], "2026-02-01", None, None, None)
    ]


def test_a_county_without_funds_has_no_months(county):
    assert county.ask("overview/identity") == [("本县", "本市", None, False, None, None, None, None, None)]


def test_the_newest_month_has_audited_funds_and_who_reported_a_later_one_is_named(county):
    county.unit("B", "乙镇")
    county.project("P1")
    county.project("P2", "B")
    for project, month, amount, audit in (
        ("P1", "2026-03", 5, "审核通过"), ("P1", "2026-04", 0, "审核通过"), ("P2", "2026-05", 9, "审核中"),
    ):
        county.funds(project, month, amount, audit=audit)
    columns = ("newest_month", "later_months", "later_units")
    assert county.ask("overview/identity", columns=columns) == [
        ("2026-03-01", ["2026-04-01", "2026-05-01"], ["乙镇", "甲镇"])
    ]


def test_months_after_the_as_of_month_can_be_chosen_too(county):
    county.project("P1")
    county.funds("P1", "2026-11", 1)
    assert county.ask("overview/identity", "2026-10", columns=("months",)) == [(["2026-11-01"],)]


def test_who_may_see_some_units_is_told_which_and_of_no_others(county):
    county.unit("B", "乙镇")
    for project, unit in (("P1", "A"), ("P2", "B")):
        county.project(project, unit)
        county.funds(project, "2026-04", 0)
    county.funds("P1", "2026-03", 5)
    columns = ("later_units", "own_units")
    assert county.ask("overview/identity", columns=columns, may_see=("B",)) == [(["乙镇"], ["乙镇"])]
    assert county.ask("overview/identity", columns=columns, may_see=("A",)) == [(["甲镇"], ["甲镇"])]
    assert county.ask("overview/identity", columns=columns) == [(["乙镇", "甲镇"], None)]
