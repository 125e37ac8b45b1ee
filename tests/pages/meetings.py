"""A meeting of the sample county, the page that lists it, and its screens."""

import datetime as dt
import json
from pathlib import Path

from streamlit.testing.v1 import AppTest

from briefing.meeting.agenda import ALL
from data.warehouse.meetings import prepare
from tests.pages.turning import turned_to
from ui.meeting.presenting import WINDOW as WINDOW_SIZE

WINDOW = str(Path(__file__).parent.parent.parent / "ui" / "window.py")
DECISIONS = "7 个红灯项目需要决策，最急的在最前"
COVER, CLOSING = "临澜县招商引资工作情况汇报", "请会议研究决定"
TITLES = [
    COVER,
    "1—10月全县到位资金 61.15 亿元，同比增长 10.5%，完成全年任务的 89.9%，快于序时进度 6.6 个百分点，居全市第 3 位",
    f"{DECISIONS}（1/2）",
    f"{DECISIONS}（2/2）",
    "月调度要过 11 项：红灯 7 个，有事超期的 6 项，5 个红灯还没有事项（1/2）",
    "月调度要过 11 项：红灯 7 个，有事超期的 6 项，5 个红灯还没有事项（2/2）",
    "乡镇组：24 个单位中 9 个慢于序时进度，欠得最多的是榆岚乡（4,162 万元），1 个待破零（1/2）",
    "乡镇组：24 个单位中 9 个慢于序时进度，欠得最多的是榆岚乡（4,162 万元），1 个待破零（2/2）",
    "县直组：11 个单位中 4 个慢于序时进度，欠得最多的是县交通运输局（2,143 万元）",
    "园区组：5 个单位中 1 个慢于序时进度，欠得最多的是南部产业园（3,827 万元）",
    "红榜 9 个单位，黑榜 7 个单位，最慢的是蓼湾乡，慢于序时进度 83.3 个百分点（1/2）",
    "红榜 9 个单位，黑榜 7 个单位，最慢的是蓼湾乡，慢于序时进度 83.3 个百分点（2/2）",
    "九个主导产业占到位资金的 79.7%，电子信息居首（22.56 亿元）",
    "省外资金最多：56.44 亿元，占到位资金的 92.3%",
    "长三角来资最多：25.04 亿元，占 40.9%",
    "9 条主导产业链 131 个环节中 64 个有本地项目，补链缺口 41 个、延链缺口 26 个",
    "南部产业园的主导产业契合度最低，为 46.0%",
    "40 个重点项目：红灯 7 个、黄灯 18 个、绿灯 15 个",
    "8 个重点项目的下一节点超期，最长 353 天（1/2）",
    "8 个重点项目的下一节点超期，最长 353 天（2/2）",
    "全县到位资金居全市第 3 位，距前一位澜东区还差 7.34 亿元",
    "全县新开工项目居全市第 3 位，距前一位澜东区还差 9 个",
    "全县新签约项目居全市第 3 位，距前一位澜东区还差 5 个",
    "请会议研究决定（1/2）",
    "请会议研究决定（2/2）",
]


def held(store, **more):
    return prepare(store, "县委常委会", dt.date(2026, 11, 20), dt.date(2026, 10, 1), more, ALL)


def page_of_meetings():
    return turned_to(AppTest.from_file(WINDOW, default_timeout=60), "meetings").run()


def at_desk(meeting):
    """The presenter's own screen."""
    app = turned_to(AppTest.from_file(WINDOW, default_timeout=60), "presenter")
    app.query_params["meeting"] = meeting.id
    app.session_state[WINDOW_SIZE] = (1366, 768)
    return app.run()


def on_screen(meeting, slide=1):
    """The slide on the wall, as its address asks for it."""
    app = turned_to(AppTest.from_file(WINDOW, default_timeout=60), "present")
    app.query_params["meeting"], app.query_params["slide"] = meeting.id, str(slide)
    app.session_state[WINDOW_SIZE] = (1366, 768)
    return app.run()


def told(app):
    """What the wall tells the browser."""
    (mounted,) = app.get("bidi_component")
    return json.loads(mounted.proto.json)


def choices(app):
    """The titles of all slides, from the overview under the slide."""
    return told(app)["titles"]
