"""别人发来的链接，里面讲什么？"""

from ui import store
from ui.meeting.by_link import meeting_of_link, reader_of, slides_for
from ui.meeting.presenting import wall

meeting = meeting_of_link()
wall(slides_for(meeting), reader=reader_of(store().actor))
