"""`python -m briefing` on the published sample county."""

import io

import openpyxl
import pytest
from docx import Document
from pptx import Presentation

from briefing.__main__ import main


@pytest.fixture
def run(sample_warehouse, monkeypatch, capsys):
    monkeypatch.setenv("WAREHOUSE", str(sample_warehouse))

    def run(*arguments):
        code = main(list(arguments))
        return code, *capsys.readouterr()

    return run


@pytest.mark.parametrize(("document", "opens"), [
    ("report", Document), ("bulletin", Document), ("dispatch", Document), ("deck", Presentation),
    ("workbook", openpyxl.load_workbook),
])
def test_each_document_is_written_and_opens(run, tmp_path, document, opens):
    out = tmp_path / "out"
    code, said, _ = run(document, "--as-of", "2026-10", "--out", str(out))
    assert (code, said) == (0, f"{out}\n")
    opens(io.BytesIO(out.read_bytes()))


def test_what_stays_blank_and_what_was_reworded_is_said(run, tmp_path):
    assert run("report", "--as-of", "2026-10", "--out", str(tmp_path / "out"))[2] == (
        "缺 9 项，文中保留“*”：振兴区域、听取汇报次数、政策文件数、驻点工作组数、代办事项数、培训期数、帮带对数、"
        "驻村人数、帮扶车间企业数"
        "\n“项目质量显著提高”没有数据支持，已改为事实表述。"
        "\n“力争全年招商引资到位资金再创新高”没有数据支持，已改为事实表述。\n"
    )


def test_a_scope_narrows_the_document_and_stands_on_its_pages(run, tmp_path):
    out = tmp_path / "out"
    assert run("dispatch", "--as-of", "2026-10", "--industry", "轻纺", "--out", str(out))[0] == 0
    assert "范围：轻纺" in Document(out).sections[0].header.paragraphs[0].text


@pytest.mark.parametrize(("document", "named"), [("report", "情况汇报"), ("bulletin", "月度通报")])
def test_what_tells_of_the_county_is_refused_of_a_part_of_it(run, tmp_path, document, named):
    out = tmp_path / "out"
    code, _, error = run(document, "--as-of", "2026-10", "--industry", "轻纺", "--out", str(out))
    assert (code, out.exists()) == (1, False)
    told = f"《{named}》写的是全县情况，任务、位次和产业链不能按“轻纺”分开，没有生成。请取消筛选后再生成"
    assert error.startswith(told)


@pytest.mark.parametrize(("arguments", "message"), [
    (("report", "--version", "2026-01-0009-00000000"), "没有版本 2026-01-0009-00000000"),
    (("dispatch", "--industry", "其他", "--project", "LL2025-0214"), "其他产业·LL2025-0214没有重点项目"),
])
def test_what_can_not_be_written_is_said_with_exit_1_and_no_file(run, tmp_path, arguments, message):
    out = tmp_path / "out"
    code, said, error = run(*arguments, "--out", str(out))
    assert (code, said, out.exists()) == (1, "", False)
    assert message in error


def test_a_folder_that_is_not_there_is_said_with_exit_1(run, tmp_path):
    code, _, error = run("report", "--out", str(tmp_path / "none" / "out"))
    assert code == 1
    assert "写不进去" in error


@pytest.mark.parametrize("arguments", [(), ("poster",), ("report",), ("report", "--as-of", "十月", "--out", "x")])
def test_wrong_usage_is_exit_2(run, arguments):
    with pytest.raises(SystemExit) as stopped:
        run(*arguments)
    assert stopped.value.code == 2
