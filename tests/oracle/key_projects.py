"""The answers about key projects: lights with their reasons, what needs a decision, planned against actual."""

from dataclasses import replace

import numpy as np
import pandas as pd

from queries import Scope
from tests.oracle.kept import once_a_scope
from tests.oracle.ledger import (
    AUDITED,
    LADDER,
    NAMES,
    Period,
    Tables,
    amounts,
    arrived_total,
    counted,
    part,
    selected,
    setting,
)
from tests.oracle.then import earlier, first_units


def lights(tables: Tables, scope: Scope, light: str | None = None) -> pd.DataFrame:
    """key_projects/lights."""
    frame = judged(tables, scope)
    if light:
        frame = frame[frame.is_stalled if light == "停滞" else frame.light == light]
    both = frame[frame.agreed_investment.notna()]
    frame = frame.assign(
        outstanding=(frame.agreed_investment - frame.arrived_total).clip(lower=0),
        key_arrived=(both if both.agreed_investment.sum() else frame).arrived_total.sum(),
        key_arrival_rate=part(both.arrived_total.sum(), both.agreed_investment.sum()),
    )
    return frame[[
        "project_id", "project", "unit", "industry", "park", "stage", "planned_next", "next_stage", "days_late",
        "annual_plan", "ytd_done", "plan_rate", "agreed_investment", "arrived_total", "arrival_rate", "outstanding",
        "key_arrived",
        "key_arrival_rate", "light", "is_stalled", "reason", "problem", "next_step", "leader", "lead_unit",
    ]]  # fmt: skip


def leaders(tables: Tables, scope: Scope) -> pd.DataFrame:
    """key_projects/leaders."""
    rows = []
    for leader, own in judged(tables, replace(scope, leaders=())).groupby("leader", dropna=False):
        both, agreed = own[own.agreed_investment.notna()], own.agreed_investment.sum(min_count=1)
        counts = own.light.value_counts()
        rows.append({
            "leader": leader, "is_chosen": not scope.leaders or leader in scope.leaders, "projects": len(own),
            **{name: counts.get(light, 0) for name, light in LIGHTS.items()}, "longest_late": own.days_late.max(),
            "agreed_investment": agreed, "arrived_total": own.arrived_total.sum(),
            "arrival_rate": part(both.arrived_total.sum(), agreed),
        })  # fmt: skip
    return pd.DataFrame(rows, columns=[
        "leader", "is_chosen", "projects", *LIGHTS, "longest_late", "agreed_investment", "arrived_total",
        "arrival_rate",
    ])  # fmt: skip


LIGHTS = {"red": "红", "yellow": "黄", "green": "绿", "unplanned": "未报计划"}


def light_counts(tables: Tables, scope: Scope) -> pd.DataFrame:
    """overview/lights."""
    frame = judged(tables, scope)
    counts = frame.light.value_counts().reindex(["红", "黄", "绿", "未报计划"], fill_value=0)
    stalled = frame[frame.is_stalled].light.value_counts().reindex(counts.index, fill_value=0)
    answer = {"light": counts.index, "projects": counts.to_numpy(), "stalled": stalled.to_numpy()}
    return pd.DataFrame(answer | {"key_projects": len(frame)})


def decisions(tables: Tables, scope: Scope) -> pd.DataFrame:
    """overview/decisions."""
    frame = judged(tables, scope)
    red = frame.light == "红"
    frame = frame[red if red.any() else frame.light == "黄"]
    return frame[[
        "project_id", "project", "agreed_investment", "unit", "stage", "light", "is_stalled", "days_late", "reason",
        "problem", "next_step", "leader", "lead_unit",
    ]]  # fmt: skip


@once_a_scope
def judged(tables: Tables, scope: Scope) -> pd.DataFrame:
    """Every key project that is still with us, with its light and the reasons for it."""
    frame = _progress(tables, scope)
    rules = _rules(tables, scope, frame)
    levels = np.column_stack([level for level, _ in rules])
    frame["light"] = np.array(["绿", "黄", "红", "红"], object)[levels.max(axis=1)]
    unplanned = ~_is_done(frame) & frame.gap.isna() & frame.planned_next.isna()
    frame.loc[unplanned & ~levels.any(axis=1), "light"] = "未报计划"
    said = zip(*(zip(level, says, strict=True) for level, says in rules), strict=True)
    reasons = [
        "；".join(says for _, says in sorted((pair for pair in pairs if pair[0]), key=lambda pair: -pair[0]))
        for pairs in said
    ]
    quiet = np.select(
        [_is_done(frame), unplanned, frame.days_late.gt(0) | frame.gap.le(-0.05), frame.gap.isna()],
        ["已投产", "没有报送年度计划和节点计划", _not_yet_yellow(frame), "节点未超期，未报年度计划"],
        "按计划推进",
    )
    frame["reason"] = np.where(levels.any(axis=1), np.array(reasons, object), quiet)
    frame["stage"], frame["next_stage"] = frame.stage.map(NAMES), frame.next_stage.map(NAMES)
    frame["agreed_investment"] *= frame.weight
    return frame.rename(columns={"project_name": "project"}).assign(park=frame.place)


