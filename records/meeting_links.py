"""Links to a meeting: to whom each was given, until which day, and whether it was taken back.

Of what a link carries only the hash is kept: who reads the records can't follow it. That one was made, followed and
taken back are acts of the record, made with it.
"""

import datetime as dt
import hashlib
import json
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from records import seals
from records.audit import Act, enter, sealed_before, signed
from records.database import Records
from records.errors import DataError
from records.tables import meeting_links

MADE, FOLLOWED, REVOKED = "会议链接", "打开链接", "撤销链接"


@dataclass(frozen=True)
class MeetingLink:
    """A link to one meeting. `readers`: the accounts that it is for, none: whoever has signed in; `until`: its last
    day; `made` and `revoked` say who and when, '' for not.
    """

    id: str
    meeting_id: str
    token_hash: str
    readers: tuple[str, ...]
    until: dt.date
    made: str
    revoked: str = ""

    def is_for(self, name: str) -> bool:
        """Whether it was given to that account."""
        return not self.readers or name in self.readers

    def holds(self, today: dt.date) -> bool:
        """Whether it opens anything on a day."""
        return not self.revoked and today <= self.until


def hash_of(token: str) -> str:
    """What is kept of a token: it is long and random, so that its plain hash can't be searched."""
    return hashlib.sha256(token.encode()).hexdigest()


def make(con: Connection, link: MeetingLink, about: str, by: str) -> MeetingLink:
    """Keep a link under the next id; `about` names its meeting in the record."""
    of_meeting = select(func.count()).where(meeting_links.c.meeting_id == link.meeting_id)
    made = replace(link, id=f"{link.meeting_id}-{1 + (con.scalar(of_meeting) or 0)}", made=signed(by))
    con.execute(insert(meeting_links).values(_row(made)))
    details = {"link": made.id, "readers": list(made.readers), "until": made.until.isoformat()}
    enter(con, [Act(MADE, by, about, details, (seals.meeting_link(made.id),))])
    return made


def revoke(con: Connection, link_id: str, about: str, by: str) -> None:
    """Take a link back. Raises DataError when there is none of that id, or it was taken back before."""
    act = Act(REVOKED, by, about, {"link": link_id}, (seals.meeting_link(link_id),))
    before = sealed_before(con, [act])
    there = (meeting_links.c.id == link_id) & (meeting_links.c.revoked == "")
    if not con.execute(update(meeting_links).where(there).values(revoked=signed(by))).rowcount:
        raise DataError(f"没有编号为 {link_id} 的有效链接，可能已被撤销。请刷新。")
    enter(con, [act], before)


def followed(link: MeetingLink, about: str, by: str, shown_as: str) -> Act:
    """That somebody came by a link; `shown_as`: in whose place he looked."""
    return Act(FOLLOWED, by, about, {"link": link.id} | ({"shown_as": shown_as} if shown_as else {}))


def all_links(records: Records) -> list[MeetingLink]:
    """Every link, in the order in which they were made for each meeting."""
    with records.reading() as con:
        found = [each for row in con.execute(select(meeting_links)) if (each := _read(row))]
    return sorted(found, key=lambda each: (each.meeting_id, len(each.id), each.id))


def by_token(records: Records, token: str) -> MeetingLink | None:
    """The link that a token belongs to."""
    with records.reading() as con:
        row = con.execute(select(meeting_links).where(meeting_links.c.token_hash == hash_of(token))).first()
    return _read(row) if row else None


def _row(link: MeetingLink) -> dict[str, Any]:
    readers = json.dumps(link.readers, ensure_ascii=False)
    return vars(link) | {"readers": readers, "until": link.until.isoformat()}


def _read(row: Row[Any]) -> MeetingLink | None:
    """The link that a row holds; None when somebody damaged it: it opens nothing."""
    try:
        readers = tuple(map(str, json.loads(row.readers)))
        return MeetingLink(**{**row._mapping, "readers": readers, "until": dt.date.fromisoformat(row.until)})
    except (ValueError, TypeError):
        return None
