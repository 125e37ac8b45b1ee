"""A meeting of the sample county, and the page that lists it."""

import datetime as dt
from pathlib import Path

from streamlit.testing.v1 import AppTest

from briefing.meeting.agenda import ALL
from data.warehouse.meetings import prepare
from tests.pages.turning import turned_to

WINDOW = str(Path(__file__).parent.parent.parent / "ui" / "window.py")
DECISIONS = "7 个红灯项目需要决策，最急的在最前"


def held(store, **more):
    return prepare(store, "县委常委会", dt.date(2026, 11, 20), dt.date(2026, 10, 1), more, ALL)


def page_of_meetings():
    return turned_to(AppTest.from_file(WINDOW, default_timeout=60), "meetings").run()
