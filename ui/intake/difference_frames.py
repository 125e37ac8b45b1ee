"""What differs between two versions as tables of Chinese headers, for the screen and for a workbook to keep."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.differences.difference import ArrivalChange, FundChange, ProjectLine
from queries.compare import Comparison
from queries.rules import LEVELS
from wording.changes import Change, change
from wording.figures import MISSING, count

NONE = "（空）"
Sides = tuple[str, str]  # what the earlier and the later side are called


@dataclass(frozen=True)
class Listed:
    """One list of what differs: its title, its rows, and which of its columns are amounts of 万元."""

    title: str
    frame: pd.DataFrame
    money: tuple[str, ...] = ()


def headline_changes(found: Comparison) -> list[Change]:
    """Every headline figure before and after, as the first page asks it; the pace is the calendar's, not a figure."""
    return [change(figure.column, figure.before, figure.after) for figure in found.headline if figure.column != "pace"]


def headline_frame(changes: Iterable[Change], sides: Sides) -> pd.DataFrame:
    """The headline figures as a table."""
    rows = [(each.label, each.before, each.after, each.change) for each in changes]
    return pd.DataFrame(rows, columns=["指标", *sides, "变化"])


def lists(found: Comparison, sides: Sides) -> list[Listed]:
    """Every list that isn't empty: first what a person must look at, then what a new month brings."""
    differ = found.difference
    revised = [line for line in differ.funds if not line.is_new_month]
    reported = [line for line in differ.funds if line.is_new_month]
    changed = len({line.project_id for line in differ.fields})
    every = [
        Listed(f"新出现的疑点 {count(len(found.findings), '条')}，请先核实", _findings(found)),
        Listed(f"消失的项目 {count(len(differ.gone), '个')}", _projects(differ.gone), ("协议投资额（万元）",)),
        Listed(f"变更的项目 {count(changed, '个')}，{count(len(differ.fields), '处')}", _fields(found, sides)),
        Listed(f"阶段变化 {count(len(differ.stages), '个')}", _stages(found, sides)),
        _funds(f"已有月份的资金调整 {count(len(revised), '条')}（按单位和月份）", revised, sides),
        _arrivals(f"已有月份的资金调整 {count(len(differ.arrivals), '条')}（按项目和月份）", differ.arrivals, sides),
        Listed(f"新增的项目 {count(len(differ.added), '个')}", _projects(differ.added), ("协议投资额（万元）",)),
        _funds(f"新报月份的资金 {count(len(reported), '条')}（按单位和月份）", reported, sides),
        Listed(f"其他台账 {len(differ.ledgers)} 种", _ledgers(found)),
    ]
    return [listed for listed in every if len(listed.frame)]


def _findings(found: Comparison) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "级别": LEVELS[one.level],
                "规则": one.rule,
                "单位": one.unit,
                "项目": one.project or MISSING,
                "疑点": one.message,
                "请这样处理": one.remedy,
            }
            for one in found.findings
        ]
    )


def _projects(lines: Sequence[ProjectLine]) -> pd.DataFrame:
    return _frame(
        {
            "项目编号": line.project_id,
            "项目": line.project,
            "引资单位": line.units,
            "产业": line.industry,
            "协议投资额（万元）": line.agreed_investment,
            "阶段": line.stage,
            "审核状态": line.audit_status,
        }
        for line in lines
    )


def _fields(found: Comparison, sides: Sides) -> pd.DataFrame:
    return _frame(_moved(line, {"栏目": line.label}, sides) for line in found.difference.fields)


def _stages(found: Comparison, sides: Sides) -> pd.DataFrame:
    return _frame(_moved(line, {"引资单位": line.units}, sides) for line in found.difference.stages)


def _moved(line: Any, what: Mapping[str, Any], sides: Sides) -> Mapping[str, Any]:
    """A project, what of it is told, and how that stood on either side."""
    named = {"项目编号": line.project_id, "项目": line.project, **what}
    return named | {sides[0]: line.before or NONE, sides[1]: line.after or NONE}


def _funds(title: str, lines: Sequence[FundChange], sides: Sides) -> Listed:
    return _amounts(
        title, lines, sides, [{"月份": f"{line.month:%Y-%m}", "单位": line.unit} for line in lines], "项目数"
    )


def _arrivals(title: str, lines: Sequence[ArrivalChange], sides: Sides) -> Listed:
    said = [{"月份": f"{line.month:%Y-%m}", "项目编号": line.project_id, "项目": line.project} for line in lines]
    return _amounts(title, lines, sides, said)


def _amounts(
    title: str, lines: Sequence[Any], sides: Sides, said: Sequence[Mapping[str, Any]], counted: str | None = None
) -> Listed:
    """Audited amounts; those that wait for their audit only where some of them differ."""
    amounts = {f"{sides[0]}（万元）": "before", f"{sides[1]}（万元）": "after"}
    waiting = {f"{sides[0]}未审核（万元）": "waiting_before", f"{sides[1]}未审核（万元）": "waiting_after"}
    shown = amounts | (waiting if any(line.waiting_before != line.waiting_after for line in lines) else {})
    rows = [
        {
            **words,
            **{name: getattr(line, side) for name, side in amounts.items()},
            "变化（万元）": line.after - line.before,
            **{name: getattr(line, side) for name, side in shown.items() if name not in amounts},
            **({counted: line.projects} if counted else {}),
        }
        for words, line in zip(said, lines, strict=True)
    ]
    return Listed(title, _frame(rows), (*shown, "变化（万元）"))


def _ledgers(found: Comparison) -> pd.DataFrame:
    lines = found.difference.ledgers
    return _frame({"台账": line.ledger, "新增": line.added, "变更": line.changed, "消失": line.gone} for line in lines)


def _frame(rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    return pd.DataFrame(list(rows)).fillna({"阶段": MISSING, "引资单位": MISSING})
