from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts import chains, flows
from charts.chain_matrix import chain_matrix
from charts.park_standing import park_fit_bars
from charts.style import BLUE, BLUE_PALE, GREY, INK, WHITE
from tests.charts.frames import frame, keys, texts


def test_lead_industries_come_first_each_section_by_amount_with_share_and_growth():
    rows = (
        ("食品加工", True, 3, 7000, 7500, 0.35, -0.0667, 0.01, True),
        ("机械电子", False, 1, 1000, None, 0.05, None, 0.0, False),
        ("电子信息", True, 5, 12000, 8000, 0.6, 0.5, 0.1, False),
    )
    figure = chains.industry_bars(frame("industries", *rows))
    prior, now, _ = figure.data
    assert (list(prior.x), prior.marker.color) == ([8000, 7500, 0], GREY)
    assert (list(now.x), list(now.marker.color)) == ([12000, 7000, 1000], [BLUE_PALE, BLUE, BLUE_PALE])
    assert texts(figure) == [
        *("电子信息", "食品加工", "机械电子"),
        *("主导产业", "其他产业"),
        *("1.20", "0.70", "0.10"),
        "亿元",
        *("60.0%", "35.0%", "5.0%", "占比"),
        *("+50.0%", "-6.7%", "—", "同比"),
    ]
    assert [note.font.weight for note in figure.layout.annotations[:3]] == [None, 700, None]
    assert keys(figure) == [["电子信息"], ["食品加工"], ["机械电子"]]


def test_an_industry_without_reported_projects_is_not_said_to_lack_promised_money():
    rows = (("轻纺", True, 0, 0, 0, 0.0), ("皮革加工", True, 1, 0, 0, 0.0), ("电子信息", True, 2, 300, 0, 1.0))
    assert texts(chains.industry_bars(frame("industries", *rows)))[:6] == [
        *("电子信息", "轻纺", "皮革加工"), *("300", "无上报项目", "未到位"),
    ]


def test_bars_of_some_industries_have_the_unit_of_the_headline_over_all():
    rows = frame("industries", ("竹木家居", True, 2, 2446, None, 1.0))
    assert texts(chains.industry_bars(rows, "亿元"))[1:3] == ["0.24", "亿元"]


FLOWS = (
    ("长三角", "电子信息", "经开区", 5000),
    ("其他", "食品加工", "经开区", 3000),
    ("长三角", "轻纺", "园区外", 1500),
    ("珠三角", "乡村旅游", "园区外", 500),
)


def test_small_names_go_together_and_every_layer_still_adds_up():
    merged = flows.named(frame("flows", *FLOWS), top=2)
    assert [tuple(map(str, row)) for row in merged.itertuples(index=False)] == [
        ("长三角", "电子信息", "经开区", "5000.000000"),
        ("其他", "食品加工", "经开区", "3000.000000"),
        ("长三角", "其余产业", "园区外", "1500.000000"),
        ("珠三角", "其余产业", "园区外", "500.000000"),
    ]


def test_a_single_name_too_many_keeps_its_name():
    assert set(flows.named(frame("flows", *FLOWS), top=3)["industry"]) == {"电子信息", "食品加工", "轻纺", "乡村旅游"}


def test_nodes_carry_amount_name_and_layer_a_small_amount_its_own_unit_and_what_was_merged_cannot_be_clicked():
    figure = chains.flow_sankey(frame("flows", *FLOWS), top=2)
    assert texts(figure) == [
        *("来源", "产业（亿元）", "园区"),
        *("长三角<br><b>0.65</b>", "其他<br><b>0.30</b>", "珠三角<br><b>500 万元</b>"),
        *("电子信息<br><b>0.50</b>", "食品加工<br><b>0.30</b>", "其余产业<br><b>0.20</b>"),
        *("经开区<br><b>0.80</b>", "园区外<br><b>0.20</b>"),
    ]
    assert keys(figure) == [
        *(["长三角", "region"], ["其他", "region"], ["珠三角", "region"]),
        *(["电子信息", "industry"], ["食品加工", "industry"]),
        *(["经开区", "park"], ["园区外", "park"]),
    ]


def test_flows_of_nothing_or_less_are_not_drawn():
    assert texts(
        chains.flow_sankey(frame("flows", ("长三角", "轻纺", "园区外", 0), ("其他", "轻纺", "园区外", -5)))
    ) == ["暂无数据"]


