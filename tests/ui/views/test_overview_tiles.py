"""The first page's tiles: value, beside last year, against the year's task."""

import pandas as pd

from charts.sparkline import sparkline
from ui.headings import Tile
from ui.views.overview_tiles import overview_tiles

TOTALS = {
    "reported_projects": 199, "reported_change": 44, "industrial_projects": 164, "industrial_change": 0,
    "reported_arrived": 605_100, "industrial_reported_arrived": 532_500,
}  # fmt: skip
COLUMNS = ("metric", "value", "share", "prior", "change", "prior_basis", "yoy", "completion", "pace_gap")
METRICS = pd.DataFrame(
    [
        ("arrived", 611_500, None, 553_400, 58_100, "按原报数", 0.105, 0.899, 0.0657),
        ("arrived_out_province", 564_400, 0.923, 534_700, 29_700, "按原报数", 0.0556, None, None),
        ("industrial_arrived", 537_400, 0.8788, None, None, None, None, None, None),
        ("signed", 85, None, 87, -2, "按原报数", -0.023, 0.85, 0.85 - 10 / 12),
        ("signed_large", 42, 0.494, 54, -12, "按原报数", -0.222, None, None),
        ("started", 85, None, None, None, None, None, None, None),
        ("produced", 0, None, 0, 0, "按原报数", None, 0.0, -10 / 12),
        ("fixed_assets", None, None, None, None, None, None, None, None),
    ],
    columns=COLUMNS,
)
CITY = pd.DataFrame(
    {
        "metric": ["到位资金"] * 2, "county": ["甲县", "乙县"], "rank": pd.Series([2, 3], dtype="Int64"),
        "rank_change": pd.Series([-1, 1], dtype="Int64"), "is_own": pd.Series([False, True], dtype="boolean"),
    }
)  # fmt: skip


def told(**more):
    """The metrics, of some columns another value for all money."""
    funds = METRICS["metric"].isin(["arrived", "industrial_arrived"])
    return METRICS.assign(**{name: METRICS[name].astype(object).mask(funds, value) for name, value in more.items()})


def test_each_tile_says_only_what_can_be_computed():
    assert list(overview_tiles(TOTALS, METRICS, CITY)) == [
        Tile(
            "到位资金", "61.15 亿元", "同比增长 10.5%",
            "完成 89.9%  \n快于序时 6.6 个百分点  \n其中省外 56.44 亿元", True, "arrived",
            {"省外到位资金": "arrived_out_province"},
        ),
        Tile("上报实施项目", "199 个", "同比增加 44 个", "到位 60.51 亿元", True, "reported"),
        Tile("工业到位资金", "53.74 亿元", "同比 —", "占 87.9%", None, "industrial_arrived"),
        Tile("工业项目", "164 个", "同比持平", "到位 53.25 亿元", None, "industrial"),
        Tile(
            "新签约", "85 个", "同比减少 2 个", "完成 85.0%  \n快于序时 1.7 个百分点  \n亿元以上签约 42 个", False,
            "signed", {"亿元以上签约": "signed_large"},
        ),
        Tile("新开工", "85 个", "同比 —", None, None, "started"),
        Tile("新投产", "0 个", "同比持平", "完成 0.0%  \n慢于序时 83.3 个百分点", None, "produced"),
        Tile("全市位次", "第 3 位", "比上期前进 1 位", "市通报到位资金", True),
    ]  # fmt: skip


def test_the_months_of_a_figure_are_drawn_in_its_tile_and_told_in_words():
    dates = [pd.Timestamp("2025-12-01"), pd.Timestamp("2026-01-01")]
    told = {"arrived": (None, 12000), "reported": (3, 5)}
    rows = [(name, date, value) for name, values in told.items() for date, value in zip(dates, values, strict=True)]
    months = pd.DataFrame(rows, columns=["metric", "month", "value"])
    tiles = {tile.figure: tile.months for tile in overview_tiles(TOTALS, METRICS, CITY, months)}
    assert tiles["arrived"] == (
        sparkline([None, 12000], 1), "近十二个月（亿元）：2025-12 —、2026-01 1.20"
    )  # fmt: skip
    assert tiles["reported"] == (sparkline([3, 5], 1), "近十二个月（个）：2025-12 3、2026-01 5")
    assert (tiles["signed"], tiles[None]) == (None, None)


def test_a_tile_says_which_figure_of_last_year_it_is_on():
    restated = told(prior_basis="按重述口径（初版）", yoy=0.2)
    incomparable = told(prior_basis="口径已变，无可比数", yoy=None)
    arrived, _, industrial = overview_tiles(TOTALS, restated, CITY)[:3]
    assert (arrived.change, industrial.change) == ("同比增长 20.0%", "同比增长 20.0%")
    assert (arrived.standing, industrial.standing) == (
        "按重述口径  \n完成 89.9%  \n快于序时 6.6 个百分点  \n其中省外 56.44 亿元", "按重述口径  \n占 87.9%",
    )  # fmt: skip
    assert [tile.change for tile in overview_tiles(TOTALS, incomparable, CITY)[::2][:2]] == ["同比 —（口径已变）"] * 2


def test_a_part_of_the_county_has_no_place_in_the_city():
    assert [tile.label for tile in overview_tiles(TOTALS, METRICS, None)][-1] == "新投产"


def test_without_a_bulletin_the_place_is_not_guessed():
    assert overview_tiles(TOTALS, METRICS, CITY.head(0))[-1] == Tile("全市位次", "—", "截至本月没有市通报")


def test_a_growth_on_a_small_base_is_said_so_before_its_figure():
    industrial = overview_tiles(TOTALS, told(prior_basis="按原报数", yoy=26.426), CITY)[2]
    assert (industrial.change, industrial.standing) == ("同比增长 2,642.6%", "基数小  \n占 87.9%")


def test_a_growth_that_is_printed_as_none_has_no_arrow():
    tiles = overview_tiles(TOTALS, told(yoy=-0.00049, prior_basis="按原报数"), None)
    assert [(tile.change, tile.rises) for tile in tiles if tile.label == "工业到位资金"] == [("同比持平", None)]
