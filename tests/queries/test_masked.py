"""Numbers by which somebody is reached or identified stand in no answer but for who reads cells as they are."""

import datetime as dt

import pyarrow as pa
import pytest

import queries
from queries.masked import masked

PHONE, TELEPHONE, CODE = "13812345678", "0558-6512345", "91341221MA2X1Y2Z3A"
SAID = f"联系人{PHONE}、{TELEPHONE}，信用代码{CODE}"
SCOPE = queries.Scope(dt.date(2026, 10, 1), may_see=None)


def shown(*texts, name="remark"):
    return masked(pa.table({name: list(texts)})).column(name).to_pylist()


def test_of_a_number_in_a_text_its_ends_are_shown():
    assert shown(SAID, None, "138 1234 5678/139-1234-5678") == [
        "联系人138****5678、0558****2345，信用代码9134**********2Z3A", None, "138****5678/139****5678",
    ]  # fmt: skip
    assert shown(f"{PHONE}、{PHONE},{PHONE}") == ["138****5678、138****5678,138****5678"]


@pytest.mark.parametrize("text", [
    "LL2026-0338", "2026-03-05", "0.05亿元", "13812345678元", "2025年3月至2026年10月", "2026-341221-04-01-123456",
    "138123456789", "2026-10-0001-c39a3d5d", "1,005,136 万元",
])  # fmt: skip
def test_what_is_none_of_these_numbers_stays_as_it_is(text):
    assert shown(text) == [text]


def test_what_names_a_row_stays_whole():
    assert shown(PHONE, name="project_id") == [PHONE]


@pytest.fixture
def county(county):
    """A project of which every text that somebody writes holds the numbers."""
    county.project("P1", key=True, uscc=CODE, remark=SAID, content=SAID, leader=SAID, lead_unit=SAID, investor=SAID,
                   registered_name=SAID, project_name=SAID, signed="2026-01-05", agreed=10)  # fmt: skip
    county.funds("P1", "2026-10", 100)
    county.progress("P1", "2026-10", 1, 1, problem=SAID, next_step=SAID)
    county.milestone("P1", SAID, "2026-09", 1)
    county.firm("P1", "2026-09", 1)
    county.activity("H1", "2026-03-05", city=SAID)
    county.con.execute(
        "insert into readings select batch_id, sheet, row_no, 'remark', '备注', ?, null, ?, ?, null, 0.5, ?"
        " from projects", [SAID] * 4,
    )  # fmt: skip
    county.lay()
    return county


def test_no_question_tells_them_to_who_does_not_read_cells(county):
    told = {name: queries.ask(county.version, name, SCOPE).to_csv() for name in queries.catalogue()}
    assert [name for name, text in told.items() if any(each in text for each in (PHONE, TELEPHONE, CODE))] == []
    assert sum("138****5678" in text for text in told.values()) > 8


def test_who_reads_cells_reads_them_as_they_stand(county):
    scope = queries.Scope(SCOPE.as_of, may_see=None, unmasked=True)
    assert SAID in list(queries.ask(county.version, "projects/readings", scope)["written"])
    assert SAID in list(queries.ask(county.version, "projects/dossier", scope)["problem"])
