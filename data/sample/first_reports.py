"""What the units reported first of each month, as the office noted it down: some forget a project and add it later.

Most months are whole at once or grow by a little; a few units are late as a habit, and now and then one reports nothing
in time. Of the last month nothing was added yet.
"""

import numpy as np
import pandas as pd

SINCE, UNTIL = pd.Timestamp("2025-01-01"), pd.Timestamp("2026-09-01")
OFTEN_LATE = 6  # units
LATE, FORGOTTEN = 0.35, 0.03  # how often a month of an ordinary unit lacks something, and how often it lacks all
HABIT, USUAL = (0.06, 0.24), (0.01, 0.07)  # what part is missing then
DAY = 3  # of the next month

Tables = dict[str, pd.DataFrame]


def draw(tables: Tables, rng: np.random.Generator) -> Tables:
    """The table first_reports, made of what the other tables say."""
    whole = _whole(tables)
    units = np.sort(whole.unit.unique())
    habit = whole.unit.isin(rng.choice(units, OFTEN_LATE, replace=False)).to_numpy()
    lacks = habit | (rng.random(len(whole)) < LATE)
    part = np.where(habit, rng.uniform(*HABIT, len(whole)), rng.uniform(*USUAL, len(whole)))
    first = np.where(lacks, np.floor(whole.amount * (1 - part)), whole.amount)
    there = ~(rng.random(len(whole)) < FORGOTTEN) & (whole.amount > 0)
    day = whole.month + pd.offsets.MonthEnd(1) + pd.to_timedelta(DAY + habit.astype(int), "D")
    return {"first_reports": whole.assign(amount=np.round(first, 2), reported_on=day)[there.to_numpy()]}


def _whole(tables: Tables) -> pd.DataFrame:
    """What counts of each unit and month, as it is known now."""
    funds, projects = tables["monthly_funds"], tables["projects"]
    good = set(projects.project_id[projects.audit_status == "审核通过"])
    rows = funds[(funds.audit_status == "审核通过") & funds.month.between(SINCE, UNTIL)].astype({"project_id": str})
    shared = rows[rows.project_id.isin(good)].merge(tables["project_shares"], on="project_id")
    shared["amount"] = shared.amount.astype(float) * shared.ratio.astype(float)
    whole = shared.groupby(["month", "unit_id"]).amount.sum().round(2).reset_index()
    return whole.rename(columns={"unit_id": "unit"})
