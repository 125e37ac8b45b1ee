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


def test_a_workbook_is_no_pdf(sample_warehouse, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("WAREHOUSE", str(sample_warehouse))
    assert main(["workbook", "--as-of", "2026-10", "--out", str(tmp_path / "表.pdf")]) == 1
    assert "数据表不能生成 PDF" in capsys.readouterr().err
