"""The part of a draft that is some units' own: what they send is read beside it, and nothing of others can be told."""

import datetime as dt
from collections.abc import Iterable, Sequence

import duckdb

from data.people.own_units import Ids, within

# The numbers that others use already, by the table that holds them.
OTHERS = "create table not_own (name varchar, key varchar)"
TAKEN = """
insert into not_own
select 'projects', project_id from projects where report_unit not in (from own_units) union all
select 'activities', activity_id from activities where host_unit not in (from own_units) union all
select 'negotiations', negotiation_id from negotiations where unit not in (from own_units) union all
select 'issues', issue_id from issues where lead_unit not in (from own_units)
"""
# The county's configuration, and what says only that something came in: no figure and no name of anybody's.
FOR_ALL = frozenset({
    "settings", "industries", "chain_nodes", "regions", "parks", "park_industries", "scoring_scheme", "batches",
    "batch_columns", "publications",
})  # fmt: skip
HOLDERS = ("report_unit", "host_unit", "unit_id", "unit")
LED = {"issues": "lead_unit", "dispatches": "lead_unit"}  # theirs is what they lead, whosever the project
# The names are those of schema.sql, never what someone wrote.
NOT_OF_UNITS = "delete from {table} where {column} is null or {column} not in (from own_units)"
NOT_OF_PROJECTS = "delete from {table} where project_id is null or project_id not in (select project_id from projects)"
ALL = "delete from {table}"
NOT_ABOVE = """
with recursive above as (
    select unit_id, parent_id from units
    where unit_id in (from own_units) or unit_id in (select unit_id from project_shares)  -- of what is shared with them
    union
    select u.unit_id, u.parent_id from above as a join units as u on u.unit_id = a.parent_id
)
delete from units where unit_id not in (select unit_id from above)
"""
NAMELESS = "update batches set file_name = '以前收到的文件', received_by = ''"


def keep(con: duckdb.DuckDBPyConnection, tables: Iterable[str], limits: Sequence[Sequence[str]], day: dt.date) -> Ids:
    """Take out of a draft's tables what isn't of the units that every one of the limits names; returns their ids."""
    found = frozenset.intersection(*(within(con, each, day) for each in limits))
    con.execute("create temp table own_units as select unnest(?::varchar[]) as unit_id", [sorted(found)])
    con.execute(TAKEN)
    names = [name for name in tables if name not in FOR_ALL | {"units"}]
    for name in sorted(names, key="projects".__ne__):  # the projects first: others follow them
        columns = con.table(name).columns
        holder = LED.get(name) or next((column for column in HOLDERS if column in columns), None)
        if name not in {"projects", *LED} and "project_id" in columns:
            con.execute(NOT_OF_PROJECTS.format(table=name))
        else:
            con.execute(NOT_OF_UNITS.format(table=name, column=holder) if holder else ALL.format(table=name))
    con.execute(NOT_ABOVE)
    con.execute(NAMELESS)
    con.execute("drop table own_units")
    return found