@given(st.lists(st.floats(1, 1e6), min_size=1, max_size=20))
def test_nodes_never_overlap_and_their_heights_are_in_proportion(amounts):
    rows = [("长三角", f"产业{i}", "经开区", round(amount, 2)) for i, amount in enumerate(amounts)]
    layers, height = flows.stand(flows.named(frame("flows", *rows), top=6), "万元")
    for layer in layers:
        assert all(above.bottom <= below.top for above, below in pairwise(layer))
        assert layer[0].top >= -1e-6 and layer[-1].bottom <= height + 1e-6
    tall = [sum(node.bottom - node.top for node in layer) for layer in layers]
    assert tall == pytest.approx([tall[0]] * 3)


NODES = (
    ("轻纺", "上游", 1, "纺纱", False, 2, "甲项目、乙项目", 12000, "强链"),
    ("轻纺", "中游", 2, "织造", True, 0, None, 0, "补链"),
    ("轻纺", "下游", 3, "服装家纺及产业用纺织品", False, 1, "丙项目", 300, "强链"),
)


def test_nodes_with_projects_are_filled_and_gaps_are_dashed_and_named():
    figure = chains.chain_map(frame("nodes", *NODES))
    assert texts(figure) == [
        *("上游", "→　中游", "→　下游"),
        "<b>纺纱</b><br>2 个 · 1.20 亿元",
        "<span style='color:#5B6B82'>★织造</span><br><b>补链</b>",
        "<b>服装家纺及产业用纺织品</b><br>1 个 · 300 万元",
    ]
    assert [(box.line.dash, box.fillcolor) for box in figure.layout.shapes] == [
        (None, "#E4EDF7"),
        ("5px,4px", "rgba(0,0,0,0)"),
        (None, "#E4EDF7"),
    ]
    assert keys(figure) == [["纺纱"], ["织造"], ["服装家纺及产业用纺织品"]]


def test_under_a_filter_the_countys_nodes_stay_and_those_of_the_chosen_are_filled():
    chosen = ((1, 3000), (0, 0), (0, 0))
    rows = [(*row, *part) for row, part in zip(NODES, chosen, strict=True)]
    figure = chains.chain_map(frame("nodes", *rows))
    assert texts(figure)[3:] == [
        "<b>纺纱</b><br>1/2 个 · 0.30/1.20 亿元",
        "<span style='color:#5B6B82'>★织造</span><br><b>补链</b>",
        "<b>服装家纺及产业用纺织品</b><br>0/1 个 · 0/300 万元",
    ]
    assert [box.fillcolor for box in figure.layout.shapes] == ["#E4EDF7", "rgba(0,0,0,0)", "rgba(0,0,0,0)"]


def test_of_a_shared_project_the_chosen_units_part_of_the_money_is_told_each_amount_as_it_can_be_read():
    rows = [
        ("轻纺", "上游", 1, "纺纱", False, 1, None, 12000, "强链", 1, 416),
        ("轻纺", "中游", 2, "织造", False, 1, None, 0, "强链", 0, 0),
        ("轻纺", "下游", 3, "服装", False, 1, None, 5000, "强链", 1, 5000),
    ]
    assert texts(chains.chain_map(frame("nodes", *rows)))[3:] == [
        "<b>纺纱</b><br>1 个 · 416 万元/1.20 亿元",
        "<b>织造</b><br>0/1 个 · 未到位",
        "<b>服装</b><br>1 个 · 0.50 亿元",
    ]


def test_what_would_read_zero_is_told_in_a_smaller_unit_and_nothing_in_words():
    rows = [
        ("轻纺", "上游", 1, "纺纱", False, 2, None, 12000, "强链"),
        ("轻纺", "中游", 2, "织造", False, 1, None, 35, "强链"),
        ("轻纺", "下游", 3, "服装", False, 1, None, 0, "强链"),
    ]
    assert texts(chains.chain_map(frame("nodes", *rows)))[3:] == [
        "<b>纺纱</b><br>2 个 · 1.20 亿元", "<b>织造</b><br>1 个 · 35 万元", "<b>服装</b><br>1 个 · 未到位",
    ]


def test_a_chains_gaps_are_named_beside_the_part_that_is_filled():
    figure = chains.gap_bars(frame("nodes", *NODES))
    assert texts(figure) == ["轻纺", "2 / 3 个", "补链：织造"]


