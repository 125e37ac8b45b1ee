"""What the checks of data quality have to find: entries that still wait for their audit, and a misprinted bulletin.

No figure of the county comes from them: what isn't audited doesn't count, and a printed growth is only shown.
"""

import pandas as pd

Tables = dict[str, pd.DataFrame]
MISPRINTED = pd.Timestamp("2026-08-01")
OWN = ["project_id", "report_unit", "audit_status", "uscc", "registered_name", "batch_id", "sheet", "row_no"]


def plant(tables: Tables) -> Tables:
    """The tables with a project reported twice, a start before its signing, a phase larger than its whole, and a
    growth that its figures don't give.
    """
    waiting = tables["projects"].project_id[tables["projects"].audit_status == "审核中"].tolist()
    if len(waiting) < 3:
        return tables
    twice, inverted, swollen = waiting[:3]
    projects = _swell(_repeat(tables["projects"].copy(), twice), swollen)
    events = _invert(tables["stage_events"].copy(), inverted)
    return tables | {"projects": projects, "stage_events": events, "city_ranks": _misprint(tables["city_ranks"].copy())}


def _repeat(projects: pd.DataFrame, project_id: str) -> pd.DataFrame:
    """Make this entry another unit's project under a slightly other name and amount."""
    place = projects.index[projects.project_id == project_id][0]
    fit = (projects.audit_status == "审核通过") & ~projects.is_key & projects.remark.isna() & projects.uscc.notna()
    other = projects[fit & (projects.report_unit != projects.report_unit[place])].iloc[-1]
    for column in projects.columns.difference(OWN):
        projects.at[place, column] = other[column]
    projects.at[place, "project_name"] = f"{other.project_name.removesuffix('项目')}建设项目"
    projects.at[place, "agreed_investment"] = other.agreed_investment + 100
    projects.loc[place, ["uscc", "registered_name"]] = None
    return projects


def _swell(projects: pd.DataFrame, project_id: str) -> pd.DataFrame:
    place = projects.index[projects.project_id == project_id][0]
    projects.at[place, "phase1_investment"] = projects.agreed_investment[place] * 1.25
    return projects


def _invert(events: pd.DataFrame, project_id: str) -> pd.DataFrame:
    own = events.project_id == project_id
    signed = events.actual[own & (events.stage == "signed")].iloc[0]
    events.loc[own & (events.stage == "started"), "actual"] = signed - pd.DateOffset(months=2)
    return events


def _misprint(ranks: pd.DataFrame) -> pd.DataFrame:
    place = ranks.index[(ranks.month == MISPRINTED) & (ranks.metric == "到位资金") & ~ranks.is_own][0]
    ranks.at[place, "yoy"] = round(ranks.yoy[place] + 0.012, 4)
    return ranks
