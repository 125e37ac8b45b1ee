"""A link to a meeting: for whom, until when, taken back; of its token nothing is kept."""

import datetime as dt

import pytest

from data.errors import DataError
from data.people.actor import united
from data.warehouse.meeting_links import follow, holding, make, note_followed, revoke
from data.warehouse.meetings import prepare
from data.warehouse.store import Store
from data.warehouse.verification import verify
from records import meeting_links
from records.meeting_links import all_links
from tests.data.warehouse.built import one_version
from tests.records.tampering import tamper

TODAY = dt.date.today()
YESTERDAY = TODAY - dt.timedelta(days=1)


@pytest.fixture
def store(new_copy):
    return new_copy(one_version)


@pytest.fixture
def meeting(store):
    return prepare(store, "县委常委会", TODAY, dt.date(2026, 9, 1), {}, ("overview",))


def as_unit(store, name="甲镇"):
    return Store(store.root, store.records, united(name, [("unit", ("A",))]))


def test_a_link_leads_whom_it_is_for_to_its_meeting_and_nobody_else(store, meeting):
    token = make(store, meeting, ["甲镇", " 甲镇", ""], TODAY)
    [link] = holding(store, meeting)
    assert (link.readers, link.until, link.meeting_id) == (("甲镇",), TODAY, meeting.id)
    assert follow(as_unit(store), token) == link
    assert follow(Store(store.root, store.records, united("李局", [("leader", None)])), token) == link
    with pytest.raises(DataError, match="这个链接不是给 乙镇 的，没有打开。"):
        follow(as_unit(store, "乙镇"), token)


def test_a_link_for_nobody_by_name_is_for_whoever_has_signed_in(store, meeting):
    token = make(store, meeting, [], TODAY)
    assert follow(Store(store.root, store.records, united("来宾", [])), token).meeting_id == meeting.id


def test_of_two_meetings_each_token_leads_to_its_own(store, meeting):
    other = prepare(store, "调度会", TODAY, dt.date(2026, 9, 1), {}, ("overview",))
    tokens = [make(store, each, [], TODAY) for each in (meeting, other)]
    assert [follow(as_unit(store), token).meeting_id for token in tokens] == [meeting.id, other.id]
    for wrong in ("", tokens[0][:-1], all_links(store.records)[0].token_hash, meeting.id):
        with pytest.raises(DataError, match="没有这个链接，可能没有复制完整。"):
            follow(as_unit(store), wrong)


def test_a_link_that_was_taken_back_opens_nothing(store, meeting):
    token = make(store, meeting, [], TODAY)
    revoke(store, meeting, f"{meeting.id}-1")
    with pytest.raises(DataError, match="这个链接已被撤销，不能再看。"):
        follow(as_unit(store), token)
    assert holding(store, meeting) == []
    with pytest.raises(DataError, match=f"没有编号为 {meeting.id}-1 的有效链接"):
        revoke(store, meeting, f"{meeting.id}-1")


def test_a_link_opens_nothing_after_its_last_day(store, meeting, monkeypatch):
    token = make(store, meeting, [], TODAY)
    link = meeting_links.by_token(store.records, token)
    assert (link.holds(TODAY), link.holds(TODAY + dt.timedelta(days=1))) == (True, False)
    tamper(store.records, f"update meeting_links set until = '{YESTERDAY}'")
    with pytest.raises(DataError, match=f"这个链接已在 {YESTERDAY} 到期，不能再看。"):
        follow(as_unit(store), token)
    with pytest.raises(DataError, match=f"截止日期 {YESTERDAY} 已经过去，没有做链接。"):
        make(store, meeting, [], YESTERDAY)


def test_making_following_and_taking_back_are_entries_and_the_token_is_nowhere(store, meeting):
    token = make(store, meeting, ["甲镇"], TODAY)
    reader = as_unit(store)
    note_followed(reader, follow(reader, token), meeting)
    revoke(store, meeting, f"{meeting.id}-1")
    entries = store.record.entries(meeting_links.MADE, meeting_links.FOLLOWED, meeting_links.REVOKED)
    about, link = f"《县委常委会》{TODAY}", f"{meeting.id}-1"
    told = [(each.what, each.about, {k: v for k, v in each.details.items() if k != "changes"}) for each in entries]
    assert told == [
        ("会议链接", about, {"link": link, "readers": ["甲镇"], "until": f"{TODAY}"}),
        ("打开链接", about, {"link": link}),
        ("撤销链接", about, {"link": link}),
    ]
    assert entries[1].who == "甲镇"
    assert token not in repr([*store.record.entries(), *all_links(store.records)])


def test_a_link_that_somebody_revived_in_the_database_is_named(store, meeting):
    make(store, meeting, [], TODAY)
    revoke(store, meeting, f"{meeting.id}-1")
    tamper(store.records, "update meeting_links set revoked = ''")
    [fault] = verify(store).faults
    assert fault.text.startswith(f"会议链接 {meeting.id}-1 被改动过：与第 ")
