"""Ask everything that a briefing needs, once, of one version within one scope: what the workbook has a sheet of."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from briefing.facts import Facts
from briefing.workbook import SHEETS
from queries import Scope, Version, ask, catalogue
from queries.legible import legible, legible_answer
from wording import filters
from wording.figures import is_missing

KEY_ONLY = {"projects/dossier"}  # asked of the key projects only: a report tells their land
WEEKLY, MONTHLY = "周调度", "月调度"


@dataclass(frozen=True)
class Dispatch:
    """What a version doesn't hold of items and negotiations: what people did with the one (`live`, data/dispatching/)
    and noted of the other, the day that they are judged by (None: the month's end), and which dispatch is held.
    """

    live: Sequence[dict[str, Any]] = ()
    notes: Sequence[dict[str, Any]] = ()
    day: dt.date | None = None
    level: str = MONTHLY

    def given(self, question: str) -> dict[str, Any]:
        """What of it the question takes."""
        told = {"live": list(self.live), "notes": list(self.notes), "day": self.day, "level": self.level}
        return {name: value for name, value in told.items() if name in catalogue()[question].parameters}


NOTHING_LIVE = Dispatch()


def gather(
    version: Version, scope: Scope, ask: Callable[..., pd.DataFrame] = ask, dispatch: Dispatch = NOTHING_LIVE
) -> Facts:
    """The facts of a briefing. Raises DataError when the version can't answer; `ask` where answers are at hand."""
    identity = ask(version, "overview/identity", scope).iloc[0]
    questions = catalogue()
    scopes = dict.fromkeys(KEY_ONLY, replace(scope, key_only=True))
    said = vars(scope) | {name: tuple(map(legible, vars(scope)[name])) for name in filters.LISTS}
    asked = {name: (scopes.get(name, scope), dispatch.given(name)) for name in SHEETS}
    return Facts(
        scope.as_of,
        version.id,
        legible(str(identity["county"])),
        legible(str(identity["city"])),
        bool(identity["is_sample"]),
        filters.names(said),
        {name: legible_answer(ask(version, name, of, **given)) for name, (of, given) in asked.items()},
        {name: questions[name].columns for name in SHEETS},
        revival_region="" if is_missing(identity["revival_region"]) else legible(str(identity["revival_region"])),
        subject=filters.subject(said),
        beside={without: filters.subject(said, (without,)) for without in (*filters.LISTS, filters.KEY_ONLY)},
        level=dispatch.level,
        day=dispatch.day,
    )
