import pytest


@pytest.fixture
def ours(county):
    county.setting("county", "澜河县")
    county.setting("province", "安徽")
    return county


def test_an_investor_of_our_own_name_is_found(ours, found):
    ours.project("P1", investor="澜河县大丰粮贸有限公司")
    ours.project("P2", investor="澜河大丰粮贸有限公司")
    ours.project("P3", investor="浙江澜河实业有限公司")
    assert found() == [
        ("P1", None, "澜河县大丰粮贸有限公司", "投资方在县外", "投资方“澜河县大丰粮贸有限公司”像是本县企业"),
        ("P2", None, "澜河大丰粮贸有限公司", "投资方在县外", "投资方“澜河大丰粮贸有限公司”像是本县企业"),
    ]


def test_money_from_outside_the_province_does_not_come_from_an_investor_inside(ours, found):
    ours.project("P1", province="安徽", capital_origin="out_province")
    ours.project("P2", province="浙江", capital_origin="out_city")
    ours.project("P3", province="安徽", capital_origin="out_city")
    ours.project("P4", province="浙江", capital_origin="out_province")
    assert found(columns=("project_id", "message")) == [
        ("P1", "资金填省外，投资方注册地却是安徽"), ("P2", "资金填市外，投资方注册地却是浙江"),
    ]  # fmt: skip


def test_what_is_not_recognised_is_found_by_its_code_or_its_name(ours, found):
    ours.project("P1", industry_code="7010")
    ours.project("P2", industry_code="K7010")
    ours.project("P3", project_name="滨河商品房开发项目", industry_code="4700")
    ours.project("P4", project_name="电子元件生产项目", industry_code="3970", content="厂房及职工餐饮配套")
    assert found(columns=("project_id", "stated")) == [("P1", "7010"), ("P2", "K7010"), ("P3", "商品房")]


def test_what_is_not_recognised_is_a_setting(ours, found):
    ours.setting("check_excluded_codes", "47、48")
    ours.setting("check_excluded_words", "养殖")
    ours.project("P1", industry_code="4700", project_name="商品房")
    assert found(columns=("stated",)) == [("4700",)]


def test_without_a_name_and_a_province_of_our_own_nothing_is_guessed(county, found):
    county.project("P1", investor="本田汽车有限公司", province="浙江", capital_origin="out_city")
    assert found() == []
