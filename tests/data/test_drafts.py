import datetime as dt

from tests.data.conftest import _county
from tests.data.drafts import Drafts


def state(draft):
    con, tables = draft.con, draft.tables
    rows = {table: con.table(table).fetchall() for table in tables}
    [variable] = con.execute("select getvariable('last_batch')").fetchall()
    return rows, variable, draft.received_on, dict(draft.originals)


def test_who_has_a_draft_next_has_it_as_it_was_made():
    drafts = Drafts(_county)
    draft = drafts.take()
    made = state(draft)
    draft.con.execute("delete from regions; update settings set value = '-'; delete from units where unit_id = 'A'")
    draft.con.execute("insert into batches values (7, 'funds', 'a', 'b', now(), 'c', current_date)")
    draft.con.execute("set variable last_batch = 7")
    draft.received_on, draft.originals["x"] = dt.date(2026, 1, 1), b""
    assert state(draft) != made
    drafts.put_back(draft)
    again = drafts.take()
    assert (again is draft, state(again)) == (True, made)


def test_a_table_more_an_open_transaction_or_a_closed_connection_make_the_next_draft_a_new_one():
    drafts = Drafts(_county)
    for act in ("create table more (a integer)", "begin", None):
        draft = drafts.take()
        if act:
            draft.con.execute(act)
        else:
            draft.con.close()
        drafts.put_back(draft)
        assert drafts.take() is not draft
