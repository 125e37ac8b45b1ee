import pytest


@pytest.fixture
def year(county):
    county.activity("1", "2026-03-05", city="苏州", companies=20, level="县主要领导")
    county.activity("2", "2026-01-10", city="杭州", companies=30)
    county.activity("3", "2026-06-01", city="苏州", level="县领导")
    county.activity("4", "2026-10-31", kind="推介会", city="深圳", level="县主要领导")
    return county


def test_each_kind_has_its_activities_its_cities_once_in_their_order_and_its_companies(year):
    assert year.ask("activities/counts") == [
        ("企业家座谈会", 3, ["杭州", "苏州"], 50, 1, 0), ("推介会", 1, ["深圳"], None, 1, 0),
    ]


def test_what_was_held_last_year_or_after_the_month_is_not_counted(year):
    year.activity("5", "2025-12-31", city="上海")
    year.activity("6", "2026-04-01", city="上海")
    assert year.ask("activities/counts", "2026-03") == [("企业家座谈会", 2, ["杭州", "苏州"], 50, 1, 0)]


def test_activities_are_those_of_the_units_that_host_them_and_industries_do_not_divide_them(year):
    year.activity("5", "2026-04-01", host="A", city="上海")
    assert year.ask("activities/counts", units=("甲镇",)) == [("企业家座谈会", 1, ["上海"], None, 0, 1)]
    assert year.ask("activities/counts", may_see=("A",)) == [("企业家座谈会", 1, ["上海"], None, 0, 1)]
    columns = ("activities",)
    assert year.ask("activities/counts", industries=("电子信息",), columns=columns) == [(4,), (1,)]


def test_units_held_what_neither_the_county_itself_hosted_nor_its_first_leaders_joined(county):
    for number, (host, level) in enumerate(
        [("R", "县主要领导"), ("R", None), ("A", "县主要领导"), ("A", "县领导"), ("A", None)]
    ):
        county.activity(str(number), "2026-03-05", kind="上门拜访", host=host, level=level)
    columns = ("kind", "activities", "chief_led", "unit_held")
    assert county.ask("activities/counts", columns=columns) == [("上门拜访", 5, 2, 2)]
