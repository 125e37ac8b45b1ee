"""What calamine leaves out of .ods, from its content.xml (OpenDocument 1.3, part 3, chapter 9).

As with .xlsx only a document that a quick look finds something notable in is walked through element by element.
"""

import itertools
import re
import zipfile
from xml.parsers import expat

from data.files.formats import ods_styles, runs
from data.files.formats import package as parts
from data.files.formats.marks import ERROR, LARGEST_SHEET, Marks
from data.files.formats.ods_styles import UNNAMED, Styles
from data.files.formats.runs import PLAIN, Font, Run
from data.files.sheet import UNCALCULATED, Merged, Place

NO_SYMBOL = re.compile(r"[\d.,\s()+-]")
AN_ERROR = re.compile(r"#[A-Z][A-Z/0_]*[!?]?|(Err|错误)[::]\d{3}")
NOTABLE = re.compile(
    rb'visibility="(?:collapse|filter)|-spanned="(?!1")|value-type="error"|>(?:#[A-Z]|Err:|\xe9\x94\x99\xe8\xaf\xaf)'
    rb'|formula="[^"]*"[^>]*>\s*</table:table-cell>|formula="[^"]*"[^>]*/>'  # without a value, it may be
    rb'|columns-repeated="\d{3,}"[^>]*/>\s*<table:table-cell[^>]*value-type|columns-repeated="\d{3,}"[^>]*value-type'
    rb'|value-type[^>]*columns-repeated="\d{3,}"|null-date[^>]*"1904'
)
MANY_ROWS = re.compile(rb'<table:table-row[^>]*rows-repeated="\d{4,}"')


def marks(package: zipfile.ZipFile) -> list[tuple[str, Marks]]:
    """Each sheet's name with what was found of it, if anything; raises expat.ExpatError on bad XML."""
    name = parts.part(package, "content.xml")
    if name is None:
        return []
    content = package.read(name)
    styles = ods_styles.styles(package, content)
    is_notable = styles.says_something or NOTABLE.search(content) is not None
    if not is_notable and not any(map(_reaches_far, content.split(b"<table:table "))):
        return []
    walk = _Walk(styles)
    walk.parser.Parse(content, True)
    return walk.sheets


def _reaches_far(table: bytes) -> bool:
    """Whether something is said below many rows that are written as one; below the last cell there are always some."""
    many = MANY_ROWS.search(table)
    return many is not None and table.rfind(b"value-type") > many.start()


class _Walk:
    """The document gone through element by element; rows and cells may be written once and repeated."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.defaults: list[tuple[range, str]] = []  # of columns: the style of cells that name none
        self.row_style = self.style = ""
        self.is_1904 = False
        self.runs: list[Run] = []
        self.spans: list[Font | None] = []
        self.sheets: list[tuple[str, Marks]] = []
        self.marks = Marks()
        self.row = self.rows = self.column = self.columns = 0
        self.cell: dict[str, str] = {}
        self.text: list[str] = []
        self.depth = 0  # of elements within a cell: 1 is a paragraph of its own, deeper ones are of its parts
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._start, self._end

    def _start(self, name: str, said: dict[str, str]) -> None:
        if self.cell:
            self.depth += 1
            if name == "text:p" and self.depth == 1:
                self.runs += [Run("\n", None)] * bool(self.text)
                self.text.append("")
                self.parser.CharacterDataHandler = self._write
            self.spans.append(self.styles.fonts.get(said.get("text:style-name", "")) if name == "text:span" else None)
            return
        if name in ("table:table-cell", "table:covered-table-cell"):
            self.columns = int(said.get("table:number-columns-repeated", 1))
            if len(said) > ("table:number-columns-repeated" in said) + ("table:style-name" in said):
                self.cell, self.text, self.depth, self.runs = said, [], 0, []
                self.style = said.get("table:style-name") or self.row_style or self._default()
        elif name == "table:table-row":
            self.row_style = said.get("table:default-cell-style-name", "")
            self.column, self.rows = 0, int(said.get("table:number-rows-repeated", 1))
            if said.get("table:visibility", "visible") != "visible":
                self.marks.hidden_rows.append(range(self.row, self.row + self.rows))
        elif name == "table:table-column":
            count = int(said.get("table:number-columns-repeated", 1))
            if said.get("table:visibility", "visible") != "visible":
                self.marks.hidden_columns.append(range(self.column, self.column + count))
            if style := said.get("table:default-cell-style-name"):
                self.defaults.append((range(self.column, self.column + count), style))
            self.column += count
        elif name == "table:null-date":
            self.is_1904 = said.get("table:date-value", "").startswith("1904")
        elif name == "table:table":
            self.marks, self.row, self.column, self.defaults = Marks(), 0, 0, []
            self.marks.is_1904 = self.is_1904
            self.sheets.append((said.get("table:name", ""), self.marks))

    def _default(self) -> str:
        return next((style for columns, style in self.defaults if self.column in columns), "")

    def _write(self, text: str) -> None:
        self.text[-1] += text
        self.runs.append(Run(text, next((font for font in reversed(self.spans) if font), None)))

    def _end(self, name: str) -> None:
        if self.depth:
            self.depth -= 1
            self.spans.pop()
            if not self.depth:
                self.parser.CharacterDataHandler = None
        elif name in ("table:table-cell", "table:covered-table-cell"):
            if self.cell:
                self._note()
            self.column, self.cell = self.column + self.columns, {}
        elif name == "table:table-row":
            self.row += self.rows

    def _note(self) -> None:
        """A cell that says something; one that is written once and repeated says it everywhere."""
        kind = self.cell.get("office:value-type")
        if kind or self.text:
            self.marks.reach(self.row + self.rows - 1, self.column + self.columns - 1)
        if self.marks.cells <= LARGEST_SHEET:
            rows, columns = range(self.row, self.row + self.rows), range(self.column, self.column + self.columns)
            self._note_at([*itertools.product(rows, columns)] if kind or self._error(kind) else [], kind)
        down, right = (int(self.cell.get(f"table:number-{way}-spanned", 1)) for way in ("rows", "columns"))
        if down > 1 or right > 1:
            self.marks.merged.append(Merged(self.row, self.column, self.row + down - 1, self.column + right - 1))

    def _note_at(self, places: list[Place], kind: str | None) -> None:
        if error := self._error(kind):
            self.marks.errors |= dict.fromkeys(places, error)
        if code := self.styles.code(self.style):
            self.marks.formats |= dict.fromkeys(places, code.replace(UNNAMED, self._currency()))
        is_struck = self.styles.is_struck(self.style)
        if any(run.font and run.font != PLAIN for run in self.runs):
            self.marks.texts |= dict.fromkeys(places, runs.read(self.runs, is_struck))
        elif is_struck:
            self.marks.struck |= {*places}

    def _currency(self) -> str:
        """The currency that a cell names, or shows beside its number."""
        return self.cell.get("office:currency") or NO_SYMBOL.sub("", "".join(self.text)).replace('"', "") or UNNAMED

    def _error(self, kind: str | None) -> str | None:
        if "table:formula" not in self.cell:
            return None
        if not kind and not self.text:
            return UNCALCULATED
        shown = self.text[0] if self.text else ""
        if self.cell.get("calcext:value-type") == "error" or AN_ERROR.fullmatch(shown):
            return shown.replace("错误:", "Err:").replace("错误：", "Err:") if AN_ERROR.fullmatch(shown) else ERROR
        return None
