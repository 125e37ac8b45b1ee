import datetime as dt

import pandas as pd
import plotly.graph_objects as go

from charts import projector, style
from charts.decisions import decision_lines, earlier_lines, item_lines
from charts.projector import Window
from charts.style import CUT

BASIS = "2026年1—10月 · 全县"
WALL, PHONE = Window(1920, 1080), Window(390, 844)


def drawn(figure, title="九个单位", window=WALL, basis=BASIS, more=""):
    return projector.slide(projector.values(figure), title, basis, more, window)["layout"]


def blank(height):
    return projector.values(go.Figure(layout={"height": height}))


def test_a_figure_is_enlarged_as_a_whole_so_that_it_fills_the_window_and_no_more():
    assert [projector.fits(blank(height), 146, WALL) for height in (100, 450, 600)] == [2.6, 2.0, 1.5]
    assert projector.fits(blank(450), 146 * 2, Window(3840, 2160)) == 4.0


def test_a_figure_on_a_phone_keeps_the_width_that_it_needs():
    assert projector.fits(blank(100), 146, PHONE) == (390 - 80 * 0.55) / projector.NARROWEST


def test_whatever_the_window_a_slide_is_as_large_as_it():
    sizes = [(1366, 768), (1536, 864), (1920, 1080), (3840, 2160), (390, 844), (1366, 620)]
    layouts = [drawn(style.figure([], 300), "字" * 60, Window(*size)) for size in sizes]
    assert [(each["width"], each["height"]) for each in layouts] == sizes
    assert [each["margin"]["t"] + each["margin"]["b"] < each["height"] for each in layouts] == [True] * len(sizes)


def test_type_and_margins_grow_with_the_figure_and_the_rows_keep_their_places():
    bars, name = style.bars([3.0], [20.0], 10, style.BLUE), style.note("甲镇", 20, shift=-40)
    small = style.figure([bars], 100, left=50, notes=[name])
    wide = projector.slide(projector.values(small), "九个单位", BASIS, "", WALL)
    margin, (name, title, basis) = wide["layout"]["margin"], wide["layout"]["annotations"]
    grown, head = projector.LARGEST, 26 + (46 + 22) * projector.SPACED + 20
    assert (name["xshift"], name["font"]["size"], name["y"]) == (-40 * grown, style.SIZE * grown, 20)
    assert margin == {"l": 40 + 50 * grown, "r": 40 + 8 * grown, "t": head + 4 * grown,
                      "b": 1080 - head - 104 * grown}  # fmt: skip
    assert wide["data"][0]["width"] == 10
    assert (title["text"], title["font"]["size"], basis["text"]) == ("<b>九个单位</b>", projector.TITLE, BASIS)


def test_a_long_title_breaks_between_its_clauses_and_on_a_phone_within_them_but_never_within_a_number():
    title = "1—10月全县到位资金 61.15 亿元，同比增长 10.5%，快于序时进度 6.6 个百分点，居第 3 位"
    told = [drawn(style.figure([], 100), title, window)["annotations"][0]["text"] for window in (WALL, PHONE)]
    assert told == [
        "<b>1—10月全县到位资金 61.15 亿元，同比增长 10.5%，快于序时进度 6.6 个百分点，<br>居第 3 位</b>",
        "<b>1—10月全县到位资金 61.15 亿元，<br>同比增长 10.5%，<br>快于序时进度 6.6 个百分点，<br>居第 3 位</b>",
    ]


def test_words_that_have_no_room_are_cut_and_beside_bars_too_narrow_to_be_read_left_out():
    axis = style.PIXELS | {"range": [0, 2]}
    notes = [style.note("一" * 60, 10, name=CUT), style.note("补链", 10, x=1, xref="x", name=CUT)]
    figure = style.figure([], 100, notes=notes, xaxis=axis)
    texts = [[note["text"] for note in drawn(figure, window=window)["annotations"][:-2]] for window in (WALL, PHONE)]
    assert texts == [["一" * 52 + "…", "补链"], ["一" * 24 + "…"]]


