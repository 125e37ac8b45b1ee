from decimal import Decimal


def test_the_whole_dossier(county):
    county.unit("B", "乙镇")
    county.park("南园")
    county.project(
        "P1", shares={"A": "0.4", "B": "0.6"},
        registered_name="某科技有限公司", investor="某集团", capital_origin="out_city",
        chain_node="PCB线路板", content="年产线路板", park="南园", agreed=2000, phase1_investment=500,
        fixed_asset_investment=1500, land_mu=Decimal("60.5"), key=True,
        leader="副县长", lead_unit="经信局", remark="重点",
        signed="2025-01-02", started="2025-03-04",
    )
    county.funds("P1", "2025-06", 100)
    county.funds("P1", "2026-06", 900)
    county.progress("P1", "2026-08", 1000, 800, problem="用地", next_step="报批")
    assert county.ask("projects/dossier", projects=("P1",)) == [(
        "P1", "项目P1", "某科技有限公司", "某集团", "浙江", "长三角", "市外",
        "电子信息", "PCB线路板", "年产线路板", "南园", "乙镇 60.00%、甲镇 40.00%",
        Decimal(2000), 500, 1500, Decimal("60.5"), True, True, "开工", "续建", 900, 1000, 0.5,
        "黄", "停滞：2 个月以上没有新情况", "2026-08-01", 1000, 800,
        "主体施工", "用地", "报批", "副县长", "经信局", "审核通过", "重点",
        "台账.xlsx", "台账", 1,
    )]


def test_what_is_not_known_is_missing_and_an_ordinary_project_has_no_light(county):
    county.project("P1", province=None)
    columns = (
        "province", "region", "park", "units", "agreed_investment", "stage", "arrived", "arrival_rate", "light",
        "ytd_done",
    )
    assert county.ask("projects/dossier", projects=("P1",), columns=columns) == [
        (None, "未注明", "园区外", "甲镇", None, None, 0, None, None, None)
    ]


def test_the_arrival_rate_is_all_that_arrived_by_what_was_agreed(county):
    county.project("P1", agreed=Decimal("6129.09"))
    county.funds("P1", "2024-01", 2000)
    county.funds("P1", "2026-01", "794.49")
    assert county.ask("projects/dossier", projects=("P1",), columns=("arrived_total", "arrival_rate")) == [
        (Decimal("2794.49"), 0.4559)
    ]


def test_a_project_to_which_nothing_came_has_an_arrival_rate_of_zero(county):
    county.project("P1", agreed=100)
    county.funds("P1", "2026-11", 50)
    assert county.ask("projects/dossier", projects=("P1",), columns=("arrived_total", "arrival_rate")) == [(0, 0)]


def test_a_unit_s_arrival_rate_is_the_project_s(county):
    county.unit("B", "乙镇")
    county.project("P1", shares={"A": "0.4", "B": "0.6"}, agreed=100)
    county.funds("P1", "2026-01", 50)
    columns = ("arrived", "arrived_total", "arrival_rate")
    assert county.ask("projects/dossier", projects=("P1",), units=("乙镇",), columns=columns) == [(30, 30, 0.5)]


def test_a_project_beyond_the_viewer_s_units_has_no_dossier(county):
    county.unit("B", "乙镇")
    county.project("P1")
    assert county.ask("projects/dossier", projects=("P1",), may_see=("B",)) == []


def test_projects_that_are_not_audited_have_a_dossier_too(county):
    county.project("P1", audit="未通过", signed="2026-01-01")
    county.funds("P1", "2026-01", 5)
    columns = ("audit_status", "stage", "arrived", "arrived_total")
    assert county.ask("projects/dossier", projects=("P1",), columns=columns) == [("未通过", "签约", 0, 0)]
