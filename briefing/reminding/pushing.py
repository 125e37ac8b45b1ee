"""Pushing the reminders of a month: each to its recipient, once a day, what became of it in the record."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.reminding.messages import Message
from data.reporting import recipients
from data.reporting.channels import Channels, NotSent, Unreachable, way_of
from data.warehouse.store import Store

SENT, BEFORE = "已发送", "今天已发过，没有重发"


@dataclass(frozen=True)
class Outcome:
    """What became of a message, in words."""

    message: Message
    is_sent: bool
    words: str


def push(
    store: Store, ways: Channels, made: Sequence[Message], month: dt.date, *, again: bool = False
) -> Iterator[Outcome]:
    """Send messages one by one; whom one of the month reached today gets it `again` only when asked for. Raises
    NotAllowed unless whoever acts gathers the reports.
    """
    store.actor.must("receive")
    reached = set() if again else recipients.pushed_on(store, month, dt.date.today())
    away: dict[str, str] = {}
    for each in made:
        if (each.to.unit_id, each.to.kind, each.to.id) in reached:
            yield Outcome(each, False, BEFORE)
            continue
        failed = away.get(way_of(each.to)) or _failed(ways, each, away)
        recipients.note_pushed(store, each.to, month, failed)
        yield Outcome(each, not failed, failed or SENT)


def _failed(ways: Channels, each: Message, away: dict[str, str]) -> str:
    """Send a message; why it failed, '' when it didn't. Where nobody answers is noted as `away`."""
    try:
        ways.send(each.to, each.subject, each.text)
    except Unreachable as error:
        away[way_of(each.to)] = f"{error}"
        return f"{error}"
    except NotSent as error:
        return f"{error}"
    return ""
