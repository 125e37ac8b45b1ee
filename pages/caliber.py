"""每个数字是怎么算出来的？"""

import streamlit as st

from queries import catalogue
from ui import definition, end_page, headline, verbatim

ROOMS = {
    "overview": "总览", "rankings": "排名", "chains": "产业链", "key_projects": "重点项目", "changes": "变化",
    "forecast": "年终预测", "lifecycle": "全程跟踪", "negotiations": "在谈", "dispatch": "调度", "projects": "项目",
    "activities": "招商活动", "search": "搜索", "checks": "数据质量", "reporting": "单位报送",
}  # fmt: skip

questions = catalogue()
headline(
    f"{len(questions)} 个问题的口径", "每张图、每个数都由下面的一个问题算出；看到的定义就是计算所用的 SQL 文件的说明"
)
asked = st.text_input(
    "查找", placeholder="输入指标或问题，例如：完成率", key="q", bind="query-params", label_visibility="collapsed"
)
found = {name: q for name, q in questions.items() if asked in "".join([q.title, *q.columns.values()])}
if not found:
    st.info(f"没有口径提到“{verbatim(asked)}”。")
    end_page()
rooms = {label: [name for name in found if name.startswith(f"{room}/")] for room, label in ROOMS.items()}
rooms = {label: names for label, names in rooms.items() if names}
labels = [f"{verbatim(label)} {len(names)}" for label, names in rooms.items()]
for tab, names in zip(st.tabs(labels, key="rooms", on_change="rerun"), rooms.values(), strict=True):
    if not tab.open:
        continue
    for name in names:
        card = tab.expander(verbatim(questions[name].title), key=f"card_{name}", on_change="rerun")
        if card.open:
            with card:
                definition(name)
