from decimal import Decimal

import pytest

TOLD = ("change_kind", "project_id", "was", "is_now", "direction")


@pytest.fixture
def october(county):
    """A project of each kind that changed in October, and one that didn't."""
    county.project("P1", key=True, signed="2026-01-05", agreed=100, leader="某副县长", lead_unit="甲镇")
    county.event("P1", "started", planned="2026-10-01")
    county.progress("P1", "2026-09", 100, 80)
    county.progress("P1", "2026-10", 100, 50)
    county.project("P2", negotiating="2026-05-01", signed="2026-10-20")
    county.project("P3", signed="2026-01-01", started="2026-10-09")
    county.project("P4", signed="2026-01-01", started="2026-02-01", suspended="2026-10-31")
    county.project("P5", signed="2026-01-01", terminated="2026-10-15")
    county.project("P6", lead="2026-10-01")
    county.project("P7", signed="2026-01-01")
    county.project("P8", audit="审核中", signed="2026-10-01")
    return county


def test_each_change_once_for_the_worse_first(october):
    assert october.ask("changes/list", columns=TOLD) == [
        ("终止退出", "P5", "签约", "终止", "转差"), ("停建", "P4", "开工", "停建", "转差"),
        ("亮灯", "P1", "黄灯", "红灯", "转差"), ("新签约", "P2", "在谈", "签约", "向好"),
        ("新增", "P6", None, "线索", "向好"), ("阶段", "P3", "签约", "开工", "向好"),
    ]  # fmt: skip


def test_the_whole_row(october):
    october.funds("P1", "2026-09", 3)
    october.funds("P1", "2026-10", -1)
    asked = [row for row in october.ask("changes/list") if row[0] == "到位"]
    assert asked == [(
        "到位", "P1", "项目P1", "甲镇", "电子信息", "园区外", None, None, "转差", Decimal(100), Decimal(-1),
        "某副县长", "甲镇",
    )]  # fmt: skip


def test_any_earlier_month_can_be_compared_with(october):
    october.funds("P3", "2026-02", 5)
    october.funds("P3", "2026-10", 2)
    since = {"since": "2026-01-01", "columns": (*TOLD[:4], "arrived_since")}
    assert [row for row in october.ask("changes/list", **since) if row[1] == "P3"] == [
        ("阶段", "P3", "签约", "开工", Decimal(7)), ("到位", "P3", None, None, Decimal(7)),
    ]  # fmt: skip


def test_what_another_version_said_is_compared_where_it_is_given(october):
    october.funds("P7", "2026-10", 4)
    then = [
        {"project_id": "P7", "stage": "started", "reached": 5, "arrived_total": Decimal(6), "light": None},
        {"project_id": "P1", "stage": "signed", "reached": 3, "arrived_total": Decimal(0), "light": "黄"},
        {"project_id": "P4", "stage": "suspended", "reached": 5, "arrived_total": Decimal(0), "light": None},
        {"project_id": "P2", "stage": "signed", "reached": 3, "arrived_total": Decimal(0), "light": None},
    ]
    asked = october.ask("changes/list", since="2026-10-01", standings=then, columns=(*TOLD, "arrived_since"))
    assert [row for row in asked if row[1] in ("P1", "P2", "P3", "P4", "P7")] == [
        ("亮灯", "P1", "黄灯", "红灯", "转差", 0), ("阶段", "P7", "开工", "签约", "转差", Decimal(-2)),
        ("到位", "P7", None, None, "转差", Decimal(-2)), ("新增", "P3", None, "开工", "向好", 0),
    ]  # fmt: skip


def test_a_filter_by_what_a_project_is_now_still_compares_it_with_what_it_was(october):
    assert october.ask("changes/list", stages=("开工",), columns=TOLD) == [("阶段", "P3", "签约", "开工", "向好")]


def test_money_is_the_unit_s_part(county):
    county.unit("B", "乙镇")
    county.project("P1", shares={"A": "0.4", "B": "0.6"}, signed="2026-01-01")
    county.funds("P1", "2026-10", 10)
    asked = county.ask("changes/list", units=("乙镇",), columns=("change_kind", "arrived_since"))
    assert asked == [("到位", Decimal(6))]
