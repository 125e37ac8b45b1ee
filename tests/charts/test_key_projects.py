import datetime as dt

import pytest

from charts import gantt as calendar
from charts import key_projects, tracks
from charts.palette import LIGHT_INKS
from charts.style import BLUE, GREY, RED, SECONDARY, WHITE, YELLOW
from tests.charts.frames import AS_OF, frame, keys, texts


def day(month: int, of: int = 1) -> dt.date:
    return dt.date(2026, month, of)


TIMELINE = (
    ("P1", "按期项目", "签约", 3, day(1), day(1), 0),
    ("P1", "按期项目", "开工", 5, day(5), day(4, 28), 0),
    ("P1", "按期项目", "竣工", 6, dt.date(2027, 3, 1), None, 0),
    ("P2", "超期项目", "签约", 3, day(2), day(2, 11), 10),
    ("P2", "超期项目", "开工", 5, day(9), None, 60),
    ("P2", "超期项目", "竣工", 6, day(10), None, 30),
    ("P3", "停建项目", "签约", 3, None, day(3), None),
    ("P3", "停建项目", "开工", 5, day(6), None, 152),
    ("P3", "停建项目", "停建", 9, None, day(7, 15), None),
    ("P4", "建成项目", "投产", 7, day(8), day(8), 0),
)


def test_stopped_projects_come_first_then_the_most_overdue_with_their_state_in_words():
    found = tracks.tracks(frame("timeline", *TIMELINE), {"P3": "红", "P2": "黄", "P1": "绿"})
    assert [(track.project_id, *tracks.status(track)) for track in found] == [
        ("P3", "已停建，2026-07-15", LIGHT_INKS["红"]),
        ("P2", "开工超期 60 天", LIGHT_INKS["黄"]),
        ("P1", "下一节点：竣工，计划 2027-03-01", SECONDARY),
        ("P4", "已投产，无待完成的计划节点", SECONDARY),
    ]


def test_a_project_that_went_on_after_a_stop_is_no_longer_stopped():
    rows = (*TIMELINE[6:9], ("P3", "停建项目", "竣工", 6, day(9), day(9), 0))
    (track,) = tracks.tracks(frame("timeline", *rows))
    assert tracks.status(track) == ("已竣工，无待完成的计划节点", SECONDARY)


def dates(trace) -> list[str | None]:
    return [None if x is None else dt.date.fromordinal(x).isoformat() for x in trace.x]


@pytest.mark.parametrize(("light", "color"), [("红", RED), ("黄", YELLOW), ("绿", SECONDARY), (None, SECONDARY)])
def test_the_overdue_part_has_its_lights_colour_from_the_planned_day_to_the_end_of_the_month(light, color):
    figure = key_projects.gantt(frame("timeline", *TIMELINE[3:6]), AS_OF, {"P2": light} if light else None)
    planned, actual, late = figure.data[1:4]
    assert [(t.line.color, t.line.width) for t in (planned, actual, late)] == [(GREY, 2), (BLUE, 8), (color, 8)]
    assert dates(planned) == ["2026-02-01", "2026-10-01", None]
    assert dates(actual) == ["2026-02-11", "2026-09-01", None]
    assert dates(late) == ["2026-09-01", "2026-10-31", None]
    assert "截至 2026-10-31" in texts(figure)


def test_the_as_of_line_does_not_run_through_a_projects_words():
    figure = key_projects.gantt(frame("timeline", *TIMELINE[:6]), dt.date(2026, 1, 1))
    words = figure.layout.annotations[:2]
    assert [(note.text.partition("<br>")[0], note.bgcolor) for note in words] == [
        ("<b>超期项目</b>", WHITE), ("<b>按期项目</b>", WHITE),
    ]  # fmt: skip


def test_every_row_and_milestone_of_the_calendar_carries_its_project():
    figure = key_projects.gantt(frame("timeline", *TIMELINE[:6]), AS_OF)
    assert keys(figure) == [["P2"], ["P1"], *[["P2"]] * 3, *[["P1"]] * 3, ["P2"], ["P1"], ["P1"]]


def test_a_milestone_is_late_early_on_time_overdue_or_still_to_come():
    rows = (
        ("P1", "项目", "签约", 3, None, day(1), None),
        ("P1", "项目", "落地", 4, day(2), day(2), 0),
        ("P1", "项目", "开工", 5, day(5), day(5, 13), 12),
        ("P1", "项目", "竣工", 6, day(8), day(7, 30), 0),
        ("P1", "项目", "投产", 7, day(9), None, 1060),
        ("P1", "项目", "达产", 8, dt.date(2027, 3, 1), None, 0),
    )
    (track,) = tracks.tracks(frame("timeline", *rows))
    assert {milestone.stage: tracks.verdict(milestone) for milestone in track.milestones} == {
        "签约": "2026-01-01",
        "落地": "按期",
        "开工": "晚 12 天",
        "竣工": "提前 2 天",
        "投产": "超期 1,060 天",
        "达产": "未到期",
    }


