"""To whom reminders are pushed: a unit's mailbox or its group's robot, or the county's.

An address may carry a secret (a robot's does), so that the acts of the record name unit and kind and never the address.
"""

from dataclasses import dataclass, replace

from sqlalchemy import Connection, delete, insert, select

from records import seals
from records.audit import Act, enter, sealed_before
from records.database import Records
from records.errors import DataError
from records.tables import recipients

MAIL, WEBHOOK = "邮件", "网络钩子"
ADDED, REMOVED, PUSHED = "催报对象", "取消催报对象", "催报发送"


@dataclass(frozen=True)
class Recipient:
    """Where a unit's reminders go; `unit_id` is '' for the county's, `kind` one of 邮件 and 网络钩子."""

    id: str
    unit_id: str
    kind: str
    address: str


def add(con: Connection, wanted: Recipient, about: str, by: str) -> None:
    """Keep a recipient under the next id; `about` names its unit. Raises DataError when it is there already."""
    known = _read_all(con)
    if any(replace(each, id=wanted.id) == wanted for each in known):
        raise DataError(f"{about}已有这个{wanted.kind}地址。")
    added = replace(wanted, id=f"{1 + max((int(each.id) for each in known), default=0)}")
    con.execute(insert(recipients).values(**vars(added)))
    enter(con, [_act(ADDED, added, about, by)])


def remove(con: Connection, known: Recipient, about: str, by: str) -> None:
    """Push nothing more to a recipient."""
    act = _act(REMOVED, known, about, by)
    before = sealed_before(con, [act])
    con.execute(delete(recipients).where(recipients.c.id == known.id))
    enter(con, [act], before)


def all_recipients(records: Records) -> list[Recipient]:
    """Every recipient, the county's first, then by unit."""
    with records.reading() as con:
        return _read_all(con)


def _read_all(con: Connection) -> list[Recipient]:
    found = [Recipient(**row._mapping) for row in con.execute(select(recipients))]
    return sorted(found, key=lambda each: (each.unit_id, len(each.id), each.id))


def _act(what: str, known: Recipient, about: str, by: str) -> Act:
    return Act(what, by, about, {"unit": known.unit_id, "kind": known.kind}, (seals.recipient(known.id),))
