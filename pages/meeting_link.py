"""别人发来的链接，里面讲什么？"""

import streamlit as st

from ui import show, store, verbatim
from ui.meeting.by_link import meeting_of_link, reader_of, slides_for
from ui.meeting.presenting import BLACK, moves, position
from ui.verbatim_text import small

meeting = meeting_of_link()
reader = reader_of(store().actor)
slides = slides_for(meeting, reader)
number = position(len(slides))
if st.session_state.get(BLACK):
    st.space(900)
else:
    slide = slides[number]
    show(slide.figure, key=f"linked_{number}_{slide.key}", alt=slide.title, click=False)
    small(verbatim(f"《{meeting.occasion}》{meeting.day}　{reader} 凭链接查看，请勿外传"))
with st.container(horizontal=True, gap="small", vertical_alignment="center"):
    moves(slides, number)
