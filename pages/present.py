"""会上的大屏：一页一句话、一张图。"""

import streamlit as st

from data.warehouse import meetings
from ui import look_at, pin, project_drawer, store
from ui.meeting.presenting import wall
from ui.meeting.slides import prepared, scope_of

meeting = meetings.meeting(store(), st.query_params.get("meeting", ""))
pin(store().version(meeting.version_id))
look_at(scope_of(meeting))
picked = wall(prepared(meeting), meeting)
if picked and picked[0]:
    project_drawer(picked[0])
