import datetime as dt

import pytest

from charts import rankings
from charts.style import BLUE, BLUE_PALE, GREY, WHITE
from tests.charts.frames import frame, keys, texts

UNITS = (
    ("城关镇", "乡镇", 12000, 10000, 1.2, 0.75, 0.45, 0.1, 1, 2, None, None, 4500, None),
    ("县总工会", "乡镇", 50, None, None, 0.75, None, None, None, None),
    ("宋集镇", "乡镇", 0, 8000, 0.0, 0.75, -0.75, None, 3, -1, None, None, -6000, 2000),
    ("杨桥镇", "乡镇", 4000, 8000, 0.5, 0.75, -0.25, -0.2, 2, 0, None, None, -2000, 1000),
    ("经济开发区", "园区", 90000, 30000, 3.0, 0.75, 2.25, 0.3, 1, None, None, None, 67500, None),
)


def test_units_stand_by_group_and_place_and_the_unranked_come_last():
    figure = rankings.completion_bars(frame("units", *UNITS))
    assert keys(figure) == [["城关镇"], ["杨桥镇"], ["宋集镇"], ["县总工会"], ["经济开发区"]]
    assert texts(figure) == [
        *("乡镇", "园区"),
        *("城关镇", "杨桥镇", "宋集镇", "县总工会", "经济开发区"),
        *("1", "2", "3", "—", "1"),
        *("120.0%", "50.0%", "待破零", "无任务", "300.0% »", "完成率"),
        *("2,000", "6,000", "欠额<br>万元"), *("1,000", "2,000", "月均需<br>万元"),
        *("▲2", "平", "▼1", "较上月"),
        *("序时 75.0%", "序时 75.0%"), "50 万元",
    ]  # fmt: skip


def test_bars_start_at_zero_and_end_at_200_percent_and_each_group_has_a_pace_line():
    figure = rankings.completion_bars(frame("units", *UNITS))
    assert (list(figure.data[0].x), figure.layout.xaxis.range) == ([1.2, 0.5, 0.0, 0.0, 2.0], (0, 2.0))
    assert list(figure.data[0].y) == [44.0, 72.0, 100.0, 128.0, 196.0]
    assert [(line.x0, line.x1, line.y0, line.y1) for line in figure.layout.shapes] == [
        (0.75, 0.75, 28, 112),
        (0.75, 0.75, 180, 208),
    ]


def test_in_two_columns_the_largest_group_stands_beside_the_others_both_to_one_scale_and_in_closer_rows():
    df = frame("units", *UNITS)
    left, right = (rankings.completion_bars(df, side) for side in (0, 1))
    assert (keys(left), keys(right)) == ([["城关镇"], ["杨桥镇"], ["宋集镇"], ["县总工会"]], [["经济开发区"]])
    assert left.layout.xaxis.range == right.layout.xaxis.range == (0, 2.0)
    assert (left.layout.margin.l, left.layout.margin.r) == (right.layout.margin.l, right.layout.margin.r)
    assert list(left.data[0].y) == [39.5, 58.5, 77.5, 96.5]
    assert [(line.x0, line.x1) for line in right.layout.shapes] == [(0.75, 0.75)]


def test_two_columns_are_for_many_units_of_several_groups():
    many = [(f"{place}镇", "乡镇") for place in range(12)]
    assert rankings.sides(frame("units", *many)) == (None,)
    assert rankings.sides(frame("units", *many, ("县商务局", "县直"))) == (0, 1)
    assert rankings.sides(frame("units", *UNITS)) == (None,)


def test_amounts_in_two_columns_go_on_in_the_second_which_counts_those_without_any():
    rows = [("arrived", f"{place}镇", "乡镇", 90 - place) for place in range(19)] + [("arrived", "丙镇", "乡镇", 0)]
    df = frame("metrics", *rows)
    left, right = (rankings.amount_bars(df, "arrived", side) for side in (0, 1))
    assert rankings.amount_sides(df) == (0, 1)
    assert rankings.amount_sides(df.tail(19)) == (None,)
    assert ([key for (key,) in keys(left)], [key for (key,) in keys(right)]) == (
        [f"{place}镇" for place in range(10)], [f"{place}镇" for place in range(10, 19)],
    )
    assert left.layout.xaxis.range == right.layout.xaxis.range == (0, 90)
    assert ("其余 1 个单位没有" in texts(left), "其余 1 个单位没有" in texts(right)) == (False, True)


