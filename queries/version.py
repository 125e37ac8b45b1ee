"""A version opened for questions: read-only, locked, with the macros loaded."""

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from data.errors import DataError
from data.terms import TERMS
from data.warehouse.editions import lay_views
from queries.rules import load_checks
from queries.scoring import load_scoring

ROOM = Path(__file__).parent
SHARED = ("scope_macros.sql", "macros.sql", "light_macros.sql")
MACROS = TERMS + "".join((ROOM / name).read_text(encoding="utf-8") for name in SHARED)


@dataclass(frozen=True)
class Scope:
    """What a reader looks at: the month and the filters, and what this viewer may see.

    Empty tuples mean no restriction. Units are names or ids and mean their subtree; `may_see` holds unit ids.
    """

    as_of: dt.date
    industries: tuple[str, ...] = ()
    parks: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    key_only: bool = False
    industrial_only: bool = False
    may_see: tuple[str, ...] | None = None

    def as_struct(self) -> dict[str, Any]:
        """The struct that every question takes as `$scope`; no restriction becomes null."""
        lists = {name: list(getattr(self, name)) or None for name in LISTS}
        may_see = None if self.may_see is None else list(self.may_see)
        return {
            "as_of": self.as_of.replace(day=1),
            "tree": self.as_of.replace(day=1),
            **lists,
            "key_only": self.key_only,
            "industrial_only": self.industrial_only,
            "may_see": may_see,
        }


LISTS = ("industries", "parks", "units", "regions", "projects")


@dataclass(frozen=True)
class Version:
    """An opened version; `con` is shared, so a question runs on a cursor of its own."""

    id: str
    con: duckdb.DuckDBPyConnection = field(repr=False, compare=False)


def load_macros(con: duckdb.DuckDBPyConnection) -> None:
    """Define the questions' vocabulary on a connection that sees the tables of schema.sql."""
    con.execute(MACROS)
    load_checks(con)
    load_scoring(con)


def open_version(path: Path) -> Version:
    """Open a version file; raises DataError when it can't be read.

    The file is attached read-only under an in-memory database that holds the macros; after that the connection can
    neither reach files nor change its settings.
    """
    con = duckdb.connect()
    try:
        con.execute("attach ? as version (read_only)", [str(path)])
        lay_views(con)
        load_macros(con)
    except duckdb.Error as error:
        raise DataError(f"版本文件 {path.name} 无法打开，请联系管理员或回滚到其他版本。") from error
    con.execute("set enable_external_access = false")
    con.execute("set lock_configuration = true")
    return Version(path.stem, con)
