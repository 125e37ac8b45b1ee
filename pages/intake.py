"""台账怎么进来，哪一版在用？"""

import streamlit as st

from ui import download_button, headline, small, store, verbatim
from ui.intake.confirmed_mappings import known_mappings
from ui.intake.confirming import confirm_form
from ui.intake.difference import compare_versions, pending_difference
from ui.intake.draft import pending
from ui.intake.forms import publish, upload
from ui.intake.mapping import mapping_form
from ui.intake.receipt import delivery_view
from ui.intake.templates import templates_zip
from ui.intake.version_card import ROLLED_BACK
from ui.intake.version_import import import_backup
from ui.intake.version_list import confirm_leaving_sample, version_list

headline("上传台账，核对回执，发布新版本", __doc__)
if published := st.session_state.pop("published", None):
    st.success(f"已发布版本 {verbatim(published)}，各页已换成新数据。", icon=":material/check_circle:")
if current := st.session_state.pop(ROLLED_BACK, None):
    st.success(f"已回滚：当前版本是 {verbatim(current)}，各页已换成这一版的数据。", icon=":material/check_circle:")
upload()
download_button(
    "下载空白模板",
    templates_zip(),
    "空白模板.zip",
)
if waiting := pending():
    delivery_view(waiting)
    mapping_form(waiting)
    confirm_form(waiting.delivery)
    pending_difference(waiting)
    publish(waiting)
known_mappings()
st.header("已发布的版本", anchor=False)
versions = store().versions()
if not versions:
    small("还没有发布过版本。")
version_list(versions)
if sum(not version.is_damaged for version in versions) > 1 and st.button(
    "比较两个版本", icon=":material/compare_arrows:"
):
    compare_versions(versions)
import_backup()
on_sample = any(version.is_current and version.is_sample for version in versions)
if on_sample and st.button("清空演示数据，启用空库", icon=":material/restart_alt:"):
    confirm_leaving_sample()
