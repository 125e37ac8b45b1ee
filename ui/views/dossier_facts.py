"""The facts of one project, in the order in which a leader asks for them."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from queries import Scope
from ui.folding import folded
from ui.opened import ask
from ui.tables import table
from ui.verbatim_text import static_table, verbatim
from wording import sentences
from wording.figures import MISSING, is_missing, money, rate, rounded

READINGS = ("label", "written", "read_as", "confidence", "doubt", "file_name", "sheet", "row_no")
PLANS = ("stage", "planned", "until", "days", "file_name", "sheet", "row_no")
Facts = dict[str, Any]


def facts(project: Mapping[str, Any], columns: int = 3) -> None:
    """The project, its money, who leads and what is in the way; what is not stated is left out."""
    groups = stated(project)
    places = st.columns(columns, gap="large") if columns > 1 else [st.container()] * len(groups)
    for place, (title, group) in zip(places, groups.items(), strict=True):
        known = {label: str(value) for label, value in group.items() if not is_missing(value) and value != MISSING}
        with place:
            static_table({title: list(known), "内容": list(known.values())})


def stated(project: Mapping[str, Any]) -> dict[str, Facts]:
    """What the answer says of the project, by group and label."""
    return {"项目": _project(project), "投资": _investment(project), "推进": _progress(project)}


def moved_plans(scope: Scope) -> None:
    """What was planned before, folded; nothing where no plan was changed."""
    plans = ask("projects/plans", scope)
    if not plans.empty:
        labels = {"days": "比前一次推后（天）"}
        told = verbatim(sentences.moved_plans(plans))
        folded(told, lambda: table(plans, PLANS, key="plans_table", labels=labels), key="plans")


def as_written(scope: Scope) -> None:
    """What the ledgers' texts say of the project beyond their values, folded; nothing when they say no more."""
    readings = ask("projects/readings", scope)
    if readings.empty:
        return
    label = f"台账原文：{len(readings)} 处不是单纯的数字或日期"
    folded(label, lambda: table(readings, READINGS, key="readings_table"), key="readings")


def _project(project: Mapping[str, Any]) -> Facts:
    return {
        "投资方": project["investor"],
        "注册地": "，".join(str(part) for part in (project["province"], project["region"]) if not is_missing(part)),
        "产业": project["industry"],
        "产业链环节": project["chain_node"],
        "园区": project["park"],
        "引资单位": project["units"],
        "建设性质": project["build_nature"],
        "建设内容": project["content"],
    }


def _investment(project: Mapping[str, Any]) -> Facts:
    land = project["land_mu"]
    return {
        "协议投资额": money(project["agreed_investment"]),
        "计划固定资产投资": money(project["fixed_asset_investment"]),
        "一期投资额": money(project["phase1_investment"]),
        "占地": MISSING if is_missing(land) else f"{rounded(land, 1):,f} 亩",
        "当年到位": money(project["arrived"]),
        "累计到位": money(project["arrived_total"]),
        "资金到位率": rate(project["arrival_rate"]),
        "年度计划": money(project["annual_plan"]),
    }


def _progress(project: Mapping[str, Any]) -> Facts:
    return {
        "包保县领导": project["leader"],
        "牵头单位": project["lead_unit"],
        "形象进度": project["visual_progress"],
        "存在问题": project["problem"],
        "下步措施": project["next_step"],
        "审核状态": project["audit_status"],
        "备注": project["remark"],
        "台账出处": f"{project['file_name']} · {project['sheet']} · 第 {project['row_no']} 行",
    }
