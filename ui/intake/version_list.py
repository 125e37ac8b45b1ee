"""The published versions: which is current, where each came from, and the way to what can be done with it."""

from collections.abc import Sequence

import streamlit as st

from data.warehouse.keeping import reasons
from data.warehouse.versions import VersionInfo
from ui.boundary import boundary
from ui.intake.version_card import version_drawer
from ui.opened import store
from ui.verbatim_text import small, verbatim

SHOWN = 8


def version_list(versions: Sequence[VersionInfo]) -> None:
    """Draw the versions, newest first; older ones folded away."""
    stays: dict[str, list[str]] = {}
    with boundary():
        stays = reasons(store())
    for version in versions[:SHOWN]:
        _row(version, stays.get(version.id, []))
    if len(versions) > SHOWN:
        with st.expander(f"更早的 {len(versions) - SHOWN:d} 个版本"):
            for version in versions[SHOWN:]:
                _row(version, stays.get(version.id, []))


def _row(version: VersionInfo, stays: list[str]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if version.is_current:
            st.badge("当前", color="blue")
        if version.is_sample:
            st.badge("演示数据", color="orange")
        if version.is_damaged:
            st.badge("已损坏", color="red")
        if any(reason.startswith("已固定") for reason in stays):
            st.badge("已固定", icon=":material/keep:", color="gray")
        st.markdown(f"**{verbatim(version.id)}**", width="content")
        small(verbatim(_origin(version)))
        st.space("stretch")
        if not version.is_damaged and st.button(
            "详情",
            key=f"card_of_{version.id}",
            type="tertiary",
            icon=":material/chevron_right:",
            icon_position="right",
            help="文件、固定、导出、回滚",
        ):
            version_drawer(version, stays)


def _origin(version: VersionInfo) -> str:
    if version.is_damaged:
        return "文件缺失或已损坏，不能使用"
    return f"{version.published_at:%Y-%m-%d %H:%M} {version.published_by} 发布：{version.reason}"


@st.dialog("清空演示数据，启用空库")
def confirm_leaving_sample() -> None:
    """Ask before the sample county is left behind."""
    st.markdown("看板将清空演示数据，从空库开始，等待上传本县的台账。演示版本仍保留在版本列表中，需要时可以回滚。")
    if st.button("确定清空", type="primary"):
        with boundary():
            store().leave_sample("网页")
            st.rerun()
