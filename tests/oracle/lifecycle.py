"""The answers of lifecycle/* on batches: their way, its days, their rates, what waits, what was early.

Days are counted project by project; the estimate is the textbook's, one day after the other (Aalen–Johansen).
"""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil

import numpy as np
import pandas as pd

from queries import Scope
from tests.oracle.ledger import (
    LADDER,
    NAMES,
    Period,
    Tables,
    amounts,
    arrived_total,
    counted,
    part,
    stage_dates,
    units_in,
)
from tests.oracle.then import first_units

PAIRS = [*pairwise(LADDER), ("signed", "started"), ("signed", "producing")]
GATES = {
    "signed": "lead", "started": "signed", "completed": "started", "producing": "completed",
    "at_capacity": "producing",
}  # fmt: skip
FUNNEL = ["step", "seq", "stage", "projects", "batch_projects", "share", "before", "conversion", "staying", "ended"]
EARLY = {"started": "早开工", "building": "早建设", "completed": "早竣工", "producing": "早投产"}
OUTCOMES = ("moved", "ended", "waiting", "undated")
NOBODY = (0, None, None)
Case = tuple[int, str]  # days, and how it came out: moved, ended, waiting


def batch(
    tables: Tables, scope: Scope, cohort: int | None = None, step: str | None = None
) -> pd.DataFrame:
    """The projects of a batch as known at the month's end; `at`: how many steps of the ladder each came.

    `step`: those only that came so far, or have ended.
    """
    frame = counted(tables, scope)
    begun = frame.signed
    wanted = begun.notna() if cohort is None else begun.dt.year == int(cohort)
    frame = frame.assign(year=begun.dt.year)[wanted]
    reached = frame[LADDER].notna().to_numpy()
    at = np.where(reached.any(axis=1), len(LADDER) - reached[:, ::-1].argmax(axis=1), 0)
    frame = frame.assign(at=at, has_ended=frame.ended.notna())
    if step:
        return frame[frame.has_ended if step == "ended" else frame["at"] > LADDER.index(step)]
    return frame


def funnel(tables: Tables, scope: Scope, cohort: int | None = None) -> pd.DataFrame:
    """lifecycle/funnel."""
    return _steps_of(batch(tables, scope, cohort), first=3)


def _steps_of(frame: pd.DataFrame, first: int) -> pd.DataFrame:
    """How many of a batch came to each step of the ladder from the `first` on, by `at` and `has_ended`."""
    rows, before = [], None
    for seq, step in enumerate(LADDER, 1):
        if frame.empty or seq < first:
            continue
        came = int((frame["at"] >= seq).sum())
        here = frame[frame["at"] == seq].has_ended
        rows.append({
            "step": step, "seq": seq, "stage": NAMES[step], "projects": came, "batch_projects": len(frame),
            "share": came / len(frame), "before": before, "conversion": came / before if before else None,
            "staying": int((~here).sum()), "ended": int(here.sum()),
        })  # fmt: skip
        before = came
    return pd.DataFrame(rows, columns=FUNNEL)


def talks(tables: Tables, scope: Scope, cohort: int | None = None) -> pd.DataFrame:
    """lifecycle/talks."""
    frame, end = _talked(tables, scope), Period.of(scope).end
    frame = frame[(frame.first_contact <= end) & ((frame.first_contact.dt.year == cohort) | (cohort is None))]
    dates = stage_dates(tables, scope).reindex(frame.signed_project)
    reached = dates[LADDER].notna().to_numpy()
    at = np.where(reached.any(axis=1), len(LADDER) - reached[:, ::-1].argmax(axis=1), 0)
    lost = (frame.lost_at <= end).to_numpy()
    signed = dates.signed.notna().to_numpy() & ~lost
    frame = frame.assign(at=np.where(signed, at, 2), has_ended=lost | dates.ended.notna().to_numpy())
    return _steps_of(frame, first=2)


def _talked(tables: Tables, scope: Scope) -> pd.DataFrame:
    """The negotiations of the scope's units, industries, parks, regions, leaders and size."""
    frame = tables["negotiations"].merge(tables["regions"], on="province", how="left")
    frame = frame[frame.unit.isin(units_in(tables, scope).unit_id)]
    for names, values in (
        (scope.industries, frame.industry), (scope.parks, frame.park.fillna("园区外")),
        (scope.regions, frame.region.fillna("未注明")), (scope.leaders, frame.leader),
    ):  # fmt: skip
        frame = frame[values.reindex(frame.index).isin(names)] if names else frame
    large = float(tables["settings"].set_index("setting").value["large_project"])
    return frame[frame.planned_investment >= large] if scope.large_only else frame


