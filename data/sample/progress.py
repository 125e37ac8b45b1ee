"""The key projects' monthly reports of this year: plan, investment done, words."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from data.sample import lists

MONTHS = np.arange(np.datetime64("2026-01", "M"), np.datetime64("2026-11", "M"))
# Share of the calendar's pace that a profile keeps
PACE = {
    "green": (1.0, 1.12), "done": (1.02, 1.2), "late_yellow": (0.95, 1.05), "late_red": (0.93, 1.0),
    "suspended": (0.95, 1.05), "gap_yellow": (0.92, 0.95), "gap_red": (0.8, 0.85),
}  # fmt: skip
ENTERED = 0.88  # share of the investment done that 统计 has as fixed assets
SITE = (
    "土方开挖及桩基施工",
    "基础施工",
    "主体一层施工",
    "主体二层施工",
    "主体结构施工",
    "主体封顶",
    "二次结构及内装",
    "设备进场安装",
)


def draw(projects: pd.DataFrame, dates: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """One row a key project and month from its signing on; `project` is a row number of `projects`."""
    key = np.flatnonzero(projects.is_key)
    profile = projects.profile.to_numpy()[key]
    signed = dates.signed.to_numpy()[key].astype("datetime64[M]")
    started = dates.started.to_numpy()[key].astype("datetime64[M]")
    plan = np.round(projects.agreed_investment.to_numpy()[key] * rng.uniform(0.25, 0.42, len(key)), -2)
    done = np.round(_rates(profile, dates.iloc[key], rng) * plan[:, None], -1)
    row, month = np.nonzero(signed[:, None] <= MONTHS)
    built = started[row] <= MONTHS[month]
    before = np.where(month > 0, done[row, month - 1], 0)
    first = started[row] == MONTHS[month]
    frame = pd.DataFrame({
        "project": key[row], "month": MONTHS[month].astype("datetime64[s]"),
        "annual_plan": np.where(built, plan[row], np.nan),
        "month_done": np.where(built, done[row, month] - np.where(first, 0, before), np.nan),
        "ytd_done": np.where(built, done[row, month], np.nan),
        "fixed_assets": np.where(built, np.round(done[row, month] * ENTERED, -1), np.nan),
    })  # fmt: skip
    elapsed = np.where(built, (MONTHS[month] - started[row]).astype(int), -1)
    return frame.assign(**_words(projects, frame.project.to_numpy(), month, elapsed, rng))


def _rates(profile: np.ndarray, dates: pd.DataFrame, rng: np.random.Generator) -> np.ndarray:
    """Share of the annual plan done by the end of each month, never falling."""
    low, high = np.array([PACE.get(name, (1, 1)) for name in profile]).T
    keep = rng.uniform(low, high)
    keep = np.where((profile == "gap_red") & (np.arange(len(profile)) % 2 == 0), keep * 0.68, keep)
    pace = np.arange(1, len(MONTHS) + 1) / 12
    rate = np.minimum(keep[:, None] * pace * rng.uniform(0.985, 1.015, (len(profile), len(pace))), 1.04)
    halted = dates.suspended.to_numpy().astype("datetime64[M]")
    rate = np.where(halted[:, None] < MONTHS, 0, rate)
    rate[profile == "gap_yellow", -1] = rate[profile == "gap_yellow", -2] + 0.012  # October brings next to nothing
    return np.maximum.accumulate(rate, axis=1)


def _words(
    projects: pd.DataFrame, project: np.ndarray, month: np.ndarray, elapsed: np.ndarray, rng: np.random.Generator
) -> dict[str, Sequence[str | None]]:
    """形象进度, 存在问题 and 下步措施: the last month's are the profile's own, earlier ones follow the building."""
    last = len(MONTHS) - 1
    texts = {number: _texts(projects.profile[number], projects.told[number], rng) for number in np.unique(project)}
    visual, problem, step = [], [], []
    for number, when, months in zip(project, month, elapsed, strict=True):
        text = texts[number]
        early = SITE[min(months // 2, len(SITE) - 1)] if months >= 0 else "前期手续办理中"
        visual.append(text["progress"] if when == last else early)
        problem.append(text["problem"] or None if when >= last - 2 else None)
        step.append(text["next_step"] if when >= last - 2 else "按计划推进")
    return {"visual_progress": visual, "problem": problem, "next_step": step}


def _texts(profile: str, told: int, rng: np.random.Generator) -> dict[str, str]:
    """The story's own words for its projects (`told` numbers them first), one of the profile's for the others."""
    story = lists.rows("story")
    if told < len(story):
        return story[told]
    fit = [row for row in lists.rows("remarks") if row["profile"] == profile]
    return fit[rng.integers(len(fit))]
