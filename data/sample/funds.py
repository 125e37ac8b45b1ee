"""How the money arrives: monthly funds that follow construction, the season and the county's growth.

Amounts are worked out in 分-exact hundredths of 万元 (int64) and handed out as 万元.
"""

import numpy as np
import pandas as pd

from data.sample.stages import AS_OF

FIRST_MONTH = np.datetime64("2024-01", "M")
LAST_MONTH = np.datetime64("2026-10", "M")
MONTHS = np.arange(FIRST_MONTH, LAST_MONTH + 1)
# A year's arrivals by month: the last month of a quarter is heavy, the first two months light.
SEASON = np.array([0.058, 0.052, 0.098, 0.078, 0.083, 0.118, 0.078, 0.083, 0.112, 0.080, 0.070, 0.090])
GROWTH = {2024: 1.0, 2025: 1.082, 2026: 1.185}  # against 2024
CO_ARRIVALS, REFUNDS, UNAUDITED, WRONG_YTD = 24, 4, 6, 2
ZERO_UNIT, TIED_UNITS = "LL33", ("LL24", "LL26")


def draw(projects: pd.DataFrame, dates: pd.DataFrame, fund_rows: int | None, rng: np.random.Generator) -> pd.DataFrame:
    """The fund rows: project (row number of `projects`), month, origin, entry, amount, ytd_value, audit_status.

    `fund_rows`: about how many rows are wanted; months are then split into several arrivals. None: as they fall.
    """
    money = _schedule(projects, dates, rng)
    project, number = np.nonzero(money)
    frame = pd.DataFrame({"project": project, "number": number, "cents": money[project, number], "entry": 1})
    frame["origin"] = projects.capital_origin.to_numpy()[frame.project]
    if fund_rows:
        frame = _split_rows(frame, fund_rows, rng)
    frame = _mark(_tie(_split_some(_refund(frame, rng), rng), projects), projects, rng)
    frame["month"] = MONTHS[frame.number].astype("datetime64[s]")
    frame["amount"] = frame.cents / 100
    frame["ytd_value"] = _ytd(frame) / 100
    frame = _spoil_ytd(frame, rng)
    return frame[["project", "month", "origin", "entry", "amount", "ytd_value", "audit_status"]]


