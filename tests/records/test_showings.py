"""Where a meeting's wall is: each who shows it has his own, and the first slide begins anew."""

import datetime as dt

import pytest

from records.meetings import Meeting, begin
from records.showings import Showing, show, showing
from tests.records.tampering import tamper

AT = dt.datetime(2026, 11, 20, 9, 0)


@pytest.fixture
def meeting(records):
    day = dt.date(2026, 11, 20)
    with records.changing() as con:
        return begin(con, Meeting("", "县委常委会", day, "v", day), "甲")


def turned(records, meeting, who, *places):
    for minute, place in enumerate(places):
        with records.changing() as con:
            show(con, meeting.id, who, place, AT + dt.timedelta(minutes=minute))


def test_a_wall_is_where_it_was_turned_to_last_and_began_when_its_first_slide_was_shown_last(records, meeting):
    turned(records, meeting, "甲", 3, 4, 0, 1)
    assert showing(records, meeting.id, "甲") == Showing(1, AT + dt.timedelta(minutes=2))


def test_each_who_shows_a_meeting_has_a_wall_of_his_own(records, meeting):
    turned(records, meeting, "甲", 0, 5)
    turned(records, meeting, "乙", 2)
    assert [getattr(showing(records, meeting.id, who), "place", None) for who in ("甲", "乙", "丙")] == [5, 2, None]


def test_a_damaged_row_is_no_wall_and_turning_it_mends_it(records, meeting):
    turned(records, meeting, "甲", 0)
    tamper(records, "update showings set began = 'x'")
    assert showing(records, meeting.id, "甲") is None
    turned(records, meeting, "甲", 0)
    assert showing(records, meeting.id, "甲") == Showing(0, AT)
