"""The answers of chains/*: industries, chain nodes, parks and flows."""

import numpy as np
import pandas as pd

from bench.pandas_answers.ledger import CENT, Tables, counted, earlier, growth, has_funds, part
from bench.pandas_answers.restated import is_restated
from queries import Scope


def flows(tables: Tables, scope: Scope) -> pd.DataFrame:
    """chains/flows."""
    frame = counted(tables, scope).groupby(["region", "industry", "place"], as_index=False).arrived.sum()
    return frame[frame.arrived.round(CENT) > 0].rename(columns={"place": "park"})


def groups(tables: Tables, scope: Scope) -> pd.DataFrame:
    """chains/groups."""
    frame = counted(tables, scope)
    by_industry = frame.groupby("industry").agg(projects=("is_local", "sum"), arrived=("arrived", "sum"))
    known = tables["chain_groups"].merge(tables["industries"][["industry", "seq"]], on="industry")
    known = known[known.industry.isin(scope.industries)] if scope.industries else known
    known = known.merge(by_industry, how="left", left_on="industry", right_index=True).sort_values("seq")
    grouped = known.groupby("chain_group", as_index=False)
    answer = grouped.agg(
        lead_unit=("lead_unit", "first"),
        industries=("industry", list),
        projects=("projects", "sum"),
        arrived=("arrived", "sum"),
    )
    return answer if has_funds(tables, scope) else answer.assign(arrived=np.nan)


def industries(tables: Tables, scope: Scope) -> pd.DataFrame:
    """chains/industries."""
    before = earlier(scope, years=1)
    this, last = counted(tables, scope), counted(tables, before)
    this, last = this[(this.arrived != 0) | this.is_reported], last[last.arrived != 0]
    reported = this[this.is_reported]
    frame = tables["industries"][["industry", "is_lead"]].set_index("industry")
    frame["projects"] = reported.groupby("industry").size()
    frame["agreed_investment"] = (reported.agreed_investment * reported.weight).groupby(reported.industry).sum()
    frame["arrived"] = this.groupby("industry").arrived.sum()
    frame["arrived_prior"] = last.groupby("industry").arrived.sum()
    frame = frame[frame.is_lead | frame.arrived.notna() | frame.arrived_prior.notna()]
    frame = frame.fillna({"projects": 0, "agreed_investment": 0})
    frame["arrived"] = frame.arrived.fillna(0) if has_funds(tables, scope) else np.nan
    known = has_funds(tables, before) and not is_restated(tables, scope)
    frame["arrived_prior"] = frame.arrived_prior.fillna(0) if known else np.nan
    frame["share"] = part(frame.arrived, frame.arrived.sum())
    frame["yoy"] = growth(frame.arrived, frame.arrived_prior)
    frame["share_change"] = frame.share - part(frame.arrived_prior, frame.arrived_prior.sum())
    return frame.reset_index()


def nodes(tables: Tables, scope: Scope) -> pd.DataFrame:
    """chains/nodes."""
    frame = counted(tables, scope)
    local = frame[frame.is_local & frame.chain_node.notna()]
    local = local.sort_values(["agreed_investment", "project_id"], ascending=[False, True])
    found = local.groupby(["industry", "chain_node"]).agg(
        projects=("project_id", "size"), project_names=("project_name", list), arrived=("arrived", "sum")
    )
    chain = tables["chain_nodes"]
    if scope.industries:
        chain = chain[chain.industry.isin(scope.industries)]
    chain = chain.merge(found, how="left", left_on=["industry", "node"], right_index=True).sort_values(
        ["industry", "seq"]
    )
    chain = chain.fillna({"projects": 0, "arrived": 0})
    chain["project_names"] = [names if isinstance(names, list) else [] for names in chain.project_names]
    so_far = chain.groupby("industry").projects.cumsum()
    in_all = chain.groupby("industry").projects.transform("sum")
    chain["gap_type"] = np.select(
        [chain.projects > 0, in_all == 0, (so_far > 0) & (so_far < in_all)], ["强链", "建链", "补链"], "延链"
    )
    return chain


def park_fit(tables: Tables, scope: Scope) -> pd.DataFrame:
    """chains/park_fit."""
    frame = counted(tables, scope)
    local = frame[frame.is_local & frame.park.notna()]
    located = local.groupby(["park", "industry"], as_index=False).agg(
        projects=("project_id", "size"), arrived=("arrived", "sum")
    )
    positioned = tables["park_industries"]
    if scope.parks:
        positioned = positioned[positioned.park.isin(scope.parks)]
    if scope.industries:
        positioned = positioned[positioned.industry.isin(scope.industries)]
    matrix = located.merge(positioned.assign(is_positioned=True), on=["park", "industry"], how="outer")
    matrix = matrix.fillna({"projects": 0, "arrived": 0})
    matrix["is_positioned"] = matrix.is_positioned.notna()
    fitting = matrix.projects.where(matrix.is_positioned).groupby(matrix.park).transform("sum", min_count=1)
    matrix["park_fit"] = part(fitting, matrix.groupby("park").projects.transform("sum"))
    return matrix
