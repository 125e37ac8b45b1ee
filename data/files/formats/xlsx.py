"""What calamine leaves out of .xlsx and .xlsm, from the XML of the sheets.

Most sheets need one quick look by regular expression; only one that holds an error, a formula without a value,
something hidden or a style or text that says more than its value, or that may reach too far, is walked through element
by element.
"""

import functools
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.parsers import expat

from data.files.formats import package as parts
from data.files.formats import xlsx_styles
from data.files.formats.marks import ERROR, LARGEST_SHEET, Marks
from data.files.formats.runs import PLAIN, Font, Run, read
from data.files.formats.xlsx_styles import Styles
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
    properties = told.find("{*}workbookPr")
    is_1904 = properties is not None and properties.get("date1904") in TRUE
    styles = xlsx_styles.styles(package)
    for sheet in told.iterfind("{*}sheets/{*}sheet"):
        target = next((value for key, value in sheet.items() if key.endswith("}id")), "")
        if target in targets:
            found = _marks(package, targets[target], recalculated, styles)
            found.is_1904 = is_1904
            yield sheet.get("name", ""), found


def _marks(package: zipfile.ZipFile, sheet: str, recalculated: bool, styles: Styles) -> Marks:
    """`recalculated`: a program wrote the file and left the calculating to the spreadsheet; a 0 is no result."""
    letters: set[bytes] = set()
    found, notable, kept = Marks(), False, b""
    for chunk in _chunks(package, sheet):
        seen = kept + chunk
        letters.update(COLUMN.findall(seen))
        found.rows = max(found.rows, *map(int, ROW.findall(seen)), 0)
        notable = notable or _is_notable(seen, recalculated) or not _note_styles(seen, styles, found)
        kept = seen[-OVERLAP:]
    found.columns = max(map(_column, letters), default=0)
    if notable or found.cells > LARGEST_SHEET:
        return _Walk(found, recalculated, styles).over(_chunks(package, sheet))
    return found


def _note_styles(seen: bytes, styles: Styles, found: Marks) -> bool:
    """Note what styles and shared texts say of cells; False where they don't say where they stand, or hold fonts."""
    if any(mark in seen for mark in xlsx_styles.MARKS):
        return False
    for match in styles.styled.finditer(seen) if styles.styled else ():
        letters, number, style = match.groups()
        if not letters:
            return False
        place, style = (int(number) - 1, _column(letters) - 1), style.decode()
        if style in styles.formats:
            found.formats[place] = styles.formats[style]
        if style in styles.struck:
            found.struck.add(place)
    for match in styles.written.finditer(seen) if styles.written else ():
        letters, number, text = match.groups()
        if runs := styles.texts.get(text.decode()):
            if not letters:
                return False
            place = (int(number) - 1, _column(letters) - 1)
            found.texts[place] = read(runs, place in found.struck)
    return True


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

    def __init__(self, found: Marks, recalculated: bool, styles: Styles) -> None:
        self.is_measured = found.cells > LARGEST_SHEET
        self.marks, self.recalculated = Marks() if self.is_measured else found, recalculated
        self.styles, self.style = styles, "0"
        self.runs: list[Run] = []
        self.font: Font | None = None
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
            if kind in ("v", "t") and (self.formula or self.type in ("e", "s")):
                self.parser.CharacterDataHandler = self._text
            elif kind == "t":
                self.runs.append(Run("", self.font))
                self.parser.CharacterDataHandler = self._part
        elif kind == "row":
            self._leave()
            self.row, self.column, self.place = int(said.get("r", self._at()[0] + 2)) - 1, -1, None
            if said.get("hidden") in TRUE:
                self.marks.hidden_rows.append(range(self.row, self.row + 1))
        elif kind == "r":
            self.font = None
        elif kind in ("rPr", "strike", "vertAlign"):
            self.font = xlsx_styles.with_mark(self.font or PLAIN, kind, said.get("val"))
        elif kind == "col" and said.get("hidden") in TRUE:
            self.marks.hidden_columns.append(range(int(said["min"]) - 1, int(said["max"])))

    def _enter(self, said: dict[str, str]) -> None:
        place = said.get("r")
        if place is None:
            self.column = self._at()[1] + 1
        self.font = None
        self.place, self.type, self.style = place, said.get("t", "n"), said.get("s", "0")

    def _at(self) -> tuple[int, int]:
        """Where the cell stands: worked out only for those that matter."""
        if self.place:
            letters = self.place.rstrip("0123456789")
            self.row, self.column, self.place = int(self.place[len(letters) :]) - 1, _column(letters) - 1, None
        return self.row, self.column

    def _text(self, text: str) -> None:
        self.value += text

    def _part(self, text: str) -> None:
        run = self.runs[-1]
        self.runs[-1] = run._replace(text=run.text + text)

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
        elif self.type == "n" and self.style in self.styles.formats:
            self.marks.formats[self._at()] = self.styles.formats[self.style]
        self._note_font(value)
        self.filled, self.formula, self.value = False, False, ""
        self.parser.CharacterDataHandler = None

    def _note_font(self, value: str) -> None:
        runs = self.styles.texts.get(value, []) if self.type == "s" else self.runs
        if any(run.font for run in runs):
            self.marks.texts[self._at()] = read(runs, self.style in self.styles.struck)
        elif self.style in self.styles.struck:
            self.marks.struck.add(self._at())
        self.runs = []
