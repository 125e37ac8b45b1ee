"""谁在什么时候做了什么，记录有没有被改动？"""

import streamlit as st

from data.warehouse.verification import verify
from ui import download_button, headline, store, verbatim
from ui.views.audit_record import acts, as_csv, narrowed, record_frame, verdict_view

verdict, entries = verify(store()), store().record.entries()
headline(
    f"操作记录 {verdict.entries} 条，未发现改动" if verdict.is_sound else f"操作记录有 {len(verdict.faults)} 处被改动",
    "登录、查看、下载、授权、接收、确认、处置、发布、会议、回滚、导出、导入逐条登记，只增不改",
    __doc__,
)
verdict_view(verdict)
frame = record_frame(entries)
chosen = st.pills("操作", acts(frame), selection_mode="multi", format_func=verbatim, label_visibility="collapsed")
whom = st.multiselect("操作人", sorted(set(frame["操作人"])), format_func=verbatim, placeholder="全部操作人")
shown = narrowed(frame, chosen, whom)
st.dataframe(
    shown,
    hide_index=True,
    height="auto" if len(shown) < 12 else 520,
    column_config={
        "序号": st.column_config.NumberColumn(width=56),
        "时间": st.column_config.TextColumn(width=130),
        "操作人": st.column_config.TextColumn(width=110),
        "操作": st.column_config.TextColumn(width=80),
        "对象": st.column_config.TextColumn(width=250),
        "说明": st.column_config.TextColumn(width="large"),
    },
)
download_button(
    "下载操作记录",
    as_csv(shown),
    "操作记录.csv",
)
