"""What calamine leaves out of .xlsb, from the records of its binary sheets ([MS-XLSB] 2.4)."""

import struct
import zipfile
from collections.abc import Iterator

from data.files.formats import package as parts
from data.files.formats.binary_styles import Styles, font, runs, styles
from data.files.formats.marks import ERROR, ERRORS, Marks
from data.files.formats.runs import PLAIN, Font, Run
from data.files.sheet import Merged

ROW, CELL_ERROR, FORMULA_ERROR, COLUMNS, SHEET, MERGE = 0, 3, 11, 60, 156, 176
TEXT_BY_NUMBER, SHARED_TEXT, FONT, FORMAT, STYLE, PROPERTIES = 7, 19, 43, 44, 47, 153
CELL_STYLES, CELL_STYLES_END = 617, 618
FILLED = frozenset(range(2, 12))  # cells with a value: BrtCellRk .. BrtFmlaError
COLLAPSED_HEIGHT = 0x10  # of a row's flags: its height is zero, it is hidden


def marks(package: zipfile.ZipFile) -> Iterator[tuple[str, Marks]]:
    """Each sheet's name with what was found of it; raises struct.error or IndexError on a damaged sheet."""
    workbook = parts.workbook_part(package, ".bin")
    if workbook is None:
        return
    targets = parts.targets(package, workbook)
    told = _styles(package)
    for kind, body in _records(package.read(workbook)):
        if kind == PROPERTIES:
            told.is_1904 = bool(body[0] & 1)
        if kind == SHEET:
            target, rest = _string(body[8:])
            if target in targets:
                yield _string(rest)[0], _marks(package.read(targets[target]), told)


def _styles(package: zipfile.ZipFile) -> Styles:
    """What styles and shared texts say."""
    codes: dict[int, str] = {}
    fonts: list[Font] = []
    cells: list[tuple[int, int]] = []
    is_of_cells = False
    for kind, body in _part(package, "xl/styles.bin"):
        if kind == FORMAT:
            codes[struct.unpack_from("<H", body)[0]] = _string(body[2:])[0]
        elif kind == FONT:
            fonts.append(font(*struct.unpack_from("<H2xH", body, 2)))
        elif kind in (CELL_STYLES, CELL_STYLES_END):
            is_of_cells = kind == CELL_STYLES
        elif kind == STYLE and is_of_cells:
            format_no, font_no = struct.unpack_from("<HH", body, 2)
            cells.append((font_no, format_no))
    found = styles(codes, fonts, cells)
    if any(each != PLAIN for each in fonts):
        texts = (body for kind, body in _part(package, "xl/sharedStrings.bin") if kind == SHARED_TEXT)
        found.texts = {number: told for number, body in enumerate(texts) if (told := _runs(body, fonts))}
    return found


def _part(package: zipfile.ZipFile, name: str) -> Iterator[tuple[int, bytes]]:
    own = parts.part(package, name)
    return _records(package.read(own)) if own else iter(())


def _runs(body: bytes, fonts: list[Font]) -> list[Run]:
    """A text's parts, where it is in several fonts that matter."""
    text, rest = _string(body[1:])
    if not body[0] & 1:
        return []
    (count,) = struct.unpack_from("<I", rest)
    return runs(text, [struct.unpack_from("<HH", rest, 4 + 4 * number) for number in range(count)], fonts)


def _marks(content: bytes, styles: Styles) -> Marks:
    found, row, last = Marks(is_1904=styles.is_1904), 0, -1
    number = struct.Struct("<I").unpack_from
    for kind, body in _records(content):
        if kind in FILLED:
            (column,) = number(body)
            last = max(last, column)
            found.rows = row + 1
            text = struct.unpack_from("<I", body, 8)[0] if kind == TEXT_BY_NUMBER else None
            styles.note(found, row, column, int.from_bytes(body[4:7], "little"), text)
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
