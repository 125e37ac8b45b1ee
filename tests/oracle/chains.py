"""The answers of chains/*: industries, chain nodes, parks and flows."""

from dataclasses import replace

import numpy as np
import pandas as pd

from queries import Scope
from tests.oracle.ledger import (
    CENT,
    Tables,
    chosen,
    counted,
    growth,
    has_funds,
    part,
    without_filters,
)
from tests.oracle.restated import is_restated
from tests.oracle.then import earlier


def flows(tables: Tables, scope: Scope) -> pd.DataFrame:
    """chains/flows."""
    frame = counted(tables, scope).groupby(["region", "industry", "place"], as_index=False).arrived.sum()
    return frame[frame.arrived.round(CENT) != 0].rename(columns={"place": "park"})


def groups(tables: Tables, scope: Scope) -> pd.DataFrame:
    """chains/groups."""
    frame = counted(tables, scope)
    by_industry = frame.groupby("industry").agg(projects=("is_local", "sum"), arrived=("arrived", "sum"))
    known = tables["chain_groups"].merge(tables["industries"][["industry", "seq"]], on="industry")
    known = known.merge(by_industry, how="left", left_on="industry", right_index=True).sort_values("seq")
    known["shared"] = known.arrived.where(known.industry.duplicated(keep=False))
    grouped = known.groupby("chain_group", as_index=False)
    answer = grouped.agg(
        lead_unit=("lead_unit", "first"),
        industries=("industry", list),
        projects=("projects", "sum"),
        arrived=("arrived", "sum"),
        shared_arrived=("shared", "sum"),
    )
    answer["total_arrived"] = known.drop_duplicates("industry").arrived.sum()
    money = ["arrived", "shared_arrived", "total_arrived"]
    return answer if has_funds(tables, scope) else answer.assign(**dict.fromkeys(money, np.nan))


def industries(tables: Tables, scope: Scope) -> pd.DataFrame:
    """chains/industries."""
    lead = tables["industries"].set_index("industry").is_lead
    frame = _both_years(tables, scope, replace(scope, industries=()), "industry", lead.index[lead])
    frame["is_lead"] = lead
    frame["lead_share"] = part(frame.arrived[frame.is_lead].sum(), frame.arrived.sum())
    frame["lead_share"] = frame.lead_share if has_funds(tables, scope) else np.nan
    frame = frame.reset_index()
    return frame.assign(is_chosen=chosen(scope, frame.industry, "industries"))


def parks(tables: Tables, scope: Scope) -> pd.DataFrame:
    """chains/parks."""
    kinds = tables["parks"].set_index("park").kind
    frame = _both_years(tables, scope, replace(scope, parks=()), "place", kinds.index)
    frame["park_kind"] = kinds
    frame["inside_share"] = part(frame.arrived[frame.park_kind.notna()].sum(), frame.arrived.sum())
    frame["inside_share"] = frame.inside_share if has_funds(tables, scope) and len(kinds) else np.nan
    frame = frame.rename_axis("park").reset_index()
    return frame.assign(is_chosen=chosen(scope, frame.park, "parks"))


def _both_years(tables: Tables, scope: Scope, every: Scope, by: str, listed: pd.Index) -> pd.DataFrame:
    """What each class counts this year and did last year; those listed whether or not there is any of it."""
    before = earlier(scope, years=1)
    this, last = counted(tables, every), counted(tables, earlier(every, years=1))
    this, last = this[(this.arrived != 0) | this.is_reported], last[last.arrived != 0]
    reported = this[this.is_reported]
    frame = pd.DataFrame(index=listed.union(this[by].unique()).union(last[by].unique()).rename(by))
    frame["projects"] = reported.groupby(by).size()
    frame["agreed_investment"] = (reported.agreed_investment * reported.weight).groupby(reported[by]).sum()
    frame = frame.fillna({"projects": 0, "agreed_investment": 0})
    known = has_funds(tables, before) and not is_restated(tables, scope)
    for name, rows, is_known in (("arrived", this, has_funds(tables, scope)), ("arrived_prior", last, known)):
        frame[name] = rows.groupby(by).arrived.sum().reindex(frame.index).fillna(0) if is_known else np.nan
    frame["arrived_change"] = frame.arrived - frame.arrived_prior
    frame["share"] = part(frame.arrived, frame.arrived.sum())
    frame["yoy"] = growth(frame.arrived, frame.arrived_prior)
    frame["share_change"] = frame.share - part(frame.arrived_prior, frame.arrived_prior.sum())
    return frame


