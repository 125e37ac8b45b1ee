"""谁在什么时候做了什么，记录有没有被改动？"""

import streamlit as st

from data.warehouse.verification import verify
from ui import headline, store, verbatim
from ui.views.audit_record import acts, as_csv, record_frame, verdict_view

verdict, entries = verify(store()), store().record.entries()
headline(
    f"操作记录 {verdict.entries} 条，未发现改动" if verdict.is_sound else f"操作记录有 {len(verdict.faults)} 处被改动",
    "接收、退回、对应、确认、处置、发布、会议、回滚、固定、清理、导出、导入逐条登记，只增不改",
    __doc__,
)
verdict_view(verdict)
frame = record_frame(entries)
chosen = st.pills("操作", acts(frame), selection_mode="multi", format_func=verbatim, label_visibility="collapsed")
shown = frame[frame["操作"].isin(chosen)] if chosen else frame
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
st.download_button(
    "下载操作记录", as_csv(frame), "操作记录.csv", "text/csv", icon=":material/download:", on_click="ignore"
)
