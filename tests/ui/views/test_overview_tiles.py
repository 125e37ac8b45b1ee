"""The first page's tiles: value, beside last year, against the year's task."""

import pandas as pd

from ui.headings import Tile
from ui.views.overview_tiles import overview_tiles

TOTALS = {
    "arrived": 611_500, "yoy": 0.105, "completion": 0.899, "pace_gap": 0.0657, "pace": 10 / 12,
    "industrial_arrived": 537_400, "industrial_yoy": pd.NA, "reported_projects": 199, "reported_prior": 155,
    "industrial_projects": 164, "industrial_prior": 164, "signed": 85, "signed_prior": 87, "signed_target": 100,
    "started": 85, "started_prior": pd.NA, "started_target": pd.NA, "produced": 0, "produced_prior": 0,
    "produced_target": 75, "prior_basis": "按原报数",
    "reported_arrived": 605_100, "industrial_reported_arrived": 532_500,
}  # fmt: skip
CITY = pd.DataFrame(
    {
        "metric": ["到位资金"] * 2, "county": ["甲县", "乙县"], "rank": pd.Series([2, 3], dtype="Int64"),
        "rank_change": pd.Series([-1, 1], dtype="Int64"), "is_own": pd.Series([False, True], dtype="boolean"),
    }
)  # fmt: skip


def test_each_tile_says_only_what_can_be_computed():
    assert overview_tiles(TOTALS, CITY) == [
        Tile("到位资金", "61.15 亿元", "同比增长 10.5%", "完成 89.9%  \n快于序时 6.6 个百分点", True, "arrived"),
        Tile("上报实施项目", "199 个", "同比增加 44 个", "到位 60.51 亿元", True, "reported"),
        Tile("工业到位资金", "53.74 亿元", "同比 —", "占 87.9%", None, "industrial"),
        Tile("工业项目", "164 个", "同比持平", "到位 53.25 亿元", None, "industrial"),
        Tile("新签约", "85 个", "同比减少 2 个", "完成 85.0%  \n快于序时 1.7 个百分点", False, "signed"),
        Tile("新开工", "85 个", "同比 —", None, None, "started"),
        Tile("新投产", "0 个", "同比持平", "完成 0.0%  \n慢于序时 83.3 个百分点", None, "produced"),
        Tile("全市位次", "第 3 位", "比上期前进 1 位", "市通报到位资金", True),
    ]


def test_a_tile_says_which_figure_of_last_year_it_is_on():
    restated, incomparable = (
        TOTALS | {"prior_basis": basis, "yoy": yoy}
        for basis, yoy in (("按重述口径（初版）", 0.2), ("口径已变，无可比数", pd.NA))
    )
    arrived, _, industrial = overview_tiles(restated, CITY)[:3]
    assert (arrived.change, industrial.change) == ("同比增长 20.0%", "同比 —（口径已变）")
    assert (arrived.standing, industrial.standing) == ("按重述口径  \n完成 89.9%  \n快于序时 6.6 个百分点", "占 87.9%")
    assert overview_tiles(incomparable, CITY)[0].change == "同比 —（口径已变）"


def test_a_part_of_the_county_has_no_place_in_the_city():
    assert [tile.label for tile in overview_tiles(TOTALS, None)][-1] == "新投产"


def test_without_a_bulletin_the_place_is_not_guessed():
    assert overview_tiles(TOTALS, CITY.head(0))[-1] == Tile("全市位次", "—", "截至本月没有市通报")


def test_a_growth_on_a_small_base_is_said_so_before_its_figure():
    arrived, _, industrial = overview_tiles(TOTALS | {"industrial_yoy": 26.426}, CITY)[:3]
    assert arrived.change == "同比增长 10.5%"
    assert (industrial.change, industrial.standing) == ("同比基数小", "同比增长 2,642.6%  \n占 87.9%")