def incidence(cases: Sequence[Case]) -> list[tuple[int, int, float]]:
    """Day by day how many were at risk, and what part of all had moved on by then, ending being another way out."""
    still, moved_by, told = 1.0, 0.0, []
    for day in sorted({days for days, _ in cases}):
        at_risk = sum(days >= day for days, _ in cases)
        moved = sum(days == day and outcome == "moved" for days, outcome in cases)
        ended = sum(days == day and outcome == "ended" for days, outcome in cases)
        moved_by += still * moved / at_risk
        still *= 1 - (moved + ended) / at_risk
        told.append((day, at_risk, moved_by))
    return told


def steps(tables: Tables, scope: Scope, cohort: int | None = None) -> pd.DataFrame:
    """lifecycle/steps."""
    ids, rows = set(batch(tables, scope, cohort).project_id.astype(str)), []
    events = tables["stage_events"]
    events = events[events.actual.notna() & events.project_id.astype(str).isin(ids)]
    by_project = events.groupby("project_id", observed=True)
    days = {str(one): dict(zip(each.stage, each.actual, strict=True)) for one, each in by_project}
    rough = set(zip(events.project_id.astype(str), events.stage, events.date_precision != "day", strict=True))
    end = Period.of(scope).end
    for start, goal in PAIRS:
        entered = {one: known for one, known in days.items() if start in known and known[start] <= end}
        cases = {one: case_of(known, start, goal, end) for one, known in entered.items()}
        dated = [case for case in cases.values() if case[1] != "undated"]
        told = incidence(dated)
        half = next(((day, at_risk) for day, at_risk, by in told if by > 0.5 - 1e-9), (None, None))
        if cases:
            rows.append({
                "from_step": start, "to_step": goal, "from_stage": NAMES[start], "to_stage": NAMES[goal],
                "entered": len(dated),
                **{each: sum(outcome == each for _, outcome in cases.values()) for each in OUTCOMES},
                "rough": sum(
                    case[1] != "undated" and ((one, start, True) in rough or (one, goal, True) in rough)
                    for one, case in cases.items()
                ),
                "median_days": half[0], "p80_days": next((day for day, _, by in told if by > 0.8 - 1e-9), None),
                "at_median": half[1],
            })  # fmt: skip
    columns = [
        "from_step", "to_step", "from_stage", "to_stage", "entered", "moved", "ended", "waiting", "undated", "rough",
        "median_days", "p80_days", "at_median",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def case_of(known: dict[str, pd.Timestamp], start: str, goal: str, end: pd.Timestamp) -> Case:
    """How long a project took from one step to the other, or has waited, and how it came out by the month's end."""
    begun, reached = known[start], known.get(goal)
    over = min((known[stage] for stage in ("terminated", "withdrawn") if stage in known), default=None)
    later = [known[stage] for stage in LADDER[LADDER.index(goal) + 1 :] if stage in known]
    if (reached is not None and reached < begun) or (over is not None and over < begun):
        return 0, "undated"
    if reached is not None and (over is None or reached <= over):
        return ((reached - begun).days, "moved") if reached <= end else ((end - begun).days, "waiting")
    if reached is None and later and (over is None or min(later) <= over):
        return (0, "undated") if max(min(later), begun) <= end else ((end - begun).days, "waiting")
    return ((over - begun).days, "ended") if over is not None and over <= end else ((end - begun).days, "waiting")


def rates(tables: Tables, scope: Scope, cohort: int | None = None, by: str | None = None) -> pd.DataFrame:
    """lifecycle/rates."""
    frame = batch(tables, scope, cohort)
    frame["arrived_total"] = amounts(frame, arrived_total(tables, scope))
    frame["agreed"] = frame.agreed_investment * frame.weight
    names = {"year": frame.year.astype("Int64").astype(str), "industry": frame.industry, "park": frame.place}
    frame["class_name"] = first_units(tables, scope, frame) if by == "unit" else names.get(by or "", "合计")
    rows = []
    for name, each in frame.groupby("class_name", observed=True):
        both = each[each.agreed.notna()]
        came = {f"n_{to}": int((each["at"] >= LADDER.index(step) + 1).sum()) for to, step in (
            ("landed", "landed"), ("started", "started"), ("completed", "completed"), ("produced", "producing"),
            ("at_capacity", "at_capacity"),
        )}  # fmt: skip
        n, kept = len(each), int((~each.has_ended).sum())
        rows.append({
            "class_name": name, "projects": n, "ended": n - kept, "kept": kept, "fulfilment_rate": kept / n, **came,
            "landing_rate": came["n_landed"] / n, "start_rate": came["n_started"] / n,
            "build_rate": came["n_completed"] / n, "production_rate": came["n_produced"] / n,
            "capacity_rate": came["n_at_capacity"] / came["n_produced"] if came["n_produced"] else None,
            "agreed_investment": both.agreed.sum() if len(both) else None,
            "arrived_total": both.arrived_total.sum() if len(both) else None,
            "arrival_rate": part(both.arrived_total.sum(), both.agreed.sum()),
        })  # fmt: skip
    columns = [
        "class_name", "projects", "ended", "kept", "fulfilment_rate", "n_landed", "landing_rate", "n_started",
        "start_rate",
        "n_completed", "build_rate", "n_produced", "production_rate", "n_at_capacity", "capacity_rate",
        "agreed_investment", "arrived_total", "arrival_rate",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def stuck(tables: Tables, scope: Scope, gate: str | None = None) -> pd.DataFrame:
    """lifecycle/stuck."""
    end, frame, events = Period.of(scope).end, counted(tables, scope), tables["stage_events"]
    frame = frame[frame.ended.isna()]
    plans = events.set_index([events.project_id.astype(str), events.stage]).planned
    rough = events[events.actual.notna() & (events.date_precision != "day")]
    rough_days = set(zip(rough.project_id.astype(str), rough.actual, strict=True))
    frame["unit"] = first_units(tables, scope, frame)
    frame["arrived_total"] = amounts(frame, arrived_total(tables, scope))
    rows = []
    for row in frame.to_dict("records"):
        reached = [place for place, stage in enumerate(LADDER) if pd.notna(row[stage])]
        for name, start in GATES.items():
            at, since = LADDER.index(name), LADDER.index(start)
            between = [row[stage] for stage in LADDER[since:at] if pd.notna(row[stage])]
            if not reached or max(reached) >= at or not between or name != (gate or name):
                continue
            if gate is None and name == "at_capacity":
                continue
            planned = plans.get((str(row["project_id"]), name), pd.NaT)
            rows.append({
                **row, "project": row["project_name"], "park": row["place"], "gate": NAMES[name],
                "stage": NAMES[row["stage"]], "since": between[0], "days": (end - between[0]).days,
                "planned_next": planned, "days_late": None if pd.isna(planned) else max((end - planned).days, 0),
                "agreed_investment": row["agreed_investment"] * row["weight"],
                "is_rough": (str(row["project_id"]), between[0]) in rough_days,
            })  # fmt: skip
    columns = [
        "project_id", "project", "unit", "industry", "park", "gate", "stage", "since", "days", "planned_next",
        "days_late", "agreed_investment", "arrived_total", "leader", "lead_unit", "is_rough",
    ]  # fmt: skip
    answer = pd.DataFrame(rows, columns=columns)
    overdue = int((pd.to_datetime(answer.planned_next) < end).sum())
    return answer.assign(waiting=len(answer), with_plan=int(answer.planned_next.notna().sum()), overdue=overdue)


def early(tables: Tables, scope: Scope, cohort: int | None = None) -> pd.DataFrame:
    """lifecycle/early."""
    end, frame, events = Period.of(scope).end, batch(tables, scope, cohort), tables["stage_events"]
    keyed = events.set_index([events.project_id.astype(str), events.stage])
    rough = set(keyed.index[keyed.date_precision != "day"])
    known = {side: keyed[side].to_dict() for side in ("planned", "actual")}
    found: dict[str, list[tuple[int | None, bool, bool, bool]]] = {step: [] for step in EARLY}
    for one, has_ended in zip(frame.project_id.astype(str), frame.has_ended, strict=True):
        plan = {stage: known["planned"].get((one, stage), pd.NaT) for stage in LADDER}
        done = {stage: known["actual"].get((one, stage), pd.NaT) for stage in LADDER}
        due = plan | {"building": done["started"] + (plan["completed"] - plan["started"])}
        done["building"] = done["completed"] if pd.notna(done["started"]) else pd.NaT
        for step, cases in found.items():
            is_done = bool(done[step] <= end)
            if pd.isna(due[step]) or (has_ended and not is_done):
                continue
            days = (done[step] - due[step]).days if is_done else None
            same = (one, step) in rough and is_done and done[step].to_period("M") <= due[step].to_period("M")
            cases.append((days, is_done, bool(due[step] <= end), same))
    rows = []
    for step, cases in found.items():
        if not cases:
            continue
        took = sorted(days for days, *_ in cases if days is not None)
        on_time = sum(done and (days <= 0 or same) for days, done, _, same in cases)
        due_cases = sum(done or is_due for _, done, is_due, _ in cases)
        rows.append({
            "early": EARLY[step], "with_plan": len(cases), "due": due_cases, "on_time": on_time,
            "late": len(took) - on_time, "overdue": sum(is_due and not done for _, done, is_due, _ in cases),
            "on_time_rate": on_time / due_cases if due_cases else None,
            "median_days": took[ceil(0.5 * len(took)) - 1] if took else None,
            "p80_days": took[ceil(0.8 * len(took)) - 1] if took else None,
        })  # fmt: skip
    columns = ["early", "with_plan", "due", "on_time", "late", "overdue", "on_time_rate", "median_days", "p80_days"]
    return pd.DataFrame(rows, columns=columns)