def _not_yet_yellow(frame: pd.DataFrame) -> list[str]:
    """What is late or slow, and not so much as to turn a light."""
    points = np.floor(np.round(-frame.gap, 6) * 10 + 0.5) / 10  # of floats: noise is no half
    return [
        "，".join(
            [
                *([f"{NAMES.get(stage)}超计划 {days:.0f} 天"] if days > 0 else []),
                *([f"完成年度计划慢于序时进度 {slow:.1f} 个百分点"] if gap <= -0.05 else []),
                "未到黄灯标准",
            ]
        )
        for stage, days, gap, slow in zip(frame.next_stage, frame.days_late, frame.gap, points, strict=True)
    ]


def _progress(tables: Tables, scope: Scope) -> pd.DataFrame:
    frame = counted(tables, replace(scope, key_only=True))
    frame = frame[frame.ended.isna() & frame.stage.notna()].merge(
        _next_milestones(tables, scope), on="project_id", how="left"
    )
    frame = frame.merge(latest_progress(tables, scope), on="project_id", how="left")
    frame["unit"] = first_units(tables, scope, frame)
    frame["arrived_total"] = amounts(frame, arrived_total(tables, scope))
    frame["arrival_rate"] = part(frame.arrived_total, frame.agreed_investment * frame.weight)
    frame["plan_rate"] = part(frame.ytd_done, frame.annual_plan)
    frame["gap"] = (frame.plan_rate - frame.progress_month.dt.month / 12) * 100
    frame["days_late"] = (Period.of(scope).end - frame.planned_next).dt.days.clip(lower=0)
    whole = frame.project_id.map(arrived_total(tables, scope)).astype(float).fillna(0)
    frame["whole_rate"] = part(whole, frame.agreed_investment)
    frame["elapsed"] = _elapsed(tables, scope, frame)
    silent = int(setting(tables, "light_silent_months"))
    begun = tables["key_progress"].month.min()
    is_followed = pd.isna(begun) or begun <= Period.of(earlier(scope, months=silent - 1)).month
    unheard = ~frame.project_id.isin(_heard_of(tables, scope))
    frame["is_stalled"] = is_followed & ~_is_done(frame) & (frame.stage != "suspended") & unheard
    return frame


def _elapsed(tables: Tables, scope: Scope, frame: pd.DataFrame) -> pd.Series:
    """How far each project came from its signing to its planned completion, by the calendar."""
    events = tables["stage_events"]
    plans = events[events.planned.notna()].groupby(["project_id", "stage"], observed=True).planned.max().unstack()
    plans = plans.reindex(columns=["completed", "producing"])
    until = pd.to_datetime(frame.project_id.map(plans["completed"].fillna(plans["producing"])))
    days = (until - frame.signed).dt.days
    return (Period.of(scope).end - frame.signed).dt.days / days.where(days > 0)


def _heard_of(tables: Tables, scope: Scope) -> set[str]:
    """The projects with a report, a step or money within the months in which silence is not yet a standstill."""
    silent, period = int(setting(tables, "light_silent_months")), Period.of(scope)
    last = Period.of(earlier(scope, months=silent))
    reports, events = tables["key_progress"], tables["stage_events"]
    reported = reports[(reports.month > last.month) & (reports.month <= period.month)].project_id
    stepped = events[
        events.stage.isin([*LADDER, "suspended"]) & (events.actual > last.end) & (events.actual <= period.end)
    ]
    now, before = arrived_total(tables, scope), arrived_total(tables, earlier(scope, months=silent))
    moved = now.sub(before, fill_value=0).astype(float).round(6)
    return {*reported.astype(str), *stepped.project_id.astype(str), *moved[moved != 0].index.astype(str)}


def _is_done(frame: pd.DataFrame) -> pd.Series:
    return frame.stage.isin(["producing", "at_capacity"])


def _next_milestones(tables: Tables, scope: Scope) -> pd.DataFrame:
    """The first planned stage beyond the furthest that was reached: project_id, next_stage, planned_next."""
    events = tables["stage_events"]
    events = events.assign(order=events.stage.map({stage: n for n, stage in enumerate(LADDER, 1)}).astype(float))
    reached = events[events.actual <= Period.of(scope).end].groupby("project_id", observed=True).order.max()
    ahead = events[events.planned.notna()]
    ahead = ahead[ahead.order > ahead.project_id.map(reached).astype(float).fillna(0)]
    first = ahead.sort_values("order").drop_duplicates("project_id")
    return first[["project_id", "stage", "planned"]].rename(columns={"stage": "next_stage", "planned": "planned_next"})


