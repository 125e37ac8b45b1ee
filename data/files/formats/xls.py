"""What calamine leaves out of .xls and WPS's .et, from the records of its binary sheets ([MS-XLS] 2.4)."""

import io
import struct
from collections.abc import Iterator

import olefile

from data.errors import UnreadableFile
from data.files.formats import xls_styles
from data.files.formats.binary_styles import Styles
from data.files.formats.marks import ERROR, ERRORS, Marks
from data.files.sheet import UNCALCULATED

BEGIN, END, PASSWORD, BOUND_SHEET = 0x0809, 0x000A, 0x002F, 0x0085
FORMULA, BOOLEAN_OR_ERROR, ROW, COLUMNS, NUMBERS = 0x0006, 0x0205, 0x0208, 0x007D, 0x00BD
SHARED_TEXT = 0x00FD
FILLED = {0x0203, 0x0204, 0x0205, 0x0006, 0x027E, SHARED_TEXT, 0x00D6, NUMBERS}
COLLAPSED_HEIGHT, ON_LOAD = 0x20, 0x02
PROTECTED = "文件设有打开密码。请取消密码后重新上传。"


def marks(content: bytes) -> list[tuple[str, Marks]]:
    """Each sheet's name with what was found of it, in their order.

    Raises UnreadableFile when the workbook has a password; OSError, struct.error or IndexError when it is damaged.
    """
    with olefile.OleFileIO(io.BytesIO(content)) as package:
        name = next((name for name in ("Workbook", "Book") if package.exists(name)), None)
        if name is None:
            raise OSError("no workbook in the file")
        stream = package.openstream(name).read()
    starts = []
    for kind, body in _records(stream, 0):
        if kind == PASSWORD:
            raise UnreadableFile(PROTECTED)
        if kind == BOUND_SHEET:
            starts.append((_name(body), struct.unpack_from("<I", body)[0]))
    styles = xls_styles.read(_records(stream, 0))
    return [(name, _marks(stream, start, styles)) for name, start in starts]


def _name(body: bytes) -> str:
    """A sheet's name, for messages: in Excel 95's files it is in a code page that only the reader knows."""
    if len(body) == 8 + body[6] * (1 + (body[7] & 1)):
        return body[8:].decode("utf-16-le" if body[7] & 1 else "latin-1")
    return body[7:].decode("gb18030", "replace")


def _marks(stream: bytes, start: int, styles: Styles) -> Marks:
    found = Marks(is_1904=styles.is_1904)
    pair = struct.Struct("<HH").unpack_from
    for kind, body in _records(stream, start):
        if kind in FILLED:
            row, column = pair(body)
            found.reach(row, pair(body, len(body) - 4)[1] if kind == NUMBERS else column)
            _note_styles(found, kind, body, styles)
            if kind in (FORMULA, BOOLEAN_OR_ERROR) and (error := _error(kind, body)):
                found.errors[row, column] = error
        elif kind == ROW and body[12] & COLLAPSED_HEIGHT:
            found.hidden_rows.append(range(pair(body)[0], pair(body)[0] + 1))
        elif kind == COLUMNS and body[8] & 1:
            first, last = pair(body)
            found.hidden_columns.append(range(first, last + 1))
    return found


def _note_styles(found: Marks, kind: int, body: bytes, styles: Styles) -> None:
    row, column, style = struct.unpack_from("<HHH", body)
    if kind == NUMBERS:
        for place in range((len(body) - 6) // 6):
            styles.note(found, row, column + place, struct.unpack_from("<H", body, 4 + 6 * place)[0])
        return
    text = struct.unpack_from("<I", body, 6)[0] if kind == SHARED_TEXT else None
    styles.note(found, row, column, style, text)


def _error(kind: int, body: bytes) -> str | None:
    if kind == BOOLEAN_OR_ERROR:
        return ERRORS.get(body[6], ERROR) if body[7] else None
    result, flags = body[6:14], body[14]
    if result[6:] == b"\xff\xff":  # no number; what it is, is said by its first byte
        return ERRORS.get(result[2], ERROR) if result[0] == 2 else None
    return UNCALCULATED if flags & ON_LOAD and result == bytes(8) else None


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records from one BOF to its EOF, those of charts set in between left out."""
    depth, header = 0, struct.Struct("<HH").unpack_from
    while at + 4 <= len(stream):
        kind, size = header(stream, at)
        depth += (kind == BEGIN) - (kind == END)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size