def test_of_a_chains_gaps_as_many_are_named_as_have_room_a_line_for_each_kind():
    long = ("环保型水性染料助剂", "高性能差别化纤维", "产业用非织造布")
    rows = [("轻纺", "上游", i, name, False, 0, None, 0, "补链") for i, name in enumerate(long, 1)]
    rows += [("轻纺", "下游", 4, "服装", False, 0, None, 0, "延链")]
    rows += [("轻纺", "下游", 5, "家纺", True, 0, None, 0, "延链")]
    assert texts(chains.gap_bars(frame("nodes", *rows)))[2:] == [
        "补链：环保型水性染料助剂、高性能差别化纤维等 3 个<br>延链：家纺、服装",
    ]


def test_stacked_tiles_stand_in_one_column_as_wide_as_the_figure():
    figure = chains.chain_map(frame("nodes", *NODES), stacked=True)
    assert [(box.x0, box.x1, box.y0, box.y1) for box in figure.layout.shapes] == [
        (0.0, 1.0, 26.0, 66.0),
        (0.0, 1.0, 104.0, 144.0),
        (0.0, 1.0, 182.0, 222.0),
    ]
    assert keys(figure) == [["纺纱"], ["织造"], ["服装家纺及产业用纺织品"]]


FIT = (
    ("经开区", "电子信息", 6, 30000, True, 0.75),
    ("经开区", "轻纺", 2, 900, False, 0.75),
    ("皮革园", "皮革加工", 0, 0, True, None),
)


def test_positioned_industries_are_framed_and_strays_hatched_and_named():
    figure = chains.park_fit_matrix(frame("park_fit", *FIT))
    assert texts(figure) == [
        *("电子信息", "轻纺", "皮革加工"),
        *("经开区", "75.0%", "皮革园", "—"),
        *("个 · 亿元", "契合度"),
        *("<b>6</b><br>3.00", "<b>2</b><br>0.09 偏离", "<b>0</b>"),
    ]
    frames = [(box.x0, box.y0) for box in figure.layout.shapes if box.type == "rect"]
    assert frames == [(0.05, 3.0), (1.05, 83.0)]
    assert (list(figure.data[0].base), list(figure.data[0].y)) == ([0.05], [60.0])
    assert keys(figure) == [["经开区", "电子信息"], ["经开区", "轻纺"], ["皮革园", "皮革加工"]]


def test_parks_stand_by_the_share_that_fits_and_name_what_strays():
    figure = park_fit_bars(frame("park_fit", ("食品园", "食品加工", 3, 5000, True, 1.0), *FIT))
    assert texts(figure) == ["经开区", "食品园", "75.0%", "100.0%", "偏离：轻纺 2 个", "全部符合定位"]
    assert keys(figure) == [["经开区"], ["食品园"]]


def test_stacked_parks_are_sections_with_their_own_industries_first():
    figure = chains.park_fit_matrix(frame("park_fit", *reversed(FIT)), stacked=True)
    assert texts(figure) == [
        *("皮革园　契合度 —", "经开区　契合度 75.0%"),
        *("皮革加工", "电子信息", "轻纺"),
        *("暂无项目", "6 个 · 3.00 亿元", "2 个 · 900 万元"),
        *("主导", "主导", "偏离"),
    ]
    own, stray, _ = figure.data
    assert (list(own.x), list(stray.x)) == ([0, 6, None], [None, None, 2])
    assert keys(figure) == [["皮革园", "皮革加工"], ["经开区", "电子信息"], ["经开区", "轻纺"]]


def test_all_chains_stand_in_one_matrix_each_link_a_square_along_the_stream():
    more = ("食品", "上游", 1, "粮油", False, 0, None, 0, "建链")
    figure = chain_matrix(frame("nodes", *NODES, more))
    squares = figure.data[0]
    assert [(text, fill, edge) for text, fill, edge in zip(
        squares.text, squares.marker.color, squares.marker.line.color, strict=True
    )] == [("2", BLUE, BLUE), ("★", WHITE, INK), ("1", BLUE, BLUE), ("", WHITE, GREY)]  # fmt: skip
    assert keys(figure) == [["轻纺", "纺纱"], ["轻纺", "织造"], ["轻纺", "服装家纺及产业用纺织品"], ["食品", "粮油"]]
    assert texts(figure) == ["轻纺", "食品", "上游", "→ 中游", "→ 下游", "补链：织造", "建链：粮油"]


def test_on_a_phone_the_matrix_has_small_squares_and_no_words_beside_them():
    figure = chain_matrix(frame("nodes", *NODES), stacked=True)
    assert (figure.data[0].mode, figure.data[0].marker.size) == ("markers", 10)
    assert texts(figure) == ["轻纺", "上游", "→ 中游", "→ 下游"]
