"""The house style of slides: 16:9, one message a slide, type that reads from ten metres, Chinese faces named.

Text is set in 微软雅黑 by name (theme, and each run); where it is missing the program takes its own Chinese face.
"""

import datetime as dt
import math

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.opc.constants import CONTENT_TYPE
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.parts.slide import NotesSlidePart
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Inches

from briefing.meeting import slide_xml
from briefing.meeting.slide_xml import EAST, LATIN, Box, paragraphs
from charts import lettering
from charts.palette import BLUE, INK, SECONDARY

WIDTH, HEIGHT = 13.333, 7.5  # inches
MARGIN = 0.6
ACROSS = WIDTH - 2 * MARGIN
FLOOR = 6.95  # where the body ends, inches from the top
TITLE, BODY, NOTE, FOOT = 28, 18, 14, 12  # points
_TITLE_ONLY = 5  # the layout's place in python-pptx's template


def new_deck(title: str, made: dt.date) -> Deck:
    """An empty 16:9 deck in the house style."""
    deck = Presentation()
    _widen(deck)
    _name_faces(deck)
    properties = deck.core_properties
    properties.title, properties.author, properties.language = title, "", "zh-CN"
    properties.created = properties.modified = dt.datetime(made.year, made.month, made.day)
    return deck


def _widen(deck: Deck) -> None:
    """The template is 4:3: widen it with its layouts, so that a slide added by hand fits too."""
    factor = Inches(WIDTH) / deck.slide_width
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    for sheet in (deck.slide_master, *deck.slide_layouts):
        for shape in sheet.placeholders:
            if shape._element.spPr.find(qn("a:xfrm")) is not None:
                left, width = round(shape.left * factor), round(shape.width * factor)
                shape.left, shape.width = left, width


def _name_faces(deck: Deck) -> None:
    """Name the faces in the theme, for everything that has none of its own (a slide added by hand, a new chart)."""
    part = deck.slide_master.part.part_related_by(RT.THEME)
    theme = etree.fromstring(part.blob)
    space = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
    for kind in ("majorFont", "minorFont"):
        for tag, face in (("latin", LATIN), ("ea", EAST)):
            theme.find(f".//a:{kind}/a:{tag}", space).set("typeface", face)
        for font in theme.findall(f".//a:{kind}/a:font[@script='Hans']", space):
            font.set("typeface", EAST)
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def add_slide(deck: Deck, title: str, basis: str, footer: str) -> tuple[Slide, float]:
    """A slide with its sentence, the small line under it and the footer; and where its body begins, inches."""
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    size, height = title_size(title), _title_height(title)
    rule(slide, Box(MARGIN, 0.36, 0.7, 0.07))
    set_title(slide, title, Box(MARGIN, 0.5, ACROSS, height), size)
    text(slide, Box(MARGIN, 0.56 + height, ACROSS, 0.32), basis, NOTE, SECONDARY)
    _foot(slide, footer)
    return slide, body_top(title)


def body_top(title: str) -> float:
    """Where the body begins under that title, inches."""
    return 0.56 + _title_height(title) + 0.5


def title_size(title: str) -> int:
    """The title's type: smaller for a presenter's long sentence, so that it leaves room for the body."""
    return next((size for size in (TITLE, 24, 20) if _title_lines(title, size) <= 2), 18)


def _title_lines(title: str, size: int) -> int:
    return max(1, math.ceil(lettering.cells(title) * size / (ACROSS * 72)))


def _title_height(title: str) -> float:
    size = title_size(title)
    return 0.08 + _title_lines(title, size) * size * 1.3 / 72


def set_title(slide: Slide, title: str, box: Box, size: int = TITLE) -> None:
    """Write a slide's title, in the layout's own place for it."""
    slide_xml.fill_title(slide, box, paragraphs(title, size, INK, bold=True))


def plain_slide(deck: Deck, title: str, box: Box, size: int) -> Slide:
    """A slide with nothing but a title."""
    slide: Slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    set_title(slide, title, box, size)
    return slide


def text(
    slide: Slide,
    box: Box,
    words: str,
    size: int = BODY,
    color: str = INK,
    *,
    bold: bool = False,
    right: bool = False,
    name: str = "",
) -> None:
    """Text in a box; each line of `words` is a paragraph."""
    told = paragraphs(words, size, color, bold=bold, align="r" if right else "l")
    slide_xml.add(slide, slide_xml.text_shape(slide, box, told, name))


def faces(properties: "etree._Element") -> None:
    """Name the faces of a run (or of a chart's text): Latin and digits, and East Asian text."""
    properties.set("lang", "zh-CN")
    properties.set("altLang", "en-US")
    for tag, face in (("a:latin", LATIN), ("a:ea", EAST)):
        child = properties.find(qn(tag))
        if child is None:
            child = etree.SubElement(properties, qn(tag))
        child.set("typeface", face)


def rule(slide: Slide, box: Box, color: str = BLUE) -> None:
    """A plain filled rectangle."""
    slide_xml.add(slide, slide_xml.rectangle(slide, box, color))


def rgb(color: str) -> RGBColor:
    """A colour of the palette ("#1F5FA8") as python-pptx takes it."""
    made: RGBColor = RGBColor.from_string(color[1:])  # type: ignore[no-untyped-call] # python-pptx's colour has no types
    return made


def notes(slide: Slide, words: str) -> None:
    """The speaker's notes."""
    part, package = slide.part, slide.part.package
    page = PackURI(f"/ppt/notesSlides/notesSlide{part.partname.idx}.xml")
    made = NotesSlidePart(page, CONTENT_TYPE.PML_NOTES_SLIDE, package, parse_xml(slide_xml.notes_page(words)))
    made.relate_to(package.presentation_part.notes_master_part, RT.NOTES_MASTER)
    made.relate_to(part, RT.SLIDE)
    part.relate_to(made, RT.NOTES_SLIDE)


def _foot(slide: Slide, footer: str) -> None:
    text(slide, Box(MARGIN, 7.02, ACROSS - 1, 0.25), footer, FOOT, SECONDARY, name="页脚")
    number = paragraphs("‹#›", FOOT, SECONDARY, align="r", field="slidenum")
    slide_xml.add(slide, slide_xml.text_shape(slide, Box(WIDTH - MARGIN - 1, 7.02, 1, 0.25), number, "页码"))
