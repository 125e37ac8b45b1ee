import pytest


@pytest.fixture
def industrious(county):
    """电子信息 and 乡村旅游 lead; 轻工业 and 其他 do not."""
    county.industry("轻工业", 3, lead=False)
    county.industry("其他", 4, lead=False, industrial=False)
    for project, industry in (("P1", "电子信息"), ("P2", "电子信息"), ("P3", "轻工业")):
        county.project(project, industry=industry, agreed=1000, started="2025-02-01")
    return county


def test_the_whole_answer(industrious):
    for project, amount in (("P1", 30), ("P3", 10)):
        industrious.funds(project, "2025-10", amount)
    for project, amount in (("P1", 40), ("P2", 20), ("P3", 20)):
        industrious.funds(project, "2026-10", amount)
    assert industrious.ask("chains/industries") == [
        ("电子信息", True, True, 2, 2000, 60, 30, 30, 0.75, 0.75, 1, 0),
        ("轻工业", False, True, 1, 1000, 20, 10, 10, 0.25, 0.75, 1, 0),
        ("乡村旅游", True, True, 0, 0, 0, 0, 0, 0, 0.75, None, 0),
    ]


def test_a_filter_on_industries_marks_its_own_and_leaves_the_others_with_their_money(industrious):
    for project, amount in (("P1", 30), ("P3", 10)):
        industrious.funds(project, "2026-10", amount)
    columns = ("industry", "is_chosen", "arrived", "share")
    assert industrious.ask("chains/industries", columns=columns, industries=("轻工业",)) == [
        ("电子信息", False, 30, 0.75), ("轻工业", True, 10, 0.25), ("乡村旅游", False, 0, 0),
    ]


def test_a_share_s_change_is_in_points_of_all_funds(industrious):
    for project, last_year, this_year in (("P1", 75, 50), ("P3", 25, 50)):
        industrious.funds(project, "2025-01", last_year)
        industrious.funds(project, "2026-01", this_year)
    assert industrious.ask("chains/industries", columns=("industry", "share", "share_change"))[:2] == [
        ("电子信息", 0.5, -0.25), ("轻工业", 0.5, 0.25),
    ]


def test_without_funds_last_year_there_is_no_growth_and_no_change(industrious):
    industrious.funds("P1", "2026-01", 50)
    columns = ("industry", "arrived", "arrived_prior", "share", "yoy", "share_change")
    assert industrious.ask("chains/industries", columns=columns) == [
        ("电子信息", 50, None, 1, None, None), ("乡村旅游", 0, None, 0, None, None),
    ]


def test_without_funds_this_year_the_amounts_are_missing(industrious):
    industrious.funds("P3", "2025-01", 50)
    columns = ("industry", "projects", "arrived", "arrived_prior", "share")
    assert industrious.ask("chains/industries", columns=columns) == [
        ("电子信息", 0, None, 0, None), ("乡村旅游", 0, None, 0, None), ("轻工业", 0, None, 50, None),
    ]


def test_an_industry_that_has_only_refunds_is_listed_last(industrious):
    industrious.funds("P3", "2026-01", -5)
    industrious.funds("P1", "2026-01", 10)
    assert industrious.ask("chains/industries", columns=("industry", "projects", "arrived")) == [
        ("电子信息", 1, 10), ("乡村旅游", 0, 0), ("轻工业", 0, -5),
    ]


def test_a_unit_sees_its_share_of_funds_and_investment(county):
    county.unit("B", "乙镇")
    county.project("P1", shares={"A": "0.25", "B": "0.75"}, agreed=1000, started="2026-01-01")
    county.funds("P1", "2026-01", 8)
    columns = ("industry", "projects", "agreed_investment", "arrived")
    assert county.ask("chains/industries", units=("甲镇",), columns=columns) == [
        ("电子信息", 1, 250, 2), ("乡村旅游", 0, 0, 0),
    ]
