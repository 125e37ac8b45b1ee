"""One version in a drawer: who published it, when, why, from which files; and what can be done with it."""

from functools import partial

import streamlit as st

from data.errors import DataError
from data.ledgers import LEDGERS
from data.warehouse.archive import export
from data.warehouse.keeping import fix, fixed, unfix
from data.warehouse.originals import original
from data.warehouse.restoring import origins
from data.warehouse.store import Store
from data.warehouse.versions import ReceivedFile, VersionInfo
from data.workplace import Workplace
from ui.boundary import boundary
from ui.download_button import download_button
from ui.drawer import drawer
from ui.opened import store
from ui.verbatim_text import small, static_table, verbatim
from wording.figures import count

ROLLED_BACK = "rolled_back"
SHOWN = 12  # files read at once; the others are a fold away


def version_drawer(version: VersionInfo, stays: list[str]) -> None:
    """Show a version over the page; `stays` are the reasons why it is never cleared away."""
    drawer(f"版本 {version.id}", _card, version, stays)


def _card(version: VersionInfo, stays: list[str]) -> None:
    stated = {
        "何时": f"{version.published_at:%Y-%m-%d %H:%M}",
        "何人": version.published_by,
        "为何": version.reason,
        "前版": version.parent_id or "无，首次发布",
        "保留": "；".join(stays) or "否，清理旧版本时可能删除",
        "出处": origins(store()).get(version.id, "本库发布"),
    }
    static_table({"栏目": list(stated), "内容": list(stated.values())}, hide_header=True)
    _actions(version)
    _files(version)


def _files(version: VersionInfo) -> None:
    if not version.files:
        small("这一版没有收进新的文件。")
        return
    st.markdown(f"**收进的文件**（{len(version.files)} 个）")
    with st.container(gap="xxsmall"):
        for place, file in enumerate(version.files[:SHOWN]):
            _file(file, place)
    if len(version.files) > SHOWN:
        with st.expander(f"其余 {len(version.files) - SHOWN:d} 个文件"):
            for place, file in enumerate(version.files[SHOWN:], start=SHOWN):
                _file(file, place)


def _file(file: ReceivedFile, place: int) -> None:
    received = f"{file.received_at:%Y-%m-%d %H:%M} {file.received_by} 接收"
    rows = f"读取 {count(file.rows_read, '行')}，入库 {count(file.rows_loaded, '行')}"
    with st.container(gap=None):
        try:
            path = original(store(), file.hash)
        except DataError:
            st.markdown(f"{verbatim(file.name)}（原件缺失或已损坏）")
        else:
            download_button(
                verbatim(file.name),
                path.read_bytes,
                file.name,
                type="tertiary",
                key=f"original_{place}_{file.hash}",
                help="下载原件，与收到时一字不差",
            )
        small(verbatim(f"{LEDGERS.get(file.ledger, file.ledger)} · {rows} · {received} · 校验值 {file.hash[:12]}"))


def _actions(version: VersionInfo) -> None:
    is_fixed = version.id in fixed(store())
    with st.form("version_actions", border=False):
        note = "" if is_fixed else st.text_input("固定的缘由", placeholder="例如：10月月报已报市局", max_chars=60)
        with st.container(horizontal=True):
            back = not version.is_current and st.form_submit_button("回滚到此版本", icon=":material/history:")
            keep = st.form_submit_button("取消固定" if is_fixed else "固定", icon=":material/keep:")
    small("回滚：所有人看到的看板立即换成这一版，其他版本原样保留，可以随时换回。固定：清理旧版本时永不删除。")
    download_button(
        "导出备份",
        partial(_exported, store(), version.id),
        f"版本_{version.id}.zip",
        icon=":material/archive:",
        help="这一版连同全部原件、校验值和操作记录，一个文件；在“数据”页点“导入备份”，或用 python -m data import 导入",
    )
    if back or keep:
        with boundary():
            if back:
                st.session_state[ROLLED_BACK] = store().rollback(version.id).id
            elif is_fixed:
                unfix(store(), version.id)
            else:
                fix(store(), version.id, note.strip())
            st.rerun()


def _exported(store: Store, version_id: str) -> bytes:
    """The archive, made when it is taken: outside a rerun, where nobody looks any more."""
    with Workplace() as folder:
        file = folder / f"{version_id}.zip"
        export(store, version_id, file)
        return file.read_bytes()
