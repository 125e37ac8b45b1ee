"""A version opened for questions: read-only, locked, with the macros loaded."""

import datetime as dt
import os
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import duckdb

from data.errors import DataError
from data.ledgers import tasks
from data.people.actor import Units as Units
from data.warehouse.editions import lay_views
from queries import filters, metrics
from queries.rules import load_checks

ROOM = Path(__file__).parent
# In the order in which one is made of another.
SHARED = (
    "scope", "projects", "tasks", "last_year", "units", "lights", "lifecycle", "scores", "findings", "witnesses",
    "items", "negotiations", "changes", "late", "forecast",
)  # fmt: skip
MACROS = [(ROOM / "macros" / f"{name}.sql").read_text(encoding="utf-8") for name in SHARED]
SCOPE = [(ROOM / "scope" / f"{name}.sql").read_text(encoding="utf-8") for name in ("units", "tasks")]


EVERY_UNIT: None = None  # `may_see` of a viewer who may see all units: it is said, never assumed


@dataclass(frozen=True)
class Scope:
    """What a reader looks at: the month, the filters of data/reference/filters.csv, and what this viewer may see.

    Empty tuples mean no restriction. Units are names or ids and mean their subtree; `may_see` holds unit ids and has
    no default: whoever asks says for whom. `unmasked`: whether he sees telephone numbers and credit codes that stand in
    texts (see masked.py); only who says so does.
    """

    as_of: dt.date
    industries: tuple[str, ...] = ()
    parks: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    nodes: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    key_only: bool = False
    industrial_only: bool = False
    large_only: bool = False
    may_see: Units = field(kw_only=True)
    unmasked: bool = field(default=False, kw_only=True, compare=False)


@dataclass(frozen=True)
class Version:
    """An opened version; `con` is shared, so a question runs on a cursor of its own.

    `meanings` keeps what scopes mean in a version whose rows never change, see `struct_of`; None keeps nothing.
    """

    id: str
    con: duckdb.DuckDBPyConnection = field(repr=False, compare=False)
    meanings: dict[Any, dict[str, Any]] | None = field(default=None, repr=False, compare=False)


def unfiltered(scope: Scope, without: Iterable[str]) -> Scope:
    """The scope without these filters, fields of it: a filter chooses what is looked at and never changes a fact, so
    what is compared with others of its kind stays among all of them.
    """
    defaults: dict[str, Any] = {each.name: each.default for each in fields(Scope)}
    return replace(scope, **{name: defaults[name] for name in without})


def struct_of(scope: Scope, version: Version, cursor: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """The struct that questions take as `$scope` or `$whole`, see macros/scope.sql; no restriction becomes null."""
    lists = {name: list(getattr(scope, name)) or None for name in filters.LISTS}
    chosen = lists | {name: getattr(scope, name) for name in filters.SWITCHES}
    return {**chosen, **filters.said_of(chosen), **_meaning(scope, version, cursor)}


def _meaning(scope: Scope, version: Version, cursor: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """What the scope's units, permission and month are in the version: see scope/."""
    month = scope.as_of.replace(day=1)
    key = (month, scope.units, scope.may_see)
    known = version.meanings if version.meanings is not None else {}
    if key not in known:
        may_see = None if scope.may_see is None else list(scope.may_see)
        units = _row(cursor, SCOPE[0], {"month": month, "units": list(scope.units) or None, "may_see": may_see})
        dated = {"as_of": month, **units}
        meaning = dated | _row(cursor, SCOPE[1], {"scope": dated})
        known[key] = meaning | {"tasks": dict.fromkeys(tasks()) | (meaning["tasks"] or {})}  # null: none is set
    return known[key]


def _row(cursor: duckdb.DuckDBPyConnection, sql: str, given: dict[str, Any]) -> dict[str, Any]:
    names = [column for column, *_ in cursor.execute(sql, given).description]
    (row,) = cursor.fetchall()
    return dict(zip(names, row, strict=True))


def load_macros(con: duckdb.DuckDBPyConnection) -> None:
    """Define the questions' vocabulary on a connection that sees the tables of schema.sql."""
    con.execute(MACROS[0])
    con.execute(filters.macros())
    con.execute(metrics.macros())
    con.execute("".join(MACROS[1:]))
    load_checks(con)


def open_version(path: Path) -> Version:
    """Open a version file; raises DataError when it can't be read.

    The file is attached read-only under an in-memory database that holds the macros; after that the connection can
    neither reach files nor change its settings. DUCKDB_THREADS bounds the threads of an answer; all cores without it.
    """
    threads = os.environ.get("DUCKDB_THREADS")
    con = duckdb.connect(config={"threads": threads} if threads else {})
    try:
        con.execute("attach ? as version (read_only)", [str(path)])
        lay_views(con)
        load_macros(con)
    except duckdb.Error as error:
        raise DataError(f"版本文件 {path.name} 无法打开，请联系管理员或回滚到其他版本。") from error
    con.execute("set enable_external_access = false")
    con.execute("set lock_configuration = true")
    return Version(path.stem, con, {})
