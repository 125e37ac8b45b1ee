"""Two published versions to measure: a county's and a province's worth of projects, from the sample's generator."""

from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

import queries
from data.sample.county import Tables, generate
from data.warehouse.draft import Draft
from data.warehouse.states import states
from data.warehouse.store import Store


@dataclass(frozen=True)
class Size:
    """How much to generate."""

    name: str
    projects: int
    units: int
    fund_rows: int | None

    def generate(self) -> Tables:
        """The tables, from the sample's generator; the same ones every time."""
        return generate(self.projects, self.units, fund_rows=self.fund_rows)


SMALL = Size("small", 200, 40, None)
COUNTY = Size("county", 2_000, 40, 60_000)
PROVINCE = Size("province", 250_000, 2_000, 7_500_000)

DERIVED = tuple(states())
REPEATED = ("audit_status", "origin", "sheet", "date_precision")  # the same few words over and over


@dataclass(frozen=True)
class County:
    """One published version: opened for questions, and its tables as pandas holds them."""

    size: Size
    path: Path
    version: queries.Version
    tables: Tables

    @classmethod
    def build(cls, size: Size, folder: Path) -> "County":
        """Generate, publish into a store under `folder`, open."""
        return cls.publish(size, size.generate(), folder)

    @classmethod
    def publish(cls, size: Size, tables: Tables, folder: Path) -> "County":
        """Publish given tables into a store under `folder`, open."""
        path = publish(tables, folder / size.name)
        return cls(size, path, queries.open_version(path), plain_tables(path))


def publish(tables: Tables, folder: Path) -> Path:
    """Publish generated tables as the one version of a new store at `folder`; the version's file."""
    draft = filled_draft(tables)
    file = Store(folder).publish(draft, "测速", "bench")
    draft.close()
    return file.path


def filled_draft(tables: Tables) -> Draft:
    """A draft of nothing but generated tables."""
    draft = Draft()
    draft.con.execute("set enable_progress_bar = false")
    draft.con.execute(
        "truncate settings; truncate industries; truncate chain_nodes; truncate regions; truncate scoring_scheme"
    )
    for name, frame in tables.items():
        draft.con.register("generated", frame)
        draft.con.table("generated").insert_into(name)
        draft.con.unregister("generated")
    return draft


def plain_tables(path: Path) -> Tables:
    """A version's tables of schema.sql, without what is derived from them, as a pandas user would hold them.

    Money is float64, dates datetime64, text str; columns of few words and the facts'
    project ids are categories.
    """
    with duckdb.connect() as con:
        con.execute("attach ? as version (read_only)", [str(path)])
        names = [name for (name,) in con.execute("select table_name from duckdb_tables()").fetchall()]
        return {name: _typed(name, con.table(f"version.{name}").df()) for name in names if name not in DERIVED}


def _typed(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    repeated = REPEATED if name == "projects" else (*REPEATED, "project_id")
    return frame.astype({column: "category" for column in repeated if column in frame})
