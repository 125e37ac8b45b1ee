"""What calamine leaves out of .xlsb, from the records of its binary sheets ([MS-XLSB] 2.4)."""

import struct
import zipfile
from collections.abc import Iterator

from data.files.formats import package as parts
from data.files.formats.marks import ERROR, ERRORS, Marks
from data.files.sheet import Merged

ROW, CELL_ERROR, FORMULA_ERROR, COLUMNS, SHEET, MERGE = 0, 3, 11, 60, 156, 176
FILLED = frozenset(range(2, 12))  # cells with a value: BrtCellRk .. BrtFmlaError
COLLAPSED_HEIGHT = 0x10  # of a row's flags: its height is zero, it is hidden


def marks(package: zipfile.ZipFile) -> Iterator[tuple[str, Marks]]:
    """Each sheet's name with what was found of it; raises struct.error or IndexError on a damaged sheet."""
    workbook = parts.workbook_part(package, ".bin")
    if workbook is None:
        return
    targets = parts.targets(package, workbook)
    for kind, body in _records(package.read(workbook)):
        if kind == SHEET:
            target, rest = _string(body[8:])
            if target in targets:
                yield _string(rest)[0], _marks(package.read(targets[target]))


def _marks(content: bytes) -> Marks:
    found, row, last = Marks(), 0, -1
    number = struct.Struct("<I").unpack_from
    for kind, body in _records(content):
        if kind in FILLED:
            (column,) = number(body)
            last = max(last, column)
            found.rows = row + 1
            if kind in (CELL_ERROR, FORMULA_ERROR):
                found.errors[row, column] = ERRORS.get(body[8], ERROR)
        elif kind == ROW:
            (row,) = number(body)
            if body[11] & COLLAPSED_HEIGHT:
                found.hidden_rows.append(range(row, row + 1))
        elif kind == COLUMNS:
            first, end, flags = *struct.unpack_from("<II", body), body[16]
            found.hidden_columns += [range(first, end + 1)] if flags & 1 else []
        elif kind == MERGE:
            top, bottom, left, right = struct.unpack_from("<4I", body)
            found.merged.append(Merged(top, left, bottom, right))
    found.columns = last + 1
    return found


def _records(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Every record's kind and body: both kind and length are written seven bits a byte."""
    at, end = 0, len(content)
    while at < end:
        kind = content[at]
        at += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | content[at] << 7
            at += 1
        size = shift = 0
        while True:
            byte = content[at]
            at += 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80 or shift == 28:
                break
        yield kind, content[at : at + size]
        at += size


def _string(body: bytes) -> tuple[str, bytes]:
    """A string led by its length in UTF-16 units, and what follows it."""
    end = 4 + 2 * struct.unpack_from("<I", body)[0]
    return body[4:end].decode("utf-16-le"), body[end:]
