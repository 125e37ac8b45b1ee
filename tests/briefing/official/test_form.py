"""GB/T 9704: the page as LibreOffice lays it out, and the form as it is written in the file."""

import io
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn

from briefing.official import form


@pytest.fixture(scope="module")
def full_page():
    document = form.blank_document("页眉")
    form.add(document, "公文正文", "招商引资工作" * 300)
    return form.as_bytes(document)


def test_a_page_has_22_lines_of_28_characters(full_page, pages):
    first, second, *_ = pages(full_page, "full")
    assert (first[0], first[-1], second[-1]) == ("页眉", "—1—", "—2—")
    assert [len(line) for line in first[1:-1]] == [26] + [28] * 21  # the first line begins two characters in
    assert [len(line) for line in second[1:-1]] == [28] * 22


def test_the_page_is_a4_with_the_standards_margins(full_page):
    section = Document(io.BytesIO(full_page)).sections[0]
    edges = ("page_width", "page_height", "top_margin", "left_margin", "bottom_margin", "right_margin")
    assert [round(getattr(section, edge).mm) for edge in edges] == [210, 297, 37, 28, 35, 26]


def test_every_style_names_its_chinese_font_and_no_theme_font_is_left(full_page):
    document = Document(io.BytesIO(full_page))
    assert {
        name: (document.styles[name].element.rPr.rFonts.get(qn("w:eastAsia")), document.styles[name].font.size.pt)
        for name in ("公文标题", "公文正文", "层次一", "层次二", "公文页码")
    } == {
        "公文标题": ("方正小标宋简体", 22), "公文正文": ("仿宋_GB2312", 16), "层次一": ("黑体", 16),
        "层次二": ("楷体_GB2312", 16), "公文页码": ("宋体", 14),
    }
    styles = zipfile.ZipFile(io.BytesIO(full_page)).read("word/styles.xml").decode()
    assert "asciiTheme" not in styles
    assert "eastAsiaTheme" not in styles
    assert {
        document.styles[name].element.rPr.rFonts.get(qn("w:ascii")) for name in form.STYLES
    } == {"Times New Roman"}


def test_odd_page_numbers_stand_at_the_right_and_even_ones_at_the_left(full_page):
    section = Document(io.BytesIO(full_page)).sections[0]
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    assert [(str(edge.alignment), edge.text) for edge in (odd, even)] == [
        ("RIGHT (2)", "— 1 —"), ("LEFT (0)", "— 1 —"),
    ]
