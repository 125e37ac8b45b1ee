"""向谁汇报，汇报哪一版数据？"""

import datetime as dt

import streamlit as st

from data.warehouse import meetings
from ui import current_scope, headline, small, store, verbatim, version_file
from ui.meeting.card import card
from ui.meeting.slides import ITEMS, as_scope, prepared

scope = current_scope()
headline("会议：冻结一版数据，大屏、演示文稿、报告同出一源", f"当前版本 {version_file().id}，筛选条件随会议一起冻结")
with st.form("prepare", border=False):
    left, right = st.columns([2, 1])
    occasion = left.text_input("会议名称", placeholder="例如：县委常委会、招商引资月度调度会", max_chars=30)
    day = right.date_input("会议日期", value=dt.date.today(), format="YYYY-MM-DD")
    agenda = st.multiselect("内容", list(ITEMS), default=list(ITEMS), format_func=ITEMS.__getitem__, select_all=False)
    known = meetings.meetings(store())
    sent = st.form_submit_button("准备会议", type="secondary" if known else "primary")
if sent:
    begun = meetings.prepare(store(), occasion, day, scope.as_of, as_scope(scope), tuple(agenda))
    prepared(begun)
    st.success(f"已准备《{verbatim(begun.occasion)}》，数据冻结在版本 {verbatim(begun.version_id)}。")
    known = meetings.meetings(store())
if lost := meetings.damaged(store()):
    st.warning(f"会议 {verbatim('、'.join(lost))} 的记录已损坏，没有列出。请联系管理员从备份核对。")
if not known:
    small("还没有准备过会议。")
for meeting in known:
    card(meeting, is_newest=meeting == known[0])
