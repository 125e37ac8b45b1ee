"""The runner: exact types, many readers, a locked door."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

import queries
from data.errors import DataError

OCTOBER = queries.Scope(dt.date(2026, 10, 1), may_see=None)
MONEY = pd.ArrowDtype(pa.decimal128(24, 6))


@pytest.fixture
def built(county):
    county.project("P1", key=True, agreed=100, started="2026-01-01")
    county.funds("P1", "2026-01", "0.1")
    county.funds("P1", "2026-02", "0.2")
    county.lay()
    return county


@pytest.fixture(scope="module")
def opened(new_county, publish):
    """A published county without facts, opened."""
    return queries.open_version(publish(new_county()).path)


def kinds(answer, *columns):
    return [answer[column].dtype for column in columns]


def test_money_is_an_exact_decimal(built):
    totals = queries.ask(built.version, "overview/totals", OCTOBER)
    assert kinds(totals, "arrived", "target") == [MONEY, MONEY]
    assert totals["arrived"].tolist() == [Decimal("0.300000")]


def test_counts_rates_dates_texts_and_truths_have_their_types(built):
    totals = queries.ask(built.version, "overview/totals", OCTOBER)
    assert kinds(totals, "signed", "signed_target", "pace") == [pd.Int64Dtype(), pd.Int64Dtype(), pd.Float64Dtype()]
    rows = queries.ask(built.version, "projects/rows", OCTOBER)
    assert kinds(rows, "is_key", "row_no") == [pd.BooleanDtype(), pd.Int64Dtype()]
    assert kinds(rows, "project") == [pd.StringDtype(na_value=np.nan)]
    assert pd.api.types.is_datetime64_dtype(rows["started_at"].dtype)


@pytest.mark.parametrize("column", ["target", "completion", "signed_prior", "arrived_prior"])
def test_what_can_not_be_computed_is_na(built, column):
    assert queries.ask(built.version, "overview/totals", OCTOBER)[column][0] is pd.NA


def test_a_missing_date_is_not_a_time(built):
    assert queries.ask(built.version, "projects/rows", OCTOBER)["signed_at"][0] is pd.NaT


def test_an_answer_without_rows_keeps_its_types(county):
    rows = queries.ask(county.version, "projects/rows", OCTOBER)
    assert (len(rows), *kinds(rows, "arrived", "row_no")) == (0, MONEY, pd.Int64Dtype())


def test_an_unknown_question_or_parameter_is_said(county):
    with pytest.raises(DataError, match="没有名为 overview/everything 的问题"):
        queries.ask(county.version, "overview/everything", OCTOBER)
    with pytest.raises(DataError, match="问题 overview/totals 没有参数 figure"):
        queries.ask(county.version, "overview/totals", OCTOBER, figure="signed")


def test_values_are_bound_and_never_become_sql(built):
    for text in ("' or true --", "P1'; drop table projects; --", "$scope"):
        assert queries.ask(built.version, "projects/rows", OCTOBER, figure=text).empty
        assert queries.ask(built.version, "projects/rows", replace(OCTOBER, industries=(text,))).empty
    assert len(queries.ask(built.version, "projects/rows", OCTOBER)) == 1


def test_eight_readers_at_once_get_equal_answers(built):
    names = ["overview/totals", "projects/rows", "rankings/units", "key_projects/lights"] * 4
    alone = {name: queries.ask(built.version, name, OCTOBER).to_csv() for name in names}
    with ThreadPoolExecutor(8) as readers:
        together = list(readers.map(lambda name: queries.ask(built.version, name, OCTOBER).to_csv(), names))
    assert together == [alone[name] for name in names]


def test_a_published_version_answers_what_its_rows_answered(built, publish):
    built.funds("P1", "2025-03", 7)
    built.target("A", 10)
    built.lay()
    published = queries.open_version(publish(built).path)
    for name in queries.catalogue():
        expected = queries.ask(built.version, name, OCTOBER)
        pd.testing.assert_frame_equal(queries.ask(published, name, OCTOBER), expected, obj=name)


@pytest.mark.parametrize("statement", [
    "select * from read_csv('/etc/hostname')",
    "select * from '/etc/hostname.csv'",
    "copy (select 1) to 'stolen.csv'",
    "attach 'other.duckdb'",
    "set enable_external_access = true",
    "set lock_configuration = false",
    "install excel",
    "export database 'stolen'",
])
def test_an_opened_version_reaches_no_file_and_keeps_its_settings(opened, statement):
    with pytest.raises(duckdb.Error, match=r"disabled|locked"):
        opened.con.cursor().execute(statement)


def test_an_opened_version_does_not_read_the_program_s_own_variables(opened):
    frame = pd.DataFrame({"secret": [1]})
    with pytest.raises(duckdb.Error, match="frame"):
        opened.con.cursor().execute("select * from frame")
    assert len(frame) == 1


@pytest.mark.parametrize("statement", [
    "delete from version.settings", "update version.settings set value = 'x'", "drop table version.settings",
])
def test_an_opened_version_can_not_be_changed(opened, statement):
    with pytest.raises(duckdb.Error, match="read-only"):
        opened.con.cursor().execute(statement)


@pytest.mark.parametrize("content", [b"", b"no database", None])
def test_a_file_that_is_no_version_is_said_so(tmp_path, content):
    path = tmp_path / "2026-10-0001-00000000.duckdb"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DataError, match=f"版本文件 {path.name} 无法打开"):
        queries.open_version(path)


def test_who_asks_says_for_whom():
    with pytest.raises(TypeError, match="may_see"):
        queries.Scope(OCTOBER.as_of)
