"""The monthly funds: what arrived for a project in a month from an origin."""

from collections.abc import Callable, Iterator
from typing import Any

import duckdb

from data.bulk import arrivals
from data.bulk.facts import SPELLED_OUT, Fact, Facts
from data.bulk.few_rows import FewRows
from data.bulk.fund_words import audit_of, is_its_name, origin_of
from data.bulk.large_funds import LargeFunds
from data.bulk.many_rows import ManyRows
from data.cells.values import BadValue
from data.intake import (
    assumed_audits,
    changed_origins,
    equal_rows,
    held_arrivals,
    month_ranges,
    months_to_come,
    other_payments,
    shared_remarks,
    twin_sheets,
    unit_guard,
    unlisted_arrivals,
)
from data.intake.draft_tables import UNCHANGED
from data.intake.project_names import Projects
from data.receipt import Outcome
from data.tables.table import Row, Table
from wording.figures import exact, full_money

Ask = Callable[[duckdb.DuckDBPyConnection, int], arrivals.FirstRows]
Project = tuple[str, str]  # its name and where its capital comes from


def take(con: duckdb.DuckDBPyConnection, batch_id: int, tables: list[Table]) -> None:
    """Write the good rows; what a file says of a project, month and origin replaces all that was held of the three.

    Within one file several rows under one key are several arrivals, all kept; one that repeats another in every cell
    waits for a person (equal_rows.py). A row without an origin takes its project's. For 审核状态 see the project
    ledger: no column means 审核通过, an empty cell 已保存, but takes nothing from an arrival that is held as audited.
    """
    _settle_all(con, tables)
    facts = _facts(con, tables)
    arrivals.add(con, facts.statements())
    arrivals.wait(con, facts.undecided())
    held_arrivals.begin(con)
    _hold(con, facts)
    months_to_come.hold_arrivals(con, facts, batch_id)
    month_ranges.hold(con, facts)
    twin_sheets.hold_arrivals(con, facts)
    changed_origins.hold(con, facts)
    equal_rows.hold(con, facts)
    other_payments.hold(con, facts)
    held_arrivals.keep_audits(con)
    arrivals.settle(con)
    unlisted_arrivals.look(con, facts)
    changed_origins.replace(con, facts)
    assumed_audits.remark(con, facts)
    held_arrivals.replace(con)
    arrivals.write(con, batch_id)
    other_payments.keep(con, batch_id)
    _remark(con, facts)
    _remark_on_held(facts)
    _gather(con, tables)
    facts.close()
    other_payments.end(con)
    held_arrivals.end(con)
    arrivals.end(con)


def _facts(con: duckdb.DuckDBPyConnection, tables: list[Table]) -> Facts:
    """The one choice between few rows and many: a large file has one table."""
    first = tables[0]
    return ManyRows(con, first) if isinstance(first, LargeFunds) else FewRows(con, tables)


def _settle_all(con: duckdb.DuckDBPyConnection, tables: list[Table]) -> None:
    """Find the rows' projects, and fill in from them what the rows leave open."""
    if not any(table.rows for table in tables):
        return
    known: Projects | None = None  # looked into only where an id isn't the very one
    rows = con.execute("select project_id, project_name, capital_origin from projects").fetchall()
    projects: dict[str, Project] = {project_id: (name, capital) for project_id, name, capital in rows}
    for table in tables:
        is_asked = table.has("audit_status")
        for row in table.all():
            if row.values.get("project_id") not in projects:
                known = known or Projects(con)
                if not known.identify(table, row):
                    continue
            if not row.rejected:
                _settle(table, row, projects[row.values["project_id"]], is_asked)


def _settle(table: Table, row: Row, project: Project, is_asked: bool) -> None:
    values, (name, capital) = row.values, project
    try:
        values["origin"] = origin_of(values.get("origin"), capital)
    except BadValue as error:
        table.reject(row, "origin", error.reason, error.remedy)
    values["audit_status"] = audit_of(values.get("audit_status"), is_asked)
    if not is_its_name(values.get("project_name"), name):
        table.warn(row, "project_name", "项目名称与项目台账不一致", "请核对项目编号是否填错；系统按项目编号入库")


