import zipfile

import pytest
from python_calamine import CalamineWorkbook

from data import workbook
from data.errors import UnreadableFile
from data.workbook import LARGEST_UNPACKED, OLE, Merged, Sheet


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


def packed(tmp_path, **members):
    path = tmp_path / "包.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return path.read_bytes()


def test_rows_keep_the_numbers_and_columns_that_the_spreadsheet_shows(write):
    path = write("台账.xlsx", ("B2:C2",), 表=[[], ["", "标题"], ["", "", 1.5]], 空=[])
    assert workbook.sheets(path.read_bytes(), "台账") == [
        Sheet("表", [["", "", ""], ["", "标题", ""], ["", "", 1.5]], (Merged(1, 1, 1, 2),)),
        Sheet("空", []),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_delimited_text_is_read_in_the_usual_encodings(encoding, delimiter):
    content = f"项目编号{delimiter}项目名称\r\nP1{delimiter}一号".encode(encoding)
    assert workbook.sheets(content, "台账") == [Sheet("台账", [["项目编号", "项目名称"], ["P1", "一号"]])]


def test_a_quoted_cell_may_hold_commas_and_line_breaks():
    content = '项目编号,备注\nP1,"甲,\n乙"\n'.encode()
    assert workbook.sheets(content, "台账")[0].rows == [["项目编号", "备注"], ["P1", "甲,\n乙"]]


def test_the_content_decides_what_a_file_is_and_not_its_name(tmp_path):
    path = tmp_path / "台账.xls"
    path.write_bytes("项目编号,项目名称\nP1,一号".encode())
    assert workbook.sheets(workbook.load(path), "台账")[0].rows[1] == ["P1", "一号"]


def test_an_empty_file_is_refused(refused):
    assert refused(b"  \n") == "文件是空的，没有任何内容。请检查是否选错了文件。"


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(UnreadableFile, match="文件打不开"):
        workbook.load(tmp_path / "没有.xlsx")


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "大.xlsx"
    with path.open("wb") as file:
        file.truncate(workbook.LARGEST_FILE + 1)
    with pytest.raises(UnreadableFile, match="超过 100 MB"):
        workbook.load(path)


@pytest.mark.parametrize("content", [b"%PDF-1.7\x00\x01", b"\x89PNG\r\n\x1a\n\x00\x00", bytes(range(256))])
def test_what_is_no_workbook_is_refused(refused, content):
    assert refused(content).startswith("这不是 Excel 工作簿，也不是 CSV 文本。")


@pytest.mark.parametrize("content", [b"PK\x03\x04 broken", OLE + b"\x00" * 600])
def test_a_damaged_workbook_is_refused(refused, content):
    assert "已损坏" in refused(content)


def test_a_package_that_is_no_spreadsheet_is_refused(refused, tmp_path):
    assert refused(packed(tmp_path, **{"word/document.xml": "<w/>"})).startswith("这不是 Excel 工作簿（.xlsx）。")


def test_a_decompression_bomb_is_refused_before_it_is_unpacked(refused, tmp_path):
    sheet = b"0" * (LARGEST_UNPACKED // 4 + 1)
    bomb = packed(tmp_path, **{f"xl/worksheets/sheet{number}.xml": sheet for number in range(4)})
    assert refused(bomb).startswith("文件解压后异常巨大")


def test_one_stray_cell_in_the_last_row_is_refused_before_the_sheet_is_laid_out(refused, write):
    far = [["项目编号"], *[[]] * 1048574, [*[""] * 20, 1]]
    assert "范围异常巨大" in refused(write(表=far).read_bytes())


def test_a_workbook_with_a_password_is_refused(refused):
    assert (
        refused(OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"))
        == "文件设有打开密码。请取消密码后重新上传。"
    )


def test_a_web_page_named_as_a_workbook_is_refused(refused):
    assert refused("<html><table><tr><td>项目编号</td></tr></table></html>".encode()).startswith("这是网页格式的文件")


def test_the_readers_own_crash_is_a_refusal(monkeypatch, refused, write):
    class PanicException(BaseException):
        pass

    def crash(_):
        raise PanicException

    content = write("台账.xlsx", 表=[["项目编号"]]).read_bytes()
    monkeypatch.setattr(CalamineWorkbook, "from_object", crash, raising=True)
    assert "无法读取" in refused(content)


@pytest.mark.parametrize(("content", "suffix"), [(b"PK\x03\x04", ".xlsx"), (OLE, ".xls"), (b"a,b", ".csv")])
def test_an_original_is_kept_under_the_suffix_of_its_content(content, suffix):
    assert workbook.suffix(content) == suffix
