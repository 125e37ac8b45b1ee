"""The answers of dispatch/*: what is to be settled, whose it is, and whether it is late."""

import datetime as dt
from dataclasses import replace

import pandas as pd

from queries import Scope
from tests.oracle.kept import once_a_scope
from tests.oracle.key_projects import judged
from tests.oracle.ledger import Period, Tables, has_tasks, part, selected, setting, units_in

SETTLED = ("调度事项", "会议决定")
BY_URGENCY = ["days_over", "due_at", "item_id"]


@once_a_scope
def known(tables: Tables, scope: Scope) -> pd.DataFrame:
    """The items raised by the month's end that are the reader's to see, with what they were on that day."""
    projects = tables["projects"][["project_id", "project_name", "leader"]]
    issues = tables["issues"].rename(columns={"lead_unit": "unit_id", "description": "matter"})
    held = tables["dispatches"].rename(columns={
        "dispatch_id": "issue_id", "issue_id": "of_issue", "held_at": "raised_at", "chair": "raised_by",
        "decision": "matter", "lead_unit": "unit_id",
    })  # fmt: skip
    held = held.astype({"project_id": object}).merge(projects[["project_id", "leader"]], on="project_id", how="left")
    frame = pd.concat([issues.astype({"project_id": object}), held.assign(kind="调度事项")], ignore_index=True)
    frame = frame.merge(projects[["project_id", "project_name"]], on="project_id", how="left")
    frame = frame.merge(tables["units"][["unit_id", "unit"]], on="unit_id", how="left")
    end = Period.of(scope).end
    frame = frame[(frame.raised_at <= end) & _is_in_scope(tables, scope, frame)]
    is_closed = frame.closed_at <= end
    late = (end - frame.due_at).dt.days.where(~is_closed & (frame.due_at < end))
    return frame.assign(
        item_id=frame.issue_id, item_kind=frame.kind, project=frame.project_name, solution=frame.measure,
        evidence=frame.close_evidence, is_open=~is_closed, days_over=late, revision=0,
        days_taken=(frame.closed_at.where(is_closed, end) - frame.raised_at).dt.days,
        status=frame.status.mask(frame.closed_at > end, "办理中").mask(is_closed, "已销号"),
        is_overdue=late.notna() | (is_closed & (frame.closed_at > frame.due_at)),
    )  # fmt: skip


def _is_in_scope(tables: Tables, scope: Scope, frame: pd.DataFrame) -> pd.Series:
    """Of the reader's projects or led by his units; one of no project only where nothing but units is chosen."""
    everywhere = selected(tables, replace(scope, units=(), may_see=None)).project_id
    led = frame.unit_id.isin(units_in(tables, scope).unit_id)
    own = frame.project_id.isin(selected(tables, scope).project_id)
    of_project = frame.project_id.isin(everywhere) & (own | led)
    return of_project.where(frame.project_id.notna(), led & has_tasks(scope))


def items(tables: Tables, scope: Scope, kind: str | None = None) -> pd.DataFrame:
    """dispatch/items."""
    frame = known(tables, scope)
    return frame[frame.kind == kind] if kind else frame


def _figures(frame: pd.DataFrame) -> dict[str, float]:
    """What both counts say of the year's items."""
    closed = frame[~frame.is_open]
    timed, overdue = frame.due_at.notna().sum(), frame.is_overdue.sum()
    return {
        "raised": len(frame), "closed": len(closed), "closure_rate": part(len(closed), len(frame)), "timed": timed,
        "overdue": overdue, "overdue_rate": part(overdue, timed), "days_to_close": closed.days_taken.mean(),
    }  # fmt: skip


def counts(tables: Tables, scope: Scope) -> pd.DataFrame:
    """dispatch/counts."""
    frame = known(tables, scope)
    waiting = frame[frame.is_open]
    late = waiting[waiting.days_over.notna()].sort_values(["raised_at", "item_id"])
    late = late.sort_values("days_over", ascending=False, kind="stable")
    return pd.DataFrame([
        _figures(frame[frame.raised_at >= Period.of(scope).start]) | {
            "open_items": len(waiting), "open_over": len(late), "longest_over": late.days_over.max(),
            "longest_matter": late.matter.iloc[0] if len(late) else None,
            "weekly": _held(tables, scope, "周调度"), "monthly": _held(tables, scope, "月调度"),
        }
    ])  # fmt: skip


