"""What is kept open to a PostgreSQL is let go of when one asks for it; records of every former step go on."""

import time

import pytest

from records import tables
from records.accounts import all_accounts
from records.audit import Act, Record
from records.chain import faults
from records.database import Records
from records.mappings import in_use
from records.meetings import all_meetings
from tests.records.test_audit import fresh


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


@pytest.mark.parametrize("taken", range(1, len(tables.STEPS)))
def test_records_of_every_former_step_are_read_and_written_on(records, taken, monkeypatch):
    with monkeypatch.context() as former:
        former.setattr(tables, "STEPS", tables.STEPS[:taken])
        Record(records).append([Act("接收", "甲", "x")])
    record = fresh(records)
    assert (all_accounts(record.records), all_meetings(record.records), in_use(record.records)) == ((), ([], []), {})
    record.append([Act("接收", "乙", "y")])
    assert ([entry.who for entry in record.entries()], faults(record)) == (["甲", "乙"], [])
