import pytest


@pytest.fixture
def twice(county):
    """One project, reported by two units under slightly other names and amounts."""
    county.setting("county", "某县")
    county.unit("B", "乙镇")
    county.project("P1", project_name="某县铜箔精密制造项目", agreed=12000, signed="2026-02-01")
    county.project("P2", "B", project_name="铜箔精密制造（项目）", agreed=12500, signed="2026-03-01")
    return county


def test_names_alike_and_amounts_near_are_one_project_told_at_the_later_one(twice, found):
    assert found() == [(
        "P2", None, "铜箔精密制造（项目） 12,500", "P1 某县铜箔精密制造项目 12,000",
        "与甲镇的“某县铜箔精密制造项目”（P1）名称除通用字外相同，协议投资额 1.25 亿元 与 1.20 亿元",
    )]


def test_names_alike_with_other_amounts_are_two_projects(county, projects):
    county.project("P1", project_name="铜箔精密制造项目", agreed=12000)
    county.project("P2", project_name="铜箔精密制造项目", agreed=20000)
    assert projects() == []


def test_near_amounts_under_other_names_are_two_projects(county, projects):
    county.project("P1", project_name="铜箔精密制造项目", agreed=12000)
    county.project("P2", project_name="智能手表组装项目", agreed=12000)
    assert projects() == []


def test_one_credit_code_with_near_amounts_is_one_project_whatever_its_name(county, projects):
    county.project("P1", project_name="铜箔精密制造项目", agreed=12000, uscc="91340000MA0000001X")
    county.project("P2", project_name="智能手表组装项目", agreed=12000, uscc="91340000MA0000001X")
    county.project("P3", project_name="新材料研发中心", agreed=50000, uscc="91340000MA0000001X")
    assert projects() == ["P2"]


def test_two_credit_codes_are_two_companies_however_alike_they_are(county, projects):
    county.project("P1", project_name="铜箔精密制造项目", agreed=12000, uscc="91340000MA0000001X")
    county.project("P2", project_name="铜箔精细制造项目", agreed=12000, uscc="91340000MA0000002X")
    county.project("P3", project_name="铜箔精品制造项目", agreed=12000)
    assert projects() == ["P3", "P3"]


def test_a_project_that_was_terminated_may_be_signed_again(twice, projects):
    twice.event("P1", "terminated", "2026-02-20")
    assert projects() == []


def test_the_threshold_is_a_setting(twice, projects):
    twice.setting("check_amount_close", "0.01")
    assert projects() == []


def test_the_other_unit_s_project_is_not_told_to_whom_may_not_see_it(twice, projects):
    assert (projects(may_see=("B",)), projects(units=("乙镇",)), projects(units=("甲镇",))) == ([], ["P2"], [])
