"""The scoring of units: its vocabulary, and the default scheme for versions that hold none."""

from pathlib import Path

import duckdb

from queries import reference

MACROS = (Path(__file__).parent / "score_macros.sql").read_text(encoding="utf-8")
SCHEME = ("unit_group", "item", "seq", "points", "method", "cap")
LISTED = """
    create or replace table default_scheme (
        unit_group varchar, item varchar, seq integer, points decimal(9, 4), method varchar, cap decimal(9, 6)
    );
"""


def load_scoring(con: duckdb.DuckDBPyConnection) -> None:
    """Define `unit_scores(s)` on a connection that has the questions' vocabulary and that of the checks."""
    con.execute(LISTED)
    con.executemany("insert into default_scheme values (?, ?, ?, ?, ?, ?)", reference.rows("scoring_scheme", *SCHEME))
    con.execute(MACROS)
