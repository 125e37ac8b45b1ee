"""The items of the agenda that a native table answers; it takes another slide where its rows don't fit."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

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
    listed = entries.to_dict("records")
    for group in dict.fromkeys(row["unit_group"] for row in listed):
        own = [row for row in listed if row["unit_group"] == group]
        red, black = ([row for row in own if row["board"] == name] for name in ("红榜", "黑榜"))
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
    lacking = nodes[nodes["gap_type"].isin(["补链", "延链"])][["industry", "gap_type", "node", "is_focus"]]
    gaps = lacking.sort_values("is_focus", ascending=False, kind="stable").to_dict("records")
    cells = [
        [chain, *(_nodes(gaps, chain, kind, most) for kind, most in (("补链", 4), ("延链", 2)))] for chain in chains
    ]
    return [_page(title, ["环节", "完整清单见工作簿"], Table(NODES, columns, cells))]


def _nodes(gaps: Sequence[Mapping[str, Any]], chain: str, kind: str, most: int) -> str:
    names = [str(gap["node"]) for gap in gaps if gap["industry"] == chain and gap["gap_type"] == kind]
    if len(names) <= most:
        return "、".join(names) or MISSING
    said = Telling(NODES)
    many = said.figure(f"{len(names)} 个", len(names), "count(*)", rows_where(industry=chain, gap_type=kind))
    return said.sentence(f"{'、'.join(names[:most])}等 {many}")


def park_fit(facts: Facts) -> list[Page]:
    """What fits each park and what strays, worst first."""
    rows = facts.answers[PARK_FIT]
    columns = [
        Column("园区", 2.4), Column("契合度", 1.2, True),
        Column("符合定位的产业（项目数）", 4.5), Column("偏离定位的产业（项目数）", 4.033),
    ]  # fmt: skip
    by_park: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows.sort_values("park_fit", kind="stable", na_position="last").to_dict("records"):
        by_park.setdefault(row["park"], []).append(row)
    cells = [
        [
            str(park),
            cell(PARK_FIT, own[0], "park_fit", figures.rate),
            _fits(row for row in own if row["is_positioned"] is True),
            _fits(row for row in own if row["is_positioned"] is not True),
        ]
        for park, own in by_park.items()
    ]
    return [_page(sentences.park_fit(rows).of(PARK_FIT), ["本地项目"], Table(PARK_FIT, columns, cells))]


def _fits(rows: Iterable[Mapping[str, Any]]) -> str:
    said = Telling()
    parts = [f"{row['industry']} {said.take(cell(PARK_FIT, row, 'projects', figures.whole))}" for row in rows]
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
