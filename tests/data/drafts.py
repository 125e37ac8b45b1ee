"""A draft that tests have one after the other, as it was made: making one takes five times as long as clearing it.

What a test did beyond rows (a table more, a connection closed, a transaction left open) makes the next draft a new one.
"""

from collections.abc import Callable

import duckdb

from data.warehouse.draft import Draft

# What could differ but rows, as far as tests go; macros are asked of nobody, which would take as long as all the rest.
SHAPE = """
select list(sql order by sql) from duckdb_tables() union all
select list(view_name order by view_name) from duckdb_views() where not internal union all
select list(type_name order by type_name) from duckdb_types() where not internal union all
select list(database_name order by database_name) from duckdb_databases() union all
select [current_setting('preserve_insertion_order')::varchar, current_setting('search_path'),
    current_setting('threads')::varchar]
"""
ROWS = "select table_name from duckdb_tables() where estimated_size > 0 and database_name = 'memory'"
VARIABLES = "select name from duckdb_variables()"
LAST_BATCH = "set variable last_batch = 0"  # as a draft begins
KEPT = "kept"


class Drafts:
    """Drafts as `make` leaves one, of which one after the other is the same."""

    def __init__(self, make: Callable[[], Draft]) -> None:
        self.make = make
        self.free: Draft | None = None
        self.filled: list[str] = []
        self.shape: list[object] = []
        self.attributes: dict[str, object] = {}

    def take(self) -> Draft:
        """A draft as made, until it is put back."""
        draft, self.free = self.free or self._new(), None
        return draft

    def put_back(self, draft: Draft) -> None:
        """Let the next test have the draft, as it was made, or a new one if that can't be."""
        try:
            is_as_made = self._shape(draft) == self.shape and self._clear(draft)
        except duckdb.Error:
            is_as_made = False
        if is_as_made:
            self.free = draft
        else:
            draft.close()

    def _new(self) -> Draft:
        draft = self.make()
        con = draft.con
        self.filled = [name for (name,) in con.execute(ROWS).fetchall()]
        con.execute(f"attach ':memory:' as {KEPT}")
        for name in self.filled:
            con.execute(f"create table {KEPT}.{name} as from {name}")
        self.shape = self._shape(draft)
        self.attributes = {name: value for name, value in vars(draft).items() if name != "originals"}
        return draft

    def _shape(self, draft: Draft) -> list[object]:
        return draft.con.execute(SHAPE).fetchall()

    def _clear(self, draft: Draft) -> bool:
        con = draft.con
        con.begin()  # raises in a transaction that the test left open
        for (name,) in con.execute(ROWS).fetchall():
            con.execute(f"delete from {name}")
        for name in self.filled:
            con.execute(f"insert into {name} from {KEPT}.{name}")
        con.commit()
        for (name,) in con.execute(VARIABLES).fetchall():
            con.execute(f"reset variable {name}")
        con.execute(LAST_BATCH)
        vars(draft).clear()
        vars(draft).update(self.attributes, originals={})
        return True