def test_who_is_behind_the_pace_has_a_hollow_bar_and_who_a_filter_leaves_beside_is_pale():
    rows = zip((UNITS[0], *UNITS[2:4]), (True, False, False), strict=True)
    chosen = [(*row[:11], is_chosen, *row[12:]) for row, is_chosen in rows]
    bars = rankings.completion_bars(frame("units", *chosen)).data[0]
    assert list(zip(bars.marker.color, bars.marker.line.color, bars.marker.line.width, strict=True)) == [
        (BLUE, BLUE, 0), (WHITE, BLUE_PALE, 1.5), (WHITE, BLUE_PALE, 1.5),
    ]


def test_without_tasks_amounts_stand_by_size_with_their_part_and_those_without_any_are_counted():
    rows = (
        ("arrived", "甲镇", "乡镇", 30, None, None, 0.75, None, None, 0.003),
        ("arrived", "乙镇", "乡镇", 9970, None, None, 0.75, None, None, 0.997),
        ("arrived", "丙镇", "乡镇", 0, None, None, 0.75, None, None, 0.0),
    )
    figure = rankings.amount_bars(frame("metrics", *rows), "arrived")
    assert texts(figure) == [
        *("乙镇", "甲镇"), *("9,970", "30"), "万元", *("99.7%", "0.3%", "占比"), "其余 1 个单位没有",
    ]
    assert keys(figure) == [["乙镇"], ["甲镇"]]


def test_where_no_unit_has_an_amount_the_bars_say_so():
    rows = [("arrived", unit, "乡镇", 0, None, None, 0.75, None, None, 0.0) for unit in ("甲镇", "乙镇")]
    figure = rankings.amount_bars(frame("metrics", *rows), "arrived")
    assert (keys(figure), texts(figure)) == ([], ["万元", "其余 2 个单位没有"])


def test_nobody_is_said_to_owe_money_where_nobody_knows_of_a_promise():
    none = ("arrived", "丙镇", "乡镇", 0, None, None, 0.75, None, None, 0.0, True)
    some = ("arrived", "甲镇", "乡镇", 30, None, None, 0.75, None, None, 1.0, False)
    assert texts(rankings.amount_bars(frame("metrics", none, some), "arrived")) == [
        *("甲镇", "丙镇"), *("30", "没有"), "万元", *("100.0%", "0.0%", "占比"),
    ]
    origins = rankings.origin_bars(frame("origins", ("省外", 2, 30, 1.0), ("外资", 0, 0, 0.0, 500)))
    assert texts(origins)[2:4] == ["30", "没有"]


def test_a_long_name_makes_its_row_taller_instead_of_being_cut():
    row = ("县自然资源和规划局", *UNITS[0][1:])
    figure = rankings.completion_bars(frame("units", row))
    assert "县自然资源<br>和规划局" in texts(figure)
    assert list(figure.data[1].width) == [42.0]


def test_another_metric_shows_completion_and_what_was_done_of_the_task():
    rows = (
        ("signed", "城关镇", "乡镇", 12, 10, 1.2, 0.75, 0.45, 1),
        ("signed", "宋集镇", "乡镇", 0, 3, 0.0, 0.75, -0.75, 2),
        ("started", "城关镇", "乡镇", 4, 8, 0.5, 0.75, -0.25, 1),
    )
    figure = rankings.metric_bars(frame("metrics", *rows), "signed")
    assert texts(figure) == [
        *("乡镇", "城关镇", "宋集镇", "1", "2"),
        *("120.0%", "待破零", "完成率"),
        *("12 / 10", "0 / 3", "完成 / 任务"), "序时 75.0%",
    ]
    assert keys(figure) == [["城关镇"], ["宋集镇"]]


