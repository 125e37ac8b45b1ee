"""What somebody does to the records who has the database in hand: its guards taken away, its rows changed."""

from sqlalchemy import text


def tamper(records, *statements):
    """Run statements on a store's records without the triggers that would refuse them."""
    with records.changing() as con:
        if con.dialect.name == "postgresql":
            con.execute(text("set local session_replication_role = replica"))  # no trigger fires, no key is looked at
        else:
            for (name,) in con.execute(text("select name from sqlite_master where type = 'trigger'")).all():
                con.exec_driver_sql(f"drop trigger {name}")
            con.exec_driver_sql("pragma defer_foreign_keys = on")
        for statement in statements:
            con.exec_driver_sql(statement)