def _local(tables: Tables, scope: Scope, place: str) -> pd.DataFrame:
    """The local projects that have a `place` (chain_node, park), the largest first."""
    frame = counted(tables, scope)
    local = frame[frame.is_local & frame[place].notna()]
    return local.sort_values(["agreed_investment", "project_id"], ascending=[False, True])


def nodes(tables: Tables, scope: Scope) -> pd.DataFrame:
    """chains/nodes."""
    at = ["industry", "chain_node"]
    found = (
        _local(tables, without_filters(scope), "chain_node")
        .groupby(at)
        .agg(projects=("project_id", "size"), project_names=("project_name", list), arrived=("arrived", "sum"))
    )
    mine = _local(tables, scope, "chain_node").groupby(at)
    mine = mine.agg(chosen_projects=("project_id", "size"), chosen_arrived=("arrived", "sum"))
    chain = tables["chain_nodes"].merge(tables["industries"][["industry", "is_lead"]], on="industry")
    chain = chain[chosen(scope, chain.industry, "industries")]
    for numbers in (found, mine):
        chain = chain.merge(numbers, how="left", left_on=["industry", "node"], right_index=True)
    chain = chain.sort_values(["industry", "seq"])
    chain = chain.fillna({"projects": 0, "arrived": 0, "chosen_projects": 0, "chosen_arrived": 0})
    chain["project_names"] = [names if isinstance(names, list) else [] for names in chain.project_names]
    chain["is_first"] = ~chain.industry.duplicated()
    so_far = chain.groupby("industry").projects.cumsum()
    in_all = chain.groupby("industry").projects.transform("sum")
    chain["gap_type"] = np.select(
        [chain.projects > 0, in_all == 0, (so_far > 0) & (so_far < in_all)], ["强链", "建链", "补链"], "延链"
    )
    return chain


def park_fit(tables: Tables, scope: Scope) -> pd.DataFrame:
    """chains/park_fit."""
    at = ["park", "industry"]
    located = _local(tables, without_filters(scope), "park").groupby(at, as_index=False)
    located = located.agg(projects=("project_id", "size"), arrived=("arrived", "sum"))
    mine = _local(tables, scope, "park").groupby(at, as_index=False)
    mine = mine.agg(chosen_projects=("project_id", "size"), chosen_arrived=("arrived", "sum"))
    matrix = located.merge(tables["park_industries"].assign(is_positioned=True), on=at, how="outer")
    matrix = matrix.merge(mine, on=at, how="left").merge(
        tables["parks"][["park", "kind"]].rename(columns={"kind": "park_kind"}), on="park"
    )
    matrix = matrix.fillna({"projects": 0, "arrived": 0, "chosen_projects": 0, "chosen_arrived": 0})
    matrix["is_positioned"] = matrix.is_positioned.notna()
    for name, projects in (("all_projects", matrix.projects), ("chosen_all", matrix.chosen_projects)):
        matrix[name] = projects.sum()
        matrix[f"{name.split('_')[0]}_fitting"] = projects[matrix.is_positioned].sum()
    matrix["kind_arrived"] = matrix.groupby("park_kind").arrived.transform("sum")
    fitting = matrix.projects.where(matrix.is_positioned).groupby(matrix.park).transform("sum", min_count=1)
    matrix["park_fit"] = part(fitting, matrix.groupby("park").projects.transform("sum"))
    return matrix
