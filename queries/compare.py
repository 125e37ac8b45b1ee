"""Two versions beside each other: what their ledgers hold differently, and each headline figure before and after.

The figures are those of overview/totals, asked of either version as a reader asks them: by default each as of its own
latest month, which is what its readers see. A draft is compared as the version that it would become.
"""

import datetime as dt
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from data.differences.difference import Difference, difference, sealed
from data.warehouse.draft import Draft
from queries import EVERY_UNIT, Scope, ask, open_version
from wording.figures import is_missing

TOTALS, FINDINGS = "overview/totals", "checks/findings"


@dataclass(frozen=True)
class HeadlineFigure:
    """A column of overview/totals in both versions; None where it can't be computed or there is no version."""

    column: str
    before: Any
    after: Any


@dataclass(frozen=True)
class NewFinding:
    """What a check finds in the later version and didn't find in the earlier one, a dismissed finding left out."""

    level: str
    rule: str
    unit: str
    project: str | None
    message: str
    remedy: str


@dataclass(frozen=True)
class Comparison:
    """Two versions compared. The months are those that the headline figures are of; None: no version, or no funds.

    `findings` are the checks' new ones: what a person looks at before publishing, doubled projects among them.
    """

    month_before: dt.date | None
    month_after: dt.date | None
    headline: tuple[HeadlineFigure, ...]
    difference: Difference
    findings: tuple[NewFinding, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The comparison as JSON can say it, with amounts and dates left to the writer."""
        months = {"month_before": self.month_before, "month_after": self.month_after}
        told = {"headline": [vars(each) for each in self.headline], "findings": [vars(each) for each in self.findings]}
        return months | told | self.difference.as_dict()


def compare(before: Path | None, after: Path, as_of: dt.date | None = None) -> Comparison:
    """Compare two version files, the headline figures as of one month if it is given.

    Raises DataError when a file can't be read.
    """
    month_before, old, known = _asked(before, as_of) if before else (None, {}, pd.DataFrame())
    month_after, new, found = _asked(after, as_of)
    columns = [column for column in (new or old) if column != "as_of"]
    headline = tuple(HeadlineFigure(column, old.get(column), new.get(column)) for column in columns)
    return Comparison(month_before, month_after, headline, difference(before, after), _new(known, found))


def compare_draft(draft: Draft, parent: Path | None) -> Comparison:
    """What publishing the draft would change; raises DataError when it can't be published."""
    with sealed(draft) as path:
        return compare(parent, path)


def _new(known: pd.DataFrame, found: pd.DataFrame) -> tuple[NewFinding, ...]:
    """The open findings that were not known, the gravest first."""
    if found.empty:
        return ()
    before = set() if known.empty else set(known["finding_key"])
    fresh = found[~found["finding_key"].isin(before) & found["verdict"].isna()]
    columns = ["level", "title", "unit", "project", "message", "remedy"]
    return tuple(NewFinding(*row) for row in fresh[columns].astype(object).where(fresh[columns].notna(), None).values)


def _asked(path: Path, as_of: dt.date | None) -> tuple[dt.date | None, dict[str, Any], pd.DataFrame]:
    """The month, the headline figures and the findings; none when the version has no month with funds."""
    version = open_version(path)
    with closing(version.con):
        month = as_of or _latest_month(ask(version, "overview/identity", Scope(dt.date.today(), may_see=EVERY_UNIT)))
        row = ask(version, TOTALS, Scope(month, may_see=EVERY_UNIT)).iloc[0].to_dict() if month else {}
        found = ask(version, FINDINGS, Scope(month, may_see=EVERY_UNIT)) if month else pd.DataFrame()
    return month, {column: None if pd.isna(value) else value for column, value in row.items()}, found


def _latest_month(identity: pd.DataFrame) -> dt.date | None:
    month = identity["newest_month"].iloc[0]
    return None if is_missing(month) else pd.Timestamp(month).date()
