import pytest


@pytest.fixture
def reporting(county):
    """甲镇 reports two projects with eight fund rows, 乙镇 one project with a finding of each level."""
    county.unit("B", "乙镇")
    for project, name in (("P1", "铜箔"), ("P2", "手表")):
        county.project(project, project_name=name, agreed=1000, signed="2025-12-05")
        for month in ("2026-01", "2026-02", "2026-03", "2026-04"):
            county.funds(project, month, 10)
    county.funds("P1", "2025-12", 0)
    county.project("P3", "B", agreed=30000, phase1_investment=40000, signed="2026-01-05")
    county.funds("P3", "2026-01", 11000)
    county.funds("P3", "2026-06", 9000)
    county.progress("P3", "2026-06")
    return county


def test_findings_are_counted_against_the_rows_that_a_unit_reported(reporting):
    reporting.setting("quality_zero_rate", "0.5")
    assert reporting.ask("checks/quality") == [
        ("B", "乙镇", "乡镇", 4, 1, 1, 1, 0, 0.75, None, None, 0.25),
        ("A", "甲镇", "乡镇", 10, 0, 0, 0, 0, 0, None, None, 1),
    ]


def test_what_was_explained_no_longer_counts(reporting):
    key = "DQ10|P3|一期投资额 40000|协议投资额 30000"
    reporting.dismiss(key)
    columns = ("unit", "fail", "dismissed", "findings_rate")
    assert reporting.ask("checks/quality", columns=columns, units=("乙镇",)) == [("乙镇", 0, 1, 0.5)]


def test_quality_is_never_less_than_nothing_and_matters_of_reference_do_not_lower_it(reporting):
    columns = ("unit", "quality")
    assert reporting.ask("checks/quality", columns=columns) == [("乙镇", 0), ("甲镇", 1)]


def test_the_city_s_bulletins_are_the_county_s_own_rows(county):
    county.bulletin("2025-03", "邻县", 1, 100)
    county.bulletin("2026-03", "邻县", 1, 112, yoy=0.3)
    columns = ("unit", "rows_reported", "warn", "findings_rate")
    assert county.ask("checks/quality", columns=columns) == [("某县", 1, 1, 1)]


def test_a_unit_that_reported_nothing_has_no_quality(county):
    assert county.ask("checks/quality") == []


def test_a_project_that_began_after_the_month_is_none_of_its_entries(county):
    county.project("P1", agreed=30000, phase1_investment=40000, signed="2026-06-05")
    county.project("P2", agreed=1000, signed="2026-01-05")
    columns = ("unit", "rows_reported", "fail")
    assert county.ask("checks/quality", "2026-03", columns) == [("甲镇", 1, 0)]
    assert county.ask("checks/quality", "2026-06", columns) == [("甲镇", 2, 1)]
    county.funds("P1", "2026-02", 10)  # money before its signing: it is there, and looked at
    assert county.ask("checks/quality", "2026-03", columns)[0][:2] == ("甲镇", 3)


def test_who_reports_online_is_counted_by_the_months_sent_in_time_too_and_nobody_else(reporting):
    for month, due, sent in (("08", "2026-09-05", "2026-09-05"), ("09", "2026-10-05", None)):
        reporting.con.execute("insert into unit_deliveries values ('A', ?, ?, ?, 0)", [f"2026-{month}-01", due, sent])
    reporting.setting("quality_zero_rate", "0.5")
    columns = ("unit", "months_due", "on_time", "quality")
    assert reporting.ask("checks/quality", columns=columns) == [("乙镇", None, None, 0.25), ("甲镇", 2, 1, 0.9)]
    assert reporting.ask("checks/quality", "2026-08", columns)[-1] == ("甲镇", 1, 1, 1)
    assert reporting.ask("checks/quality", "2027-01", columns)[-1][:3] == ("甲镇", None, None)
    reporting.setting("quality_punctual_weight", "0")
    assert reporting.ask("checks/quality", columns=columns)[-1] == ("甲镇", 2, 1, 1)
    scores = reporting.ask("rankings/scores", columns=("unit", "item", "value"))
    assert [value for unit, item, value in scores if (unit, item) == ("甲镇", "报表质量")] == [1]