def test_the_calendar_names_five_months_at_most_and_none_at_the_edge():
    spans = [(day(1), day(4)), (day(1), dt.date(2027, 6, 1)), (dt.date(2019, 1, 1), dt.date(2031, 1, 1))]
    assert [
        [dt.date.fromordinal(tick).isoformat()[:7] for tick in calendar._ticks(a.toordinal(), b.toordinal())]
        for a, b in spans
    ] == [
        ["2026-02", "2026-03"],
        ["2026-04", "2026-07", "2026-10", "2027-01", "2027-04"],
        ["2020-01", "2025-01", "2030-01"],
    ]


def test_in_rows_a_project_s_name_stands_left_of_its_bars_and_its_state_right_of_them():
    figure = key_projects.gantt(frame("timeline", *TIMELINE[:6]), AS_OF, stacked=False)
    words = [(note.text, note.x, note.y) for note in figure.layout.annotations[:4]]
    assert words == [
        ("超期项目", 0, 15.0), ("按期项目", 0, 45.0),
        ("开工超期 60 天", 1, 15.0), ("下一节点：竣工，计划 2027-03-01", 1, 45.0),
    ]  # fmt: skip
    assert list(figure.data[0].width) == [30.0, 30.0]


def test_late_are_those_that_stopped_or_are_overdue():
    dates = frame("timeline", *TIMELINE)
    assert set(dates["project_id"][tracks.is_late(dates)]) == {"P2", "P3"}


ARRIVALS = (
    ("P1", "小项目", 5000, 6000, 1.2, 0),
    ("P2", "大项目（一期）", 80000, 20000, 0.25, 60000),
    ("P3", "未填项目", None, 300, None, None),
)


def test_arrived_is_drawn_against_what_was_agreed_to_one_scale_the_most_outstanding_first():
    figure = key_projects.arrival_bars(frame("key", *ARRIVALS))
    assert list(figure.data[0].x) == [20000, 6000, 300]
    assert texts(figure) == [
        *("大项目（一期）", "小项目", "未填项目"),
        *("6.00", "0.00", "—", "还差 亿元"), *("2.00", "0.60", "0.03", "累计到位"),
        *("8.00", "0.50", "—", "协议投资"), *("25.0%", "120.0%", "—", "到位率"),
    ]  # fmt: skip
    assert [frame.x1 for frame in figure.layout.shapes] == [80000, 5000]
    assert keys(figure) == [["P2"], ["P1"], ["P3"]]


def test_on_a_phone_names_stand_over_the_bars_and_the_amounts_under_them():
    assert texts(key_projects.arrival_bars(frame("key", *ARRIVALS), stacked=True)) == [
        *("大项目（一期）", "小项目", "未填项目"),
        "<b>还差 6.00 亿元</b>　2.00 / 8.00　25.0%",
        "<b>还差 0.00 亿元</b>　0.60 / 0.50　120.0%",
        "0.03 亿元，未填协议投资额",
    ]


def test_funds_of_this_year_are_blue_and_what_is_not_audited_an_empty_frame():
    rows = (
        ("P1", dt.date(2025, 12, 1), "out_province", 500, "审核通过"),
        ("P1", day(1), "out_province", 300, "审核通过"),
        ("P1", day(1), "out_city", 200.5, "审核通过"),
        ("P1", day(3), "out_city", -100, "审核通过"),
        ("P1", day(4), "out_city", 80, "审核中"),
    )
    figure = key_projects.funds_by_month(frame("funds", *rows), AS_OF)
    waiting, passed = figure.data
    assert [(f"{x:%Y-%m}", y) for x, y in zip(passed.x, passed.y, strict=True)] == [
        ("2025-12", 500.0),
        ("2026-01", 500.5),
        ("2026-03", -100.0),
    ]
    assert list(passed.marker.color) == [GREY, BLUE, BLUE]
    assert (list(waiting.y), waiting.marker.color, list(waiting.marker.line.color)) == ([80.0], "#FFFFFF", [BLUE])
    assert keys(figure) == [["2026-04-01"], ["2025-12-01"], ["2026-01-01"], ["2026-03-01"]]
    assert (texts(figure), list(figure.layout.yaxis.ticktext)) == (["万元"], ["200", "400"])
