def test_the_latest_year_before_that_of_the_month(county):
    county.assessment(2023, "二等奖", 3)
    county.assessment(2025, "综合评比一等奖", 1)
    county.assessment(2026, "特等奖", 1)
    assert county.ask("activities/assessments") == [(2025, "综合评比一等奖", 1)]
    assert county.ask("activities/assessments", "2025-12") == [(2023, "二等奖", 3)]
    assert county.ask("activities/assessments", "2023-12") == []


def test_a_place_that_was_not_told_is_missing(county):
    county.assessment(2025, "先进单位")
    assert county.ask("activities/assessments") == [(2025, "先进单位", None)]
