"""What every question keeps to; the files themselves are the cases."""

import datetime as dt
import re
from pathlib import Path

import duckdb
import pytest

import queries
from queries.catalogue import ROOM
from wording.columns import column

HOUSE = ROOM.parent
TESTS = Path(__file__).parent
READERS = ("pages", "ui", "briefing")
ONE_ROW = (
    "overview/totals", "overview/identity", "activities/supervisors", "checks/witness_counts", "dispatch/counts",
    "negotiations/counts", "changes/counts", "forecast/year", "forecast/pipeline",
)  # fmt: skip
ROWS_OF_NOTHING = {
    "overview/totals": 1, "overview/identity": 1, "overview/trend": 12, "overview/lights": 4, "overview/metrics": 8,
    "overview/months": 120,
    "activities/supervisors": 1, "checks/witness_counts": 1, "dispatch/counts": 1, "negotiations/counts": 1,
    "changes/counts": 1, "forecast/year": 1, "forecast/pipeline": 1,
}
KEYWORD = duckdb.token_type.keyword
each_question = pytest.mark.parametrize("question", queries.catalogue().values(), ids=lambda question: question.name)


def code(sql):
    """The lines that aren't comments."""
    return [line for line in sql.splitlines() if line.strip() and not line.lstrip().startswith("--")]


@pytest.fixture(scope="module")
def factless(new_county):
    """Units, industries and settings, but no project."""
    return new_county()


@pytest.fixture(scope="module")
def empty(new_county):
    """Tables without a row."""
    return new_county(furnished=False)


def answer(county, question):
    return queries.ask(county.version, question.name, queries.Scope(dt.date(2026, 10, 1), may_see=None))


def test_there_are_questions_on_every_subject():
    subjects = {name.split("/")[0] for name in queries.catalogue()}
    assert subjects == {
        "overview", "rankings", "chains", "key_projects", "lifecycle", "forecast", "projects",
        "activities", "checks", "reporting",
        "dispatch", "negotiations", "changes", "search",
    }  # fmt: skip


@each_question
def test_the_first_line_is_a_question_in_chinese(question):
    assert re.fullmatch(r"-- [^a-zA-Z]+？", question.sql.splitlines()[0])


@each_question
def test_the_header_defines_the_columns_of_the_answer_in_their_order(factless, question):
    assert list(answer(factless, question).columns) == list(question.columns)


@each_question
def test_the_header_names_the_parameters_and_no_other(question):
    (statement,) = duckdb.extract_statements(question.sql)
    assert set(question.parameters) == statement.named_parameters
    assert "scope" in question.parameters


@each_question
def test_it_is_one_select(question):
    assert [statement.type for statement in duckdb.extract_statements(question.sql)] == [duckdb.StatementType.SELECT]


@each_question
def test_keywords_are_lower_case(question):
    data = question.sql.encode()
    words = [re.match(rb"\w*", data[start:])[0] for start, kind in duckdb.tokenize(question.sql) if kind == KEYWORD]
    assert [word for word in words if word != word.lower()] == []


@each_question
def test_it_is_short_and_its_lines_fit(question):
    assert len(code(question.sql)) <= 60
    assert [line for line in question.sql.splitlines() if len(line) > 120] == []


@each_question
def test_its_order_is_said(question):
    ordered = [line for line in code(question.sql) if re.match(r"order by\b", line)]
    assert len(ordered) == (0 if question.name in ONE_ROW else 1)


@each_question
def test_it_is_tested(question):
    subject, name = question.name.split("/")
    assert "def test_" in (TESTS / subject / f"test_{name}.py").read_text(encoding="utf-8")


@each_question
def test_somebody_asks_it(question):
    sources = [path.read_text(encoding="utf-8") for room in READERS for path in (HOUSE / room).rglob("*.py")]
    assert any(f'"{question.name}"' in source for source in sources)


@each_question
def test_a_version_without_facts_has_an_answer(factless, question):
    lists_configuration = ("overview/choices", "chains/industries", "rankings/units", "rankings/metrics",
                            "rankings/months", "rankings/scores", "reporting/units", "forecast/units", "search/names")
    found = len(answer(factless, question))
    assert found > 0 if question.name in lists_configuration else found == ROWS_OF_NOTHING.get(question.name, 0)


@each_question
def test_a_version_without_anything_has_an_answer(empty, question):
    assert len(answer(empty, question)) == ROWS_OF_NOTHING.get(question.name, 0)


@each_question
def test_no_column_is_wider_than_pandas_can_hold(factless, question):
    scope = queries.struct_of(queries.Scope(dt.date(2026, 10, 1), may_see=None), factless.version, factless.con)
    given = {name: None for name in question.parameters} | {"scope": scope}
    types = {str(kind) for kind in factless.con.sql(question.sql, params=given).types}
    assert types.isdisjoint({"HUGEINT", "UHUGEINT", "TIMESTAMP", "INTERVAL"})


@each_question
def test_only_amounts_and_counts_are_added_up_and_rates_made_of_them(question):
    added = {name for name, rule in question.totals.items() if not rule}
    assert {column(name).kind for name in added} <= {"money", "count"}
    assert {column(name).kind for name in question.totals.keys() - added} <= {"rate", "gap"}
