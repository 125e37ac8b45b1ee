"""会上的大屏：一页一句话、一张图。"""

import streamlit as st

from data.warehouse import meetings
from ui import look_at, pin, project_drawer, show, store
from ui.meeting.presenting import BLACK, bar, position
from ui.meeting.slides import facts_of, prepared, scope_of

meeting = meetings.meeting(store(), st.query_params.get("meeting", ""))
pin(store().version(meeting.version_id))
look_at(scope_of(meeting))
slides = prepared(meeting)
number = position(len(slides))
if st.session_state.get(BLACK):
    st.space(900)
else:
    slide = slides[number]
    picked = show(slide.figure, key=f"slide_{number}_{slide.key}", alt=slide.title, click=slide.opens_project)
    if picked and picked[0] and slide.opens_project:
        project_drawer(picked[0])
bar(slides, number, facts_of(meeting))