def _hold(con: duckdb.DuckDBPyConnection, facts: Facts) -> None:
    """Hold the rows whose amount is out of scale, unless somebody has said that it is meant."""
    suspects = unit_guard.suspects(con, facts.most + 1)
    if len(suspects) > facts.most:
        for table in facts.tables:
            table.give_up(f"有 {facts.most:,} 行以上的金额像是写错了计量单位，例如第 {suspects[0].fact_no} 行")
        return
    found = facts.find([suspect.fact_no for suspect in suspects])
    for (table, row), suspect in zip(found, suspects, strict=True):
        proposed = full_money(suspect.amount)
        doubt = (suspect.confidence, suspect.reason, unit_guard.REMEDY, unit_guard.RULE)
        table.hold(row, "amount", proposed, *doubt)
    refused = [each.fact_no for each, (_, row) in zip(suspects, found, strict=True) if not row.is_good]
    arrivals.set_aside(con, refused)


def _remark(con: duckdb.DuckDBPyConnection, facts: Facts) -> None:
    """What is to be said of rows beside each other, and beside what was agreed."""
    equal_rows.remark(con, facts)
    for (table, row), (_, arrived, agreed) in _listed(facts, arrivals.excessive, "warning", "累计到位超过协议投资额"):
        reason = f"累计到位 {full_money(arrived)}，超过协议投资额 {full_money(agreed)}"
        table.warn(row, "amount", reason, "请核对金额与计量单位；如已增资，请在项目台账中更新协议投资额")


def _remark_on_held(facts: Facts) -> None:
    """What is to be said of rows beside what the draft held."""
    for (table, row), _ in _listed(facts, held_arrivals.unchanged, "duplicate", UNCHANGED):
        table.repeat(row, None, UNCHANGED)
    kind = "取代了本次上传的另一个文件所报的同一项目同月同来源"
    for (table, row), (_, *other, held, told) in _listed(facts, held_arrivals.superseded, "warning", kind):
        amounts = f"{exact(held)} → {exact(told)} 万元"
        reason = f"与{shared_remarks.in_file(*other)}同一项目同月同来源，以本文件为准：{amounts}"
        table.warn(row, "amount", reason, "如确为两笔，请写在同一个文件里；否则请只报一次")


def _gather(con: duckdb.DuckDBPyConnection, tables: list[Table]) -> None:
    """What is said once a sheet: where nothing came, what was updated, what doesn't count."""
    for table in tables:
        _tell_silent(table)
    first = {table.sheet: table for table in reversed(tables)}
    for found in held_arrivals.updated(con, SPELLED_OUT):
        shared_remarks.update(first[found.sheet], found.rows, found.count)
    for found in held_arrivals.unsaid(con, SPELLED_OUT):
        shared_remarks.unaudited(first[found.sheet], found.rows, found.count, "到位资金", found.amount)


def _tell_silent(table: Table) -> None:
    """Say once of which projects nothing came; where months stand across the columns, gaps need no word."""
    if table.refused or table.header.figures or not table.silent:
        return
    rows = shared_remarks.numbers(table.silent, table.silences)
    reason = f"第 {rows} 行没有填到位资金（共 {table.silences:,} 行），视为本月没有到位，不入库"
    shared_remarks.remark(table, "amount", table.silent, reason, "如有漏填，请补填后重新上传；否则无需处理")


def _listed(facts: Facts, ask: Ask, outcome: Outcome, kind: str) -> Iterator[tuple[Fact, tuple[Any, ...]]]:
    """The rows of a kind with what is known of each; of a large file the first, and in one line how many more."""
    found = ask(facts.con, facts.most)
    told = found.rows[: facts.most]
    rows = facts.find([fact_no for fact_no, *_ in told])
    yield from zip(rows, told, strict=True)
    if found.count > len(told):
        shared_remarks.more(*rows[-1], found.count - len(told), outcome, kind)
