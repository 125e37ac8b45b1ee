"""What is sent to firms comes back through the ordinary way in."""

import datetime as dt
import io

import openpyxl
import pytest

from data.firm_sheet import firm_sheet
from data.receive import receive
from tests.data.receipts import counts


@pytest.mark.usefixtures("known")
def test_the_sheet_for_firms_names_their_projects_and_is_received_as_it_was_filled_in(draft, tmp_path):
    content = firm_sheet([("P1", "一号项目"), ("P2", "=二号项目")], dt.date(2026, 10, 1))
    book = openpyxl.load_workbook(io.BytesIO(content))
    rows = list(book["企业核实单"].iter_rows(values_only=True))
    assert [row[:3] for row in rows[1:]] == [("P1", "一号项目", "2026年10月"), ("P2", "=二号项目", "2026年10月")]
    book["企业核实单"]["D2"] = 860
    book.save(tmp_path / "企业核实单.xlsx")
    assert counts(receive(tmp_path / "企业核实单.xlsx", draft, "统计员甲")) == (1, 1, 0, 0)
    held = draft.con.table("firm_sheets").project("project_id, month::varchar, arrived::double").fetchall()
    assert held == [("P1", "2026-10-01", 860)]
