"""Bytes into sheets of raw cells, each row with the number that the spreadsheet shows.

What a file is, is decided by its content, never by its name: .xlsx, .xls or delimited text. Everything else, and what
is protected, damaged or too large, is refused with an UnreadableFile that says what to do.
"""

import csv
import functools
import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import python_calamine as calamine

from data.errors import UnreadableFile

LARGEST_FILE = 100 * 1024**2
LARGEST_UNPACKED = 600 * 1024**2
LARGEST_SHEET = 8_000_000  # cells; beyond it a sheet is a mistake, such as one stray cell in the last row
TOO_WIDE = "工作表“{}”的范围异常巨大。请删去数据区以外的行列后重新上传。"
FILLED_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>')
CHUNK, OVERLAP = 1 << 20, 512
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SAVE_AS = "请用 Excel 或 WPS 打开后，另存为 .xlsx 再上传。"

Cell = Any  # str, int, float, bool, datetime.datetime, datetime.date, datetime.time, datetime.timedelta


@dataclass(frozen=True)
class Merged:
    """A merged range by its first and last row and column, from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """One sheet: `rows[i]` is the row that the spreadsheet numbers i + 1; an empty cell is ''."""

    name: str
    rows: list[list[Cell]]
    merged: tuple[Merged, ...] = ()


def load(path: Path) -> bytes:
    """The file's bytes; raises UnreadableFile when it is missing, empty or too large."""
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise UnreadableFile("文件超过 100 MB。请删去图片和无关工作表，或分成几个文件上传。")
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFile("文件打不开。请确认文件仍在原处，然后重新上传。") from error
    if not content.strip():
        raise UnreadableFile("文件是空的，没有任何内容。请检查是否选错了文件。")
    return content


def sheets(content: bytes, title: str) -> list[Sheet]:
    """The sheets of a workbook; delimited text is one sheet named `title`. Raises UnreadableFile."""
    if content.startswith(b"PK"):
        _check_zip(content)
        return _from_workbook(content)
    if content.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise UnreadableFile("文件设有打开密码。请取消密码后重新上传。")
        return _from_workbook(content)
    return [Sheet(title, _from_text(content))]


def suffix(content: bytes) -> str:
    """The suffix that fits a workbook's content, which need not be the one that it came with."""
    return ".xlsx" if content.startswith(b"PK") else ".xls" if content.startswith(OLE) else ".csv"


def _check_zip(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(member.file_size for member in package.infolist()) > LARGEST_UNPACKED:
                raise UnreadableFile("文件解压后异常巨大，已拒收。请把数据复制到一个新的工作簿后上传。")
            pages = [name for name in package.namelist() if name.lower().lstrip("/").startswith("xl/worksheets/")]
            if not pages:
                raise UnreadableFile(f"这不是 Excel 工作簿（.xlsx）。{SAVE_AS}")
            for page in pages:
                _check_extent(package, page)
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, RuntimeError) as error:
        raise UnreadableFile(f"文件已损坏，无法打开。{SAVE_AS}") from error


def _check_extent(package: zipfile.ZipFile, page: str) -> None:
    """The reader lays a sheet out whole, up to its furthest cell: a stray one must be seen before."""
    rows, columns, kept = 1, 1, b""
    with package.open(page) as file:
        while chunk := file.read(CHUNK):
            chunk, kept = kept + chunk, chunk[-OVERLAP:]
            for letters, number in FILLED_CELL.findall(chunk):
                rows, columns = max(rows, int(number)), max(columns, _column(letters))
    if rows * columns > LARGEST_SHEET:
        raise UnreadableFile(TOO_WIDE.format(Path(page).stem))


@functools.cache
def _column(letters: bytes) -> int:
    """A column's number by its letters: A is 1, AA is 27."""
    return functools.reduce(lambda number, letter: number * 26 + letter - 64, letters, 0)


def _from_workbook(content: bytes) -> list[Sheet]:
    try:
        with calamine.CalamineWorkbook.from_object(io.BytesIO(content)) as workbook:
            return [_sheet(workbook.get_sheet_by_name(name)) for name in _worksheets(workbook)]
    except calamine.PasswordError as error:
        raise UnreadableFile("文件设有打开密码。请取消密码后重新上传。") from error
    except (calamine.CalamineError, OSError) as error:
        raise UnreadableFile(f"文件已损坏，或不是 Excel 工作簿。{SAVE_AS}") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # the reader's own crash; it is no Exception
            raise
        raise UnreadableFile(f"文件已损坏，无法读取。{SAVE_AS}") from error


def _worksheets(workbook: calamine.CalamineWorkbook) -> list[str]:
    return [each.name for each in workbook.sheets_metadata if each.typ == calamine.SheetTypeEnum.WorkSheet]


def _sheet(found: calamine.CalamineSheet) -> Sheet:
    if found.end is None:
        return Sheet(found.name, [])
    if (found.end[0] + 1) * (found.end[1] + 1) > LARGEST_SHEET:
        raise UnreadableFile(TOO_WIDE.format(found.name))
    merged = tuple(Merged(*first, *last) for first, last in found.merged_cell_ranges or ())
    return Sheet(found.name, found.to_python(skip_empty_area=False), merged)


def _from_text(content: bytes) -> list[list[str]]:
    written = _decoded(content)
    if re.match(r"\s*<(!doctype|html|table|\?xml)", written, re.IGNORECASE):
        raise UnreadableFile(f"这是网页格式的文件，不是 Excel 工作簿。{SAVE_AS}")
    first = next(line for line in written.splitlines() if line.strip())
    delimiter = max(",\t;", key=written[:10_000].count if not re.search("[,\t;]", first) else first.count)
    # A quoted cell may hold line breaks; a spreadsheet still shows its record as one row.
    try:
        return list(csv.reader(io.StringIO(written, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise UnreadableFile(f"文件不是规范的 CSV 文本。{SAVE_AS}") from error


def _decoded(content: bytes) -> str:
    encodings = ["utf-16"] if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            written = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not re.search(r"[\x00-\x08\x0e-\x1f]", written):
            return written
    raise UnreadableFile(f"这不是 Excel 工作簿，也不是 CSV 文本。{SAVE_AS}")