def _held(tables: Tables, scope: Scope, level: str) -> int:
    """How many dispatches of that level were held in the year, of those whose matters are the reader's to see."""
    held = tables["dispatches"]
    seen = known(tables, scope)
    seen = seen[seen.raised_at >= Period.of(scope).start].item_id
    held = held[(held.level == level) & held.dispatch_id.isin(seen)]
    return len(held.drop_duplicates(["held_at", "chair"]))


def closure(tables: Tables, scope: Scope, by: str = "unit") -> pd.DataFrame:
    """dispatch/closure."""
    frame = known(tables, scope)
    frame = frame[frame.raised_at >= Period.of(scope).start]
    names = frame.category.fillna(frame.kind) if by == "category" else frame.unit
    rows = [
        {"unit": None, "category": None} | {by: name} | _figures(each) | {"open_items": each.is_open.sum()}
        for name, each in frame.groupby(names)
    ]
    figures = list(_figures(frame))
    return pd.DataFrame(rows, columns=["unit", "category", *figures, "open_items"])


def comments(
    tables: Tables, scope: Scope, meeting: dt.date | None = None, since: dt.date | None = None,
    today: dt.date | None = None,
) -> pd.DataFrame:  # fmt: skip
    """dispatch/comments."""
    held = pd.Timestamp(meeting or "2000-01-01")
    now = pd.Timestamp(today or held)
    is_over, frame = now > held, known(tables, scope)
    days = int(setting(tables, "review_days" if is_over else "comment_days"))
    frame = frame[frame.is_open & (frame.kind != "会议决定") & ((frame.raised_at <= held) | (not is_over))]
    frame = frame if meeting else frame.head(0)
    received = tables["batches"].set_index("batch_id").received_at
    last = frame.batch_id.map(received).dt.normalize()
    last = last.where(frame.progress.notna() | (frame.status != "待办"))
    due, limit = held + pd.Timedelta(days=days if is_over else -days), held if is_over else pd.Timestamp(since)
    is_owed = last.isna() | (last <= limit)
    return frame.assign(
        asked_for="复核" if is_over else "意见", comment_due=due, commented_at=last, is_owed=is_owed,
        days_past=pd.Series((now - due).days, frame.index).where(is_owed & (now > due)),
    )


def agenda(tables: Tables, scope: Scope, level: str = "周调度") -> pd.DataFrame:
    """dispatch/agenda."""
    month, frame = level == "月调度", judged(tables, scope)
    lit = frame[frame.light.isin(["红", "黄"])].astype({"project_id": object})
    columns = ["project_id", "project", "unit", "lead_unit", "light", "agreed_investment", "problem", "next_step",
               "leader", "reason"]  # fmt: skip
    urgent = _most_urgent(tables, scope, month)
    both = lit[columns].merge(urgent, how="outer", on="project_id", suffixes=("", "_of_item"))
    listed = (both.light == "红") | (both.light.notna() & (not month)) | both.is_due.eq(True)
    both = both[listed]
    has_item, is_settled = both.item_id.notna(), both.kind.isin(SETTLED)
    asked = both.solution.fillna(both.progress).where(has_item, both.next_step)
    return both.assign(
        project=both.project.fillna(both.project_of_item), leader=both.leader.fillna(both.leader_of_item),
        stuck=both.problem.fillna(both.progress).where(is_settled, both.matter.fillna(both.problem)),
        ask=both.matter.where(is_settled, asked), unit=both.unit_of_item.fillna(both.lead_unit).fillna(both.unit),
        status=both.status.fillna("无事项"), open_items=both.open_items.fillna(0),
    )  # fmt: skip


def _most_urgent(tables: Tables, scope: Scope, month: bool) -> pd.DataFrame:
    """Of each project, and of each item without one, the open item that is first in urgency; how many there are, and
    whether any presses: `is_due`.
    """
    frame = known(tables, scope)
    frame = frame[frame.is_open]
    soon = frame.due_at <= Period.of(scope).end + pd.Timedelta(days=7)
    pressing = frame.days_over.notna() | ((frame.kind == "领导批示") if month else soon)
    about = frame.project_id.fillna(frame.item_id)
    frame = frame.assign(
        is_due=pressing.groupby(about).transform("any"), open_items=about.groupby(about).transform("size"), about=about
    )
    first = frame.sort_values(BY_URGENCY, ascending=[False, True, True]).drop_duplicates("about")
    return first[[
        "project_id", "item_id", "kind", "matter", "solution", "progress", "unit", "owner", "leader", "project",
        "due_at", "days_over", "status", "is_due", "open_items",
    ]]  # fmt: skip
