"""What the globals of an .xls say of cells: formats, fonts, the beginning of days, shared texts ([MS-XLS] 2.4)."""

import struct
from collections.abc import Iterable

from data.files.formats.binary_styles import Styles, font, runs, styles
from data.files.formats.runs import Font, Run

BOF, FONT, FORMAT, XF, SST, CONTINUE, DATE_MODE = 0x0809, 0x0031, 0x041E, 0x00E0, 0x00FC, 0x003C, 0x0022
BIFF8 = 0x0600
WIDE, EXTENDED, RICH = 0x01, 0x04, 0x08  # of a string's flags
NO_FONT = 4  # the number that no font has


def read(records: Iterable[tuple[int, bytes]]) -> Styles:
    """What the records of the globals say; nothing of a workbook that is older than Excel 97."""
    codes: dict[int, str] = {}
    fonts: list[Font] = []
    cells: list[tuple[int, int]] = []
    texts: list[bytes] = []
    is_1904, last = False, 0
    for kind, body in records:
        if kind == BOF and struct.unpack_from("<H", body)[0] != BIFF8:
            return Styles()
        if kind == FONT:
            fonts += [Font()] * (len(fonts) == NO_FONT)
            fonts.append(font(*struct.unpack_from("<H4xH", body, 2)))
        elif kind == FORMAT:
            codes[struct.unpack_from("<H", body)[0]] = _Texts([body[2:]]).text()[0]
        elif kind == XF:
            cells.append(struct.unpack_from("<HH", body))
        elif kind == DATE_MODE:
            is_1904 = body[:1] == b"\x01"
        elif kind == SST or (kind == CONTINUE and last == SST):
            texts.append(body)
            kind = SST
        last = kind
    found = styles(codes, fonts, cells)
    found.is_1904 = is_1904
    if any(each != Font() for each in fonts) and texts:
        found.texts = _shared(texts, fonts)
    return found


def _shared(bodies: list[bytes], fonts: list[Font]) -> dict[int, list[Run]]:
    (count,) = struct.unpack_from("<I", bodies[0], 4)
    reader, found = _Texts([bodies[0][8:], *bodies[1:]]), {}
    for number in range(count):
        if told := runs(*reader.text(), fonts):
            found[number] = told
    return found


class _Texts:
    """Strings one after the other, parted anywhere between records: the letters of a rest are led by flags anew."""

    def __init__(self, bodies: list[bytes]) -> None:
        self.bodies, self.part, self.at = bodies, 0, 0

    def text(self) -> tuple[str, list[tuple[int, int]]]:
        """The next string, and where in it which fonts begin."""
        length, flags = struct.unpack("<HB", self._bytes(3))
        count = struct.unpack("<H", self._bytes(2))[0] if flags & RICH else 0
        extra = struct.unpack("<I", self._bytes(4))[0] if flags & EXTENDED else 0
        text = self._letters(length, flags)
        starts = [struct.unpack("<HH", self._bytes(4)) for _ in range(count)]
        self._bytes(extra)
        return text, starts

    def _letters(self, length: int, flags: int) -> str:
        text = ""
        while length:
            width = 2 if flags & WIDE else 1
            here = min(length, (len(self.bodies[self.part]) - self.at) // width)
            text += self._bytes(here * width).decode("utf-16-le" if flags & WIDE else "latin-1")
            length -= here
            if length:
                self.part, self.at = self.part + 1, 0
                (flags,) = self._bytes(1)
        return text

    def _bytes(self, size: int) -> bytes:
        taken = b""
        while size > len(taken):
            if self.at == len(self.bodies[self.part]):
                self.part, self.at = self.part + 1, 0
            more = self.bodies[self.part][self.at : self.at + size - len(taken)]
            taken, self.at = taken + more, self.at + len(more)
        return taken
