"""本月到位资金 filled in on the page: a row a project, prefilled with what is known, made into a workbook when sent."""

import datetime as dt
from decimal import Decimal

import pandas as pd
import streamlit as st

from data.reporting.deliveries import Content
from data.reporting.funds_book import Filled, filled_before, funds_book, name_of
from queries import Scope
from records.deliveries import UnitDelivery
from ui.access.viewer import may_see
from ui.explanation import explain
from ui.opened import ask, version_file
from ui.pictures import on_phone
from ui.reporting.rehearsal import contents
from ui.reporting.sending import add
from ui.verbatim_text import small

AMOUNT, PROJECT, LAST_MONTH = "本月到位（万元）", "项目", "上月（万元）"
ON_PHONE = (PROJECT, AMOUNT, LAST_MONTH)  # where the others would push it out of sight


def grid(unit_id: str, month: dt.date, seen: UnitDelivery | None) -> None:
    """Draw the grid of the unit's projects for a month; what is filled in becomes a file of the delivery."""
    scope = Scope(month, units=(unit_id,), may_see=may_see())
    rows = ask("reporting/projects", scope)
    if rows.empty:
        small("没有由本单位填报的在册项目，没有可以填的行。")
        return
    frame = _frame(rows, _before(month, seen))
    with st.form("report_grid", border=False):
        edited = st.data_editor(
            frame,
            key=f"grid_{unit_id}_{month}_{version_file().id}_{seen.revision if seen else 0}",
            disabled=[name for name in frame if name != AMOUNT],
            hide_index=True,
            num_rows="fixed",
            column_order=ON_PHONE if on_phone() else None,
            column_config={name: st.column_config.NumberColumn(name, format="localized") for name in frame.columns[3:]},
            placeholder="",
        )
        sent = st.form_submit_button("生成资金月报并核对", icon=":material/edit_note:")
    small("没有到位的留空；退回资金的填负数。项目不在表里的，请先在项目台账中登记。")
    explain("reporting/projects", scope)
    if sent:
        _send(unit_id, month, seen, rows, edited[AMOUNT])


def _send(unit_id: str, month: dt.date, seen: UnitDelivery | None, rows: pd.DataFrame, amounts: pd.Series) -> None:
    filled = [
        Filled(row.project_id, row.project, row.origin, Decimal(str(amount)))
        for row, amount in zip(rows.itertuples(), amounts, strict=True)
        if not pd.isna(amount)
    ]
    if not filled:
        st.warning("还没有填任何一个项目的到位资金。")
        return
    add(unit_id, month, seen, [Content(name_of(month), funds_book(filled, month))])


def _before(month: dt.date, seen: UnitDelivery | None) -> dict[str, Decimal]:
    """What was filled in before and lies in the delivery."""
    for file in contents(seen):
        if file.name == name_of(month):
            return filled_before(file.content)
    return {}


def _frame(rows: pd.DataFrame, before: dict[str, Decimal]) -> pd.DataFrame:
    known = [before.get(row.project_id, row.arrived) for row in rows.itertuples()]
    money = {
        "本年至上月（万元）": rows["arrived_before"],
        LAST_MONTH: rows["last_month"],
        AMOUNT: pd.Series(known, rows.index),
    }
    if rows["other_origins"].notna().any():
        money["本月其他来源（万元）"] = rows["other_origins"]
    words = {"项目编号": rows["project_id"], PROJECT: rows["project"], "资金来源": rows["origin"]}
    numbers = {name: pd.to_numeric(values.map(_float)).astype("Float64") for name, values in money.items()}
    return pd.DataFrame(words | numbers)


def _float(amount: object) -> float | None:
    return None if pd.isna(amount) else float(str(amount))
