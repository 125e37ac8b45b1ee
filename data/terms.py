"""The field's terms for whoever lays down or asks a version: macros, and what holds where a version says nothing."""

from functools import cache
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.csv

ROOM = Path(__file__).parent
TERMS = (ROOM / "terms.sql").read_text(encoding="utf-8")
CHECK_TERMS = (ROOM / "checks" / "terms.sql").read_text(encoding="utf-8")
# Of versions of an edition that had no such setting, or no scheme of scoring.
DEFAULTS = """
    create or replace table default_settings (setting varchar, value varchar);
    create or replace table default_scheme (
        unit_group varchar, item varchar, seq integer, points decimal(9, 4), method varchar, cap decimal(9, 6)
    );
"""


def load_terms(con: duckdb.DuckDBPyConnection) -> None:
    """Define the terms, and the program's defaults, in the connection's current schema.

    What the checks measure with is CHECK_TERMS; it can only be defined where the settings are.
    """
    con.execute(TERMS)
    con.execute(DEFAULTS)
    con.from_arrow(_reference("settings").select(["setting", "value"])).insert_into("default_settings")
    con.from_arrow(_reference("scoring_scheme")).insert_into("default_scheme")


@cache
def _reference(name: str) -> pa.Table:
    """A reference table as text, '' where the file says nothing of a text and null of anything else."""
    path = ROOM / "reference" / f"{name}.csv"
    names = path.read_text(encoding="utf-8").partition("\n")[0].split(",")
    texts = pyarrow.csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()))
    return pyarrow.csv.read_csv(path, convert_options=texts)
