"""What the pages of 变化 compare with: a month, a meeting or an earlier version, and how the projects stood then."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from data.differences.revisions import revisions
from data.warehouse.meetings import meetings
from data.warehouse.versions import UNKNOWN_MONTH, VersionFile, id_parts
from queries import Scope
from ui.access.viewer import viewer
from ui.drill_links import lines
from ui.explanation import explain
from ui.folding import folded
from ui.headings import picture
from ui.navigation import page
from ui.opened import ask, ask_row, ask_version, store, version_file
from ui.page_choice import choice
from ui.pictures import on_phone
from ui.tables import table
from ui.verbatim_text import verbatim
from wording import sentences
from wording.figures import is_missing, month
from wording.sentences import standing
from wording.sentences.changes import LAST_MONTH

MEETINGS, VERSIONS = 2, 2  # how many of each one may choose among: the last ones
YEAR_END = "上年末"


@dataclass(frozen=True)
class Against:
    """What is compared with: its name after 较, its month, and the version that it is of; None: this one."""

    name: str
    since: dt.date
    version: VersionFile | None = None

    def began(self) -> str:
        """From when on, for the small line; nothing where the name says it."""
        return "" if self.name == LAST_MONTH else f"{month(self.since)}末以来"

    def asked(self, scope: Scope) -> dict[str, Any]:
        """The parameters of changes/* for it."""
        then = None if self.version is None else standings(self.version, self.since, scope)
        return {"since": self.since, "standings": then}


def standings(version: VersionFile, at: dt.date, scope: Scope) -> list[dict[str, Any]]:
    """How the projects that the reader may see stood at a month in another version."""
    rows = ask_version(version, "changes/standings", Scope(at, may_see=scope.may_see)).to_dict("records")
    return [{name: None if is_missing(value) else value for name, value in row.items()} for row in rows]


RANKS = ("unit_group", "rank", "unit", "rank_change", "completion", "pace_gap")
REVISED = (
    "month", "project", "unit", "amount_before", "amount_after", "amount_change", "file_name", "received_by",
    "received_on", "published_by", "published_on",
)  # fmt: skip


def moved_units(scope: Scope, against: Against) -> None:
    """Which units gained and lost places since, by the figures of the version that is read."""
    ranking = ask("rankings/units", scope, since=against.since)
    picture(sentences.moved_units(ranking), standing(scope.as_of, "到位资金完成率的全组位次，同一版本的数"))
    shown = ranking[ranking["is_chosen"].fillna(True)].reset_index(drop=True)
    folded("各单位位次", lambda: table(shown, RANKS, key="moved_units"), key="moved_units")
    explain("rankings/units", scope, since=against.since)


def revised(against: Against, scope: Scope) -> None:
    """Which funds of months that were reported before were revised since the version that is compared with."""
    if against.version is None:
        return
    seen = tuple(ask("changes/standings", scope)["project_id"])
    rows = _revised(f"{against.version.id} {version_file().id} {seen}", against.version, version_file(), seen)
    picture(sentences.revisions(rows), "整个项目，审核通过的；比较的版本已经报过的月份")
    if not rows.empty:
        table(rows, REVISED, key="revised", labels={"file_name": "改动来自"})


@st.cache_data(max_entries=32, show_spinner="正在比较…")
def _revised(asked: str, _before: VersionFile, _after: VersionFile, _projects: tuple[str, ...]) -> pd.DataFrame:
    return pd.DataFrame([vars(each) for each in revisions(_before.path, _after.path, _projects)])


def against_of(scope: Scope) -> Against:
    """What the reader chose to compare with: last month, the end of last year, a meeting, an earlier version."""
    last = (scope.as_of - dt.timedelta(days=1)).replace(day=1)
    january = scope.as_of.replace(month=1)
    told = [Against(LAST_MONTH, last)]
    if last >= january:
        told.append(Against(YEAR_END, january.replace(year=january.year - 1, month=12)))
    if viewer().may("see"):
        told += [*_meetings(scope), *_versions(scope)]
    named = {each.name: each for each in told}
    return named[choice("与什么比", {name: f"较{name}" for name in named}, key="against")]


def _meetings(scope: Scope) -> list[Against]:
    """The last meetings that looked at this month or an earlier one, each with the version that it froze."""
    held = [each for each in meetings(store()) if each.as_of <= scope.as_of][:MEETINGS]
    return [Against(f"{each.occasion}（{each.day:%Y-%m-%d}）", each.as_of, _version(each.version_id)) for each in held]


def _versions(scope: Scope) -> list[Against]:
    """The versions published before the one that is read, the last first; each at its month, or the reader's."""
    ids = [path.stem for path in store().paths()]
    here = ids.index(version_file().id) if version_file().id in ids else len(ids)
    dated = [(each, id_parts(each)[0]) for each in reversed(ids[max(0, here - VERSIONS) : here])]
    return [
        Against(f"版本 {each}", min(dt.date.fromisoformat(f"{named}-01"), scope.as_of), _version(each))
        for each, named in dated
        if named != UNKNOWN_MONTH
    ]


def _version(version_id: str) -> VersionFile | None:
    """The version to ask how the projects stood; None for the one that is read."""
    return None if version_id == version_file().id else VersionFile(version_id, store().path(version_id))


def changes_line(scope: Scope, subject: str) -> None:
    """What changed since last month in one sentence, the way to its page; on a phone in lines that fit."""
    changed = sentences.changes(ask_row("changes/counts", scope), subject)
    told = lines(changed) if on_phone() else [changed]
    st.page_link(page("changes"), label="  \n".join(verbatim(line) for line in told))