def test_a_metric_that_nobody_has_gives_an_empty_figure():
    figure = rankings.metric_bars(frame("metrics", ("signed", "城关镇", "乡镇", 1, 2, 0.5, 0.75, -0.25, 1)), "produced")
    assert texts(figure) == ["暂无数据"]


SCORES = (
    ("B", "宋集镇", "乡镇", "到位资金完成率", 60, 30, 60, 50, 2, 100),
    ("B", "宋集镇", "乡镇", "开工率", 40, None, 60, 50, 2, 100),
    ("A", "城关镇", "乡镇", "到位资金完成率", 60, 72, 100, 112, 1, 100),
    ("A", "城关镇", "乡镇", "开工率", 40, 40, 100, 112, 1, 100),
    ("C", "县总工会", "县直", "到位资金完成率", 60, None, None, None, None, 60),
)


def test_units_stand_by_their_total_and_a_total_of_fewer_points_says_of_how_many():
    figure = rankings.score_bars(frame("scores", *SCORES))
    assert keys(figure) == [["城关镇"], ["宋集镇"], ["县总工会"]]
    assert texts(figure) == [
        *("乡镇", "县直"), *("城关镇", "宋集镇", "县总工会"), *("1", "2", "—"),
        *("112.0", "50.0", "—", "得分"), *("60 / 100", "0 / 60", "计分"),
    ]
    assert (list(figure.data[0].x), figure.layout.xaxis.range) == ([1.12, 0.5, 0], (0, 1.12))
    assert figure.layout.shapes == ()
    assert list(figure.data[1].hovertext) == [
        "<b>城关镇</b><br>到位资金完成率　72.0 / 60.0<br>开工率　40.0 / 40.0",
        "<b>宋集镇</b><br>到位资金完成率　30.0 / 60.0<br>开工率　— / 40.0",
        "<b>县总工会</b><br>到位资金完成率　— / 60.0",
    ]


SOURCES = (
    ("珠三角", "广东", 3, 20000, 0.4, 0.1, 20000),
    ("长三角", "浙江", 5, 18000, 0.36, None, 29500.5),
    ("长三角", "江苏", 2, 11500.5, 0.23, -0.2, 29500.5),
    (None, None, 1, 500, 0.01, None, 500),
)


def test_provinces_stand_under_the_region_with_most_money_all_in_the_unit_that_is_written_once():
    figure = rankings.sources_bars(frame("sources", *SOURCES))
    assert keys(figure) == [["浙江", "长三角"], ["江苏", "长三角"], ["广东", "珠三角"], ["未注明", "未注明"]]
    assert texts(figure) == [
        *("长三角　2.95", "珠三角　2.00", "未注明　0.05"),
        *("浙江", "江苏", "广东", "未注明"),
        *("1.80", "1.15", "2.00", "0.05"),
        *("36.0%", "23.0%", "40.0%", "1.0%", "占比"),
        "亿元",
    ]


def test_regions_provinces_and_tiles_have_one_unit_even_where_only_a_sum_reaches_it():
    rows = frame("sources", ("其他", "福建", 1, 9302, 0.9, None, 10286), ("其他", "湖北", 1, 984, 0.1, None, 10286))
    bars, tiles = rankings.sources_bars(rows), rankings.province_tiles(rows)
    assert texts(bars) == ["其他　1.03", "福建", "湖北", "0.93", "0.10", "90.0%", "10.0%", "占比", "亿元"]
    assert (texts(tiles), [text for text in tiles.data[0].text if "<br>" in text]) == (
        ["亿元"], ["湖北<br>0.10", "福建<br>0.93"],
    )  # fmt: skip


def test_every_province_has_a_tile_of_its_own_and_the_most_money_the_deepest_blue():
    figure = rankings.province_tiles(frame("sources", *SOURCES))
    trace = figure.data[0]
    assert len(trace.x) == 35 == len({*zip(trace.x, trace.y, strict=True)})
    colors = dict(zip((key[0] for key in trace.customdata), trace.marker.color, strict=True))
    assert {name: colors[name] for name in ("广东", "浙江", "江苏", "云南")} == {
        "广东": "#1F5FA8",
        "浙江": "#1F5FA8",
        "江苏": "#3C74B4",
        "云南": "#EEF1F4",
    }
    assert [text for text in trace.text if "<br>" in text] == ["江苏<br>1.15", "浙江<br>1.80", "广东<br>2.00"]


