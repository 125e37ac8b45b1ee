"""The items of the agenda that a list answers: in the deck a table, which takes another slide where its rows don't fit;
on the wall a picture that reads from ten metres.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from briefing.facts import Facts
from briefing.meeting.slide import Picture, Slide, nothing, parts
from briefing.meeting.slide_table import Column, Table
from briefing.traced_cells import cell
from charts import chains, overview, rankings
from charts import decisions as decision_charts
from charts.gantt import gantt
from charts.park_standing import park_fit_bars
from wording import figures, sentences
from wording.cells import LIGHTS
from wording.figures import MISSING
from wording.filters import KEY_ONLY
from wording.rows import Rows, rows_where
from wording.traced_sentence import SentenceWriter

BOARD, NODES, PARK_FIT, UNITS = "rankings/board", "chains/nodes", "chains/park_fit", "rankings/units"
LIT, WAITING, TIMELINE = "key_projects/lights", "overview/decisions", "key_projects/timeline"
DISPATCH = "dispatch/agenda"
CLOSING = "请会议研究决定"
URGENT, PRESSING = 8, 12  # projects to be decided, and items of a dispatch, that are told one by one
TRACKS, LATE = 5, 15  # timelines that can be read from ten metres on one slide, and in all


def _slide(
    key: str,
    title: str,
    shown: Sequence[str],
    table: Table,
    pictures: Sequence[Picture],
    *,
    empty: str = "没有数据",
    **more: Any,
) -> Slide:
    """The slide of a table under one sentence; an empty one says so."""
    if not table.rows:
        return nothing(key, title, shown, empty)
    return Slide(key, title, shown, pictures, table=table, **more)


def board(facts: Facts) -> list[Slide]:
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
    title = sentences.board(entries, facts.whose_answer(BOARD), facts.answers[UNITS]).of(BOARD)
    drawn = entries.assign(unit_group=entries["board"] + "　" + entries["unit_group"])
    pictures = [
        partial(rankings.board_bars, drawn[entries["board"] == name])
        for name in ("红榜", "黑榜")
        if (entries["board"] == name).any()
    ]
    return [_slide("board", title, ["到位资金完成率"], table, pictures, empty="没有上榜单位", opens="unit")]


def _under(name: str, side: Sequence[tuple[str, float, bool]]) -> list[tuple[str, float, bool]]:
    return [(head or name, width, right) for head, width, right in side]


def _listed(entries: Sequence[Mapping[str, Any]], i: int) -> list[str]:
    if i >= len(entries):
        return ["", "", ""]
    row = entries[i]
    done = cell(BOARD, row, "completion", lambda rate: "待破零" if row["reason"] == "待破零" else figures.rate(rate))
    return [str(row["unit"]), done, cell(BOARD, row, "pace_gap", figures.bare_points)]


def chain_gaps(facts: Facts) -> list[Slide]:
    """The links that each lead chain lacks: facts of the county, whatever is filtered."""
    nodes = facts.answers[NODES]
    nodes = nodes[nodes["is_lead"].fillna(False).astype(bool)]
    chains_named = list(dict.fromkeys(nodes["industry"]))
    if not chains_named:
        return [nothing("nodes", "主导产业没有产业链环节", ["环节"])]
    title = sentences.every_chain(nodes, facts.whose("industries"), "主导产业链").among("is_lead=true").of(NODES)
    columns = [Column("产业链", 1.75), Column("补链：前后都有、此处缺", 6.2), Column("延链：两端之外", 4.183)]
    gaps = Rows(nodes.sort_values("is_focus", ascending=False, kind="stable"))
    cells = [
        [chain, *(_nodes(gaps, chain, kind, most) for kind, most in (("补链", 4), ("延链", 2)))]
        for chain in chains_named
    ]
    table = Table(NODES, columns, cells)
    pictures = [partial(chains.gap_bars, nodes)]
    return [_slide("nodes", title, ["环节", "完整清单见工作簿"], table, pictures, opens="industry")]


def _nodes(gaps: Rows, chain: str, kind: str, most: int) -> str:
    own = gaps.meeting(rows_where(industry=chain), rows_where(gap_type=kind))
    names = [str(node) for node in own.frame["node"]]
    if len(names) <= most:
        return "、".join(names) or MISSING
    said = SentenceWriter(NODES)
    return said.sentence(f"{'、'.join(names[:most])}等 {said.count(own)}")


def park_fit(facts: Facts) -> list[Slide]:
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
    title = sentences.park_fit(rows, facts.whose("parks")).of(PARK_FIT)
    table = Table(PARK_FIT, columns, cells)
    pictures = [partial(park_fit_bars, rows)]
    return [_slide("park_fit", title, ["全县本地项目"], table, pictures, empty="没有园区数据", opens="park")]


def _fits(rows: Iterable[Mapping[str, Any]]) -> str:
    said = SentenceWriter()
    parts = [f"{row['industry']} {said.take(cell(PARK_FIT, row, 'projects', figures.whole))}" for row in rows]
    return said.sentence("、".join(parts) or MISSING)


def lights(facts: Facts) -> list[Slide]:
    """The key projects with a red or yellow light, and why."""
    projects, counts = facts.answers[LIT], facts.answers["overview/lights"]
    lit = projects[projects["light"].isin(["红", "黄"])]
    columns = [
        Column("亮灯", 0.9), Column("项目", 3.5), Column("阶段", 0.8),
        Column("最重的原因", 4.7), Column("牵头单位", 2.233),
    ]  # fmt: skip
    shown = ("project", "stage", "reason", "lead_unit")
    cells = [
        [
            LIGHTS[row["light"]],
            *(cell(LIT, row, name, sentences.gravest if name == "reason" else str) for name in shown),
        ]
        for row in lit.to_dict("records")
    ]
    title = sentences.lights(counts, facts.whose(KEY_ONLY)).of("overview/lights")
    if projects.empty:
        return [nothing("lights", title, ["重点项目"], "重点项目在项目台账的“重点项目”栏填“是”")]
    table, empty = Table(LIT, columns, cells), "没有红灯、黄灯项目"
    shown_of, pictures = ["红灯、黄灯项目", "其余见附录"], [partial(overview.lights_strip, counts)]
    made = _slide("lights", title, shown_of, table, pictures, empty=empty, opens="light")
    return [replace(made, pictures=pictures, opens="light")]


def late(facts: Facts) -> list[Slide]:
    """The key projects that are past their next planned date, the longest first."""
    projects, dates = facts.answers[LIT], facts.answers[TIMELINE]
    overdue = projects[projects["days_late"].fillna(0) > 0].sort_values("days_late", ascending=False, kind="stable")
    columns = [
        Column("亮灯", 0.9), Column("项目", 3.6), Column("下一节点", 1.3), Column("计划日期", 1.7),
        Column("超期\n（天）", 1.1, True), Column("牵头单位", 3.533),
    ]  # fmt: skip
    shown: dict[str, Callable[[Any], str]] = {
        "project": str, "next_stage": str, "planned_next": figures.day, "days_late": figures.whole, "lead_unit": str,
    }  # fmt: skip
    cells = [
        [LIGHTS[row["light"]], *(cell(LIT, row, name, write) for name, write in shown.items())]
        for row in overdue.to_dict("records")
    ]
    pictures = [
        partial(gantt, dates[dates["project_id"].isin(some["project_id"])], facts.as_of,
                dict(zip(some["project_id"], some["light"], strict=True)))
        for some in parts(overdue.head(LATE), TRACKS)
    ]  # fmt: skip
    title = sentences.late(projects, facts.whose(KEY_ONLY)).of(LIT)
    more = {"cut": f"图中为超期最长的 {LATE} 个" if len(overdue) > LATE else "", "opens": "project"}
    told = ["重点项目的下一节点"]
    return [_slide("late", title, told, Table(LIT, columns, cells), pictures, empty="没有超期节点", **more)]


def decisions(facts: Facts) -> list[Slide]:
    """What has to be decided: 亿元, where it is stuck, what is to be settled, who leads, the days over."""
    waiting = facts.answers[WAITING]
    unit = figures.shared_unit([waiting["agreed_investment"]])
    columns = [
        Column("亮灯", 0.95), Column("项目", 2.15), Column(f"协议投资\n（{unit}）", 1.3, True),
        Column("卡在哪里", 2.55), Column("要定什么", 2.633), Column("包保县领导", 1.45),
        Column("超期\n（天）", 1.1, True),
    ]  # fmt: skip
    shown: dict[str, Callable[[Any], str]] = {
        "project": str, "agreed_investment": partial(figures.money_in, unit=unit), "problem": str, "next_step": str,
        "leader": str, "days_late": figures.whole,
    }  # fmt: skip
    cells = [
        [LIGHTS[row["light"]], *(cell(WAITING, row, name, write) for name, write in shown.items())]
        for row in waiting.to_dict("records")
    ]
    title = sentences.decisions(waiting, facts.whose(KEY_ONLY), len(facts.answers[LIT]))
    more = {"cut": f"图中为最急的 {URGENT} 个" if len(waiting) > URGENT else "", "opens": "project"}
    pictures = [
        partial(decision_charts.decision_lines, some) for some in parts(waiting.head(URGENT), decision_charts.SHOWN)
    ]
    table = Table(WAITING, columns, cells)
    return [_slide("decisions", title.of(WAITING), ["重点项目"], table, pictures, empty="无", **more)]


def closing(facts: Facts) -> list[Slide]:
    """What the meeting is asked to settle: of each project that waits for it, by whom it is to be seen to."""
    waiting = facts.answers[WAITING]
    asked = waiting[waiting["next_step"].notna()]
    columns = [Column("项目", 3.4), Column("要定什么", 5.8), Column("包保县领导", 2.933)]
    cells = [
        [cell(WAITING, row, name, str) for name in ("project", "next_step", "leader")]
        for row in asked.to_dict("records")
    ]
    more = {"cut": f"图中为最急的 {PRESSING} 个" if len(asked) > PRESSING else "", "opens": "project"}
    pictures = [
        partial(decision_charts.asked_lines, some) for some in parts(asked.head(PRESSING), decision_charts.ITEMS)
    ]
    table, empty = Table(WAITING, columns, cells), "没有报了下步措施、等会议决定的重点项目"
    made = _slide("closing", CLOSING, ["需要决策的重点项目"], table, pictures, empty=empty, **more)
    return [made if cells else replace(made, more=empty)]


def dispatch(facts: Facts) -> list[Slide]:
    """What a dispatch goes through: lights and open items, where each is stuck, what is to be settled, who, by when."""
    rows = facts.answers[DISPATCH]
    columns = [
        Column("亮灯", 0.95), Column("项目", 1.9), Column("卡在哪里", 2.25), Column("要定什么", 2.25),
        Column("牵头单位\n责任人", 1.983), Column("完成时限", 1.7), Column("超期\n（天）", 1.1, True),
    ]  # fmt: skip
    shown = [f"超期算到{figures.day(facts.day)}"] if facts.day else []
    title = sentences.agenda(rows, facts.level, facts.subject).of(DISPATCH)
    table = Table(DISPATCH, columns, [_item(row) for row in rows.to_dict("records")])
    more = {"cut": f"图中为最急的 {PRESSING} 项" if len(rows) > PRESSING else "", "opens": "project"}
    pictures = [partial(decision_charts.item_lines, some) for some in parts(rows.head(PRESSING), decision_charts.ITEMS)]
    return [_slide("dispatch", title, shown, table, pictures, empty="无", **more)]


def _item(row: Mapping[str, Any]) -> list[str]:
    led = SentenceWriter()
    who = [led.take(cell(DISPATCH, row, name)) for name in ("unit", "owner") if not figures.is_missing(row[name])]
    light = "" if figures.is_missing(row["light"]) else LIGHTS[row["light"]]
    return [
        light or MISSING,
        *(cell(DISPATCH, row, name) for name in ("project", "stuck", "ask")),
        led.sentence("\n".join(who) or MISSING),
        cell(DISPATCH, row, "due_at", figures.day),
        cell(DISPATCH, row, "days_over", figures.whole),
    ]


def earlier(facts: Facts) -> list[Slide]:
    """What became of the decisions of the last meeting of this occasion, and which of those before it aren't done;
    nothing when there are none.
    """
    made = facts.earlier
    if made is None or made.empty:
        return []
    named = made["project"].notna().any()
    columns = [
        *([Column("项目", 2.6), Column("事项", 3.3)] if named else [Column("事项", 5.9)]),
        Column("责任单位", 2.1), Column("完成时限", 1.7), Column("状态", 1.333), Column("超期\n（天）", 1.1, True),
    ]  # fmt: skip
    cells = [
        [*([row["project"]] if named else []), sentences.decided(row), row["owner"], figures.day(row["due"]),
         row["state"], MISSING if figures.is_missing(row["days_over"]) else figures.whole(row["days_over"])]
        for row in made.fillna({"project": ""}).to_dict("records")
    ]  # fmt: skip
    pictures = [partial(decision_charts.earlier_lines, some) for some in parts(made, decision_charts.SETTLED)]
    table = Table("meeting", columns, cells)
    return [_slide("earlier", sentences.earlier(made), ["会议决定落实情况"], table, pictures, opens="project")]