def _schedule(projects: pd.DataFrame, dates: pd.DataFrame, rng: np.random.Generator) -> np.ndarray:
    """Hundredths of 万元 by project and month, int64: even over construction, times season, noise and growth."""
    begin, end = _building_months(dates)
    offset = np.arange(len(MONTHS))
    active = (offset >= begin[:, None]) & (offset <= end[:, None]) & (rng.random((len(projects), len(MONTHS))) < 0.8)
    noise = rng.gamma(4, 0.25, active.shape)
    even = projects.agreed_investment.to_numpy() * rng.uniform(0.6, 0.85, len(projects)) / (_full_length(dates) + 3)
    wanted = even[:, None] * noise * active
    wanted[(projects.unit_id == ZERO_UNIT).to_numpy()[:, None] & (offset >= 24)] = 0
    shape = np.array([SEASON[m % 12] * GROWTH[2024 + m // 12] for m in offset.tolist()]) * rng.normal(
        1, 0.025, len(MONTHS)
    )
    months = wanted.sum(axis=0)
    level = months.sum() / shape.sum()
    wanted *= np.divide(shape * level, months, out=np.zeros_like(months), where=months > 0)
    ceiling = 0.97 * projects.agreed_investment.to_numpy() / np.maximum(wanted.sum(axis=1), 1e-9)
    wanted *= np.minimum(ceiling, 1)[:, None]
    whole = rng.random(wanted.shape) < 0.85  # most are reported in whole 万元
    cents: np.ndarray = np.where(whole, np.round(wanted) * 100, np.round(wanted * 100)).astype(np.int64)
    return cents


def _building_months(dates: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """First and last month of spending, counted from FIRST_MONTH; an empty span for what hasn't started."""
    started = _month_number(dates.started, 999)
    built = np.minimum(_month_number(dates.completed, 999) + 3, len(MONTHS) - 1)
    return started, np.minimum(built, _month_number(dates.suspended, 999))


def _full_length(dates: pd.DataFrame) -> np.ndarray:
    """Months that construction takes, in fact or else by plan and at least up to the as-of day."""
    end = dates.completed.fillna(dates.completed_planned.clip(lower=pd.Timestamp(AS_OF)))
    length: np.ndarray = np.maximum(_month_number(end, 12) - _month_number(dates.started, 0), 6)
    return length


def _month_number(days: pd.Series, missing: int) -> np.ndarray:
    number = (days.dt.year - 2024) * 12 + days.dt.month - 1
    whole: np.ndarray = number.fillna(missing).to_numpy().astype(int)
    return whole


def _split_rows(frame: pd.DataFrame, fund_rows: int, rng: np.random.Generator) -> pd.DataFrame:
    """Split each project's month into as many arrivals as bring the table to about `fund_rows` rows."""
    ratio = max(fund_rows / len(frame), 1)
    times = int(ratio) + (rng.random(len(frame)) < ratio % 1)
    longer = frame.loc[frame.index.repeat(times)].reset_index(drop=True)
    first = np.cumsum(times) - times
    longer["entry"] = np.arange(len(longer)) - np.repeat(first, times) + 1
    part = longer.cents // np.repeat(times, times)
    rest = frame.cents.to_numpy() - part.to_numpy()[first] * times
    longer["cents"] = part.where(longer.entry > 1, part + np.repeat(rest, times))
    return longer


def _refund(frame: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """A few months of 2025 and 2026 are refunds: the month is negative, the project's year stays positive."""
    before = frame.groupby(["project", frame.number // 12]).cents.cumsum() - frame.cents
    fit = frame.index[(before > 6 * frame.cents) & (frame.number >= 12) & (frame.entry == 1) & (frame.number < 33)]
    back = rng.choice(fit, min(REFUNDS, len(fit)), replace=False)
    frame.loc[back, "cents"] = -(frame.loc[back, "cents"] // 200) * 100 - 5000
    return frame


def _split_some(frame: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """A few months have two arrivals, of unlike size and every third time of another origin."""
    fit = frame.index[
        (frame.cents > 100_000) & (frame.entry == 1) & ~frame.duplicated(["project", "number"], keep=False)
    ]
    chosen = np.sort(rng.choice(fit, min(CO_ARRIVALS, len(fit)), replace=False))
    second = frame.loc[chosen].copy()
    second["cents"] = (second.cents * 0.3).astype(int) // 100 * 100
    frame.loc[chosen, "cents"] -= second.cents
    second["entry"] = 2
    second.loc[chosen[::3], ["origin", "entry"]] = ["out_county", 1]
    second.loc[chosen[::3], "origin"] = np.where(
        second.loc[chosen[::3]].origin == frame.loc[chosen[::3]].origin, "overseas", "out_county"
    )
    return pd.concat([frame, second]).sort_index(kind="stable", ignore_index=True)


def _tie(frame: pd.DataFrame, projects: pd.DataFrame) -> pd.DataFrame:
    """Two townships end this year with exactly the same arrivals: the lesser one's rows share the difference."""
    unit = projects.unit_id.to_numpy()[frame.project]
    alone = ~projects.is_joint.to_numpy()[frame.project]
    sums = [frame.cents[(frame.number >= 24) & (unit == one)].sum() for one in TIED_UNITS]
    lesser = TIED_UNITS[int(np.argmin(sums))]
    rows = frame.index[(frame.number >= 24) & (unit == lesser) & alone & (frame.cents > 0)]
    if len(rows):
        gap = max(sums) - min(sums)
        frame.loc[rows, "cents"] += gap // len(rows) // 100 * 100
        frame.loc[rows[-1], "cents"] += gap - gap // len(rows) // 100 * 100 * len(rows)
    return frame


def _mark(frame: pd.DataFrame, projects: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Everything is audited but a few ordinary rows of the last month."""
    plain = ~(projects.is_key | projects.unit_id.isin(TIED_UNITS)).to_numpy()
    last = frame.index[(frame.number == len(MONTHS) - 1) & plain[frame.project]]
    waiting = rng.choice(last, min(UNAUDITED, len(last)), replace=False)
    codes = np.zeros(len(frame), dtype=np.int8)
    codes[waiting] = 1
    frame["audit_status"] = pd.Categorical.from_codes(codes, ["审核通过", "审核中"])
    return frame


def _ytd(frame: pd.DataFrame) -> pd.Series:
    """What the ledger reports as 累计: the project's year with all of this month, beside its first arrival only."""
    keys = ["project", "number"]
    month = frame.groupby(keys, sort=False).cents.sum().reset_index().sort_values(keys)
    month["ytd"] = month.groupby(["project", month.number // 12]).cents.cumsum()
    return frame[keys].merge(month, how="left", on=keys).ytd.mask(frame.duplicated(keys))


def _spoil_ytd(frame: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Two reported sums are wrong: one left out the month itself, one has a digit too many."""
    fit = frame.index[(frame.ytd_value > 2 * frame.amount) & (frame.amount > 0)]
    if len(fit) >= WRONG_YTD:
        first, second = rng.choice(fit, WRONG_YTD, replace=False)
        frame.loc[first, "ytd_value"] -= frame.loc[first, "amount"]
        frame.loc[second, "ytd_value"] *= 10
    return frame
