"""A county of three units, as the questions would answer: small enough to write every slide out."""

import datetime as dt
import io
from dataclasses import replace
from decimal import Decimal

import pandas as pd
from pptx import Presentation

from briefing.facts import Facts

YEAR, MONTH = 2026, 10


def frame(columns: str, *rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=columns.split()).convert_dtypes()


def money(value):
    return None if value is None else Decimal(value)


TOTALS = frame(
    "as_of reported_projects arrived industrial_projects industrial_arrived arrived_prior yoy target completion pace "
    "pace_gap signed started produced signed_target reported_arrived other_projects other_arrived untasked_part "
    "ahead_of_target needed_monthly arrived_monthly reported_change industrial_change",
    (dt.datetime(2026, 10, 1), 199, money("611548.37"), 164, money("537414.33"), money("553460.35"), 0.104954,
     money(680000), 0.899336, 10 / 12, 0.066003, 85, 84, 68, 100, money("605128.37"), 14, money("6420"), 0.0,
     money("-68451.63"), money("34225.815"), money("61154.837"), 44, 12),
)
TREND = frame(
    "month arrived arrived_ytd arrived_prior arrived_ytd_prior pace_target prior_basis ahead_of_prior ahead_of_pace",
    *[
        (dt.datetime(2026, m, 1), None if m > 10 else money("61154.837"), None if m > 10 else money("61154.837") * m,
         money(55000), money(55000) * m, money(680000) * m / 12, "按原报数",
         *((None, None) if m > 10 else (money("6154.837") * m, money("61154.837") * m - money(680000) * m / 12)))
        for m in range(1, 13)
    ],
)
UNITS = frame(
    "unit_id unit unit_group is_weak is_chosen arrived target completion pace pace_gap ahead_of_pace needed_monthly "
    "yoy rank rank_change prior_basis",
    ("U1", "甲镇", "乡镇组", False, True, money(8417), money(7000), 1.2024, 10 / 12, 0.3691, money("2583.67"), None,
     0.0195, 1, 2, "按原报数"),
    ("U2", "乙镇", "乡镇组", False, True, money(0), money(1500), 0.0, 10 / 12, -0.8333, money(-1250), money(750),
     -1.0, 2, -1, "按原报数"),
    ("U3", "开发区", "园区组", False, True, money(194056), money(190300), 1.0197, 10 / 12, 0.1864, money("35472.67"),
     None, None, 1, 0, "按原报数"),
)
BOARD = frame(
    "unit_group board unit is_chosen completion pace pace_gap rank reason",
    ("乡镇组", "红榜", "甲镇", True, 1.2024, 10 / 12, 0.3691, 1, "已完成年度任务"),
    ("乡镇组", "黑榜", "乙镇", True, 0.0, 10 / 12, -0.8333, 2, "待破零"),
    ("园区组", "红榜", "开发区", True, 1.0197, 10 / 12, 0.1864, 1, "已完成年度任务"),
)
INDUSTRIES = frame(
    "industry is_lead is_chosen projects agreed_investment arrived arrived_prior arrived_change share lead_share yoy "
    "share_change",
    ("电子信息", True, True, 27, money(904100), money(225642), money(140606), money(85036), 0.7, 0.9, 0.6048, 0.1149),
    ("轻纺", True, True, 21, money(243200), money(52663), money(55636), money(-2973), 0.2, 0.9, -0.0534, -0.0144),
    ("其他", False, True, 6, money(76300), money(14463), money(10174), money(4289), 0.1, 0.9, 0.4215, 0.0053),
)
SOURCES = frame(
    "region province is_chosen projects arrived rank share region_arrived region_share arrived_prior yoy",
    ("珠三角", "广东", True, 27, money(182196), 1, 0.6, money(182196), 0.6, money(113580), 0.6041),
    ("长三角", "浙江", True, 57, money(110446), 2, 0.4, money(110446), 0.4, money(130350), -0.1527),
)
ORIGINS = frame(
    "origin projects arrived share arrived_prior yoy target completion pace_gap",
    ("省外", 190, money(564385), 0.96, money(534700), 0.0555, None, None, None),
    ("外资", 9, money("47163.37"), 0.04, money("18760.35"), 1.514, None, None, None),
)
NODES = frame(
    "industry is_lead position seq is_first node is_focus projects chosen_projects project_names arrived gap_type",
    ("电子信息", True, "上游", 1, True, "覆铜板", False, 0, 0, [], money(0), "延链"),
    ("电子信息", True, "中游", 2, False, "线路板", True, 5, 5, ["子项目"], money(90000), "强链"),
    ("电子信息", True, "中游", 3, False, "被动元件", False, 0, 0, [], money(0), "补链"),
    ("轻纺", True, "上游", 1, True, "纺纱", False, 2, 2, ["丑项目"], money(9000), "强链"),
    ("轻纺", True, "下游", 2, False, "服装", True, 1, 1, ["寅项目"], money(900), "强链"),
)
PARK_FIT = frame(
    "park park_kind industry projects all_projects all_fitting arrived kind_arrived chosen_projects chosen_all "
    "chosen_fitting is_positioned park_fit",
    ("东园", "园区", "电子信息", 3, 4, 3, money(9000), money(9100), 3, 4, 3, True, 0.75),
    ("东园", "园区", "轻纺", 1, 4, 3, money(100), money(9100), 1, 4, 3, False, 0.75),
)
PROJECTS = frame(
    "project_id project unit industry park stage planned_next next_stage days_late annual_plan ytd_done plan_rate "
    "agreed_investment arrived_total arrival_rate key_arrived key_arrival_rate light is_stalled reason problem "
    "next_step leader lead_unit",
    ("P1", "子项目", "乙镇", "电子信息", "东园", "落地", dt.datetime(2026, 6, 12), "开工", 141,
     money(4000), money(3160), 0.79, money(10000), money(4855), 0.4855, money(18855), 0.6285, "红", False,
     "开工超计划 141 天；已停滞", "用地指标未落实", "提请会议研究", "副县长", "乙镇"),
    ("P2", "丑项目", "甲镇", "轻纺", "东园", "开工", dt.datetime(2027, 6, 1), "竣工", 0,
     money(8000), money(7900), 0.9875, money(20000), money(14000), 0.7, money(18855), 0.6285, "绿", False, None, None,
     None, "县长", "甲镇"),
)
CITY = frame(
    "month county metric value yoy rank rank_change gap_to_next next_county is_own",
    (dt.datetime(2026, 10, 1), "望澜区", "到位资金", money(801128), 0.0471, 1, 0, None, None, False),
    (dt.datetime(2026, 10, 1), "临澜县", "到位资金", money("611548.37"), 0.105, 2, 1, money("189579.63"), "望澜区",
     True),
)
METRICS = frame(
    "metric unit unit_group is_chosen value share target completion pace pace_gap rank",
    ("arrived", "甲镇", "乡镇组", True, money(8417), 0.0415, None, None, 10 / 12, None, None),
    ("arrived", "开发区", "园区组", True, money(194056), 0.9585, None, None, 10 / 12, None, None),
)
TIMELINE = frame(
    "project_id project stage seq planned actual days_late",
    ("P1", "子项目", "开工", 5, dt.datetime(2026, 6, 12), None, 141),
)
DECISIONS = PROJECTS.head(1)[
    ["project_id", "project", "agreed_investment", "unit", "stage", "light", "is_stalled", "days_late", "reason",
     "problem", "next_step", "leader", "lead_unit"]
]  # fmt: skip
COUNTS = frame(
    "since lights_worse turned_red lights_better lights_other advanced fell_back newly_signed appeared stopped ended "
    "with_funds arrived_since worse better",
    (dt.datetime(2026, 9, 1), 3, 1, 2, 0, 5, 0, 4, 0, 0, 1, 7, money("55875.76"), 4, 11),
)
DISPATCH = frame(
    "project_id project light agreed_investment stuck ask unit owner leader due_at days_over status item_id open_items "
    "reason",
    ("P1", "子项目", "红", money(10000), "用地指标未落实", "争取市级指标", "自然资源局", "用地科科长", "副县长",
     dt.datetime(2026, 9, 30), 31, "办理中", "WT1", 1, "开工超计划 141 天；已停滞"),
)
ANSWERS = {
    "dispatch/agenda": DISPATCH,
    "changes/counts": COUNTS,
    "overview/totals": TOTALS,
    "overview/trend": TREND,
    "overview/lights": frame("light projects stalled key_projects", ("红", 1, 0, 2), ("绿", 1, 0, 2)),
    "overview/decisions": DECISIONS,
    "rankings/units": UNITS,
    "rankings/board": BOARD,
    "rankings/metrics": METRICS,
    "rankings/origins": ORIGINS,
    "rankings/sources": SOURCES,
    "rankings/city": CITY,
    "rankings/city_months": CITY[["month", "county", "metric", "value", "rank", "is_own"]],
    "key_projects/timeline": TIMELINE,
    "chains/industries": INDUSTRIES,
    "chains/nodes": NODES,
    "chains/park_fit": PARK_FIT,
    "key_projects/lights": PROJECTS,
}
DEFINITIONS = {
    "overview/totals": {"arrived": "实际到位资金：审核通过的到位资金，万元"},
    "rankings/units": {"completion": "完成率：到位资金 / 任务，比率"},
}


def small_facts() -> Facts:
    return Facts(
        as_of=dt.date(YEAR, MONTH, 1), version_id="2026-10-0001-c9e07d63", county="临澜县", city="澜川市",
        is_sample=True, filters="全县", answers=ANSWERS, definitions=DEFINITIONS,
    )


def empty_facts() -> Facts:
    """A county without a single row: only the month is known."""
    blank = {name: answer.head(0) for name, answer in ANSWERS.items()}
    blank["overview/totals"] = TOTALS.reindex(columns=["as_of"]).reindex(columns=TOTALS.columns)
    blank["overview/trend"] = TREND.reindex(columns=["month"]).reindex(columns=TREND.columns)
    return replace(small_facts(), answers=blank, taken=[])


def opened(deck):
    return Presentation(io.BytesIO(deck))


def texts(slide):
    """Every text on the slide, its tables row by row; footer and page number left out."""
    told = []
    for shape in slide.shapes:
        if shape.has_table:
            told += [" | ".join(cell.text for cell in row.cells) for row in shape.table.rows]
        elif shape.has_text_frame and shape.text_frame.text and shape.name not in ("页脚", "页码"):
            told.append(shape.text_frame.text)
    return told
