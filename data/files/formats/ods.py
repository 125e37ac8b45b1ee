"""What calamine leaves out of .ods, from its content.xml (OpenDocument 1.3, part 3, chapter 9).

As with .xlsx only a document that a quick look finds something notable in is walked through element by element.
"""

import itertools
import re
import zipfile
from xml.parsers import expat

from data.files.formats import package as parts
from data.files.formats.marks import ERROR, LARGEST_SHEET, Marks
from data.files.sheet import UNCALCULATED, Merged

AN_ERROR = re.compile(r"#[A-Z][A-Z/0_]*[!?]?|(Err|错误)[::]\d{3}")
NOTABLE = re.compile(
    rb'visibility="(?:collapse|filter)|-spanned="(?!1")|value-type="error"|>(?:#[A-Z]|Err:|\xe9\x94\x99\xe8\xaf\xaf)'
    rb'|formula="[^"]*"[^>]*>\s*</table:table-cell>|formula="[^"]*"[^>]*/>'  # without a value, it may be
    rb'|columns-repeated="\d{3,}"[^>]*/>\s*<table:table-cell[^>]*value-type|columns-repeated="\d{3,}"[^>]*value-type'
    rb'|value-type[^>]*columns-repeated="\d{3,}"'
)
MANY_ROWS = re.compile(rb'<table:table-row[^>]*rows-repeated="\d{4,}"')


def marks(package: zipfile.ZipFile) -> list[tuple[str, Marks]]:
    """Each sheet's name with what was found of it, if anything; raises expat.ExpatError on bad XML."""
    name = parts.part(package, "content.xml")
    if name is None:
        return []
    content = package.read(name)
    if not NOTABLE.search(content) and not any(map(_reaches_far, content.split(b"<table:table "))):
        return []
    walk = _Walk()
    walk.parser.Parse(content, True)
    return walk.sheets


def _reaches_far(table: bytes) -> bool:
    """Whether something is said below many rows that are written as one; below the last cell there are always some."""
    many = MANY_ROWS.search(table)
    return many is not None and table.rfind(b"value-type") > many.start()


class _Walk:
    """The document gone through element by element; rows and cells may be written once and repeated."""

    def __init__(self) -> None:
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
                self.text.append("")
                self.parser.CharacterDataHandler = self._write
            return
        if name in ("table:table-cell", "table:covered-table-cell"):
            self.columns = int(said.get("table:number-columns-repeated", 1))
            if len(said) > ("table:number-columns-repeated" in said) + ("table:style-name" in said):
                self.cell, self.text, self.depth = said, [], 0
        elif name == "table:table-row":
            self.column, self.rows = 0, int(said.get("table:number-rows-repeated", 1))
            if said.get("table:visibility", "visible") != "visible":
                self.marks.hidden_rows.append(range(self.row, self.row + self.rows))
        elif name == "table:table-column":
            count = int(said.get("table:number-columns-repeated", 1))
            if said.get("table:visibility", "visible") != "visible":
                self.marks.hidden_columns.append(range(self.column, self.column + count))
            self.column += count
        elif name == "table:table":
            self.marks, self.row, self.column = Marks(), 0, 0
            self.sheets.append((said.get("table:name", ""), self.marks))

    def _write(self, text: str) -> None:
        self.text[-1] += text

    def _end(self, name: str) -> None:
        if self.depth:
            self.depth -= 1
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
        error = self._error(kind)
        if error and self.marks.cells <= LARGEST_SHEET:
            rows, columns = range(self.row, self.row + self.rows), range(self.column, self.column + self.columns)
            self.marks.errors |= dict.fromkeys(itertools.product(rows, columns), error)
        down, right = (int(self.cell.get(f"table:number-{way}-spanned", 1)) for way in ("rows", "columns"))
        if down > 1 or right > 1:
            self.marks.merged.append(Merged(self.row, self.column, self.row + down - 1, self.column + right - 1))

    def _error(self, kind: str | None) -> str | None:
        if "table:formula" not in self.cell:
            return None
        if not kind and not self.text:
            return UNCALCULATED
        shown = self.text[0] if self.text else ""
        if self.cell.get("calcext:value-type") == "error" or AN_ERROR.fullmatch(shown):
            return shown.replace("错误:", "Err:").replace("错误：", "Err:") if AN_ERROR.fullmatch(shown) else ERROR
        return None
