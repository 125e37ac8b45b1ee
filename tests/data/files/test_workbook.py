import os
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from data.errors import UnreadableFile
from data.files import workbook
from data.files.workbook import LARGEST_UNPACKED, OLE, Merged, Sheet
from data.receive import receive
from tests.data.packed import ods, package, xlsb, xlsx

FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.fixture
def refused(tmp_path):
    """The message with which bytes are refused."""

    def refused(content):
        path = tmp_path / "台账.xlsx"
        path.write_bytes(content)
        with pytest.raises(UnreadableFile) as error:
            workbook.sheets(workbook.load(path), "台账")
        return str(error.value)

    return refused


def test_rows_keep_the_numbers_and_columns_that_the_spreadsheet_shows(write):
    path = write("台账.xlsx", ("B2:C2",), 表=[[], ["", "标题"], ["", "", 1.5]], 空=[])
    assert workbook.sheets(path.read_bytes(), "台账") == [
        Sheet("表", [["", "", ""], ["", "标题", ""], ["", "", 1.5]], (Merged(1, 1, 1, 2),)),
        Sheet("空", []),
    ]


def test_the_content_decides_what_a_file_is_and_not_its_name(tmp_path):
    path = tmp_path / "台账.xls"
    path.write_bytes("项目编号,项目名称\nP1,一号".encode())
    assert workbook.sheets(workbook.load(path), "台账")[0].rows[1] == ["P1", "一号"]


def test_an_empty_file_is_refused(refused):
    assert refused(b"  \n") == "文件是空的，没有任何内容。请检查是否选错了文件。"


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(UnreadableFile, match="文件打不开"):
        workbook.load(tmp_path / "没有.xlsx")


def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path, draft):
    os.mkfifo(tmp_path / "管道.xlsx")
    (tmp_path / "夹.xlsx").mkdir()
    told = {}
    for name in ("管道.xlsx", "夹.xlsx", "甲" * 90 + ".xlsx", "甲\0.xlsx"):
        with pytest.raises(UnreadableFile) as refusal:
            receive(tmp_path / name, draft, "统计员甲")
        told[name[:2]] = str(refusal.value)[:5]
    assert told == {"管道": "这不是文件", "夹.": "这不是文件", "甲甲": "文件名太长", "甲\0": "文件打不开"}


@pytest.mark.parametrize("name", ["甲?乙*[丙].xlsx", "甲\x0b\x1b[31m.xlsx"])
def test_a_files_name_may_say_anything(known, write, tmp_path, name):
    path = write(资金月报=[["项目编号", "月份", "本月到位资金（万元）"], ["P1", "2026-03", 5]])
    assert receive(path.rename(tmp_path / name), known, "统计员甲").rows_loaded == 1


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "大.xlsx"
    with path.open("wb") as file:
        file.truncate(workbook.LARGEST_FILE + 1)
    with pytest.raises(UnreadableFile, match="超过 100 MB"):
        workbook.load(path)


@pytest.mark.parametrize("content", [b"\x00\x01\x02", bytes(range(256))])
def test_what_is_no_workbook_is_refused(refused, content):
    assert refused(content).startswith("这不是 Excel 工作簿，也不是 CSV 文本。")


@pytest.mark.parametrize("content", [b"PK\x03\x04 broken", OLE + b"\x00" * 600])
def test_a_damaged_workbook_is_refused(refused, content):
    assert "已损坏" in refused(content)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7\n", "这是 PDF 文件，不是 Excel 工作簿。"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "这是图片，不是 Excel 工作簿。"),
        (b"ID;PWXL;N;E\r\n", "这是 SYLK 文件，不是 Excel 工作簿。"),
        (b"MIME-Version: 1.0\r\n", "这是网页归档文件，不是 Excel 工作簿。"),
        (package(word__document="<w/>"), "这是 Word 文档，不是 Excel 工作簿。"),
        (package(**{"台账.xlsx": "PK"}), "这是压缩包。请先解压，再把里面的表格逐个上传。"),
    ],
)
def test_what_people_send_in_place_of_a_workbook_is_called_by_its_name(refused, content, what):
    assert refused(content).startswith(what)


def test_a_decompression_bomb_is_refused_before_it_is_unpacked(refused):
    sheet = b"0" * (LARGEST_UNPACKED // 4 + 1)
    bomb = package(**{f"xl__worksheets__sheet{number}.xml": sheet for number in range(4)})
    assert refused(bomb).startswith("文件解压后异常巨大")


def test_one_stray_cell_in_the_last_row_is_refused_before_the_sheet_is_laid_out(refused, write):
    far = [["项目编号"], *[[]] * 1048574, [*[""] * 20, 1]]
    assert "范围异常巨大" in refused(write(表=far).read_bytes())


def password_in_records():
    """A workbook of LibreOffice whose second record is made that of a password."""
    content = (FIXTURES / "formulas.xls").read_bytes()
    begin = content.index(b"\x09\x08\x10\x00\x00\x06")
    return content[: begin + 20] + b"\x2f\x00" + content[begin + 22 :]


@pytest.mark.parametrize(
    "content",
    [
        OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        password_in_records(),
        ods("", "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"),
    ],
    ids=["xlsx", "xls", "ods"],
)
def test_a_workbook_with_a_password_is_refused(refused, content):
    assert refused(content) == "文件设有打开密码。请取消密码后重新上传。"


SPREADSHEET_2003 = (
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>'
)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("<html><table><tr><td>项目编号</td></tr></table></html>", "这是网页格式的文件，不能直接读取。"),
        ("\ufeff\n<meta charset='utf-8'><table border=1></table>", "这是网页格式的文件，不能直接读取。"),
        (SPREADSHEET_2003, "这是“XML 电子表格 2003”格式的文件，不能直接读取。"),
    ],
)
def test_markup_named_as_a_workbook_is_refused(refused, text, what):
    assert refused(text.encode()) == f"{what}请用 Excel 或 WPS 打开后，另存为 .xlsx 再上传。"


@pytest.mark.parametrize("suffix", ["xls", "ods"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_workbook_that_was_cut_off_is_refused(refused, suffix, share):
    content = (FIXTURES / f"formulas.{suffix}").read_bytes()
    assert refused(content[: int(len(content) * share)]).startswith("文件已损坏")


def test_the_readers_own_crash_is_a_refusal(monkeypatch, refused, write):
    class PanicException(BaseException):
        pass

    def crash(_):
        raise PanicException

    content = write("台账.xlsx", 表=[["项目编号"]]).read_bytes()
    monkeypatch.setattr(CalamineWorkbook, "from_object", crash, raising=True)
    assert refused(content).startswith("文件已损坏")


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (xlsx(""), ".xlsx"), (xlsb(), ".xlsb"), (ods(""), ".ods"), (OLE, ".xls"), (b"a,b", ".csv"),
        (package(xl__workbook="", **{"xl/workbook.xml": "", "xl/vbaProject.bin": ""}), ".xlsm"),
    ],
)  # fmt: skip
def test_an_original_is_kept_under_the_suffix_of_its_content(content, suffix):
    assert workbook.suffix(content) == suffix
