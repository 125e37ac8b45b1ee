"""Where every unit stands with a month's reports: what it sent, how late, and what became of it."""

import datetime as dt
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

import pandas as pd

from records.deliveries import CHECKED, DRAFT, MERGED, RETURNED, SENT, UnitDelivery
from wording.sentences.reporting import NOT_SENT, late_days

ELSEWHERE = "已入库"  # its rows of the month came in without a delivery: by 数据, from a chat
LINED_UP = (SENT, RETURNED, NOT_SENT, DRAFT, CHECKED, ELSEWHERE, MERGED)  # what wants something done comes first


@dataclass(frozen=True)
class Standing:
    """A unit and its newest delivery for the month, if it made one; `projects` it has, `funded` of them in the version
    with money of the month; `is_in`: the month came in without a delivery.
    """

    unit_id: str
    unit: str
    group: str
    projects: int
    funded: int
    newest: UnitDelivery | None
    is_in: bool = False

    @property
    def state(self) -> str:
        """What is to be known of it in one word."""
        if self.newest:
            return self.newest.state
        return ELSEWHERE if self.is_in else NOT_SENT

    @property
    def has_come(self) -> bool:
        """Whether the month's reports are with the statistician."""
        return self.state in (SENT, CHECKED, MERGED, ELSEWHERE)

    def late(self, due: dt.date | None, today: dt.date) -> int:
        """By how many days it is late; nobody is who sends in another way."""
        sent = self.newest.first_sent.date() if self.newest and self.newest.first_sent else None
        return 0 if self.state == ELSEWHERE else late_days(due, sent, today)


def standings(owing: pd.DataFrame, made: Mapping[str, Sequence[UnitDelivery]], online: Set[str]) -> list[Standing]:
    """Every unit that reports the month (`owing`: rows of reporting/units), what wants something done first; `online`:
    those that ever reported so.

    What came in for the month without a delivery came for all that report in another way: a unit to which no money
    came in that month has no row that would say so.
    """
    rows = list(owing.itertuples())
    came_in = any(row.funded for row in rows if row.unit_id not in online)
    found = [
        Standing(
            row.unit_id,
            row.unit,
            row.unit_group,
            row.projects,
            row.funded,
            [None, *made.get(row.unit_id, [])][-1],
            is_in=bool(row.funded) or (came_in and row.unit_id not in online),
        )
        for row in rows
    ]
    return sorted(found, key=lambda each: LINED_UP.index(each.state))


def behind(units: Sequence[Standing]) -> tuple[list[Standing], list[tuple[Standing, str]]]:
    """Who is to be reminded: those of whom nothing came, and those who were asked to correct it, with the reason."""
    missing = [each for each in units if not each.has_come and each.state != RETURNED]
    return missing, [(each, each.newest.reason) for each in units if each.newest and each.state == RETURNED]