def latest_progress(tables: Tables, scope: Scope) -> pd.DataFrame:
    """This year's last report of each project by the month; its month is progress_month."""
    reports, period = tables["key_progress"], Period.of(scope)
    this_year = reports[reports.month.between(period.start, period.month)]
    latest = this_year.sort_values("month").drop_duplicates("project_id", keep="last")
    columns = ["project_id", "month", "annual_plan", "ytd_done", "visual_progress", "problem", "next_step"]
    return latest[columns].rename(columns={"month": "progress_month"})


def _slow_months(tables: Tables, scope: Scope) -> pd.Series:
    """How many of the last months (as many as turn yellow into red) were far behind the plan, by project."""
    reports, period = tables["key_progress"], Period.of(scope)
    first = Period.of(earlier(scope, months=int(setting(tables, "light_streak_red")) - 1)).month
    recent = reports[reports.month.between(max(first, period.start), period.month)]
    gap = (part(recent.ytd_done, recent.annual_plan) - recent.month.dt.month / 12) * 100
    return recent[gap <= setting(tables, "light_gap_yellow")].groupby("project_id", observed=True).size()


Rule = tuple[np.ndarray, list[str]]  # level 0 to 3 and what it says, a project each


def _rules(tables: Tables, scope: Scope, frame: pd.DataFrame) -> list[Rule]:
    end = Period.of(scope).end
    months = (end.year - frame.signed.dt.year) * 12 + end.month - frame.signed.dt.month
    months = months.where(frame.stage.isin(["signed", "landed"]))
    stages = frame.next_stage.map(NAMES)
    return [
        (np.where(frame.stage == "suspended", 3, 0), ["已停建"] * len(frame)),
        (_threshold(tables, months, "signed_{}_months"), [f"签约已 {n:.0f} 个月仍未开工" for n in months]),
        (
            _threshold(tables, frame.days_late, "late_{}_days"),
            [f"{stage}超计划 {days:.0f} 天" for stage, days in zip(stages, frame.days_late, strict=True)],
        ),
        _behind_plan(tables, scope, frame),
        _behind_time(tables, frame),
        (
            np.where(frame.is_stalled, 1, 0),
            [f"停滞：{setting(tables, 'light_silent_months'):.0f} 个月以上没有新情况"] * len(frame),
        ),
    ]


def _behind_time(tables: Tables, frame: pd.DataFrame) -> Rule:
    passed = frame.elapsed.clip(upper=1)
    least, begins = (setting(tables, f"light_arrival_{name}") for name in ("part", "from"))
    level = np.where(~_is_done(frame) & (frame.elapsed >= begins) & (frame.whole_rate < least * passed), 1, 0)
    return level, [
        f"资金到位率 {_percent(rate)}，建设期已过 {_percent(gone)}"
        for rate, gone in zip(frame.whole_rate, passed, strict=True)
    ]


def _percent(rate: float) -> str:
    return "" if np.isnan(rate) else f"{np.floor(rate * 1000 + 0.5) / 10:.1f}%"


def _threshold(tables: Tables, values: pd.Series, name: str) -> np.ndarray:
    yellow, red = (setting(tables, name.format(colour)) for colour in ("yellow", "red"))
    return np.select([values >= red, values >= yellow], [2, 1], 0)


def _behind_plan(tables: Tables, scope: Scope, frame: pd.DataFrame) -> Rule:
    slow = frame.project_id.map(_slow_months(tables, scope)).astype(float)
    streak = slow >= setting(tables, "light_streak_red")
    gap = frame.gap.where(~_is_done(frame))
    level = np.select(
        [gap.isna(), (gap < setting(tables, "light_gap_red")) | streak, gap <= setting(tables, "light_gap_yellow")],
        [0, 2, 1],
        0,
    )
    points = np.floor(np.round(-gap, 6) * 10 + 0.5) / 10
    also = np.where(streak, [f"，已连续 {months:.0f} 个月" for months in slow], "")
    return level, [f"完成年度计划慢于序时进度 {p:.1f} 个百分点{more}" for p, more in zip(points, also, strict=True)]


def timeline(tables: Tables, scope: Scope) -> pd.DataFrame:
    """key_projects/timeline."""
    end = Period.of(scope).end
    frame = selected(tables, scope)
    frame = frame[(frame.audit_status == AUDITED) & (frame.is_key | bool(scope.projects))][
        ["project_id", "project_name"]
    ]
    frame = frame.merge(tables["stage_events"][["project_id", "stage", "planned", "actual"]], on="project_id")
    frame["actual"] = frame.actual.where(frame.actual <= end)
    frame = frame[frame.planned.notna() | frame.actual.notna()]
    frame["seq"] = frame.stage.map({stage: n for n, stage in enumerate(LADDER, 1)}).astype(float).fillna(9)
    frame["days_late"] = (frame.actual.fillna(end) - frame.planned).dt.days.clip(lower=0)
    return frame.assign(stage=frame.stage.map(NAMES)).rename(columns={"project_name": "project"})
