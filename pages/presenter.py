"""汇报人自己的屏幕：大屏上是哪一页，下一页是什么，可能问什么，讲了多久。"""

import streamlit as st

from data.warehouse import meetings
from ui import look_at, pin, store
from ui.meeting.desk import desk
from ui.meeting.slides import prepared, scope_of

meeting = meetings.meeting(store(), st.query_params.get("meeting", ""))
pin(store().version(meeting.version_id))
look_at(scope_of(meeting))
desk(meeting, prepared(meeting))
