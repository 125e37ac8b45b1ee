"""Where the 口径 changed, growth uses last year's restated figure or none, never the one that isn't comparable."""

from decimal import Decimal

import pytest

TOTALS = ("arrived", "arrived_prior", "arrived_prior_reported", "prior_basis", "yoy")
UNITS = ("unit", "arrived_prior", "arrived_prior_reported", "prior_basis", "yoy")
RESTATED, AS_REPORTED, INCOMPARABLE = "按重述口径（初版）", "按原报数", "口径已变，无可比数"


@pytest.fixture
def two_years(county):
    """甲镇 and 乙镇 each with a project of 80 and 40 万元 by October 2025, and of 60 and 30 by October 2026."""
    county.unit("B", "乙镇")
    for unit, last, this in (("A", 80, 60), ("B", 40, 30)):
        county.project(unit, unit, key=True, park=None, started="2025-01-01")
        county.funds(unit, "2025-03", last)
        county.funds(unit, "2026-03", this)
    return county


def totals(county, as_of="2026-10", **scope):
    (row,) = county.ask("overview/totals", as_of, columns=TOTALS, **scope)
    return row


def test_without_a_restatement_growth_is_on_the_figure_as_reported(two_years):
    assert totals(two_years) == (90, 120, 120, AS_REPORTED, -0.25)


def test_the_restated_figure_of_the_month_goes_before_the_one_then_reported_and_both_are_told(two_years):
    two_years.restatement("2025-10", 60, reported=121)
    assert totals(two_years) == (90, 60, 121, RESTATED, 0.5)


def test_a_restatement_under_a_caliber_that_is_not_in_force_is_not_used(two_years):
    two_years.restatement("2025-10", 60, caliber="2027版")
    assert totals(two_years) == (90, 120, 120, AS_REPORTED, -0.25)
    two_years.setting("caliber_version", "2027版")
    assert totals(two_years) == (90, 60, 120, "按重述口径（2027版）", 0.5)


def test_a_month_of_the_year_that_was_not_restated_has_nothing_comparable(two_years):
    two_years.restatement("2025-09", 60)
    assert totals(two_years) == (90, None, 120, INCOMPARABLE, None)
    assert totals(two_years, "2026-09") == (90, 60, 120, RESTATED, 0.5)


@pytest.mark.parametrize("filters", [
    {"industries": ("电子信息",)}, {"parks": ("园区外",)}, {"regions": ("长三角",)}, {"projects": ("A", "B")},
    {"key_only": True},
])
def test_what_a_restatement_of_the_whole_can_not_be_divided_by_is_missing(two_years, filters):
    two_years.restatement("2025-10", 60)
    assert totals(two_years, **filters) == (90, None, 120, INCOMPARABLE, None)


def test_a_chosen_unit_needs_its_own_restatement_and_several_need_all_theirs(two_years):
    two_years.restatement("2025-10", 60)
    two_years.restatement("2025-10", 40, "A", reported=80)
    assert totals(two_years, units=("甲镇",)) == (60, 40, 80, RESTATED, 0.5)
    assert totals(two_years, units=("乙镇",)) == (30, None, 40, INCOMPARABLE, None)
    assert totals(two_years, units=("甲镇", "乙镇")) == (90, None, 120, INCOMPARABLE, None)
    two_years.restatement("2025-10", 20, "B")
    assert totals(two_years, units=("甲镇", "乙镇")) == (90, 60, 120, RESTATED, 0.5)


def test_a_unit_s_restatement_leaves_the_others_as_they_are_and_the_whole_without_a_comparison(two_years):
    two_years.restatement("2025-10", 40, "A")
    assert totals(two_years, units=("乙镇",)) == (30, 40, 40, AS_REPORTED, -0.25)
    assert totals(two_years) == (90, None, 120, INCOMPARABLE, None)


def test_a_viewer_is_told_no_figure_of_units_that_may_not_be_seen(two_years):
    two_years.restatement("2025-10", 60, reported=121)
    assert totals(two_years, may_see=("B",)) == (30, None, 40, INCOMPARABLE, None)
    assert totals(two_years, may_see=("R",)) == (90, 60, 121, RESTATED, 0.5)


def test_industrial_funds_have_a_restatement_of_their_own(two_years):
    industrial = ("industrial_arrived_prior", "industrial_yoy")
    two_years.restatement("2025-10", 60)
    assert two_years.ask("overview/totals", columns=industrial) == [(None, None)]
    assert totals(two_years, industrial_only=True) == (90, None, 120, INCOMPARABLE, None)
    two_years.restatement("2025-10", 45, figure="industrial_arrived")
    assert two_years.ask("overview/totals", columns=industrial) == [(45, 1.0)]
    assert totals(two_years, industrial_only=True) == (90, 45, 90, RESTATED, 1.0)


def test_of_two_years_restated_both_the_former_caliber_is_comparable(two_years):
    two_years.restatement("2025-10", 60)
    two_years.restatement("2026-10", 70)
    assert totals(two_years) == (90, 120, 120, AS_REPORTED, -0.25)
    assert totals(two_years, "2027-10") == (None, 70, 140, RESTATED, None)


def test_a_year_of_which_no_ledger_is_held_can_be_compared_by_its_restatement(two_years):
    two_years.restatement("2024-10", 60, reported=100)
    assert totals(two_years, "2025-10") == (120, 60, 100, RESTATED, 1.0)
    assert totals(two_years, "2024-10") == (None, None, None, None, None)


def test_the_year_s_curve_uses_the_restated_months_and_leaves_the_others_out(two_years):
    two_years.restatement("2025-02", 1)
    two_years.restatement("2025-03", 61, reported=120)
    columns = ("arrived_prior", "arrived_ytd_prior", "arrived_ytd_prior_reported", "prior_basis")
    assert two_years.ask("overview/trend", columns=columns) == [
        (None, None, 0, INCOMPARABLE),
        (None, 1, 2, RESTATED),
        (60, 61, 120, RESTATED),
        *[(None, None, 120, INCOMPARABLE)] * 9,
    ]


def test_units_are_compared_each_by_its_own(two_years):
    two_years.restatement("2025-10", 60)
    two_years.restatement("2025-10", 40, "A", reported=80)
    assert two_years.ask("rankings/units", columns=UNITS) == [
        ("甲镇", 40, 80, RESTATED, 0.5), ("乙镇", None, 40, INCOMPARABLE, None),
    ]
    assert two_years.ask("rankings/units", columns=UNITS, regions=("长三角",))[0] == (
        "甲镇", None, 80, INCOMPARABLE, None
    )


def test_industries_and_sources_are_not_compared_across_calibers(two_years):
    assert two_years.ask("chains/industries", columns=("industry", "arrived_prior", "yoy", "share_change"))[0] == (
        "电子信息", 120, -0.25, 0.0
    )
    two_years.restatement("2025-10", 60)
    assert two_years.ask("chains/industries", columns=("industry", "arrived_prior", "yoy", "share_change"))[0] == (
        "电子信息", None, None, None
    )
    assert two_years.ask("rankings/sources", columns=("province", "arrived", "yoy")) == [("浙江", Decimal(90), None)]
