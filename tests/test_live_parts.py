"""The reading of Office files for what is alive in them sees it."""

import io

import pytest
import xlsxwriter

from tests.live_parts import live


@pytest.mark.parametrize(
    ("text", "kinds"),
    [("=1+1", {"formula"}), ("http://evil.example", {"link", "elsewhere"}), ("{=1+1}", {"formula"}), ("甲镇", set())],
)
def test_what_a_guessing_writer_makes_of_a_name_is_seen(text, kinds):
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        book.add_worksheet().write(0, 0, text)
    assert {kind for _, kind, _ in live(content.getvalue())} == kinds
