"""What is wrong with the workbooks on purpose, so that the receipts have something to show.

A flaw is a row too many: it never replaces a fact, so the good rows add up to the generated tables.
"""

from dataclasses import dataclass

import pandas as pd

from data.sample.sheet import Row


@dataclass(frozen=True)
class Flaw:
    """One row that isn't simply loaded: in which file and sheet, how it is expected to come out, and why."""

    file_name: str
    sheet: str
    outcome: str  # rejected, held, duplicate or warning
    reason: str


FLAWS = (
    Flaw("基础配置.xlsx", "目标任务", "warning", "各单位任务之和与全县任务不等，下达时层层加码"),
    Flaw("项目台账.xlsx", "园区", "rejected", "没有项目编号"),
    Flaw("项目台账.xlsx", "乡镇街道", "rejected", "引资单位写成“禾硕真”，单位表中没有"),
    Flaw("项目台账.xlsx", "县直单位", "rejected", "总投资写成“见附件”"),
    Flaw("项目台账.xlsx", "乡镇街道", "duplicate", "园区表中的项目在乡镇表中又填了一次"),
    *(Flaw("项目台账.xlsx", sheet, "warning", "信用代码一列是隐藏的") for sheet in ("园区", "乡镇街道", "县直单位")),
    Flaw("资金月报-2024.xlsx", "3月", "rejected", "本月到位资金写成“待核实”"),
    Flaw("资金月报-2025.xlsx", "3月", "warning", "合计行被人手工改过，比各行之和多 500 万元"),
    Flaw("资金月报-2025.xlsx", "5月", "rejected", "项目编号 LL2025-9999 不在项目台账中"),
    Flaw("资金月报-2025.xlsx", "9月", "held", "同一行填了两遍"),
    Flaw("资金月报-2026.xlsx", "8月", "rejected", "本月到位资金写成“见附件”"),
    Flaw("资金月报-2026.xlsx", "10月", "held", "同一行填了两遍"),
    Flaw("重点项目进度表.xlsx", "2026年10月", "rejected", "项目编号 LL2026-9998 不在项目台账中"),
    Flaw("市通报.xlsx", "2026年10月", "rejected", "没有县区名称"),
    Flaw("招商活动台账.xlsx", "招商活动", "rejected", "活动类型写成“茶叙”"),
    Flaw("招商活动台账.xlsx", "重点项目里程碑", "rejected", "项目编号 LL2026-9998 不在项目台账中"),
    Flaw("在谈项目台账.xlsx", "在谈项目", "rejected", "流失的项目没有填流失原因"),
    Flaw("问题调度台账.xlsx", "问题台账", "rejected", "已销号，却没有销号依据"),
)
NEGOTIATION_ROWS: list[Row] = [
    {"negotiation_id": "ZT2026-19", "project_name": "演示竹木制品项目", "unit": "青笺乡", "planned_investment": 0.8,
     "first_contact": "2026年3月2日", "substage": "考察", "lost_at": "2026年9月1日", "lost_stage": "考察"},
]  # fmt: skip
ISSUE_ROWS: list[Row] = [
    {"issue_id": "WT2026-020", "description": "演示问题：道路照明不足", "category": "其他", "raised_at": "2026年8月3日",
     "lead_unit": "县住建局", "status": "已办结", "closed_at": "2026年8月20日"},
]  # fmt: skip
ACTIVITY_ROWS: list[Row] = [
    {"activity_id": "HD2026-19", "held_at": "2026年10月30日", "kind": "茶叙", "city": "杭州", "host": "县商务局"},
]
MILESTONE_ROWS: list[Row] = [
    {"project_id": "LL2026-9998", "project_name": "演示生物质能源项目", "milestone": "一期用地", "planned_value": 60,
     "measure": "亩", "month": "2026年10月"},
]  # fmt: skip
MARCH_2024, MARCH_2025, MAY_2025 = pd.Timestamp("2024-03-01"), pd.Timestamp("2025-03-01"), pd.Timestamp("2025-05-01")
SEPTEMBER_2025, AUGUST_2026, OCTOBER_2026 = (pd.Timestamp(day) for day in ("2025-09-01", "2026-08-01", "2026-10-01"))


def project_rows(sheet: str, rows: list[Row], others: list[Row]) -> list[Row]:
    """The flawed rows at the end of a sheet of the project ledger; `others` are the rows of the sheet before."""
    copied = {**rows[-1], "uscc": None, "registered_name": None}
    if sheet == "园区":
        return [{**copied, "project_id": None, "project_name": "演示智能仓储项目（编号待补）"}]
    if sheet == "乡镇街道":
        typo = {**copied, "project_id": "LL2026-9001", "project_name": "演示秸秆板材项目", "report_unit": "禾硕真"}
        return [typo, dict(others[3])]
    return [
        {
            **copied,
            "project_id": "LL2025-9002",
            "project_name": "演示冷链配送项目",
            "agreed": 0,
            "agreed_investment": "见附件",
        }
    ]


def fund_rows(month: pd.Timestamp, rows: pd.DataFrame) -> list[Row]:
    """The flawed rows at the end of the first unit of a month's sheet."""
    row = rows[rows.ytd_value.notna()].iloc[-1].to_dict()
    if month == MARCH_2024:
        return [{**row, "amount": "待核实", "ytd_value": None}]
    if month == AUGUST_2026:
        return [{**row, "amount": "见附件", "ytd_value": None}]
    if month == MAY_2025:
        stranger = {"project_id": "LL2025-9999", "project_name": "演示环保设备项目"}
        return [{**row, **stranger, "amount": 860, "ytd_value": 860}]
    return [row] if month in (SEPTEMBER_2025, OCTOBER_2026) else []


def astray(month: pd.Timestamp) -> float:
    """How far the 合计 of that month's sheet is from the sum of its rows, 万元."""
    return 500 if month == MARCH_2025 else 0


def progress_rows(month: pd.Timestamp) -> list[Row]:
    """The flawed row of the last month's progress sheet: a project that no ledger knows."""
    if month != OCTOBER_2026:
        return []
    words = {"visual_progress": "前期手续办理中", "next_step": "补报项目台账", "annual_plan": "-"}
    return [{"project_id": "LL2026-9998", "project_name": "演示生物质能源项目", **words}]
