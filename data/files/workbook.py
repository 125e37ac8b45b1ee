"""Bytes into sheets of raw cells, each row with the number that the spreadsheet shows.

What a file is, is decided by its content, never by its name: .xlsx, .xlsm, .xlsb, .ods, .xls (WPS's .et is one of
these) or delimited text. Everything else, and what is protected, damaged or too large, is refused with an
UnreadableFile that says what to do. A file that somebody sent is read through guarded.py, in a process of its own.
"""

import errno
import io
import re
import stat
import struct
import zipfile
import zlib
from pathlib import Path
from xml.etree import ElementTree
from xml.parsers import expat

import python_calamine as calamine

from data.errors import UnreadableFile
from data.files.formats import ods, text, xls, xlsb, xlsx
from data.files.formats import package as parts
from data.files.formats.marks import LARGEST_SHEET, Marks
from data.files.sheet import Cell, Merged, Sheet, legible

__all__ = ["Cell", "Merged", "Sheet", "load", "sheets", "suffix"]

SUFFIXES = ["xlsx", "xlsm", "xlsb", "xls", "et", "ods", "csv", "tsv", "txt"]  # what may come in; content decides
NO_FILE = "这不是文件，是文件夹、管道或设备。请选定一个文件再上传。"
LONGEST_NAME = 255  # bytes
LONG_NAME = "文件名太长（最多 255 字节，约 80 个汉字）。请改短文件名后重新上传。"
GONE = "文件打不开。请确认文件仍在原处，然后重新上传。"
LARGEST_FILE = 100 * 1024**2
LARGEST_UNPACKED = 600 * 1024**2
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SAVE_AS = "请用 Excel 或 WPS 打开后，另存为 .xlsx 再上传。"
DAMAGED = f"文件已损坏，或含有无法识别的内容。{SAVE_AS}"
KNOWN = {  # what else people send, by how it begins
    b"%PDF": " PDF 文件", b"{\\rtf": " RTF 文档", b"\x89PNG": "图片", b"\xff\xd8\xff": "图片", b"GIF8": "图片",
    b"ID;P": " SYLK 文件", b"Rar!": "压缩包", b"7z\xbc\xaf": "压缩包", b"\x1f\x8b": "压缩包",
    b"MIME-Version:": "网页归档文件",
}  # fmt: skip
MARKUP = re.compile(r"\s*<[!?a-z][^<>]{0,2000}>", re.IGNORECASE)
DAMAGES = (  # what the readers raise at a damaged file
    calamine.CalamineError, zipfile.BadZipFile, zlib.error, struct.error, ElementTree.ParseError, expat.ExpatError,
    OSError, EOFError, ValueError, LookupError, RuntimeError,
)  # fmt: skip


def look_for(path: Path) -> int:
    """The size of a file; raises UnreadableFile where there is none, be it a folder or a pipe that never ends."""
    try:
        status = path.stat()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise UnreadableFile(LONG_NAME if getattr(error, "errno", 0) == errno.ENAMETOOLONG else GONE) from error
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableFile(NO_FILE)
    return status.st_size


def load(path: Path) -> bytes:
    """The file's bytes; raises UnreadableFile when it is missing, empty or too large."""
    size = look_for(path)
    try:
        if size > LARGEST_FILE:
            raise UnreadableFile("文件超过 100 MB。请删去图片和无关工作表，或分成几个文件上传。")
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(GONE) from error
    if not content.strip():
        raise UnreadableFile("文件是空的，没有任何内容。请检查是否选错了文件。")
    return content


def sheets(content: bytes, title: str) -> list[Sheet]:
    """The sheets of a workbook; delimited text is one sheet named `title`. Raises UnreadableFile.

    Reads in this process: `guarded.sheets` does the same where a hostile file can do no harm.
    """
    is_text = not content.startswith((ZIP, OLE))
    found = [Sheet(title, _from_text(content), is_text=True)] if is_text else _from_workbook(content)
    return [legible(sheet) for sheet in found]


