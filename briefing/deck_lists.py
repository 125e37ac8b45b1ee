"""The items of the agenda that a native table answers; it takes another slide where its rows don't fit."""

import re
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

import pandas as pd
from pptx.slide import Slide

from briefing import slide_table
from briefing.deck_page import Page, nothing, part
from briefing.facts import Facts
from briefing.slide_table import Column, Table
from briefing.slides import body_top
from wording import figures, sentences
from wording.cells import LIGHTS
from wording.figures import MISSING, is_missing


def _table_pages(title: str, shown: Sequence[str], table: Table, empty: str = "没有数据") -> list[Page]:
    """Pages of a table under one sentence; an empty one says so."""
    if not table.rows:
        return [Page(title, shown, partial(nothing, name=table.name, words=empty))]
    parts = slide_table.pages(table, body_top(f"{title}（9/9）"))
    return [
        Page(title, shown, partial(_draw_table, table, rows), part(i, len(parts)))
        for i, rows in enumerate(parts, start=1)
    ]


def _draw_table(table: Table, rows: Sequence[Sequence[str]], slide: Slide, top: float) -> None:
    slide_table.draw(slide, table, rows, top)


def board(facts: Facts) -> list[Page]:
    """Red and black list side by side, place by place, within each group."""
    entries = facts.answers["rankings/board"]
    rows: list[list[str]] = []
    for group, listed in entries.groupby("unit_group", sort=False):
        red, black = (list(listed[listed["board"] == name].itertuples()) for name in ("红榜", "黑榜"))
        for i in range(max(len(red), len(black))):
            rows.append([str(group) if i == 0 else "", *_listed(red, i), "", *_listed(black, i)])
    side = [("", 2.65, False), ("完成率", 1.25, True), ("超欠序时", 1.45, True)]
    heads = [("分组", 1.1, False), *_under("红榜", side), ("", 0.3, False), *_under("黑榜", side)]
    columns = [Column(*head) for head in heads]
    shown = ["到位资金完成率", "超欠序时为百分点"]
    return _table_pages(sentences.board(entries), shown, Table("rankings/board", columns, rows))


def _under(name: str, side: Sequence[tuple[str, float, bool]]) -> list[tuple[str, float, bool]]:
    return [(head or name, width, right) for head, width, right in side]


def _listed(entries: Sequence[Any], i: int) -> list[str]:
    if i >= len(entries):
        return ["", "", ""]
    row = entries[i]
    done = "待破零" if row.reason == "待破零" else figures.rate(row.completion)
    return [str(row.unit), done, figures.points(row.pace_gap).removesuffix(" 个百分点")]


def chain_gaps(facts: Facts) -> list[Page]:
    """The links that each lead chain lacks."""
    nodes, rows = facts.answers["chains/nodes"], facts.answers["chains/industries"]
    lead = list(rows.loc[rows["is_lead"].fillna(False), "industry"])
    nodes = nodes[nodes["industry"].isin(lead)] if lead else nodes
    chains = list(dict.fromkeys(nodes["industry"]))
    title = sentences.nodes(nodes, f"{len(chains)} 条主导产业链") if chains else "没有产业链环节"
    columns = [Column("产业链", 1.75), Column("补链：前后都有、此处缺", 6.2), Column("延链：两端之外", 4.183)]
    cells = [
        [chain, *(_nodes(nodes[nodes["industry"] == chain], kind, most) for kind, most in (("补链", 4), ("延链", 2)))]
        for chain in chains
    ]
    return _table_pages(title, ["环节", "完整清单见工作簿"], Table("chains/nodes", columns, cells))


def _nodes(rows: pd.DataFrame, kind: str, most: int) -> str:
    gaps = rows[rows["gap_type"] == kind].sort_values("is_focus", ascending=False, kind="stable")
    names = [str(name) for name in gaps["node"]]
    if len(names) <= most:
        return "、".join(names) or MISSING
    return f"{'、'.join(names[:most])}等 {len(names)} 个"


def park_fit(facts: Facts) -> list[Page]:
    """What fits each park and what strays, worst first."""
    rows = facts.answers["chains/park_fit"]
    columns = [
        Column("园区", 2.4), Column("契合度", 1.2, True),
        Column("符合定位的产业（项目数）", 4.5), Column("偏离定位的产业（项目数）", 4.033),
    ]  # fmt: skip
    first = rows.drop_duplicates("park").sort_values("park_fit", kind="stable", na_position="last")
    cells = [
        [
            str(park.park),
            figures.rate(park.park_fit),
            _fits(rows[(rows["park"] == park.park) & rows["is_positioned"].fillna(False)]),
            _fits(rows[(rows["park"] == park.park) & ~rows["is_positioned"].fillna(False)]),
        ]
        for park in first.itertuples()
    ]
    return _table_pages(sentences.park_fit(rows), ["本地项目"], Table("chains/park_fit", columns, cells))


def _fits(rows: pd.DataFrame) -> str:
    return "、".join(f"{row.industry} {figures.whole(row.projects)}" for row in rows.itertuples()) or MISSING


def lights(facts: Facts) -> list[Page]:
    """The key projects with a red or yellow light, and why."""
    projects = facts.answers["key_projects/lights"]
    lit = projects[projects["light"].isin(["红", "黄"])]
    columns = [
        Column("亮灯", 0.9), Column("项目", 3.5), Column("阶段", 0.8),
        Column("最重的原因", 4.7), Column("牵头单位", 2.233),
    ]  # fmt: skip
    cells = [
        [LIGHTS[row.light], *(_words([row.project, row.stage, _gravest(row.reason), row.lead_unit]))]
        for row in lit.itertuples()
    ]
    shown = ["红灯、黄灯项目", "绿灯项目见附录"]
    return _table_pages(
        sentences.lights(facts.answers["overview/lights"]),
        shown,
        Table("key_projects/lights", columns, cells),
        "没有红灯、黄灯项目",
    )


def _gravest(reason: Any) -> Any:
    """The first of a light's reasons, which are in the order of their weight."""
    return reason if is_missing(reason) else re.split("[；，]", str(reason))[0]


def decisions(facts: Facts) -> list[Page]:
    """What has to be decided: the problem, the step proposed, who is in charge."""
    waiting = facts.answers["overview/decisions"]
    columns = [
        Column("亮灯", 0.95), Column("项目", 2.6), Column("存在问题", 3.1),
        Column("下步措施", 3.3), Column("包保县领导", 2.183),
    ]  # fmt: skip
    cells = [
        [LIGHTS[row.light], *_words([row.project, row.problem, row.next_step, row.leader])]
        for row in waiting.itertuples()
    ]
    return _table_pages(sentences.decisions(waiting), ["重点项目"], Table("overview/decisions", columns, cells), "无")


def _words(values: Iterable[Any]) -> list[str]:
    return [MISSING if is_missing(value) else str(value) for value in values]
