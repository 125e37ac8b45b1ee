"""别人发来的链接，里面讲什么？"""

from ui import store
from ui.meeting.by_link import meeting_of_link, reader_of, slides_for
from ui.meeting.presenting import present_to

meeting = meeting_of_link()
present_to(reader_of(store().actor), slides_for(meeting))
