"""The answers on planned dates: how they moved, and how they look beside what is usual."""

from itertools import pairwise
from math import ceil

import pandas as pd

from queries import Scope
from tests.oracle.ledger import (
    LADDER,
    NAMES,
    Period,
    Tables,
    counted,
)
from tests.oracle.lifecycle import NOBODY, Case, case_of, incidence, stuck
from tests.oracle.then import first_units


def spans(tables: Tables, scope: Scope) -> dict[tuple[str, str], list[tuple[pd.Timestamp, bool, pd.Timestamp]]]:
    """By project and stage, the plans that held one after another up to the month, whether each is of a month only, and
    until when it held.

    What was said several times within a month counts with the last word.
    """
    month, found = Period.of(scope).month, {}
    events = tables["stage_events"]
    now = {
        (str(row["project_id"]), row["stage"]): (row["planned"], row["date_precision"] != "day")
        for row in events[events.planned.notna()].to_dict("records")
    }
    former = tables["former_plans"].sort_values(["until", "batch_id"])
    chains: dict[tuple[str, str], list[tuple[pd.Timestamp, pd.Timestamp, bool]]] = {}
    for row in former.to_dict("records"):
        chain = chains.setdefault((str(row["project_id"]), row["stage"]), [])
        if not chain or chain[-1][0] != row["until"]:
            chain.append((row["until"], row["planned"], row["date_precision"] != "day"))
    for key, plan in now.items():
        chain = chains.get(key, [])
        told = [(day, rough, until) for until, day, rough in chain if until <= month]
        told.append(next(((day, rough, until) for until, day, rough in chain if until > month), (*plan, pd.NaT)))
        found[key] = told
    return found


Move = tuple[pd.Timestamp, pd.Timestamp, pd.Timestamp]  # from which day to which, and in which month


def moves(tables: Tables, scope: Scope) -> dict[tuple[str, str], list[Move]]:
    """By project and stage, from which day to which its plan moved each time, as known in the month."""
    found = {}
    for key, told in spans(tables, scope).items():
        found[key] = [
            (before, after, until) for (before, one, until), (after, other, _) in pairwise(told)
            if after != before and not ((one or other) and after.to_period("M") == before.to_period("M"))
        ]  # fmt: skip
    return found


def _planned(tables: Tables, scope: Scope) -> pd.DataFrame:
    """The plans of the projects that are still with us: the project's columns, the stage's, and its moves."""
    frame = counted(tables, scope)
    frame["unit"] = first_units(tables, scope, frame)
    events = tables["stage_events"]
    events = events[events.planned.notna()][["project_id", "stage", "planned", "actual"]]
    plans = frame[frame.ended.isna()].drop(columns="stage").merge(events, on="project_id")
    moved = moves(tables, scope)
    plans["moved"] = [moved[str(one), stage] for one, stage in zip(plans.project_id, plans.stage, strict=True)]
    return plans


