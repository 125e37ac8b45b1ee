"""What two versions hold differently: projects, their fields and stages, funds by unit and month, other ledgers.

Both are version files, opened read-only beside each other. A draft is sealed into a temporary one first: what is
compared is what would be published, and a draft that couldn't be is refused here as it would be there.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from data.differences.contents import show_contents
from data.errors import DataError
from data.ledgers import forms
from data.terms import load_terms
from data.warehouse.draft import Draft
from data.warehouse.editions import lay_views
from data.workplace import Workplace

ROOM = Path(__file__).parent


@dataclass(frozen=True)
class ProjectLine:
    """A project that only one side has; `change` is 新增 or 消失. Money in 万元."""

    change: str
    project_id: str
    project: str
    units: str | None
    industry: str
    agreed_investment: Decimal | None
    stage: str | None
    audit_status: str


@dataclass(frozen=True)
class FieldChange:
    """A field of a project, before and after, in words; amounts are 万元 and 亩. `label` is its Chinese name."""

    project_id: str
    project: str
    field: str
    label: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class StageMove:
    """A project that stands at another stage; None for one without any."""

    project_id: str
    project: str
    units: str | None
    before: str | None
    after: str | None


@dataclass(frozen=True)
class FundChange:
    """A unit's funds of a month, 万元: audited (`before`, `after`) and waiting for audit; of how many `projects`."""

    unit_id: str
    unit: str
    month: dt.date
    before: Decimal
    after: Decimal
    waiting_before: Decimal
    waiting_after: Decimal
    projects: int
    is_new_month: bool


@dataclass(frozen=True)
class ArrivalChange:
    """A project's funds of a month that had funds before, 万元: audited and waiting for audit."""

    project_id: str
    project: str
    month: dt.date
    before: Decimal
    after: Decimal
    waiting_before: Decimal
    waiting_after: Decimal


@dataclass(frozen=True)
class LedgerChange:
    """How many entries of another ledger are new, changed and gone."""

    ledger: str
    added: int
    changed: int
    gone: int