def test_a_readers_name_stands_over_the_slide_three_times():
    slide = projector.slide(projector.values(style.figure([], 100)), "九个单位", BASIS, "", WALL)
    marked = projector.marked(slide, "甲 2026-11-20", WALL)
    assert [note["text"] for note in marked["layout"]["annotations"][-3:]] == ["甲 2026-11-20"] * 3


def test_waiting_projects_are_lines_with_the_lights_shape_where_it_is_stuck_what_to_settle_and_who_leads():
    waiting = pd.DataFrame(
        [
            {"project_id": "P1", "project": "甲项目", "unit": "甲镇", "stage": "落地", "light": "红",
             "reason": "签约已 17 个月仍未开工；开工超计划 353 天", "leader": "副县长", "lead_unit": "甲局",
             "agreed_investment": 48_000, "problem": "缺用地指标", "next_step": "提请研究", "days_late": 353},
            {"project_id": "P2", "project": "乙项目", "unit": "乙镇", "stage": "停建", "light": "红",
             "reason": "已停建", "leader": pd.NA, "lead_unit": "乙局", "agreed_investment": pd.NA, "problem": pd.NA,
             "next_step": pd.NA, "days_late": 0},
        ]
    )  # fmt: skip
    lines = decision_lines(waiting)
    assert [note.text for note in lines.layout.annotations] == [
        "■", "甲项目", "卡点：缺用地指标", "要定什么：提请研究",
        "4.80 亿元 · 副县长 · 超期 353 天 · 签约已 17 个月仍未开工",
        "■", "乙项目", "卡点：—", "要定什么：—", "乙局 · 已停建",
    ]
    assert [list(key) for key in lines.data[0].customdata] == [["P1"], ["P2"]]


def test_the_last_meetings_decisions_say_whether_they_are_settled():
    made = pd.DataFrame(
        [
            {"matter": "解决用地指标", "owner": "甲镇", "due": dt.date(2026, 11, 1), "state": "已办结", "done": True,
             "project": "甲项目", "project_id": "P1", "day": dt.date(2026, 10, 20), "is_last": True, "days_over": None},
            {"matter": "引入投资者", "owner": "乙镇", "due": dt.date(2026, 12, 1), "state": "办理中", "done": False,
             "project": None, "project_id": None, "day": dt.date(2026, 9, 20), "is_last": False, "days_over": 9},
        ]
    )  # fmt: skip
    assert [note.text for note in earlier_lines(made).layout.annotations] == [
        "✓", "甲项目：解决用地指标", "已办结 · 甲镇 · 2026-11-01 前",
        "○", "引入投资者（2026-09-20 定）", "办理中 · 乙镇 · 2026-12-01 前 · 超期 9 天",
    ]


def test_what_a_dispatch_goes_through_is_lines_of_where_it_is_stuck_and_who_settles_what_by_when():
    rows = pd.DataFrame(
        [
            ("P1", "甲项目", "红", "缺电", "增容", "供电局", "科长", dt.date(2026, 9, 30), 31, "办理中", "W1"),
            ("P2", "乙项目", "红", "停工", None, "乙镇", None, pd.NaT, pd.NA, "无事项", None),
            (None, None, None, "摸清底数", "逐个约谈", "招商局", None, dt.date(2026, 11, 5), pd.NA, "待办", "W2"),
        ],
        columns=["project_id", "project", "light", "stuck", "ask", "unit", "owner", "due_at", "days_over", "status",
                 "item_id"],
    )  # fmt: skip
    lines = item_lines(rows)
    assert [note.text for note in lines.layout.annotations] == [
        "■", "甲项目", "缺电 → 增容", "供电局 · 科长 · 2026-09-30 前 · 超期 31 天",
        "■", "乙项目", "停工", "乙镇 · 无事项",
        "○", "摸清底数", "逐个约谈", "招商局 · 2026-11-05 前",
    ]
    assert [list(key) for key in lines.data[0].customdata] == [["P1"], ["P2"], [""]]
