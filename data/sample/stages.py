"""When things happened and when they were meant to: each project's stages, planned and actual, up to the as-of day."""

import numpy as np
import pandas as pd

from data.sample import lists

AS_OF = np.datetime64("2026-10-31")
FIRST_SIGNED = np.datetime64("2022-02-01")
NEVER = np.datetime64("NaT", "D")
STAGES = ("signed", "landed", "started", "completed", "producing", "at_capacity", "suspended", "terminated")
PLANNED = ("started", "completed", "producing")  # stages that the ledger plans
# Days from the as-of day to the planned completion of a key project that is being built
COMPLETION_DUE = {
    "green": (45, 330), "gap_yellow": (60, 250), "gap_red": (60, 250), "suspended": (45, 200),
    "late_yellow": (-85, -34), "late_red": (-220, -100),
}  # fmt: skip

Dates = dict[str, np.ndarray]


def draw(profile: np.ndarray, rng: np.random.Generator) -> pd.DataFrame:
    """A frame of datetime64[D]-like columns: each stage, and `<stage>_planned`; NaT where it hasn't happened."""
    dates = _plain(len(profile), rng)
    for name in COMPLETION_DUE:
        _put(dates, profile == name, _building(name, int((profile == name).sum()), rng))
    for name, make in (
        ("done", _done),
        ("fresh", _fresh),
        ("stuck_yellow", _stuck),
        ("stuck_red", _long_stuck),
        ("talks", _talks),
    ):
        _put(dates, profile == name, make(int((profile == name).sum()), rng))
    _put_story(dates)
    for stage in STAGES:
        dates[stage] = np.where(dates[stage] <= AS_OF, dates[stage], NEVER)
    return pd.DataFrame({name: dates[name].astype("datetime64[s]") for name in dates})


def events(ids: np.ndarray, dates: pd.DataFrame) -> pd.DataFrame:
    """The stage events, one a project and stage: project_id, stage, planned, actual."""
    parts = []
    for stage in STAGES:
        planned = (
            dates[f"{stage}_planned"] if stage in PLANNED else pd.Series(pd.NaT, dates.index, dtype="datetime64[s]")
        )
        known = (planned.notna() | dates[stage].notna()).to_numpy()
        part = {"project_id": ids[known], "stage": stage, "planned": planned[known], "actual": dates.loc[known, stage]}
        parts.append(pd.DataFrame(part))
    order = {stage: number for number, stage in enumerate(STAGES)}
    frame = pd.concat(parts, ignore_index=True)
    return frame.sort_values(
        ["project_id", "stage"], key=lambda c: c.map(order) if c.name == "stage" else c, ignore_index=True
    )


def _days(low: int, high: int, n: int, rng: np.random.Generator) -> np.ndarray:
    days: np.ndarray = rng.integers(low, high + 1, n).astype("timedelta64[D]")
    return days


def _plain(n: int, rng: np.random.Generator) -> Dates:
    """Ordinary projects: signed ever more often; most start near the plan, some months late, a few never."""
    span = (AS_OF - FIRST_SIGNED).astype(int)
    signed = FIRST_SIGNED + (span * rng.random(n) ** 0.93).astype("timedelta64[D]")
    start_planned = signed + _days(70, 180, n, rng)
    kind = rng.random(n)
    delay = np.where(
        kind < 0.65,
        rng.integers(-15, 25, n),
        np.where(kind < 0.88, rng.integers(30, 120, n), rng.integers(120, 420, n)),
    )
    started = start_planned + delay.astype("timedelta64[D]")
    build = _days(240, 560, n, rng)
    completed = started + build + np.where(rng.random(n) < 0.3, rng.integers(40, 160, n), 0).astype("timedelta64[D]")
    producing = completed + _days(30, 120, n, rng)
    dates = {
        "signed": signed, "landed": signed + _days(15, 60, n, rng), "started": started, "completed": completed,
        "producing": producing, "at_capacity": producing + _days(150, 420, n, rng),
        "suspended": np.full(n, NEVER), "terminated": np.full(n, NEVER),
        "started_planned": start_planned, "completed_planned": start_planned + build,
        "producing_planned": start_planned + build + _days(50, 100, n, rng),
    }  # fmt: skip
    return _break_off(dates, rng)


