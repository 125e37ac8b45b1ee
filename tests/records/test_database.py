"""What is kept open to a PostgreSQL is let go of when one asks for it."""

import time

from records.audit import Act, Record
from records.database import Records


def connected(cluster):
    """How many connections others than the one that asks hold to a cluster."""
    with cluster.engine.connect() as con:
        others = "backend_type = 'client backend' and pid <> pg_backend_pid()"
        return con.exec_driver_sql(f"select count(*) from pg_stat_activity where {others}").scalar()


def test_who_closes_the_records_holds_no_connection_and_may_use_them_on(postgresql):
    until, before = time.monotonic() + 10, connected(postgresql)
    record = Record(Records.at(postgresql.new_url()))
    record.append([Act("接收", "甲", "x")])
    held = connected(postgresql) - before
    record.records.close()
    while connected(postgresql) > before and time.monotonic() < until:  # the server takes note in its own time
        time.sleep(0.01)
    assert (held, connected(postgresql) - before, len(record.entries())) == (2, 0, 1)
