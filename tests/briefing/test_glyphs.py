"""No glyph is missing in any export: whoever prints a character has a font that holds it.

LibreOffice lays each file out; a character of the page must be held by one of the fonts that the page really uses, and
what isn't printed (notes, comments) by a font of the machine. The faces that the files name are the office's own.
"""

import io
import re
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from pptx import Presentation

from briefing import pdf
from briefing.meeting.deck import build_deck
from briefing.official.bulletin import build_bulletin
from briefing.official.dispatch import build_dispatch
from briefing.official.report import build_report
from briefing.workbook import build_workbook

EXPORTS = {
    "deck.pptx": build_deck, "report.docx": build_report, "bulletin.docx": build_bulletin,
    "dispatch.docx": build_dispatch, "workbook.xlsx": build_workbook,
}  # fmt: skip
STRANGE = ["strange1.docx", "strange2.pptx", "strange3.xlsx"]  # with a character that no font holds
TEXT = re.compile(rb"<(?:[awc]:)?(?:t|v)(?: [^>]*)?>([^<]*)<")
NOWHERE = "\U000f1234"  # a private character that no font holds


@pytest.fixture(scope="session")
def held():
    """{PostScript name: the characters that the font holds} of every font of the machine."""
    listed = subprocess.run(
        ["fc-list", "--format", "%{postscriptname}\t%{charset}\n"], check=True, capture_output=True, encoding="utf-8"
    )
    fonts = {}
    for line in listed.stdout.splitlines():
        name, _, ranges = line.partition("\t")
        ends = [[int(end, 16) for end in part.split("-")] for part in ranges.split()]
        fonts.setdefault(name, set()).update(*(range(low, high + 1) for low, high in ((e[0], e[-1]) for e in ends)))
    return fonts


@pytest.fixture(scope="module")
def laid_out(gathered, as_pdfs):
    """{file name: (content, path of its PDF)} of what can be laid out here."""
    made = {name: build(replace(gathered, taken=[])) for name, build in EXPORTS.items()}
    made |= {name: page(Path(name).suffix, f"县{NOWHERE}域") for name in STRANGE}
    known = {name: content for name, content in made.items() if pdf.available(Path(name).suffix[1:])}
    return dict(zip(known, zip(known.values(), as_pdfs(known), strict=True), strict=True))


@pytest.fixture
def unheld(held, laid_out):
    """The characters of a file that a font it uses, or for what isn't printed a font of the machine, doesn't hold."""

    def unheld(name):
        if name not in laid_out:
            pytest.skip(f"LibreOffice cannot lay out {name} here: its glyphs were not looked at")
        content, path = laid_out[name]
        used = subprocess.run(["pdffonts", path], check=True, capture_output=True, text=True).stdout.splitlines()[2:]
        names = [line.split()[0].partition("+")[2] for line in used]
        printed = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, encoding="utf-8").stdout
        own = [font for font in held if any(name == font or name.startswith(f"{font}-") for name in names)]
        assert len(printed) > 1 and all(any(name.startswith(font) for font in own) for name in names), names
        on_paper = set().union(*(held[font] for font in own))
        return visible(printed, on_paper) | visible(written(content), set().union(*held.values()))

    return unheld


def visible(text, characters):
    """What is in the text and not among the characters; space and control aside."""
    return {char for char in text if not char.isspace() and char.isprintable() | (char == NOWHERE)} - {
        chr(code) for code in characters
    }


def written(content):
    """Every text in the file's parts, printed or not."""
    package = zipfile.ZipFile(io.BytesIO(content))
    parts = [package.read(name) for name in package.namelist() if name.endswith(".xml")]
    return b" ".join(text for part in parts for text in TEXT.findall(part)).decode()


@pytest.mark.parametrize("name", EXPORTS)
def test_no_glyph_is_missing_in_any_export(name, unheld):
    assert unheld(name) == set()


@pytest.mark.parametrize("name", STRANGE)
def test_a_character_that_no_font_holds_is_noticed(name, unheld):
    assert unheld(name) == {NOWHERE}


def page(suffix, words):
    """The smallest file of that kind with those words."""
    file = io.BytesIO()
    if suffix == ".docx":
        document = Document()
        document.add_paragraph(words)
    elif suffix == ".pptx":
        document = Presentation()
        document.slides.add_slide(document.slide_layouts[5]).shapes.title.text = words
    else:
        document = openpyxl.Workbook()
        document.active["A1"] = words
    document.save(file)
    return file.getvalue()