def _break_off(dates: Dates, rng: np.random.Generator) -> Dates:
    """Some projects are terminated before they start, some suspended while they are built; nothing follows."""
    n = len(dates["signed"])
    fate = rng.random(n)
    ended, halted = fate < 0.05, fate > 0.985
    dates["terminated"][ended] = (dates["signed"] + _days(200, 480, n, rng))[ended]
    dates["suspended"][halted] = (dates["started"] + _days(60, 200, n, rng))[halted]
    for stage in ("started", "completed", "producing", "at_capacity"):
        dates[stage][ended] = NEVER
        if stage != "started":
            dates[stage][halted] = NEVER
    return dates


def _building(profile: str, n: int, rng: np.random.Generator) -> Dates:
    due = AS_OF + _days(*COMPLETION_DUE[profile], n, rng)
    start_planned = np.minimum(due - _days(360, 640, n, rng), AS_OF - np.timedelta64(120))
    started = start_planned + _days(-12, 20, n, rng)
    signed = start_planned - _days(90, 200, n, rng)
    dates = {
        "signed": signed, "landed": signed + _days(20, 60, n, rng), "started": started,
        "started_planned": start_planned, "completed_planned": due, "producing_planned": due + _days(60, 120, n, rng),
    }  # fmt: skip
    if profile == "suspended":
        dates["suspended"] = AS_OF - _days(90, 140, n, rng)
    return dates


def _done(n: int, rng: np.random.Generator) -> Dates:
    producing = AS_OF - _days(15, 560, n, rng)
    completed = producing - _days(40, 100, n, rng)
    started = completed - _days(300, 480, n, rng)
    signed = started - _days(90, 200, n, rng)
    return {
        "signed": signed, "landed": signed + _days(20, 60, n, rng), "started": started, "completed": completed,
        "producing": producing, "started_planned": started + _days(-20, 15, n, rng),
        "completed_planned": completed + _days(-110, 20, n, rng),
        "producing_planned": producing + _days(-45, 20, n, rng),
    }  # fmt: skip


def _waiting(signed: np.ndarray, start_planned: np.ndarray, rng: np.random.Generator) -> Dates:
    n = len(signed)
    due = start_planned + _days(300, 500, n, rng)
    return {
        "signed": signed, "landed": signed + _days(25, 80, n, rng), "started_planned": start_planned,
        "completed_planned": due, "producing_planned": due + _days(60, 120, n, rng),
    }  # fmt: skip


def _fresh(n: int, rng: np.random.Generator) -> Dates:
    return _waiting(AS_OF - _days(40, 160, n, rng), AS_OF + _days(30, 150, n, rng), rng)


def _stuck(n: int, rng: np.random.Generator) -> Dates:
    return _waiting(AS_OF - _days(200, 340, n, rng), AS_OF + _days(-20, 60, n, rng), rng)


def _long_stuck(n: int, rng: np.random.Generator) -> Dates:
    signed = AS_OF - _days(390, 560, n, rng)
    return _waiting(signed, signed + _days(120, 200, n, rng), rng)


def _talks(n: int, rng: np.random.Generator) -> Dates:
    return {"started_planned": AS_OF + _days(60, 300, n, rng)}


def _put(dates: Dates, where: np.ndarray, values: Dates) -> None:
    """Replace every date of the rows in `where`; what `values` doesn't name hasn't happened."""
    for name in dates:
        dates[name][where] = values.get(name, NEVER)


def _put_story(dates: Dates) -> None:
    story = lists.rows("story")
    for name in dates:
        told = [np.datetime64(row[name], "D") if row.get(name) else NEVER for row in story]
        dates[name][: len(story)] = told
