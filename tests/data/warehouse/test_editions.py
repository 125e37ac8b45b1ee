"""A version of an earlier edition answers today's questions: what it doesn't know is empty, the rest is the same."""

import datetime as dt

import duckdb
import pandas as pd
import pytest

import queries
from data.warehouse.draft import Draft
from data.warehouse.editions import lay_views
from data.warehouse.store import Store

OCTOBER = queries.Scope(dt.date(2026, 10, 1), may_see=None)
LACKS = [  # two derived ones among them
    "activities", "supervisors", "scoring_scheme", "unit_shares", "project_months",
]


@pytest.fixture(scope="module")
def current(sample_warehouse):
    return Store(sample_warehouse).current().path


@pytest.fixture(scope="module")
def earlier(current, tmp_path_factory):
    """The sample as an edition published it that lacked four tables, and columns of projects, units and settings."""
    path = tmp_path_factory.mktemp("earlier") / "earlier.duckdb"
    con = duckdb.connect()
    con.execute("attach ? as now (read_only)", [str(current)])
    con.execute("attach ? as earlier", [str(path)])
    for (table,) in con.execute("select table_name from duckdb_tables() where database_name = 'now'").fetchall():
        if table not in LACKS:
            con.table(f"now.{table}").create(f"earlier.{table}")
    for lacking in ("projects drop remark", "projects drop content", "units drop is_weak", "settings drop meaning"):
        con.execute("alter table earlier." + lacking)
    con.execute("alter table earlier.projects alter agreed_investment type decimal(18, 4)")
    con.close()
    return path


def test_every_question_has_an_answer(earlier):
    version = queries.open_version(earlier)
    for name, question in queries.catalogue().items():
        assert list(queries.ask(version, name, OCTOBER).columns) == list(question.columns), name


UNTOUCHED = ["overview/totals", "overview/trend", "rankings/metrics", "chains/industries", "key_projects/lights"]


@pytest.mark.parametrize("name", UNTOUCHED)
def test_what_the_edition_knew_is_answered_as_today(earlier, current, name):
    now, then = (queries.ask(queries.open_version(path), name, OCTOBER) for path in (current, earlier))
    pd.testing.assert_frame_equal(then, now)


def test_a_column_that_it_lacked_is_empty_or_holds_its_default_in_its_own_type(earlier):
    con = queries.open_version(earlier).con
    assert con.execute("select distinct remark, typeof(remark) from projects").fetchall() == [(None, "VARCHAR")]
    assert con.execute("select distinct is_weak, typeof(is_weak) from units").fetchall() == [(False, "BOOLEAN")]
    assert con.execute("select distinct typeof(agreed_investment) from projects").fetchall() == [("DECIMAL(18,6)",)]
    assert con.execute("select count(*) from activities").fetchall() == [(0,)]


def test_it_is_scored_by_the_default_scheme_on_what_it_knew(earlier, current):
    """But for 外出招商: of activities it knew nothing."""
    columns = ["unit_id", "item", "method", "value", "basis", "rate", "points", "score"]
    now, then = (queries.ask(queries.open_version(path), "rankings/scores", OCTOBER) for path in (current, earlier))
    known = [scores[scores["item"] != "外出招商"].sort_values(["unit_id", "seq"])[columns] for scores in (now, then)]
    pd.testing.assert_frame_equal(*(scores.reset_index(drop=True) for scores in known))
    assert then.loc[then["item"] == "外出招商", "score"].isna().all()


def test_drafted_from_it_gets_the_reference_tables_that_it_lacked(earlier, current):
    then, now = (Draft(path, "parent").con.execute("from scoring_scheme").fetchall() for path in (earlier, current))
    assert (len(then), then) == (7, now)


def test_it_can_be_drafted_from(earlier, current):
    then, now = Draft(earlier, "then"), Draft(current, "now")
    for table in ("monthly_funds", "project_shares", "targets"):
        rows = [draft.con.table(table).order("all").fetchall() for draft in (then, now)]
        assert rows[0] == rows[1], table
    assert then.con.execute("select distinct remark from projects").fetchall() == [(None,)]


def test_two_versions_of_different_editions_lie_side_by_side_each_under_its_own_tables(earlier, current):
    con = duckdb.connect()
    for name, path in (("before", earlier), ("now", current)):
        con.execute("attach ? as " + name + "_file (read_only)", [str(path)])
        con.execute("create schema " + name)
        con.execute("use memory." + name)
        lay_views(con, f"{name}_file")
    con.execute("use memory.main")
    shares, months = "select sum(ratio) from {}.unit_shares", "select sum(arrived_total) from {}.project_months"
    for sql in (shares, months):
        assert con.execute(sql.format("before")).fetchall() == con.execute(sql.format("now")).fetchall()
