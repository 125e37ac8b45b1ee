"""A draft that knows a small county, and workbooks written cell by cell to be received into it."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter

from data.files import guarded, workbook
from data.receive import receive
from data.warehouse.draft import Draft
from tests.data.drafts import Drafts


@pytest.fixture(scope="module", autouse=True)
def read_here() -> Iterator[None]:
    """Files are read in this process: one of its own costs more than most tests, and reads the same.

    tests/data/files/test_guarded.py holds that, and that it may die.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(guarded, "sheets", lambda content, title: workbook.sheets(content, title))
        yield


@pytest.fixture(scope="session")
def drafts() -> Drafts:
    """The draft of a small county, for one test after the other."""
    return Drafts(_county)


@pytest.fixture
def draft(drafts):
    """The reference tables, 某县 in 安徽 with 甲镇 and 乙镇, and the park 经开区."""
    draft = drafts.take()
    yield draft
    drafts.put_back(draft)


def _county() -> Draft:
    draft = Draft(received_on=dt.date(2026, 12, 31))  # whatever the clock shows
    draft.con.execute("update settings set value = '安徽' where setting = 'province'")
    draft.con.execute("update settings set value = '某县' where setting = 'county'")
    draft.con.execute(
        "insert into units values ('R', '某县', null, '县', null, false, [], null, null),"
        " ('A', '甲镇', 'R', '乡镇', '乡镇组', false, ['甲乡'], null, null),"
        " ('B', '乙镇', 'R', '乡镇', '乡镇组', false, [], null, null)"
    )
    draft.con.execute("insert into parks values ('经开区', 'R', '园区', ['开发区'])")
    return draft


@pytest.fixture
def known(draft):
    """The draft with two projects: P1 一号项目 of 1,000 万元 from outside the province, P2 二号项目 from overseas."""
    draft.con.execute(
        "insert into projects by name"
        " select 'P1' as project_id, '一号项目' as project_name, 'out_province' as capital_origin, '轻纺' as industry,"
        " true as is_industrial, 'A' as report_unit, 1000 as agreed_investment, false as is_key,"
        " '审核通过' as audit_status, 1 as batch_id, '项目' as sheet, 2 as row_no"
        " union all select 'P2', '二号项目', 'overseas', '轻纺', true, 'B', null, false, '审核通过', 1, '项目', 3"
    )
    return draft


@pytest.fixture
def write(tmp_path):
    """Write sheets of rows to an .xlsx; returns its path. `merge` are ranges such as A1:C1 of the first sheet."""

    def write(name="台账.xlsx", merge=(), **sheets) -> Path:
        path = tmp_path / name
        with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd", "in_memory": True}) as book:
            for sheet, rows in sheets.items():
                page = book.add_worksheet(sheet)
                for number, row in enumerate(rows):
                    page.write_row(number, 0, row)
            for span in merge:
                first = next(iter(sheets.values()))
                row, column = xlsxwriter.utility.xl_cell_to_rowcol(span.split(":")[0])
                book.worksheets()[0].merge_range(span, first[row][column])
        return path

    return write


@pytest.fixture
def send(draft, write):
    """Receive one sheet of rows into the draft; returns the receipt."""

    def send(rows, name="台账.xlsx", sheet="表", merge=()):
        return receive(write(name, merge, **{sheet: rows}), draft, "统计员甲")

    return send
