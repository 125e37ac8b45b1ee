"""Each filter of data/reference/filters.csv chooses the projects that it names, and no others."""

import pytest

from queries.filters import FILTERS, LISTS, SWITCHES
from queries.version import Scope


@pytest.fixture
def three(county):
    county.unit("B", "乙镇")
    county.park("南园")
    county.project("P1", "A", agreed=20_000, key=True, park="南园", chain_node="电池", leader="常务副县长",
                   capital_origin="overseas", signed="2026-01-05")
    county.project("P2", "B", agreed=500, industry="乡村旅游", province="广东", started="2026-02-05")
    county.project("P3", "B", chain_node="材料", started="2026-02-05", suspended="2026-03-01")
    return county


@pytest.mark.parametrize(
    ("chosen", "projects"),
    [
        ({"units": ("甲镇",)}, ["P1"]), ({"industries": ("乡村旅游",)}, ["P2"]), ({"parks": ("园区外",)}, ["P2", "P3"]),
        ({"regions": ("珠三角",)}, ["P2"]), ({"nodes": ("电池", "材料")}, ["P1", "P3"]),
        ({"origins": ("外资",)}, ["P1"]),
        ({"stages": ("签约", "停建")}, ["P1", "P3"]), ({"leaders": ("常务副县长",)}, ["P1"]),
        ({"projects": ("P2", "P3")}, ["P2", "P3"]), ({"key_only": True}, ["P1"]),
        ({"industrial_only": True}, ["P1", "P3"]), ({"large_only": True}, ["P1"]),
        ({"nodes": ("电池",), "stages": ("停建",)}, []),
    ],
)  # fmt: skip
def test_a_filter_chooses_its_projects(three, chosen, projects):
    asked = three.ask("projects/rows", columns=("project_id",), **chosen)
    assert sorted(project for (project,) in asked) == projects


def test_the_scope_has_a_field_for_each_filter_and_no_other():
    assert set(Scope.__dataclass_fields__) - {"as_of", "may_see", "unmasked"} == {*LISTS, *SWITCHES}


def test_every_filter_has_a_key_of_its_own_and_words():
    assert len({each.key for each in FILTERS}) == len(FILTERS)
    assert [each.field for each in FILTERS if not each.label or (each.is_switch and not each.said)] == []
