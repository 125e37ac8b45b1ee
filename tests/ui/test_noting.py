"""A note stands under its picture, and goes into the slides of a meeting that is prepared after it."""

import datetime as dt
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from briefing.meeting.agenda import ALL
from data.dispatching import notes
from data.warehouse.meetings import prepare
from data.warehouse.store import Store
from tests.pages.turning import turned_to
from ui.meeting.slides import generated

APP = str(Path(__file__).parents[2] / "ui" / "window.py")
OCTOBER = dt.date(2026, 10, 1)


@pytest.fixture
def store(own_sample_warehouse, monkeypatch):
    monkeypatch.setenv("WAREHOUSE", str(own_sample_warehouse))
    return Store(own_sample_warehouse)


def test_a_note_stands_under_its_picture_in_its_month_and_no_other(store):
    notes.write(store, "rankings/units 2026-10", "蓼湾乡十一月可破零")
    shown = turned_to(AppTest.from_file(APP, default_timeout=60), "rankings").run()
    said = [each.value for each in shown.markdown if "批注" in each.value]
    assert len(said) == 1 and "蓼湾乡十一月可破零" in said[0]
    before = turned_to(AppTest.from_file(APP, default_timeout=60), "rankings")
    before.query_params["month"] = "2026-09"
    assert [each.value for each in before.run().markdown if "批注" in each.value] == []


def test_a_meeting_carries_the_notes_that_stood_when_it_was_prepared(store):
    notes.write(store, "rankings/units 2026-10", "口径已核")
    meeting = prepare(store, "常委会", dt.date(2026, 11, 5), OCTOBER, {}, ALL)
    notes.write(store, "rankings/units 2026-10", "会后补的")
    lines = [line for slide in generated(meeting) for line in slide.shown if line.startswith("批注")]
    assert len(lines) == 1 and lines[0].startswith("批注：口径已核（")
