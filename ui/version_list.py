"""The published versions: which is current, where each came from, and the way back."""

from collections.abc import Sequence

import streamlit as st

from data.store import VersionInfo
from ui.boundary import boundary
from ui.opened import store

SHOWN = 8


def version_list(versions: Sequence[VersionInfo]) -> None:
    """Draw the versions, newest first; older ones folded away."""
    for version in versions[:SHOWN]:
        _row(version)
    if len(versions) > SHOWN:
        with st.expander(f"更早的 {len(versions) - SHOWN} 个版本"):
            for version in versions[SHOWN:]:
                _row(version)


def _row(version: VersionInfo) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if version.is_current:
            st.badge("当前", color="blue")
        if version.is_sample:
            st.badge("演示数据", color="orange")
        if version.is_damaged:
            st.badge("已损坏", color="red")
        st.markdown(f"**{version.id}**", width="content")
        st.caption(_origin(version), width="content")
        st.space("stretch")
        if not version.is_current and not version.is_damaged and st.button("回滚到此版本", key=f"back_to_{version.id}"):
            _confirm_rollback(version.id)


def _origin(version: VersionInfo) -> str:
    if version.is_damaged:
        return "文件缺失或已损坏，不能使用"
    return f"{version.published_at:%Y-%m-%d %H:%M} {version.published_by} 发布：{version.reason}"


@st.dialog("回滚")
def _confirm_rollback(version_id: str) -> None:
    st.markdown(f"所有人看到的看板将立即换成版本 **{version_id}**。其他版本原样保留，可以随时换回。")
    if st.button("确定回滚", type="primary"):
        with boundary():
            store().rollback(version_id)
            st.rerun()


@st.dialog("清空演示数据，启用空库")
def confirm_leaving_sample() -> None:
    """Ask before the sample county is left behind."""
    st.markdown("看板将清空演示数据，从空库开始，等待上传本县的台账。演示版本仍保留在版本列表中，需要时可以回滚。")
    if st.button("确定清空", type="primary"):
        with boundary():
            store().leave_sample()
            st.rerun()
