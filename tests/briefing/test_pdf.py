import io

import pytest
from docx import Document

from briefing import pdf
from briefing.__main__ import main
from briefing.facts import CannotWrite


@pytest.fixture
def letter():
    document, file = Document(), io.BytesIO()
    document.add_paragraph("临澜县招商引资情况")
    document.save(file)
    return file.getvalue()


@pytest.mark.skipif(not pdf.available(), reason="LibreOffice is not on this machine")
def test_a_document_is_laid_out_as_pdf(letter):
    assert pdf.to_pdf(letter, "docx").startswith(b"%PDF-")


def test_without_libreoffice_it_is_said_plainly(letter, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CannotWrite, match="本机没有安装 LibreOffice"):
        pdf.to_pdf(letter, "docx")


@pytest.mark.skipif(not pdf.available(), reason="LibreOffice is not on this machine")
def test_the_command_line_writes_a_pdf_when_the_files_name_says_so(sample_warehouse, tmp_path, monkeypatch):
    monkeypatch.setenv("WAREHOUSE", str(sample_warehouse))
    out = tmp_path / "通报.pdf"
    assert main(["bulletin", "--as-of", "2026-10", "--out", str(out)]) == 0
    assert out.read_bytes().startswith(b"%PDF-")


@pytest.mark.skipif(not pdf.available("xlsx"), reason="LibreOffice Calc is not on this machine")
def test_the_workbook_prints_as_pdf_too(sample_warehouse, tmp_path, monkeypatch):
    monkeypatch.setenv("WAREHOUSE", str(sample_warehouse))
    out = tmp_path / "表.pdf"
    assert main(["workbook", "--as-of", "2026-10", "--out", str(out)]) == 0
    assert out.read_bytes().startswith(b"%PDF-")


def test_a_libreoffice_without_the_program_for_a_file_is_not_taken_for_one(tmp_path, monkeypatch):
    for name in ("soffice", "libswlo.so"):
        (tmp_path / name).write_text("")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert (pdf.available("docx"), pdf.available("xlsx")) == (True, False)
    with pytest.raises(CannotWrite, match=r"缺少打开 .xlsx 的组件"):
        pdf.to_pdf(b"", "xlsx")
