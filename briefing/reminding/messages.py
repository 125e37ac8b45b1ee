"""What is pushed: to the county's recipient who is behind; to a unit's what stands in its own view, and nothing more.

Who is behind is asked as who gathers the reports; what a unit is told is asked again as somebody who holds the role
单位 of that unit only would see it.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.reminding.standings import Standing, behind, standings
from data.people.actor import united
from data.reporting import deliveries, recipients
from data.warehouse.store import Store
from queries import EVERY_UNIT, Scope, Version, ask
from records.deliveries import RETURNED
from records.recipients import Recipient
from wording.sentences.reporting import gathered, owed_in_words, reminder, reminder_of_return, subject

ROLE = "unit"


@dataclass(frozen=True)
class Message:
    """A text to one recipient; `whose` names it: the unit, or 全县."""

    to: Recipient
    whose: str
    subject: str
    text: str


@dataclass(frozen=True)
class Asked:
    """What messages are made of: the version, the month and its last day, the day on which it is asked."""

    version: Version
    month: dt.date
    due: dt.date | None
    today: dt.date


def messages(store: Store, asked: Asked) -> list[Message]:
    """One for each recipient of a unit that is behind, and for each of the county's while there are any. Raises
    NotAllowed unless whoever acts gathers the reports.
    """
    known = recipients.known_to(store)
    rows = ask(asked.version, "reporting/units", Scope(asked.month, may_see=EVERY_UNIT))
    units = standings(rows, deliveries.of_month(store, asked.month), deliveries.online(store))
    missing, returned = behind(units)
    late = {each.unit_id for each in (*missing, *(unit for unit, _ in returned))}
    made = []
    for each in known:
        if not each.unit_id and late:
            made.append(_to_county(each, units, asked))
        elif each.unit_id in late:
            made.append(_to_unit(store, each, asked))
    return made


def _to_county(to: Recipient, units: Sequence[Standing], asked: Asked) -> Message:
    missing, returned = behind(units)
    overdue = sum(not each.has_come and each.late(asked.due, asked.today) > 0 for each in units)
    lines = [gathered(asked.month, sum(each.has_come for each in units), len(units), overdue)]
    if missing:
        lines.append(reminder([each.unit for each in missing], asked.month, asked.due, asked.today))
    lines += [reminder_of_return(each.unit, asked.month, reason) for each, reason in returned]
    return Message(to, recipients.COUNTY, subject(recipients.COUNTY, asked.month), "\n".join(lines))


def _to_unit(store: Store, to: Recipient, asked: Asked) -> Message:
    """Everything in it is asked in the place of the unit: its rows, its deliveries."""
    own = Store(store.root, store.records, united(to.unit_id, [(ROLE, (to.unit_id,))]))
    rows = ask(asked.version, "reporting/units", Scope(asked.month, may_see=own.actor.may_see))
    row = rows[rows["unit_id"] == to.unit_id].iloc[0]
    sent = [each for each in deliveries.of_unit(own, to.unit_id) if each.month == asked.month]
    if sent and sent[0].state == RETURNED:
        first = reminder_of_return(row["unit"], asked.month, sent[0].reason)
    else:
        first = reminder([row["unit"]], asked.month, asked.due, asked.today)
    return Message(to, row["unit"], subject(row["unit"], asked.month), f"{first}\n{owed_in_words(row)}")
