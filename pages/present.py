"""会上的大屏：一页一句话、一张图。"""

import streamlit as st

from data.warehouse import meetings
from ui import look_at, pin, store
from ui.meeting.presenting import present
from ui.meeting.slides import scope_of

meeting = meetings.meeting(store(), st.query_params.get("meeting", ""))
pin(store().version(meeting.version_id))
look_at(scope_of(meeting))
present(meeting)
