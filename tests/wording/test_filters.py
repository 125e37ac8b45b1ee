"""A scope is named in one way, wherever it is named."""

import pytest

from wording import filters

NOTHING = {"industries": (), "parks": (), "units": (), "regions": (), "key_only": False, "industrial_only": False}


@pytest.mark.parametrize(
    ("chosen", "subject", "names"),
    [
        ({}, "全县", "全县"),
        ({"units": ("荻浦镇",)}, "荻浦镇", "荻浦镇"),
        ({"industries": ("轻纺",), "units": ("荻浦镇",)}, "荻浦镇·轻纺", "荻浦镇、轻纺"),
        ({"key_only": True, "regions": ("长三角",)}, "长三角·重点项目", "长三角、重点项目"),
        ({"parks": ("南园", "北园")}, "南园、北园内", "南园、北园"),
        ({"parks": ("园区外",)}, "园区外", "园区外"),
        ({"regions": ("其他",), "industries": ("其他",)}, "其他产业·其他地区", "其他、其他"),
        ({"units": tuple("甲乙丙丁")}, "甲、乙、丙等 4 个单位", "甲、乙、丙、丁"),
    ],
)
def test_what_was_chosen_is_named_kind_by_kind(chosen, subject, names):
    assert (filters.subject(NOTHING | chosen), filters.names(NOTHING | chosen)) == (subject, names)


def test_a_name_that_says_nothing_by_itself_says_of_what_kind_it_is():
    assert [filters.spoken(field, name) for field in ("regions", "industries", "parks") for name in ("其他", "甲")] == [
        "其他地区", "甲", "其他产业", "甲", "其他", "甲",
    ]  # fmt: skip


def test_what_an_answer_compares_is_not_named_as_its_part():
    assert filters.subject(NOTHING | {"units": ("荻浦镇",), "key_only": True}, ("units",)) == "重点项目"


def test_the_filters_that_divide_nothing_are_quoted_as_the_chips_show_them():
    scope = NOTHING | {"units": ("荻浦镇",), "parks": ("南园", "北园"), "key_only": True}
    assert filters.undivided(scope, {"parks", "key_only"}) == "“园区：南园、北园”、“只看重点项目”"
    assert filters.undivided(scope, {"regions"}) == ""


def test_stages_leaders_nodes_and_origins_say_what_they_are():
    scope = {"stages": ("签约", "开工"), "leaders": ("常务副县长",), "nodes": ("电池",), "origins": ("省外",)}
    assert filters.subject(scope) == "电池环节·省外项目·签约、开工阶段·常务副县长包保"
    many = {"stages": ("签约", "开工", "投产", "达产")}
    assert filters.subject(many) == "签约、开工、投产等 4 个阶段"