def slips(tables: Tables, scope: Scope, by: str | None = None) -> pd.DataFrame:
    """lifecycle/slips."""
    plans, rows = _planned(tables, scope), []
    plans["class_name"] = {"stage": plans.stage.map(NAMES), "industry": plans.industry}.get(by or "", "合计")
    for name, each in plans.groupby("class_name", observed=True):
        days = sorted((moved[-1][1] - moved[0][0]).days for moved in each.moved if moved)
        rows.append({
            "class_name": name, "plans": len(each), "moved_plans": len(days), "moved_rate": len(days) / len(each),
            "moves": sum(map(len, each.moved)), "put_off": sum(day > 0 for day in days),
            "median_days": days[ceil(0.5 * len(days)) - 1] if days else None,
            "p80_days": days[ceil(0.8 * len(days)) - 1] if days else None,
            "most_days": days[-1] if days and days[-1] > 0 else None,
        })  # fmt: skip
    columns = [
        "class_name", "plans", "moved_plans", "moved_rate", "moves", "put_off", "median_days", "p80_days", "most_days",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def moved(tables: Tables, scope: Scope) -> pd.DataFrame:
    """lifecycle/moved."""
    plans = _planned(tables, scope)
    plans = plans[plans.moved.map(len) > 0]
    first, last = [told[0][0] for told in plans.moved], [told[-1][1] for told in plans.moved]
    return plans.assign(
        project=plans.project_name, first_plan=first, planned=last, moves=plans.moved.map(len),
        days=[(now - then).days for then, now in zip(first, last, strict=True)],
        last_moved=[told[-1][2] for told in plans.moved], seq=[LADDER.index(stage) + 1 for stage in plans.stage],
        stage=plans.stage.map(NAMES), actual=plans.actual.where(plans.actual <= Period.of(scope).end),
    )  # fmt: skip


def outlook(tables: Tables, scope: Scope, gate: str | None = None) -> pd.DataFrame:
    """lifecycle/outlook."""
    month_end, usual = Period.of(scope).end, _usual(tables, scope)
    size = int(tables["settings"].set_index("setting").value["class_size"])
    rows = []
    for name in [gate] if gate else ["started", "completed", "producing"]:
        waiting = stuck(tables, scope, name)
        for row in waiting[pd.to_datetime(waiting.planned_next) > month_end].to_dict("records"):
            own, whole = usual.get((name, row["industry"]), NOBODY), usual.get((name, None), (None, None, None))
            title, (n, half, fifths) = (row["industry"], own) if own[0] >= size else ("全县", whole)
            days = (row["planned_next"] - row["since"]).days
            word = "紧" if half is not None and days < half else "正常"
            word = "松" if fifths is not None and days > fifths else word
            rows.append(row | {"planned_days": days, "class_name": title, "class_projects": n, "median_days": half,
                               "p80_days": fifths, "tightness": None if half is None else word})  # fmt: skip
    columns = [
        "project_id", "project", "unit", "industry", "gate", "since", "planned_next", "planned_days", "class_name",
        "class_projects", "median_days", "p80_days", "tightness", "leader",
    ]  # fmt: skip
    answer = pd.DataFrame(rows, columns=columns)
    return answer.assign(plans=len(answer), tight=int((answer.tightness == "紧").sum()))


def _usual(tables: Tables, scope: Scope) -> dict[tuple[str, str | None], tuple[int, int | None, int | None]]:
    """How many of the whole county's projects took or wait for a step, and when half and four fifths had, by industry
    and together; nothing is known of a month that hasn't begun when the last file came.
    """
    period, found = Period.of(scope), {}
    if period.month > tables["batches"].received_on.max():
        return found
    projects = tables["projects"]
    industries = dict(zip(projects.project_id.astype(str), projects.industry, strict=True))
    audited = set(projects.project_id[projects.audit_status == "审核通过"].astype(str))
    events = tables["stage_events"]
    events = events[events.actual.notna()]
    by_project = events.groupby("project_id", observed=True)
    days = {str(one): dict(zip(each.stage, each.actual, strict=True)) for one, each in by_project}
    for goal, start in (("started", "signed"), ("completed", "started"), ("producing", "completed")):
        classes: dict[str | None, list[Case]] = {}
        for one, known in days.items():
            if one in audited and start in known and known[start] <= period.end:
                case = case_of(known, start, goal, period.end)
                if case[1] != "undated":
                    classes.setdefault(industries[one], []).append(case)
                    classes.setdefault(None, []).append(case)
        for name, cases in classes.items():
            told = incidence(cases)
            half, fifths = (next((day for day, _, by in told if by > part - 1e-9), None) for part in (0.5, 0.8))
            found[goal, name] = (len(cases), half, fifths)
    return found


def plans(tables: Tables, scope: Scope) -> pd.DataFrame:
    """projects/plans; `row` tells several words of a month apart."""
    frame, month = counted(tables, scope), Period.of(scope).month
    columns = ["project_id", "stage", "planned", "until", "changed_by", "batch_id", "sheet", "row_no"]
    told = {f"told_{name}": name for name in ("batch_id", "sheet", "row_no")}
    former = tables["former_plans"].rename(columns={"batch_id": "changed_by"}).rename(columns=told)
    events = tables["stage_events"]
    now = events[events.planned.notna()].assign(until=pd.NaT, changed_by=None)
    every = pd.concat([former[columns], now[columns]], ignore_index=True).sort_values(["until", "changed_by"])
    by_plan = every.groupby(["project_id", "stage"], observed=True)
    every["days"] = (every.planned - by_plan.planned.shift()).dt.days
    wanted = (by_plan.until.transform("min") <= month) & ~(by_plan.until.shift() > month)
    every = every[wanted & every.project_id.isin(frame.project_id)]
    every["until"] = every.until.where(every.until <= month)
    every["seq"] = [LADDER.index(stage) + 1 for stage in every.stage]
    return every.assign(stage=every.stage.map(NAMES)).merge(tables["batches"][["batch_id", "file_name"]], on="batch_id")
