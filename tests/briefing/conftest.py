"""The sample county's facts, and documents as LibreOffice lays them out."""

import datetime as dt
import io
import shutil
import subprocess
from dataclasses import replace

import pytest
from docx import Document

from briefing.gather import gather
from data.warehouse.store import Store
from queries import Scope, open_version


@pytest.fixture(scope="session")
def sample_version(sample_warehouse):
    return open_version(Store(sample_warehouse).current().path)


@pytest.fixture(scope="session")
def gathered(sample_version):
    return gather(sample_version, Scope(dt.date(2026, 10, 1), may_see=None))


@pytest.fixture
def county(gathered):
    """The sample county in October 2026, with nothing taken yet."""
    return replace(gathered, taken=[])


@pytest.fixture(scope="module")
def facts(gathered):
    """The same, for a module's documents to share."""
    return replace(gathered, taken=[])


@pytest.fixture(scope="session")
def as_pdfs(tmp_path_factory):
    """Lays documents out, {file name: content}, in one run; the PDFs' paths. Skips without LibreOffice or poppler."""
    for tool in ("soffice", "pdftotext", "pdffonts"):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed: the layout was not looked at")
    folder = tmp_path_factory.mktemp("layout")

    def as_pdfs(contents):
        paths = [folder / name for name in contents]
        for path in paths:
            path.write_bytes(contents[path.name])
        subprocess.run(
            ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf",
             "--outdir", folder, *paths],
            check=True, capture_output=True, timeout=180,
        )
        return [path.with_suffix(".pdf") for path in paths]

    return as_pdfs


@pytest.fixture(scope="session")
def pages(as_pdfs):
    """The text lines of each page, spaces taken out, header and page number with the rest."""

    def pages(content, name):
        [path] = as_pdfs({f"{name}.docx": content})
        text = subprocess.run(
            ["pdftotext", "-layout", path, "-"], check=True, capture_output=True, encoding="utf-8"
        ).stdout
        stripped = [[line.replace(" ", "") for line in page.splitlines()] for page in text.split("\f")[:-1]]
        return [[line for line in page if line] for page in stripped]

    return pages


@pytest.fixture
def words():
    """The paragraphs and the table rows of a .docx."""

    def words(content):
        document = Document(io.BytesIO(content))
        tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
        return [paragraph.text for paragraph in document.paragraphs if paragraph.text], tables

    return words
