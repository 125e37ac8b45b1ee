"""What others say of projects' money: all of it as a table, and the sheet that asks the firms."""

import datetime as dt
from functools import partial

import pandas as pd
import streamlit as st

from data.firm_sheet import firm_sheet
from queries import Scope
from ui.access.viewer import viewer
from ui.download_button import download_button
from ui.headings import picture
from ui.opened import ask
from ui.tables import table

OF_A_PROJECT = ("witness", "month", "about", "reported", "attested", "gap", "gap_rate", "agrees", "firm_fixed_assets")


def no_witness(is_narrowed: bool) -> None:
    """Say where witnesses come from, as there is none yet, and in a part of the county that others may have some."""
    st.markdown(
        "旁证有两种：企业自己填的**企业核实单**，统计、税务部门给的**纳统税务数据**。把核实单发给企业，收回后与纳统税务数据一起在"
        "“数据”页上传、发布，这里就把各方的数与单位所报并排列出。"
    )
    if is_narrowed:
        st.markdown("放宽筛选可以看其他范围。")


def sheet_for_firms(scope: Scope) -> None:
    """To who may receive what comes back, 企业核实单 with the projects that have funds in the scope and the month."""
    if viewer().may("receive"):
        projects = ask("projects/rows", scope, figure="arrived")
        if projects.empty:
            return
        named = [(str(row["project_id"]), str(row["project"])) for row in projects.to_dict("records")]
        _button(named, scope.as_of)


def _button(projects: list[tuple[str, str]], month: dt.date) -> None:
    download_button(
        f"企业核实单（已填好 {len(projects)} 个项目）",
        partial(firm_sheet, projects, month),
        f"企业核实单-{month:%Y-%m}.xlsx",
        key="firm_sheet",
        help="列出当前筛选下当年有到位资金的项目；只发给某家企业的，先筛选或删去其他行",
    )


def of_the_project(scope: Scope) -> None:
    """What others say of the dossier's project; nothing where nobody does. The page explains it."""
    rows: pd.DataFrame = ask("checks/witnesses", scope)
    if rows.empty:
        return
    picture("三方印证", "单位所报与企业、纳统、税务的当年累计数，截至同一月份")
    told = tuple(name for name in OF_A_PROJECT if name != "firm_fixed_assets" or rows[name].notna().any())
    table(rows, told, key="witnesses")
