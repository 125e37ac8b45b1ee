"""本单位这个月要报什么，报了没有？"""

import datetime as dt

import streamlit as st

from data.reporting import deliveries
from ui import headline, store
from ui.reporting import sending
from ui.reporting.grid import grid
from ui.reporting.months import choose_month
from ui.reporting.owed import findings, owed, sent_before, standing
from wording.sentences.reporting import of_unit

with st.container(horizontal=True):
    reported = choose_month()
    own = deliveries.own_units(store())
    mine = reported.units if own is None else reported.units[reported.units["unit_id"].isin(own)]
    names = dict(zip(mine["unit_id"], mine["unit"], strict=True))
    unit_id = next(iter(names), None)
    if len(names) > 1:
        unit_id = st.selectbox("单位", list(names), format_func=names.__getitem__, width=220)
if unit_id is None:
    st.info("您的授权范围里没有需要单独上报的考核单位。", icon=":material/info:")
else:
    known = deliveries.of_unit(store(), unit_id)
    seen = next((each for each in known if each.month == reported.month), None)
    state, version = (seen.state, seen.version_id) if seen else ("", "")
    due = reported.span.due
    headline(
        of_unit(names[unit_id], reported.month, state, due, dt.date.today(), version),
        f"{reported.span.opens:%Y-%m-%d} 起填报，{f'{due:%Y-%m-%d} 截止' if due else '没有设报送截止日'}",
        __doc__,
    )
    owed(mine[mine["unit_id"] == unit_id].iloc[0], seen)
    if sending.standing(reported.month, seen):
        under_way = None if version else seen  # what was merged is done
        by_book, by_grid = st.tabs(["上传工作簿", "在线填写"])
        with by_book:
            sending.upload(unit_id, reported.month, under_way)
        with by_grid:
            grid(unit_id, reported.month, under_way)
        sending.lying(unit_id, reported.month, under_way)
    standing(names[unit_id])
    findings(names[unit_id])
    sent_before(known)
