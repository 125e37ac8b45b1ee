"""What others than the units say: firms' own sheets, and what 统计 and 税务 have of projects.

Most agree with the unit. Three don't, as real counties have it: a firm that has far less than was reported, one that
has more, and a project of which 统计 entered less than the unit says.
"""

import numpy as np
import pandas as pd

MONTHS = {pd.Timestamp("2026-06-01"): 20, pd.Timestamp("2026-10-01"): 44}  # how many firms were asked, and for when
LESS, MORE, UNENTERED = 2, 11, 4  # places of those that don't agree, among the largest
ATTESTED = 12  # projects of which 税务 says something
PLAIN = 5  # projects entered by 统计 whose units report no 固投

Tables = dict[str, pd.DataFrame]


def draw(tables: Tables, rng: np.random.Generator) -> Tables:
    """The tables firm_sheets and official_figures, made of what the other tables say."""
    return {"firm_sheets": _firms(tables, rng), "official_figures": _official(tables, rng)}


def _firms(tables: Tables, rng: np.random.Generator) -> pd.DataFrame:
    sheets = []
    largest = _arrived(tables, max(MONTHS)).index
    odd = {largest[LESS]: 0.58, largest[MORE]: 1.19}
    for month, asked in MONTHS.items():
        arrived = _arrived(tables, month).head(asked)
        parts = [odd.get(one, usual) for one, usual in zip(arrived.index, rng.uniform(0.975, 1.01, asked), strict=True)]
        said = np.round(arrived.to_numpy() * parts, -1)
        sheets.append(_named(tables, arrived.index, month).assign(
            arrived=said, fixed_assets=np.round(said * 0.8, -1), filled_on=month + pd.offsets.MonthEnd(1),
        ))  # fmt: skip
    return pd.concat(sheets, ignore_index=True)


def _official(tables: Tables, rng: np.random.Generator) -> pd.DataFrame:
    month = max(MONTHS)
    reports = tables["key_progress"]
    reports = reports[(reports.month == month) & reports.fixed_assets.gt(0)].astype({"project_id": str})
    fixed = reports.set_index("project_id").fixed_assets.sort_values(ascending=False, kind="stable")
    entered = fixed * rng.uniform(0.98, 1.0, len(fixed))
    entered.iloc[UNENTERED] = fixed.iloc[UNENTERED] * 0.66
    arrived = _arrived(tables, month)
    others = arrived[~arrived.index.isin(tables["projects"].project_id[tables["projects"].is_key])].head(PLAIN) * 0.7
    attested = fixed.head(ATTESTED) * rng.uniform(0.96, 1.0, min(ATTESTED, len(fixed)))
    attested.iloc[UNENTERED] = fixed.iloc[UNENTERED] * 0.69
    return pd.concat([
        _named(tables, values.index, month).assign(source=source, value=np.round(values.to_numpy(), -1))
        for source, values in (("纳统", entered), ("纳统", others), ("税务", attested))
    ], ignore_index=True)  # fmt: skip


def _arrived(tables: Tables, month: pd.Timestamp) -> pd.Series:
    """What arrived of each audited project in the year up to the month, the most first."""
    funds, projects = tables["monthly_funds"], tables["projects"]
    good = projects.project_id[projects.audit_status == "审核通过"]
    in_year = funds.month.between(pd.Timestamp(month.year, 1, 1), month) & (funds.audit_status == "审核通过")
    ids = funds.project_id.astype(str)
    sums = funds.amount[in_year & ids.isin(good)].groupby(ids).sum()
    return sums[sums > 0].sort_values(ascending=False, kind="stable")


def _named(tables: Tables, ids: pd.Index, month: pd.Timestamp) -> pd.DataFrame:
    names = tables["projects"].set_index("project_id").project_name
    return pd.DataFrame({"project_id": ids.to_numpy(), "project_name": names[ids].to_numpy(), "month": month})