@dataclass(frozen=True)
class Difference:
    """All that differs; stages are those at the end of `month`, the latest month of the later side with funds."""

    month: dt.date
    projects: tuple[ProjectLine, ...]
    fields: tuple[FieldChange, ...]
    stages: tuple[StageMove, ...]
    funds: tuple[FundChange, ...]
    arrivals: tuple[ArrivalChange, ...]
    ledgers: tuple[LedgerChange, ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return any((self.projects, self.fields, self.stages, self.funds, self.ledgers))

    @property
    def added(self) -> tuple[ProjectLine, ...]:
        """The projects that only the later side has."""
        return tuple(line for line in self.projects if line.change == "新增")

    @property
    def gone(self) -> tuple[ProjectLine, ...]:
        """The projects that only the earlier side has."""
        return tuple(line for line in self.projects if line.change == "消失")

    def as_dict(self) -> dict[str, Any]:
        """The difference as JSON can say it, with amounts and dates left to the writer."""
        lists = {name: lines for name, lines in vars(self).items() if name != "month"}
        return {"month": self.month} | {name: [vars(line) for line in lines] for name, lines in lists.items()}


def difference(before: Path | None, after: Path) -> Difference:
    """Compare two version files; without an earlier one everything is new.

    Every list is in a fixed order: funds by month, the latest first, all else by project or name. Raises DataError when
    a file can't be read.
    """
    with duckdb.connect() as con:
        try:
            con.execute("set enable_progress_bar = false")
            for side, path in (("before", before), ("after", after)):
                show(con, side, path)
                show_contents(con, side)
            load_terms(con)
            con.execute("".join(_sql(macros) for macros in ("sides", "fund_moves")))
            return _compare(con)
        except duckdb.Error as error:
            names = "、".join(path.stem for path in (before, after) if path)
            raise DataError(f"版本文件 {names} 无法比较，可能已损坏或由其他版本的软件写成。") from error


@contextmanager
def sealed(draft: Draft) -> Iterator[Path]:
    """The draft as a version file that is gone afterwards; raises DataError when it couldn't be published."""
    with Workplace() as folder:
        path = folder / "draft.duckdb"
        draft.seal(path)
        yield path


def pending(draft: Draft, parent: Path | None) -> Difference:
    """What publishing the draft would change against its parent version."""
    with sealed(draft) as path:
        return difference(parent, path)


def show(con: duckdb.DuckDBPyConnection, side: str, path: Path | None) -> None:
    """Show a version's tables in the schema that `side` names; empty ones when there is no version."""
    attach, begin = SIDES[side]
    if path:
        con.execute(attach, [str(path)])
    con.execute(begin)
    lay_views(con, f"{side}_file" if path else None)
    con.execute("use memory.main")


SIDES = {
    "before": ("attach ? as before_file (read_only)", "create schema before; use memory.before"),
    "after": ("attach ? as after_file (read_only)", "create schema after; use memory.after"),
}


def _compare(con: duckdb.DuckDBPyConnection) -> Difference:
    month = _month(con)
    until = {"until": (month + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)}
    fields = [
        FieldChange(project_id, project, field, labels()[field], before, after)
        for project_id, project, field, before, after in _rows(con, "fields")
    ]
    order = {field: place for place, field in enumerate(labels())}
    return Difference(
        month,
        tuple(ProjectLine(*row) for row in _rows(con, "projects", until)),
        tuple(sorted(fields, key=lambda change: (change.project_id, order[change.field]))),
        tuple(StageMove(*row) for row in _rows(con, "stages", until)),
        tuple(FundChange(*row) for row in _rows(con, "funds")),
        tuple(ArrivalChange(*row) for row in _rows(con, "arrivals")),
        tuple(LedgerChange(*row) for row in _rows(con, "ledgers")),
    )


def _month(con: duckdb.DuckDBPyConnection) -> dt.date:
    """The latest month with audited funds, of the later side if it has any; without funds this month."""
    ((month,),) = con.execute(
        "select coalesce((select max(month) from after.fund_months where has_audited),"
        " (select max(month) from before.fund_months where has_audited))"
    ).fetchall()
    return month or dt.date.today().replace(day=1)


def _rows(con: duckdb.DuckDBPyConnection, name: str, given: dict[str, Any] | None = None) -> list[tuple[Any, ...]]:
    return con.execute(_sql(name), given).fetchall()


@cache
def _sql(name: str) -> str:
    return (ROOM / f"{name}.sql").read_text(encoding="utf-8")


@cache
def labels() -> dict[str, str]:
    """The fields of a project that are compared, in their order, and what the ledgers call them: 协议投资额（万元）."""
    fields = [field for form in reversed(forms()) for field in form.fields if form.ledger in BOOKS]
    written = {field.name: f"{field.label}（{field.unit}）" if field.unit else field.label for field in fields}
    return {field: UNLISTED.get(field) or written[field] for field in FIELDS}


BOOKS = ("projects", "progress")
FIELDS = (
    "project_name", "registered_name", "investor", "province", "capital_origin", "uscc", "industry", "industry_code",
    "is_industrial", "chain_node", "content", "park", "report_unit", "agreed_investment", "phase1_investment",
    "fixed_asset_investment", "land_mu", "lead_actual", "negotiating_actual", "signed_planned", "signed_actual",
    "landed_planned", "landed_actual", "started_planned", "started_actual", "completed_planned", "completed_actual",
    "producing_planned", "producing_actual", "at_capacity_actual", "suspended_actual", "terminated_actual",
    "withdrawn_actual", "is_key", "leader", "lead_unit", "audit_status", "remark",
)  # fmt: skip
UNLISTED = {
    "is_industrial": "工业项目", "lead_actual": "线索时间", "negotiating_actual": "在谈时间",
    "signed_planned": "计划签约时间", "withdrawn_actual": "退出时间",
}  # fmt: skip
