"""A version's backup taken in on the page: verified as a whole, into the version list and no further."""

import streamlit as st

from data.errors import NoVersion
from data.warehouse.restoring import import_archive
from data.workplace import Workplace
from ui.boundary import boundary
from ui.opened import store
from ui.verbatim_text import small, verbatim

IMPORTED = "imported"
LARGEST = 300  # MB: a version with all originals of some years; the command line takes what is larger


def import_backup() -> None:
    """Draw the button that begins an import, and say what the last one did."""
    if told := st.session_state.pop(IMPORTED, None):
        st.success(verbatim(told), icon=":material/check_circle:")
    if st.button("导入备份", icon=":material/unarchive:"):
        _import()


@st.dialog("导入备份")
def _import() -> None:
    with st.form("import", border=False):
        file = st.file_uploader("选择“导出备份”存下的 .zip 文件", type=["zip"], max_upload_size=LARGEST)
        sent = st.form_submit_button("核对并导入", type="primary")
    small(
        "逐项核对校验值和签名，改动过或不完整的不收；签名的公钥在信任的名单里（python -m data keys）的，"
        "写明出处已验证；同号的版本已有的，只补缺失的原件。对应关系一并导入，本来就有的不变。"
        f"{'现在是空库，导入后直接启用' if _is_empty() else '导入的版本只进列表，不影响当前版本'}。"
        f"超过 {LARGEST} MB 的用 python -m data import。"
    )
    if not sent:
        return
    if file is None:
        st.warning("请先选择备份文件。")
    else:
        with boundary():
            st.session_state[IMPORTED] = _imported(file.getvalue())
            st.rerun()


def _imported(content: bytes) -> str:
    """Import the archive, into an empty store as its current version; returns what was done, in Chinese."""
    is_first = _is_empty()
    with Workplace() as folder:
        path = folder / "backup.zip"
        path.write_bytes(content)
        told = import_archive(store(), path, make_current=is_first).in_words
    then = (
        "它现在是当前版本，各页已换成它的数据" if is_first else "当前版本没有变动；要启用它，请在“详情”里回滚到此版本"
    )
    return f"{told}{then}。"


def _is_empty() -> bool:
    """Whether no version is current, or none can be read any more."""
    try:
        return store().current() is None
    except NoVersion:
        return True
