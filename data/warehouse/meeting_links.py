"""Links to a meeting in the hands of who may: made and taken back by who prepares meetings, followed by whom they are
for, who sees the slides of that one meeting and by it nothing else.
"""

import datetime as dt
import secrets
from collections.abc import Sequence

from data.errors import DataError
from data.warehouse.store import Store
from records import meeting_links
from records.meeting_links import MeetingLink
from records.meetings import Meeting

BYTES = 24  # of a token
ANEW = "需要再看的，请向给您链接的人再要一个。"


def make(store: Store, meeting: Meeting, readers: Sequence[str], until: dt.date) -> str:
    """Make a link to a meeting for these accounts, for whoever has signed in when none are named; returns its token,
    which is kept nowhere. Raises DataError for a day that is over.
    """
    store.actor.must("meet")
    if until < dt.date.today():
        raise DataError(f"截止日期 {until} 已经过去，没有做链接。")
    named = tuple(dict.fromkeys(filter(None, (" ".join(each.split()) for each in readers))))
    token = secrets.token_urlsafe(BYTES)
    link = MeetingLink("", meeting.id, meeting_links.hash_of(token), named, until, "")
    with store.records.changing() as con:
        meeting_links.make(con, link, _named(meeting), store.actor.name)
    return token


def revoke(store: Store, meeting: Meeting, link_id: str) -> None:
    """Take a link back: it opens nothing from the next click on. Raises DataError when it doesn't hold any more."""
    store.actor.must("meet")
    with store.records.changing() as con:
        meeting_links.revoke(con, link_id, _named(meeting), store.actor.name)


def holding(store: Store, meeting: Meeting) -> list[MeetingLink]:
    """The links to a meeting that hold today."""
    today = dt.date.today()
    known = meeting_links.all_links(store.records)
    return [each for each in known if each.meeting_id == meeting.id and each.holds(today)]


def follow(store: Store, token: str) -> MeetingLink:
    """The link of a token, for whoever acts; who may see the county needs not be named. Raises DataError, saying why,
    when it isn't his or doesn't hold any more.
    """
    link = meeting_links.by_token(store.records, token)
    name = store.actor.shown_as or store.actor.name
    if link is None:
        raise DataError(f"没有这个链接，可能没有复制完整。{ANEW}")
    if not (link.is_for(name) or store.actor.may("see")):
        raise DataError(f"这个链接不是给 {name} 的，没有打开。{ANEW}")
    if link.revoked:
        raise DataError(f"这个链接已被撤销，不能再看。{ANEW}")
    if dt.date.today() > link.until:
        raise DataError(f"这个链接已在 {link.until} 到期，不能再看。{ANEW}")
    return link


def note_followed(store: Store, link: MeetingLink, meeting: Meeting) -> None:
    """Enter in the record that whoever acts came by a link."""
    actor = store.actor
    store.record.append([meeting_links.followed(link, _named(meeting), actor.name, actor.shown_as)])


def _named(meeting: Meeting) -> str:
    return f"《{meeting.occasion}》{meeting.day}"
