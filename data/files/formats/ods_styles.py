"""What styles of an .ods say beyond its cells (OpenDocument 1.3, part 3, chapter 16), as xlsx_styles.py of .xlsx."""

import math
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

from data.files.formats import number_format
from data.files.formats import package as parts
from data.files.formats.runs import PLAIN, Font

END = b"</office:automatic-styles>"
NUMBERS = {"number-style", "currency-style", "percentage-style"}
NONE = (None, "none")
UNNAMED = "¤"  # the currency of a style that names none: its cells show which


@dataclass
class Styles:
    """The number formats and fonts by name: what cells' styles have of them, and what those of texts are."""

    codes: dict[str, str] = field(default_factory=dict)
    cells: dict[str, dict[str, str]] = field(default_factory=dict)
    struck: dict[str, bool] = field(default_factory=dict)
    fonts: dict[str, Font] = field(default_factory=dict)

    @property
    def says_something(self) -> bool:
        """Whether any cell may mean more than its value."""
        fonts = any(font != PLAIN for font in self.fonts.values())
        return fonts or any(self.code(name) or self.is_struck(name) for name in self.cells)

    def code(self, name: str) -> str:
        """The number format of a cell's style, '' when it says nothing."""
        return self.codes.get(self._of(name, "data-style-name"), "")

    def is_struck(self, name: str) -> bool:
        """Whether a cell's style strikes its text through."""
        return next((self.struck[each] for each in self._line(name) if each in self.struck), False)

    def _of(self, name: str, what: str) -> str:
        return next((self.cells[each][what] for each in self._line(name) if what in self.cells[each]), "")

    def _line(self, name: str) -> list[str]:
        """A style and those that it is derived from, if they aren't derived from it."""
        found: list[str] = []
        while name in self.cells and name not in found:
            found.append(name)
            name = self.cells[name].get("parent-style-name", "")
        return found


def styles(package: zipfile.ZipFile, content: bytes) -> Styles:
    """What a document's styles say; `content` is its content.xml, which has those that are of one cell or few."""
    found = Styles()
    if name := parts.part(package, "styles.xml"):
        _read(package.read(name), found)
    _read(content[: content.find(END) + len(END)], found)
    return found


def _read(xml: bytes, found: Styles) -> None:
    for each in _elements(xml):
        kind, said = _name(each.tag), {_name(key): value for key, value in each.items()}
        if kind in NUMBERS:
            code = _code(each, is_percent=kind == "percentage-style")
            if number_format.speaks(code):
                found.codes[said.get("name", "")] = code
        elif kind == "style" and said.get("family") == "table-cell":
            found.cells[said.get("name", "")] = said
            font = _font(each)
            if font is not None:
                found.struck[said.get("name", "")] = font.struck
        elif kind == "style" and said.get("family") == "text":
            found.fonts[said.get("name", "")] = _font(each) or PLAIN


def _elements(xml: bytes) -> Iterator[ElementTree.Element]:
    """Each element as it ends; the text may break off after them."""
    parser: ElementTree.XMLPullParser[ElementTree.Element] = ElementTree.XMLPullParser(events=("end",))
    parser.feed(xml)
    return (each for _, *ended in parser.read_events() for each in ended if isinstance(each, ElementTree.Element))


def _code(style: ElementTree.Element, is_percent: bool) -> str:
    """A number style as the code of a spreadsheet's format."""
    code = ""
    for each in style:
        kind, said = _name(each.tag), {_name(key): value for key, value in each.items()}
        if kind == "number":
            thousands = round(math.log(float(said.get("display-factor", 1)) or 1, 1000))
            code += "0" * max(int(said.get("min-integer-digits", 1)), 1) + "," * thousands
        elif kind == "text":
            text = (each.text or "").replace('"', "")
            code += "%" if is_percent and text.strip() == "%" else f'"{text}"'
        elif kind == "currency-symbol":
            symbol = (each.text or UNNAMED).replace('"', "")
            code += f'"{number_format.currency(symbol, said.get("country", ""))}"'
    return code


def _font(style: ElementTree.Element) -> Font | None:
    """What a style says of the font; None when nothing."""
    for each in style:
        said = {_name(key): value for key, value in each.items()}
        through = {said.get("text-line-through-style"), said.get("text-line-through-type")}
        if _name(each.tag) == "text-properties":
            at = [*said.get("text-position", "").split(), "0%"][0]
            is_told = through != {None} or "text-position" in said
            return Font(not through <= {*NONE}, at not in ("0%", "0")) if is_told else None
    return None


def _name(tag: str) -> str:
    return tag.rpartition("}")[2]