def suffix(content: bytes) -> str:
    """The suffix that fits a workbook's content, which need not be the one that it came with."""
    if content.startswith(OLE):
        return ".xls"
    if not content.startswith(ZIP):
        return ".csv"
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return parts.kind(package) or ".zip"
    except zipfile.BadZipFile:
        return ".zip"


def _from_workbook(content: bytes) -> list[Sheet]:
    try:
        marks = _marks_of_package(content) if content.startswith(ZIP) else _marks_of_container(content)
        for name, found in marks:
            _refuse_too_wide(name, found.cells)
        with calamine.CalamineWorkbook.from_object(io.BytesIO(content)) as workbook:
            return _worksheets(workbook, marks)
    except calamine.PasswordError as error:
        raise UnreadableFile(xls.PROTECTED) from error
    except DAMAGES as error:
        raise UnreadableFile(DAMAGED) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # the reader's own crash; it is no Exception
            raise
        raise UnreadableFile(DAMAGED) from error


def _marks_of_container(content: bytes) -> list[tuple[str, Marks]]:
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise UnreadableFile(xls.PROTECTED)
    return xls.marks(content)


def _marks_of_package(content: bytes) -> list[tuple[str, Marks]]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if sum(member.file_size for member in package.infolist()) > LARGEST_UNPACKED:
            raise UnreadableFile("文件解压后异常巨大，已拒收。请把数据复制到一个新的工作簿后上传。")
        kind = parts.kind(package)
        if not kind:
            other = parts.other(package)
            raise UnreadableFile(_no_workbook(other) if other else "这是压缩包。请先解压，再把里面的表格逐个上传。")
        if kind == ".ods" and parts.is_encrypted(package):
            raise UnreadableFile(xls.PROTECTED)
        reader = {".xlsb": xlsb.marks, ".ods": ods.marks}.get(kind, xlsx.marks)
        return list(reader(package))


def _worksheets(workbook: calamine.CalamineWorkbook, marks: list[tuple[str, Marks]]) -> list[Sheet]:
    listed = workbook.sheets_metadata
    by_name = dict(marks)
    found = []
    for place, each in enumerate(listed):
        if each.typ == calamine.SheetTypeEnum.WorkSheet:
            mark = marks[place][1] if len(marks) == len(listed) else by_name.get(each.name, Marks())
            hidden = each.visible != calamine.SheetVisibleEnum.Visible
            found.append(mark.on(_sheet(workbook.get_sheet_by_index(place), hidden)))
    return found


def _sheet(found: calamine.CalamineSheet, is_hidden: bool) -> Sheet:
    if found.end is None:
        return Sheet(found.name, [], is_hidden=is_hidden)
    _refuse_too_wide(found.name, (found.end[0] + 1) * (found.end[1] + 1))
    merged = tuple(Merged(*first, *last) for first, last in found.merged_cell_ranges or ())
    return Sheet(found.name, found.to_python(skip_empty_area=False), merged, is_hidden=is_hidden)


def _refuse_too_wide(name: str, cells: int) -> None:
    if cells > LARGEST_SHEET:
        raise UnreadableFile(f"工作表“{name}”的范围异常巨大。请删去数据区以外的行列后重新上传。")


def _no_workbook(kind: str) -> str:
    return f"这是{kind}，不是 Excel 工作簿。请把其中的表格复制到 Excel 或 WPS 里，存为 .xlsx 再上传。"


def _from_text(content: bytes) -> list[list[str]]:
    known = next((name for start, name in KNOWN.items() if content.startswith(start)), None)
    if known:
        raise UnreadableFile(_no_workbook(known))
    written = text.decoded(content)
    if MARKUP.match(written):
        office = "urn:schemas-microsoft-com:office:spreadsheet" in written[:4096] and "<Workbook" in written[:4096]
        kind = "“XML 电子表格 2003”格式的" if office else "网页格式的"
        raise UnreadableFile(f"这是{kind}文件，不能直接读取。{SAVE_AS}")
    return text.rows(written)
