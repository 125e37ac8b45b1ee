"""The field's terms for whoever lays down or asks a version: macros, and what holds where a version says nothing."""

from pathlib import Path

import duckdb

from data.reference_tables import reference

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
    con.from_arrow(reference("settings").select(["setting", "value"])).insert_into("default_settings")
    con.from_arrow(reference("scoring_scheme")).insert_into("default_scheme")
