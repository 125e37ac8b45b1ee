import pytest


@pytest.fixture
def sourced(county):
    for project, province in (("P1", "浙江"), ("P2", "浙江"), ("P3", "广东"), ("P4", None), ("P5", "香港")):
        county.project(project, province=province)
    return county


def test_every_province_has_its_region_share_and_growth(sourced):
    sourced.funds("P1", "2025-03", 20)
    for project, amount in (("P1", 10), ("P2", 40), ("P3", 25), ("P4", 15), ("P5", 10)):
        sourced.funds(project, "2026-03", amount)
    assert sourced.ask("rankings/sources") == [
        ("长三角", "浙江", True, 2, 50, 1, 0.5, 50, 0.5, 20, 1.5),
        ("珠三角", "广东", True, 1, 25, 2, 0.25, 25, 0.25, 0, None),
        ("未注明", "未注明", True, 1, 15, 3, 0.15, 15, 0.15, 0, None),
        ("港澳台及国外", "香港", True, 1, 10, 4, 0.1, 10, 0.1, 0, None),
    ]


def test_a_filter_on_regions_marks_its_own_and_their_part_stays_that_of_all(sourced):
    for project, amount in (("P1", 10), ("P2", 20), ("P3", 70)):
        sourced.funds(project, "2026-03", amount)
    columns = ("province", "is_chosen", "share", "region_share")
    assert sourced.ask("rankings/sources", columns=columns, regions=("长三角",)) == [
        ("广东", False, 0.7, 0.7), ("浙江", True, 0.3, 0.3),
    ]


def test_a_province_that_sent_nothing_this_year_is_listed_with_what_it_sent_last_year(sourced):
    sourced.funds("P3", "2025-03", 20)
    sourced.funds("P1", "2026-03", 10)
    columns = ("province", "projects", "arrived", "rank", "share", "arrived_prior", "yoy")
    assert sourced.ask("rankings/sources", columns=columns) == [
        ("浙江", 1, 10, 1, 1, 0, None), ("广东", 0, 0, None, 0, 20, -1),
    ]
    assert sourced.ask("rankings/sources", "2027-02", columns=columns) == []


def test_a_project_that_took_more_back_than_it_brought_is_not_counted_but_its_refund_is(sourced):
    sourced.funds("P1", "2026-03", 10)
    sourced.funds("P2", "2026-03", -4)
    assert sourced.ask("rankings/sources", columns=("province", "projects", "arrived", "share")) == [("浙江", 1, 6, 1)]


def test_a_unit_sees_its_share(county):
    county.unit("B", "乙镇")
    county.project("P1", shares={"A": "0.25", "B": "0.75"})
    county.funds("P1", "2025-03", 4)
    county.funds("P1", "2026-03", 8)
    assert county.ask("rankings/sources", units=("乙镇",)) == [
        ("长三角", "浙江", True, 1, 6, 1, 1, 6, 1, 3, 1)
    ]


def test_equal_amounts_are_in_the_order_of_the_provinces_names(sourced):
    for project in ("P1", "P3"):
        sourced.funds(project, "2026-03", 5)
    provinces = [row[0] for row in sourced.ask("rankings/sources", columns=("province",))]
    assert provinces == sorted(provinces)
    assert len(provinces) == 2
