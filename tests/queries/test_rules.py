"""What every check keeps to; the files themselves are the cases."""

import csv
import re
from pathlib import Path

import duckdb
import pytest

from data.checks import FINDING
from data.warehouse.states import ENTRIES
from queries.catalogue import ROOM
from queries.rules import LEVELS, Check, checks, parse

TESTS = Path(__file__).parents[1] / "data" / "checks"
STATES = ROOM.parent / "data"
SETTINGS = ROOM.parent / "data" / "reference" / "settings.csv"
KEYWORD = duckdb.token_type.keyword
each_check = pytest.mark.parametrize("check", checks().values(), ids=lambda check: check.id)
GOOD = """-- 到位超过协议投资额
--
-- level     warn
-- rule      累计到位超过协议额，
--           没有增资协议
-- stated    累计到位
-- expected  协议额
-- setting   check_one、check_two

select 1
"""


def test_there_is_a_check_for_each_rule_of_the_field():
    assert list(checks()) == [f"DQ{number:02d}" for number in range(1, 17)]


def test_a_header_gives_title_level_rule_figures_and_thresholds():
    assert parse("DQ99", GOOD) == Check(
        "DQ99", "到位超过协议投资额", "warn", "累计到位超过协议额，没有增资协议", "累计到位", "协议额",
        ("check_one", "check_two"), "", GOOD,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "other"),
    [
        ("level     warn", "level     grave"), ("-- rule", "-- reason"), ("-- 到位", "到位"),
        ("-- stated    累计到位\n", ""),
    ],
)
def test_a_header_that_says_too_little_is_refused(line, other):
    with pytest.raises(ValueError, match="DQ99"):
        parse("DQ99", GOOD.replace(line, other))


@each_check
def test_it_is_one_select_without_parameters(check):
    (statement,) = duckdb.extract_statements(check.sql)
    assert (statement.type, statement.named_parameters) == (duckdb.StatementType.SELECT, set())


@each_check
def test_it_answers_in_the_columns_of_a_finding(check, factless):
    answer = factless.con.sql(check.sql)
    assert tuple(answer.columns) == FINDING
    assert [str(kind) for kind in answer.types] == [
        "VARCHAR", "VARCHAR", "VARCHAR", "VARCHAR", "DATE", "VARCHAR", "VARCHAR", "VARCHAR", "VARCHAR", "INTEGER",
        "VARCHAR", "INTEGER", "DATE", "DATE", "VARCHAR",
    ]  # fmt: skip


@each_check
def test_it_signs_its_findings_with_its_own_number(check):
    assert re.findall(r"'(DQ\d+)' as check_id", check.sql) == [check.id]


@each_check
def test_its_keywords_are_lower_case_and_it_is_short(check):
    data = check.sql.encode()
    words = [re.match(rb"\w*", data[start:])[0] for start, kind in duckdb.tokenize(check.sql) if kind == KEYWORD]
    assert [word for word in words if word != word.lower()] == []
    code = [line for line in check.sql.splitlines() if line.strip() and not line.startswith("--")]
    assert len(code) <= 60
    assert [line for line in check.sql.splitlines() if len(line) > 120] == []


@each_check
def test_its_thresholds_are_settings_that_it_uses(check):
    with SETTINGS.open(encoding="utf-8", newline="") as file:
        known = {row["setting"] for row in csv.DictReader(file)}
    assert set(check.settings) <= known
    shared = ("states/entries.sql", "checks/terms.sql")
    terms = check.sql + "".join((STATES / name).read_text(encoding="utf-8") for name in shared)
    assert [setting for setting in check.settings if f"'{setting}'" not in terms] == []
    assert set(re.findall(r"'(check_\w+)'", check.sql)) <= {*check.settings, "check_scale"}


@each_check
def test_its_level_is_known_and_it_is_tested(check):
    assert check.level in LEVELS
    text = (TESTS / f"test_{check.id}.py").read_text(encoding="utf-8")
    assert text.count("def test_") >= (1 if "where false" in check.sql else 2)


@each_check
def test_a_version_without_facts_has_no_findings(check, factless):
    assert factless.con.execute(check.sql).fetchall() == []


@pytest.fixture(scope="module")
def factless(new_county):
    """Units, industries and settings, but no project."""
    county = new_county()
    county.lay(ENTRIES)
    return county