def test_the_tiles_are_the_provinces_of_the_reference_table():
    import csv
    from pathlib import Path

    from charts.tiles import PLACES

    table = Path(__file__).parents[2] / "data" / "reference" / "regions.csv"
    assert set(PLACES) == {row["province"] for row in csv.DictReader(table.open(encoding="utf-8-sig"))}


def place(month: int, county: str, rank: int | None, own: bool = False) -> tuple:
    return (dt.date(2026, month, 1), county, "到位资金", None, rank, own)


def test_our_county_is_thick_blue_and_drawn_last_and_a_shared_place_has_two_names():
    rows = [place(1, "本县", 2, True), place(1, "甲县", 1), place(1, "乙县", 3)]
    rows += [place(2, "本县", 1, True), place(2, "甲县", 1), place(2, "乙县", 3)]
    figure = rankings.city_bump(frame("city_months", *rows))
    assert [(t.customdata[0][0], t.line.color, t.line.width, list(t.y)) for t in figure.data] == [
        ("甲县", GREY, 1.5, [30, 30]),
        ("乙县", GREY, 1.5, [90, 90]),
        ("本县", BLUE, 4, [60, 30]),
    ]
    assert [(note.text, note.y) for note in figure.layout.annotations[:3]] == [
        ("1 本县", 30),
        ("1 甲县", 50),
        ("3 乙县", 90),
    ]
    assert list(figure.layout.xaxis.ticktext) == ["1月", "2月"]


def test_a_month_without_a_place_is_left_out_of_the_bump():
    figure = rankings.city_bump(frame("city_months", place(1, "本县", None, True), place(2, "本县", 1, True)))
    assert list(figure.data[0].y) == [30]


@pytest.mark.parametrize(
    ("metric", "said"),
    [("到位资金", ["3.00", "2.00（距甲县 1.00）", "—"]), ("新开工项目", ["30,000", "20,000（距甲县 10,000）", "—"])],
)
def test_only_our_county_says_what_it_lacks_in_the_unit_of_the_metric(metric, said):
    month = dt.date(2026, 10, 1)
    rows = (
        (month, "本县", metric, 20000, 0.1, 2, 10000, "甲县", True),
        (month, "甲县", metric, 30000, 0.2, 1, None, None, False),
        (month, "乙县", metric, None, None, None, None, None, False),
    )
    figure = rankings.city_gap(frame("city", *rows))
    assert texts(figure)[6:9] == said
    assert list(figure.data[0].marker.color) == [GREY, BLUE, GREY]
    assert keys(figure) == [["甲县"], ["本县"], ["乙县"]]


def test_a_small_gap_to_the_next_place_is_written_in_wan_with_its_unit():
    month = dt.date(2026, 10, 1)
    rows = (
        (month, "甲县", "到位资金", 30416, 0.2, 1, None, None, False),
        (month, "本县", "到位资金", 30000, 0.1, 2, 416, "甲县", True),
    )
    assert texts(rankings.city_gap(frame("city", *rows))) == [
        "甲县", "本县", "1", "2", "3.04", "3.00（距甲县 416 万元）", "亿元",
    ]  # fmt: skip


def test_provinces_beyond_the_most_share_a_row_so_that_their_regions_sum_stays_whole():
    rows = (
        ("长三角", "浙江", 9, 50000, 0.5, 0.1, 80000, True),
        ("长三角", "江苏", 3, 20000, 0.2, None, 80000, True),
        ("长三角", "上海", 2, 10000, 0.1, None, 80000, True),
        ("其他", "福建", 4, 15000, 0.15, None, 20000, True),
        ("其他", "湖北", 1, 5000, 0.05, None, 20000, True),
    )
    figure = rankings.sources_bars(frame("sources", *rows), most=3)
    assert [text for text in texts(figure) if "　" in text] == ["长三角　8.00", "其他　2.00"]
    assert [key[0] for key in keys(figure)] == ["浙江", "江苏", "其余 1 地", "福建", "其余 1 地"]
