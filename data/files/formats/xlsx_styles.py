"""What styles and shared texts of an .xlsx say beyond its cells: number formats, struck-through and raised fonts."""

import re
import zipfile
from dataclasses import dataclass
from functools import cached_property
from xml.etree import ElementTree

from data.files.formats import number_format
from data.files.formats import package as parts
from data.files.formats.notable_styles import NotableStyles
from data.files.formats.runs import PLAIN, Font, Run

MARKS = (b"strike", b"vertAlign")  # of a text in several fonts: one of them matters
CELL = r"""<(?:\w+:)?c\s(?=(?:[^>]*?\br=["']([A-Z]+)(\d+))?){}>"""
VALUE = r"\s*<(?:\w+:)?v>\s*(\d+)"
FALSE = ("0", "false")
NOTHING: list[Run] = []


@dataclass
class Styles(NotableStyles[str]):
    """Those of an .xlsx, and what finds the cells that have them."""

    @cached_property
    def styled(self) -> re.Pattern[bytes] | None:
        """What finds cells of such a style, by place and style; None when there is none."""
        numbers = "|".join(sorted({*self.formats, *self.struck}))
        return re.compile(CELL.format(rf"""[^>]*?\bs=["']({numbers})["'][^>]*""").encode()) if numbers else None

    @cached_property
    def written(self) -> re.Pattern[bytes] | None:
        """What finds cells with a shared text, by place and text; None when none matters."""
        return re.compile((CELL.format("""[^>]*?\\bt=["']s["'][^>]*""") + VALUE).encode()) if self.texts else None


def styles(package: zipfile.ZipFile) -> Styles:
    """What a package's styles and shared texts say; raises ElementTree.ParseError on bad XML."""
    found = Styles()
    if name := parts.part(package, "xl/styles.xml"):
        _read_styles(ElementTree.fromstring(package.read(name)), found)
    if (name := parts.part(package, "xl/sharedStrings.xml")) and _has_marks(content := package.read(name)):
        for number, item in enumerate(ElementTree.fromstring(content).iterfind("{*}si")):
            if runs := _runs(item):
                found.texts[str(number)] = runs
    return found


def _has_marks(content: bytes) -> bool:
    return any(mark in content for mark in MARKS)


def _read_styles(told: ElementTree.Element, found: Styles) -> None:
    codes = {str(number): code for number, code in number_format.PERCENT.items()}
    codes |= {each.get("numFmtId", ""): each.get("formatCode", "") for each in told.iterfind("{*}numFmts/{*}numFmt")}
    spoken = {number: code for number, code in codes.items() if number_format.speaks(code)}
    struck = [_font(each).struck for each in told.iterfind("{*}fonts/{*}font")]
    for number, style in enumerate(told.iterfind("{*}cellXfs/{*}xf")):
        if code := spoken.get(style.get("numFmtId", "")):
            found.formats[str(number)] = code
        font = int(style.get("fontId", 0))
        if font < len(struck) and struck[font]:
            found.struck.add(str(number))


def _runs(item: ElementTree.Element) -> list[Run]:
    """The parts of a text, if their fonts differ in what matters."""
    runs = []
    for each in item:
        kind = each.tag.rpartition("}")[2]
        if kind == "t":
            runs.append(Run(each.text or "", None))
        elif kind == "r":
            font = each.find("{*}rPr")
            runs.append(Run(each.findtext("{*}t", ""), None if font is None else _font(font)))
    return runs if any(run.font and run.font != PLAIN for run in runs) else NOTHING


def _font(told: ElementTree.Element) -> Font:
    font = PLAIN
    for each in told:
        font = with_mark(font, each.tag.rpartition("}")[2], each.get("val"))
    return font


def with_mark(font: Font, kind: str, value: str | None) -> Font:
    """A font with what one of its elements says."""
    if kind == "strike":
        return font._replace(struck=(value or "1") not in FALSE)
    return font._replace(raised=value in ("superscript", "subscript")) if kind == "vertAlign" else font
