import duckdb

from data.schema import TABLES, plain_tables

COLUMNS = """
select table_name, column_name, data_type from duckdb_columns() where not internal order by table_oid, column_index
"""
BOUND = """
select table_name, column_name from duckdb_columns() where not internal and not (is_nullable and column_default is null)
union all select table_name, constraint_text from duckdb_constraints()
"""


def made(statements):
    con = duckdb.connect()
    con.execute(statements)
    return con.execute(COLUMNS).fetchall(), con.execute(BOUND).fetchall()


def test_the_plain_tables_have_the_columns_of_the_schema_in_its_order_and_nothing_binds_them():
    (columns, bound), (plain, unbound) = made(TABLES), made(";".join(plain_tables().values()))
    assert (plain, unbound, len(bound) > 100) == (columns, [], True)
    assert list(plain_tables()) == list(dict.fromkeys(table for table, *_ in columns))
