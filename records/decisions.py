"""What persons decided about rows that waited for their word and about findings of checks.

A decision is an entry of the audit record and nothing else: who decided what, when and why can't be told apart from
the decision itself. The latest word on a key holds; 撤销 takes the former one back.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from records.audit import Act, Entry
from records.errors import DataError

KINDS = {"confirm": "确认", "dismiss": "处置"}  # and the word for it in the record
ACCEPTED, DECLINED, WITHDRAWN = "采纳", "退回", "撤销"


def _now() -> dt.datetime:
    return dt.datetime.now().replace(microsecond=0)


@dataclass(frozen=True)
class Decision:
    """A person's word on `key`; `about` says in Chinese what the key stands for.

    kind "confirm": a held row, verdict 采纳 or 退回. kind "dismiss": a finding of a check, verdict 已核实, 已说明,
    不予处理, ...; it needs a reason.
    """

    key: str
    kind: str
    verdict: str
    reason: str
    by: str
    at: dt.datetime = field(default_factory=_now)
    about: str = ""

    def act(self) -> Act:
        """The decision as the audit record takes it. Raises DataError when something is missing."""
        if self.kind not in KINDS or (self.kind == "confirm" and self.verdict not in (ACCEPTED, DECLINED, WITHDRAWN)):
            raise DataError(f"不认识的处理结果“{self.verdict}”。")
        if not self.by.strip():
            raise DataError("请填写处理人。")
        if self.kind == "dismiss" and not self.reason.strip():
            raise DataError("请写明处理的原因，以备查考。")
        details = {"key": self.key, "verdict": self.verdict, "reason": self.reason, "at": self.at.isoformat()}
        return Act(KINDS[self.kind], self.by, self.about, details)


class Decisions(Mapping[str, Decision]):
    """The latest decision on each key."""

    def __init__(self, made: Iterable[Decision] = ()) -> None:
        latest = {decision.key: decision for decision in made}
        self._latest = {key: decision for key, decision in latest.items() if decision.verdict != WITHDRAWN}
        self.withdrawn = frozenset(latest) - frozenset(self._latest)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Decisions":
        """The decisions among the entries of the record."""
        kinds = {word: kind for kind, word in KINDS.items()}
        made = (_read(entry, kinds[entry.what]) for entry in entries if entry.what in kinds)
        return cls(decision for decision in made if decision is not None)

    def __getitem__(self, key: str) -> Decision:
        return self._latest[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._latest)

    def __len__(self) -> int:
        return len(self._latest)

    @cached_property
    def accepted(self) -> frozenset[str]:
        """Keys of the held rows that may be loaded as proposed."""
        return self._confirmed(ACCEPTED)

    @cached_property
    def declined(self) -> frozenset[str]:
        """Keys of the held rows that are to be rejected."""
        return self._confirmed(DECLINED)

    @cached_property
    def confirmed(self) -> dict[str, bool]:
        """What was said of held rows, by key: True, load as proposed; False, reject."""
        return dict.fromkeys(self.accepted, True) | dict.fromkeys(self.declined, False)

    @cached_property
    def dismissed(self) -> dict[str, Decision]:
        """The findings of checks that somebody has explained or set aside, by key."""
        return {key: decision for key, decision in self._latest.items() if decision.kind == "dismiss"}

    def _confirmed(self, verdict: str) -> frozenset[str]:
        return frozenset(
            key for key, made in self._latest.items() if made.kind == "confirm" and made.verdict == verdict
        )


def _read(entry: Entry, kind: str) -> Decision | None:
    """The decision that an entry holds; None when it was damaged, which its verification says."""
    told = entry.details
    try:
        at = dt.datetime.fromisoformat(told["at"])
        return Decision(told["key"], kind, told["verdict"], told["reason"], entry.who, at, entry.about)
    except (KeyError, TypeError, ValueError):
        return None
