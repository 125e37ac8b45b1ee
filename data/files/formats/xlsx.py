"""What calamine leaves out of .xlsx and .xlsm, from the XML of the sheets.

Most sheets need one quick look by regular expression; only one that holds an error, a formula without a value or
something hidden, or that may reach too far, is walked through element by element.
"""

import functools
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.parsers import expat

from data.files.formats import package as parts
from data.files.formats.marks import ERROR, LARGEST_SHEET, Marks
from data.files.sheet import UNCALCULATED

CHUNK, OVERLAP = 1 << 20, 512
COLUMN = re.compile(rb' r="([A-Z]{1,3})\d')
ROW = re.compile(rb'row\s[^>]*?\br="(\d{1,7})"')
TEXT = rb"<(?:\w+:)?is>\s*<(?:\w+:)?t\b[^>]*?(?:/>|></(?:\w+:)?t>)\s*</(?:\w+:)?is>"  # LibreOffice's empty text
NO_VALUE = re.compile(
    rb"<(?:/(?:\w+:)?f>|(?:\w+:)?f\b[^>]*/>)\s*"
    rb"(?:<(?:\w+:)?v>\s*</(?:\w+:)?v>|<(?:\w+:)?v\s*/>|" + TEXT + rb")?\s*</(?:\w+:)?c>"
)
HIDDEN = re.compile(rb"""hidden=["'](?:1|true)["']""")
TRUE = ("1", "true")


def marks(package: zipfile.ZipFile) -> Iterator[tuple[str, Marks]]:
    """Each sheet's name with what was found of it; raises ElementTree.ParseError and expat.ExpatError on bad XML."""
    workbook = parts.workbook_part(package, ".xml")
    if workbook is None:
        return
    targets = parts.targets(package, workbook)
    told = ElementTree.fromstring(package.read(workbook))
    calculation = told.find("{*}calcPr")
    recalculated = calculation is not None and calculation.get("fullCalcOnLoad") in TRUE
    for sheet in told.iterfind("{*}sheets/{*}sheet"):
        target = next((value for key, value in sheet.items() if key.endswith("}id")), "")
        if target in targets:
            yield sheet.get("name", ""), _marks(package, targets[target], recalculated)


def _marks(package: zipfile.ZipFile, sheet: str, recalculated: bool) -> Marks:
    """`recalculated`: a program wrote the file and left the calculating to the spreadsheet; a 0 is no result."""
    letters: set[bytes] = set()
    rows, notable, kept = 0, False, b""
    for chunk in _chunks(package, sheet):
        seen = kept + chunk
        letters.update(COLUMN.findall(seen))
        rows = max(rows, *map(int, ROW.findall(seen)), 0)
        notable = notable or _is_notable(seen, recalculated)
        kept = seen[-OVERLAP:]
    found = Marks(rows, max(map(_column, letters), default=0))
    if notable or found.cells > LARGEST_SHEET:
        return _Walk(found, recalculated).over(_chunks(package, sheet))
    return found


def _is_notable(seen: bytes, recalculated: bool) -> bool:
    if b't="e"' in seen or b"t='e'" in seen or HIDDEN.search(seen):
        return True
    return (b"<f" in seen or b":f" in seen) and (recalculated or NO_VALUE.search(seen) is not None)


def _chunks(package: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with package.open(name) as file:
        while chunk := file.read(CHUNK):
            yield chunk


@functools.cache
def _column(letters: bytes | str) -> int:
    """A column's number by its letters: A is 1, AA is 27."""
    codes = letters.encode() if isinstance(letters, str) else letters
    return functools.reduce(lambda number, letter: number * 26 + letter - 64, codes, 0)


class _Walk:
    """A sheet's XML gone through element by element: cells and rows need not say where they stand.

    `found` tells how far the sheet reaches; where that is too far, formatted cells must not count: it is measured anew.
    """

    def __init__(self, found: Marks, recalculated: bool) -> None:
        self.is_measured = found.cells > LARGEST_SHEET
        self.marks, self.recalculated = Marks() if self.is_measured else found, recalculated
        self.row = self.column = -1
        self.place: str | None = None
        self.type, self.filled, self.formula, self.value = "n", False, False, ""
        self.kinds: dict[str, str] = {}  # names of elements without their prefix
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start

    def over(self, chunks: Iterator[bytes]) -> Marks:
        for chunk in chunks:
            self.parser.Parse(chunk)
        self.parser.Parse(b"", True)
        self._leave()
        return self.marks

    def _start(self, name: str, said: dict[str, str]) -> None:
        kind = self.kinds.get(name) or self.kinds.setdefault(name, name.rpartition(":")[2])
        if kind == "c":
            self._leave()
            self._enter(said)
        elif kind in ("v", "f", "t", "is"):
            self.filled, self.formula = True, self.formula or kind == "f"
            if kind in ("v", "t") and (self.formula or self.type == "e"):
                self.parser.CharacterDataHandler = self._text
        elif kind == "row":
            self._leave()
            self.row, self.column, self.place = int(said.get("r", self._at()[0] + 2)) - 1, -1, None
            if said.get("hidden") in TRUE:
                self.marks.hidden_rows.append(range(self.row, self.row + 1))
        elif kind == "col" and said.get("hidden") in TRUE:
            self.marks.hidden_columns.append(range(int(said["min"]) - 1, int(said["max"])))

    def _enter(self, said: dict[str, str]) -> None:
        place = said.get("r")
        if place is None:
            self.column = self._at()[1] + 1
        self.place, self.type = place, said.get("t", "n")

    def _at(self) -> tuple[int, int]:
        """Where the cell stands: worked out only for those that matter."""
        if self.place:
            letters = self.place.rstrip("0123456789")
            self.row, self.column, self.place = int(self.place[len(letters) :]) - 1, _column(letters) - 1, None
        return self.row, self.column

    def _text(self, text: str) -> None:
        self.value += text

    def _leave(self) -> None:
        """What is to be said of the cell that ends here."""
        if not self.filled:
            return
        value = self.value.strip()
        if self.is_measured:
            self.marks.reach(*self._at())
        if self.type == "e":
            self.marks.errors[self._at()] = value or ERROR
        elif self.formula and self.type in ("n", "inlineStr") and value in (("", "0") if self.recalculated else ("",)):
            self.marks.errors[self._at()] = UNCALCULATED
        self.filled, self.formula, self.value = False, False, ""
        self.parser.CharacterDataHandler = None
