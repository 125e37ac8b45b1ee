import pytest


@pytest.fixture
def flowing(county):
    county.park("南园")
    county.project("P1", park="南园")
    county.project("P2", park="南园")
    county.project("P3", province=None, industry="乡村旅游")
    return county


def test_funds_flow_from_a_region_through_an_industry_into_a_park(flowing):
    for project, amount in (("P1", 3), ("P2", 4), ("P3", 5)):
        flowing.funds(project, "2026-01", amount)
    assert flowing.ask("chains/flows") == [("长三角", "电子信息", "南园", 7), ("未注明", "乡村旅游", "园区外", 5)]


def test_a_flow_of_which_more_went_back_than_came_counts_and_one_of_nothing_does_not(flowing):
    for project, amount in (("P1", 3), ("P2", -4), ("P3", 0)):
        flowing.funds(project, "2026-01", amount)
    assert flowing.ask("chains/flows") == [("长三角", "电子信息", "南园", -1)]


def test_equal_flows_are_in_the_order_of_their_names(county):
    for project, province in (("P1", "北京"), ("P2", "广东"), ("P3", "浙江")):
        county.project(project, province=province)
        county.funds(project, "2026-01", 1)
    regions = [row[0] for row in county.ask("chains/flows")]
    assert regions == sorted(["京津冀", "珠三角", "长三角"])


def test_a_unit_s_flow_is_its_share(flowing):
    flowing.unit("B", "乙镇")
    flowing.project("P4", shares={"A": "0.25", "B": "0.75"})
    flowing.funds("P4", "2026-01", 8)
    assert flowing.ask("chains/flows", units=("甲镇",)) == [("长三角", "电子信息", "园区外", 2)]
