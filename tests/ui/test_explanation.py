"""What a unit takes away: of no question's table does its file name another unit, or a project that isn't its own."""

import datetime as dt
import io
import zipfile

import pytest

import queries
from data.people.own_units import within
from data.warehouse.store import Store
from ui.downloads import Table, as_csv, as_xlsx

OWN_WORDS = {"problem", "next_step"}  # which its own rows say, whomever they name
UNIT = "LL17"  # 棠湾镇, which brought in three projects together with others


@pytest.fixture(scope="module")
def version(sample_warehouse):
    version = queries.open_version(Store(sample_warehouse).current().path)
    yield version
    version.con.close()


@pytest.fixture(scope="module")
def names(version):
    """What no file of the unit's may hold, and the names, its own and those of parks, that hold some of that."""

    def column(sql, *given):
        return [value for (value,) in version.con.execute(sql, given).fetchall()]

    own = list(within(version.con, [UNIT], dt.date(2026, 10, 1)))
    theirs = column("select project_id from project_shares where list_contains(?, unit_id)", own)
    foreign = [
        *column("select unnest([unit_id, unit]) from units where parent_id is not null and unit_id not in ?", own),
        *column("select unnest([project_id, project_name]) from projects where project_id not in ?", theirs),
    ]
    known = [
        *column("select park from parks"),
        *column("select unnest([project_id, project_name]) from projects where project_id in ?", theirs),
    ]
    return foreign, sorted(known, key=len, reverse=True)


def read(content):
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return "\n".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))


@pytest.mark.parametrize("name", queries.catalogue())
def test_no_file_of_a_unit_names_another_or_its_projects(version, names, name):
    question = queries.catalogue()[name]
    answer = queries.ask(version, name, queries.Scope(dt.date(2026, 10, 1), may_see=(UNIT,)))
    kept = [column for column in answer if column not in question.public[0] | OWN_WORDS]
    book = as_xlsx([Table("表", answer[kept], totals=question.totals)])
    written = [as_csv(answer, kept).decode("utf-8-sig"), read(book)]
    foreign, known = names
    for text in written:
        for each in known:
            text = text.replace(each, "")
        assert [each for each in foreign if each in text] == []
