"""What moves a project: what is to be settled for it, decisions of meetings too, and what its monthly reports say."""

from collections.abc import Mapping
from typing import Any

from queries import Scope
from ui.dispatching.item_drawer import item_drawer
from ui.folding import folded
from ui.headings import picture
from ui.opened import ask
from ui.tables import table
from ui.verbatim_text import verbatim
from wording import sentences
from wording.sentences import basis

ITEMS = ("matter", "status", "due_at", "days_over", "unit", "owner", "item_kind", "progress", "raised_at")
REPORTS = (
    "month", "visual_progress", "problem", "next_step", "month_done", "ytd_done", "plan_rate", "file_name", "sheet",
    "row_no",
)  # fmt: skip


def items(scope: Scope, asked: Mapping[str, Any]) -> None:
    """What is to be settled for the project, the open ones first; nothing where there is nothing. `asked`: what such a
    question takes beside the scope (ui/dispatching/live.py).
    """
    rows = ask("dispatch/items", scope, **asked)
    if rows.empty:
        return
    picture(sentences.items_of_project(rows), basis(scope.as_of, "问题、批示、调度和会议议定的事，点任一行看办理经过"))
    row = table(rows, ITEMS, key="items", pick=True)
    if row is not None:
        item_drawer(str(rows["item_id"].iloc[row]))


def reports(scope: Scope) -> None:
    """What was reported month by month, folded, the newest first; nothing where nothing was."""
    rows = ask("projects/progress", scope)
    if not rows.empty:
        folded(verbatim(sentences.reports(rows)), lambda: table(rows, REPORTS, key="progress_table"), key="progress")
