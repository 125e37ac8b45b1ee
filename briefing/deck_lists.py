"""The items of the agenda that a native table answers; it takes another slide where its rows don't fit."""

import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd

from briefing.deck_page import Page, nothing
from briefing.facts import Facts
from briefing.slide_table import Column, Table
from briefing.traced import cell
from wording import figures, sentences
from wording.cells import LIGHTS
from wording.figures import MISSING
from wording.said import Said, Telling, Told, rows_where

BOARD, NODES, PARK_FIT = "rankings/board", "chains/nodes", "chains/park_fit"
LIT, WAITING = "key_projects/lights", "overview/decisions"


def _page(title: str, shown: Sequence[str], table: Table, empty: str = "没有数据") -> Page:
    """The page of a table under one sentence; an empty one says so."""
    if not table.rows:
        return Page(title, shown, partial(nothing, name=table.name, words=empty))
    return Page(title, shown, table=table)


def board(facts: Facts) -> list[Page]:
    """Red and black list side by side, place by place, within each group."""
    entries = facts.answers[BOARD]
    rows: list[list[str]] = []
    for group, listed in entries.groupby("unit_group", sort=False):
        red, black = (listed[listed["board"] == name].to_dict("records") for name in ("红榜", "黑榜"))
        for i in range(max(len(red), len(black))):
            rows.append([str(group) if i == 0 else "", *_listed(red, i), "", *_listed(black, i)])
    side = [("", 2.65, False), ("完成率", 1.25, True), ("超欠序时\n（百分点）", 1.45, True)]
    heads = [("分组", 1.1, False), *_under("红榜", side), ("", 0.3, False), *_under("黑榜", side)]
    table = Table(BOARD, [Column(*head) for head in heads], rows)
    return [_page(sentences.board(entries).of(BOARD), ["到位资金完成率"], table)]


def _under(name: str, side: Sequence[tuple[str, float, bool]]) -> list[tuple[str, float, bool]]:
    return [(head or name, width, right) for head, width, right in side]


def _listed(entries: Sequence[Mapping[str, Any]], i: int) -> list[str]:
    if i >= len(entries):
        return ["", "", ""]
    row = entries[i]
    done = cell(BOARD, row, "completion", lambda rate: "待破零" if row["reason"] == "待破零" else figures.rate(rate))
    return [str(row["unit"]), done, cell(BOARD, row, "pace_gap", figures.bare_points)]


def chain_gaps(facts: Facts) -> list[Page]:
    """The links that each lead chain lacks."""
    nodes, rows = facts.answers[NODES], facts.answers["chains/industries"]
    lead = list(rows.loc[rows["is_lead"].fillna(False), "industry"])
    nodes = nodes[nodes["industry"].isin(lead)] if lead else nodes
    chains = list(dict.fromkeys(nodes["industry"]))
    title = Said("没有产业链环节")
    if chains:
        many = Said(text := f"{len(chains)} 条主导产业链", [Told(text, len(chains), "count(distinct industry)")])
        title = sentences.nodes(nodes, many).among(f"industry∈{'、'.join(chains)}" if lead else "").of(NODES)
    columns = [Column("产业链", 1.75), Column("补链：前后都有、此处缺", 6.2), Column("延链：两端之外", 4.183)]
    cells = [
        [chain, *(_nodes(nodes[nodes["industry"] == chain], kind, most) for kind, most in (("补链", 4), ("延链", 2)))]
        for chain in chains
    ]
    return [_page(title, ["环节", "完整清单见工作簿"], Table(NODES, columns, cells))]


def _nodes(rows: pd.DataFrame, kind: str, most: int) -> str:
    gaps = rows[rows["gap_type"] == kind].sort_values("is_focus", ascending=False, kind="stable")
    names, said = [str(name) for name in gaps["node"]], Telling(NODES)
    if len(names) <= most:
        return "、".join(names) or MISSING
    where = rows_where(industry=rows["industry"].iloc[0], gap_type=kind)
    many = said.figure(f"{len(names)} 个", len(names), "count(*)", where)
    return said.sentence(f"{'、'.join(names[:most])}等 {many}")


def park_fit(facts: Facts) -> list[Page]:
    """What fits each park and what strays, worst first."""
    rows = facts.answers[PARK_FIT]
    columns = [
        Column("园区", 2.4), Column("契合度", 1.2, True),
        Column("符合定位的产业（项目数）", 4.5), Column("偏离定位的产业（项目数）", 4.033),
    ]  # fmt: skip
    first = rows.drop_duplicates("park").sort_values("park_fit", kind="stable", na_position="last")
    cells = [
        [
            str(park["park"]),
            cell(PARK_FIT, park, "park_fit", figures.rate),
            _fits(rows[(rows["park"] == park["park"]) & rows["is_positioned"].fillna(False)]),
            _fits(rows[(rows["park"] == park["park"]) & ~rows["is_positioned"].fillna(False)]),
        ]
        for park in first.to_dict("records")
    ]
    return [_page(sentences.park_fit(rows).of(PARK_FIT), ["本地项目"], Table(PARK_FIT, columns, cells))]


def _fits(rows: pd.DataFrame) -> str:
    said = Telling()
    parts = [
        f"{row['industry']} {said.take(cell(PARK_FIT, row, 'projects', figures.whole))}"
        for row in rows.to_dict("records")
    ]
    return said.sentence("、".join(parts) or MISSING)


def lights(facts: Facts) -> list[Page]:
    """The key projects with a red or yellow light, and why."""
    projects = facts.answers[LIT]
    lit = projects[projects["light"].isin(["红", "黄"])]
    columns = [
        Column("亮灯", 0.9), Column("项目", 3.5), Column("阶段", 0.8),
        Column("最重的原因", 4.7), Column("牵头单位", 2.233),
    ]  # fmt: skip
    shown = ("project", "stage", "reason", "lead_unit")
    cells = [
        [LIGHTS[row["light"]], *(cell(LIT, row, name, _gravest if name == "reason" else str) for name in shown)]
        for row in lit.to_dict("records")
    ]
    title = sentences.lights(facts.answers["overview/lights"]).of("overview/lights")
    table = Table(LIT, columns, cells)
    return [_page(title, ["红灯、黄灯项目", "绿灯项目见附录"], table, "没有红灯、黄灯项目")]


def _gravest(reason: str) -> str:
    """The first of a light's reasons, which are in the order of their weight."""
    return re.split("[；，]", reason)[0]


def decisions(facts: Facts) -> list[Page]:
    """What has to be decided: the problem, the step proposed, who is in charge."""
    waiting = facts.answers[WAITING]
    columns = [
        Column("亮灯", 0.95), Column("项目", 2.6), Column("存在问题", 3.1),
        Column("下步措施", 3.3), Column("包保县领导", 2.183),
    ]  # fmt: skip
    cells = [
        [LIGHTS[row["light"]], *(cell(WAITING, row, name) for name in ("project", "problem", "next_step", "leader"))]
        for row in waiting.to_dict("records")
    ]
    return [_page(sentences.decisions(waiting).of(WAITING), ["重点项目"], Table(WAITING, columns, cells), "无")]
