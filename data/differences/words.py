"""A difference in words, for a terminal."""

from collections.abc import Iterator, Sequence
from typing import Any

from data.differences.difference import (
    ArrivalChange,
    Difference,
    FieldChange,
    FundChange,
    LedgerChange,
    ProjectLine,
    StageMove,
)
from wording.figures import exact

SHOWN = 20  # lines of a kind; --json has them all
NOTHING = "（空）"


def in_lines(found: Difference) -> Iterator[str]:
    """Line by line what differs; one line when nothing does."""
    if not found:
        yield "与当前版本没有差别。"
    yield from _listed("新增项目", found.added, _project)
    yield from _listed("消失项目", found.gone, _project)
    yield from _listed("项目变更", found.fields, _field)
    yield from _listed(f"阶段变化（截至 {found.month:%Y-%m}）", found.stages, _stage)
    yield from _listed("资金变动（按单位和月份，万元）", found.funds, _funds)
    yield from _listed("其中已有月份的资金调整（按项目，万元）", found.arrivals, _arrival)
    yield from _listed("其他台账", found.ledgers, _ledger)


def _listed(title: str, lines: Sequence[Any], say: Any) -> Iterator[str]:
    if lines:
        yield f"{title} {len(lines):,} 条"
        yield from (f"  {say(line)}" for line in lines[:SHOWN])
    if len(lines) > SHOWN:
        yield f"  另有 {len(lines) - SHOWN:,} 条，加 --json 可看全部。"


def _project(line: ProjectLine) -> str:
    return " ".join(filter(None, (line.project_id, line.project, line.units, line.stage, line.audit_status)))


def _field(line: FieldChange) -> str:
    return f"{line.project_id} {line.project}：{line.label} {_arrow(line.before, line.after)}"


def _stage(line: StageMove) -> str:
    return f"{line.project_id} {line.project}：{_arrow(line.before, line.after)}"


def _funds(line: FundChange) -> str:
    new = "，新月份" if line.is_new_month else ""
    return f"{line.month:%Y-%m} {line.unit}：{_amounts(line)}（{line.projects} 个项目{new}）"


def _arrival(line: ArrivalChange) -> str:
    return f"{line.month:%Y-%m} {line.project_id} {line.project}：{_amounts(line)}"


def _amounts(line: FundChange | ArrivalChange) -> str:
    counted = _arrow(exact(line.before), exact(line.after))
    if line.waiting_before == line.waiting_after:
        return counted
    return f"{counted}，未审核 {_arrow(exact(line.waiting_before), exact(line.waiting_after))}"


def _ledger(line: LedgerChange) -> str:
    return f"{line.ledger}：新增 {line.added}，变更 {line.changed}，消失 {line.gone}"


def _arrow(before: str | None, after: str | None) -> str:
    return f"{before or NOTHING} → {after or NOTHING}"
