"""What can be found: everything that the reader may see, under all its names, whatever he has filtered."""

import pytest


@pytest.fixture
def named(county):
    county.unit("B", "乙镇")
    merged = "('C', '丙乡', 'R', '乡镇', '乡镇', false, ['老丙'], 'B', '2026-01-01')"
    county.con.execute(f"insert into units values {merged}")
    county.park("南园")
    county.con.execute("insert into parks values ('北园', null, '集中区', ['北片区'])")
    county.project("P1", investor="浙江甲公司", registered_name="甲公司一期", signed="2026-02-01", park="南园")
    county.project("P2", unit="B", registered_name="项目P2", negotiating="2026-02-01")
    county.talk("T1", unit="B", investor="上海乙公司", industry="电子信息")
    county.talk("T2", lost="2026-04-01")
    return county


def test_projects_talks_units_parks_and_industries_are_named_with_what_they_are_called_besides(named):
    assert named.ask("search/names") == [
        ("项目", "P1", "项目P1", "浙江甲公司、甲公司一期", "电子信息 · 南园 · 签约"),
        ("项目", "P2", "项目P2", None, "电子信息 · 园区外 · 在谈"),
        ("在谈项目", "T1", "T1项目", "上海乙公司", "电子信息 · 方案洽谈"),
        ("单位", "C", "丙乡", "老丙", "已并入乙镇"), ("单位", "B", "乙镇", None, None),
        ("单位", "A", "甲镇", None, None),
        ("园区", "北园", "北园", "北片区", "集中区"), ("园区", "南园", "南园", None, "园区"),
        ("产业", "乡村旅游", "乡村旅游", None, None), ("产业", "电子信息", "电子信息", None, None),
    ]  # fmt: skip


def test_a_viewer_finds_projects_talks_and_units_of_his_only(named):
    assert [row[1] for row in named.ask("search/names", may_see=("A",))] == [
        "P1", "A", "北园", "南园", "乡村旅游", "电子信息",
    ]  # fmt: skip
