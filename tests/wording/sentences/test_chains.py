"""What a chain has and lacks is a fact of the county; a filter says only where its own projects are."""

from decimal import Decimal

import pandas as pd

from wording import sentences


def nodes(projects, gaps, chosen=None):
    return pd.DataFrame({"projects": projects, "gap_type": gaps, "chosen_projects": chosen or projects})


def test_a_chain_with_gaps_and_one_without_projects():
    some = nodes([2, 0, 1, 0], ["强链", "补链", "强链", "延链"])
    assert sentences.nodes(some, "皮革加工") == "皮革加工 4 个环节中 2 个有本地项目，补链缺口 1 个、延链缺口 1 个"
    assert sentences.nodes(nodes([0, 0], ["建链", "建链"]), "通航") == "通航 2 个环节都还没有本地项目（建链）"


def test_a_filter_leaves_the_gaps_and_tells_where_the_chosen_projects_are():
    some = nodes([2, 0, 1], ["强链", "补链", "强链"], chosen=[0, 0, 1])
    assert sentences.nodes(some, "皮革加工", "荻浦镇") == (
        "皮革加工 3 个环节中 2 个有本地项目，补链缺口 1 个；荻浦镇的项目在其中 1 个环节"
    )


def test_chosen_projects_that_are_nowhere_on_the_chain_are_not_counted_as_zero():
    some = nodes([2, 0], ["强链", "延链"], chosen=[0, 0])
    assert sentences.nodes(some, "皮革加工", "重点项目") == (
        "皮革加工 2 个环节中 1 个有本地项目，延链缺口 1 个；其中没有重点项目"
    )


def fit(**columns):
    return pd.DataFrame(
        {"park": ["甲园", "甲园", "乙园"], "park_fit": [0.5, 0.5, None], "is_positioned": [True, False, False],
         "chosen_all": 6, "chosen_fitting": 2} | columns
    )  # fmt: skip


def test_only_parks_with_a_positioning_are_held_to_it():
    assert sentences.park_fit(fit()) == "甲园的主导产业契合度最低，为 50.0%"
    assert sentences.park_fit(fit(park_fit=[1.0, 1.0, None])) == "各园区的项目全部符合主导产业定位"


def test_of_chosen_projects_it_is_told_how_many_fit():
    assert sentences.park_fit(fit(), "荻浦镇") == "荻浦镇在园区的 6 个项目中 2 个符合所在园区的主导产业定位"
    assert sentences.park_fit(fit(chosen_all=0, chosen_fitting=0), "荻浦镇") == "荻浦镇在园区里没有项目"


def test_the_largest_stream_names_whose_it_is():
    rows = pd.DataFrame({"region": ["长三角"], "industry": ["轻纺"], "park": ["南园"], "arrived": [Decimal(12_000)]})
    assert sentences.flows(rows, "荻浦镇") == "荻浦镇：最大的一股：长三角 → 轻纺 → 南园，1.20 亿元"
    assert sentences.flows(rows.head(0)) == "没有到位资金"


def test_the_largest_stream_is_told_in_the_unit_of_the_whole_and_其他_says_of_what_kind_it_is():
    rows = pd.DataFrame(
        {"region": ["其他", "长三角"], "industry": ["其他", "轻纺"], "park": ["园区外", "南园"],
         "arrived": [Decimal(8312), Decimal(4000)]}
    )  # fmt: skip
    assert sentences.flows(rows) == "最大的一股：其他地区 → 其他产业 → 园区外，0.83 亿元"
    assert sentences.flows(rows.tail(1)) == "最大的一股：长三角 → 轻纺 → 南园，4,000 万元"
