import datetime as dt

import pandas as pd
import plotly.graph_objects as go

from charts import projector, style
from charts.decisions import decision_lines, earlier_lines, item_lines

BASIS = "2026年1—10月 · 全县"


def test_a_figure_is_enlarged_as_a_whole_so_that_it_fills_the_screen_and_no_more():
    figures = [go.Figure(layout={"height": height}) for height in (100, 425, 500, 2_000)]
    assert [projector.fits(figure, 120) for figure in figures] == [2.6, 2.0, 1.7, 1.25]


def test_type_and_margins_grow_with_the_figure_and_the_rows_keep_their_places():
    bars, name = style.bars([3.0], [20.0], 10, style.BLUE), style.note("甲镇", 20, shift=-40)
    small = style.figure([bars], 100, left=50, notes=[name])
    wide = projector.slide(small, "九个单位", BASIS)
    name, title, basis = wide.layout.annotations
    head = projector.TITLE * 1.35 + projector.BASIS * 2.6
    grown = projector.LARGEST
    assert (name.xshift, name.font.size, name.y) == (-40 * grown, style.SIZE * grown, 20)
    assert (wide.layout.height, wide.layout.margin.l, wide.data[0].width) == ((100 + 8) * grown + head, 50 * grown, 10)
    assert (title.text, title.font.size, basis.text) == ("<b>九个单位</b>", projector.TITLE, BASIS)


def test_a_long_title_breaks_instead_of_leaving_the_screen():
    titled = projector.slide(style.figure([], 100), "字" * 60, BASIS)
    assert titled.layout.annotations[0].text == f"<b>{'字' * 30}<br>{'字' * 30}</b>"


def test_waiting_projects_are_lines_with_the_lights_shape_the_reason_and_who_leads():
    waiting = pd.DataFrame(
        [
            {"project_id": "P1", "project": "甲项目", "unit": "甲镇", "stage": "落地", "light": "红",
             "reason": "签约已 17 个月仍未开工；开工超计划 353 天", "leader": "副县长", "lead_unit": "甲局",
             "agreed_investment": 48_000, "problem": "缺用地指标", "next_step": "提请研究" * 12, "days_late": 353},
            {"project_id": "P2", "project": "乙项目", "unit": "乙镇", "stage": "停建", "light": "红",
             "reason": "已停建", "leader": pd.NA, "lead_unit": "乙局", "agreed_investment": pd.NA, "problem": pd.NA,
             "next_step": pd.NA, "days_late": 0},
        ]
    )  # fmt: skip
    lines = decision_lines(waiting)
    assert [note.text for note in lines.layout.annotations] == [
        "■", "甲项目", "缺用地指标 → " + "提请研究" * 9 + "提…",
        "4.80 亿元 · 副县长 · 超期 353 天 · 签约已 17 个月仍未开工",
        "■", "乙项目", "已停建", "乙局",
    ]
    assert [list(key) for key in lines.data[0].customdata] == [["P1"], ["P2"]]


def test_the_last_meetings_decisions_say_whether_they_are_settled():
    made = pd.DataFrame(
        [
            {"matter": "解决用地指标", "owner": "甲镇", "due": dt.date(2026, 11, 1), "state": "已办结", "done": True,
             "project": "甲项目", "day": dt.date(2026, 10, 20), "is_last": True, "days_over": None},
            {"matter": "引入投资者", "owner": "乙镇", "due": dt.date(2026, 12, 1), "state": "办理中", "done": False,
             "project": None, "day": dt.date(2026, 9, 20), "is_last": False, "days_over": 9},
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
