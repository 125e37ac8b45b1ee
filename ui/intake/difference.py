"""变更对照: what publishing would change, or what lies between two versions — figures first, then lists to unfold."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from data.warehouse.versions import VersionInfo
from queries.compare import Comparison, compare, compare_draft
from ui.boundary import boundary
from ui.download_button import download_button
from ui.downloads import as_book
from ui.intake.difference_frames import Listed, Sides, headline_changes, headline_frame, lists
from ui.intake.draft import Pending
from ui.opened import store
from ui.verbatim_text import Markdown, small, static_table, verbatim
from wording.cells import Cell
from wording.changes import Change
from wording.figures import period

COMPARED = "compared_delivery"
LARGE = 1_000_000  # fund rows from which a draft is compared only when asked: it takes a minute
DRAFT_SIDES = ("当前版本", "发布后")


def pending_difference(waiting: Pending) -> None:
    """Draw what publishing this delivery would change; computed once for it, and kept with the session."""
    if not waiting.delivery.is_news:
        return
    st.header("变更对照", anchor=False)
    with boundary():  # what can't be published is said here, and can still be discarded below
        if found := _kept(waiting):
            if waiting.draft.parent_id is None:
                small("首次发布，没有可以对照的版本。")
            comparison(found, DRAFT_SIDES, key="draft")


def _kept(waiting: Pending) -> Comparison | None:
    """The comparison of this delivery; None while a large one is not asked for."""
    kept: tuple[Pending, Comparison] | None = st.session_state.get(COMPARED)
    if kept is not None and kept[0] is waiting:
        return kept[1]
    ((rows,),) = waiting.draft.con.execute("select count(*) from monthly_funds").fetchall()
    if rows > LARGE and not st.button(f"与当前版本对照（{rows:,} 行资金，约需一两分钟）"):
        return None
    with st.spinner("正在与当前版本对照…"):
        found = compare_draft(waiting.draft, _parent(waiting))
    st.session_state[COMPARED] = (waiting, found)
    return found


def _parent(waiting: Pending) -> Path | None:
    parent = waiting.draft.parent_id
    return store().version(parent).path if parent else None


def comparison(found: Comparison, sides: Sides, *, key: str) -> None:
    """Draw a comparison: the answer in words, the figures that changed, the lists folded, and all of it as a file."""
    changes = headline_changes(found)
    if found.month_before != found.month_after:  # last year's and the plan are then another month's, not other facts
        changes = [each for each in changes if each.label in NAMED]
    differing, listed = [each for each in changes if not each.is_same], lists(found, sides)
    st.markdown(_answer(changes, found))
    small(verbatim(_basis(found, sides)))
    if differing:
        static_table(headline_frame(differing, sides))
        if same := [f"{each.label} {each.after}" for each in changes if each.is_same and each.label in NAMED]:
            small(verbatim(f"没有变化：{'、'.join(same)}"))
    for number, one in enumerate(listed):
        with st.expander(verbatim(one.title)):
            _listed(one, f"{key}_{number}")
    if differing or listed:
        download_button(
            "下载变更对照",
            partial(difference_book, found, sides),
            "变更对照.xlsx",
            key=f"difference_{key}",
        )


NAMED = (
    "上报实施项目", "到位资金", "工业项目", "工业到位资金", "同比", "工业到位同比", "完成率", "超欠序时", "新签约",
    "新开工", "新投产", "协议投资额",
)  # fmt: skip


def _answer(changes: Sequence[Change], found: Comparison) -> Markdown:
    arrived = next((each for each in changes if each.label == "到位资金"), None)
    if not found.difference and all(each.is_same for each in changes):
        return Markdown("两版数据没有差别。")
    if arrived is None:
        return Markdown("还没有资金月报，总览的数字尚不能计算。")
    if arrived.is_same:
        return Markdown(f"到位资金仍为 **{verbatim(arrived.after)}**。")
    before, after = verbatim(arrived.before), verbatim(arrived.after)
    return Markdown(f"到位资金由 **{before}** 变为 **{after}**（{verbatim(arrived.change)}）。")


def _basis(found: Comparison, sides: Sides) -> str:
    months = [month for month in (found.month_before, found.month_after) if month]
    told = [f"{month.year}年{period(month)}" for month in months]
    if len(set(told)) == 2:
        return f"{sides[0]}为{told[0]}，{sides[1]}为{told[1]}；两边都是各自最新月份的总览数字"
    return " · ".join([*told[:1], f"阶段截至 {found.difference.month:%Y-%m}", "全县"])


def _listed(one: Listed, key: str) -> None:
    frame = one.frame.assign(**{name: pd.to_numeric(one.frame[name].astype("Float64")) for name in one.money})
    forms = {name: st.column_config.NumberColumn(name, format="localized") for name in one.money}
    st.dataframe(frame, column_config=forms, hide_index=True, key=f"list_{key}", placeholder="—")


def difference_book(found: Comparison, sides: Sides) -> bytes:
    """The comparison as a workbook, a sheet for the figures and one for each list."""
    figures = Listed("各项数字", headline_frame(headline_changes(found), sides))
    return as_book(
        (
            f"{number} {one.title.split(' ')[0]}",
            list(one.frame.columns),
            [[_cell(cell) for cell in row] for row in one.frame.itertuples(index=False)],
        )
        for number, one in enumerate([figures, *lists(found, sides)], start=1)
    )


def _cell(value: Any) -> Cell:
    if pd.isna(value):
        return None
    return float(value) if isinstance(value, Decimal) else value if isinstance(value, int | float) else str(value)


@st.dialog("比较两个版本", width="large")
def compare_versions(versions: Sequence[VersionInfo]) -> None:
    """Choose two versions, the previous and the current unless said otherwise, and see what lies between them."""
    ids = [version.id for version in versions if not version.is_damaged]
    current = next((place for place, version in enumerate(versions) if version.is_current), 0)
    later = ids.index(versions[current].id) if versions[current].id in ids else 0
    left, right = st.columns(2)
    before = left.selectbox("从", ids, index=min(later + 1, len(ids) - 1), key="compare_from")
    after = right.selectbox("到", ids, index=later, key="compare_to")
    if before == after:
        st.info("请选择两个不同的版本。")
        return
    with boundary():
        found = _compared(before, after)
        comparison(found, (before[:12], after[:12]), key=f"{before}_{after}")


@st.cache_data(max_entries=32, show_spinner="正在比较…")
def _compared(before: str, after: str) -> Comparison:
    return compare(store().version(before).path, store().version(after).path)
