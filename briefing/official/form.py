"""The form of an official document (GB/T 9704-2012): page, type area, grid, styles, page number.

A4 with margins 37/28/35/26 mm leaves 156 × 225 mm: 22 lines of exactly 28.95 pt (29 pt would lose one) and 28
characters of 16 pt − 0.25 pt. The character grid is made with character spacing and not with a docGrid of type
linesAndChars, which LibreOffice lays out otherwise than Word. Fonts are named, not embedded.
"""

import io
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from docx import Document
from docx.document import Document as Doc
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table
from docx.text.paragraph import Paragraph

LINE = Pt(28.95)
TIGHTER = -5  # character spacing in twentieths of a point: 28 × 15.75 pt = 441 pt within the 442.2 pt of the type area
WIDTH_MM = 156
SONG, FANG, HEI, KAI, TITLE = "宋体", "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"
CENTRED = ("公文标题", "公文署名", "附表表头", "表单表头", "来源表头")
LATIN = "Times New Roman"

# style: (font, pt, line pitch, first-line indent in characters, outline level)
STYLES = {
    "公文标题": (TITLE, 22, Pt(35), 0, 0),
    "公文署名": (KAI, 16, LINE, 0, None),
    "公文主送": (FANG, 16, LINE, 0, None),
    "公文落款": (FANG, 16, LINE, 0, None),
    "公文正文": (FANG, 16, LINE, 2, None),
    "层次一": (HEI, 16, LINE, 2, 1),
    "层次二": (KAI, 16, LINE, 2, 2),
    "附件标识": (HEI, 16, LINE, 0, 1),
    "附表表头": (HEI, 10.5, Pt(16), 0, None),
    "附表文字": (FANG, 10.5, Pt(16), 0, None),
    "表单表头": (HEI, 12, Pt(20), 0, None),
    "表单文字": (FANG, 12, Pt(20), 0, None),
    "来源表头": (HEI, 9, Pt(13), 0, None),
    "来源文字": (FANG, 9, Pt(13), 0, None),
    "公文页眉": (FANG, 9, Pt(12), 0, None),
    "公文页码": (SONG, 14, Pt(18), 0, None),
}


def blank_document(header: str) -> Doc:
    """An empty document in official form, its header saying `header`, its footer — 1 —."""
    document = Document()
    _plain_defaults(document)
    add_styles(document)
    _set_page(document)
    _set_edges(document, header)
    return document


def add_styles(document: Doc) -> None:
    """Add those of STYLES that the document doesn't have; an office's own template keeps its own."""
    there = {style.name for style in document.styles}
    for name, (font, size, line, indent, level) in STYLES.items():
        if name in there:
            continue
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        _set_style(style, font, size, line, indent, level)
        if name in CENTRED:
            style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if size < 16:
            spacing = style.element.pPr.find(qn("w:spacing"))
            spacing.addprevious(_element("w:snapToGrid", val="0"))  # smaller type keeps its own line pitch
        style.paragraph_format.keep_with_next = name in ("层次一", "层次二")
        if name == "公文落款":
            style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def add(document: Doc, style: str, text: str = "") -> Paragraph:
    """A paragraph in one of STYLES."""
    return document.add_paragraph(text, style=style)


def new_page(paragraph: Paragraph) -> Paragraph:
    """Begin a page with this paragraph."""
    paragraph.paragraph_format.page_break_before = True
    return paragraph


def table(
    document: Doc,
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    widths: Sequence[float],
    kind: str = "附表",
    right: Collection[int] = (),
) -> Table:
    """A ruled table as wide as the type area; `widths` are shares, the header repeats on every page.

    The columns at the places `right` hold figures: they stand at the right.
    """
    made: Table = document.add_table(rows=0, cols=len(header))
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    _rule_cells(made)
    head, body = (document.styles[f"{kind}{part}"] for part in ("表头", "文字"))
    for line, style in [(header, head), *((row, body) for row in rows)]:
        cells = made.add_row().cells  # type: ignore[no-untyped-call] # python-docx says nothing of it
        for place, (cell, text, share) in enumerate(zip(cells, line, widths, strict=True)):
            cell.width = Mm(WIDTH_MM * share / sum(widths))
            paragraph = cell.paragraphs[0]
            paragraph._p.style = style.style_id  # by its id: a name is looked for among all styles, cell by cell
            paragraph.add_run(text)
            if place in right and line is not header:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for row in made.rows:
        _row_flag(row, "w:cantSplit")
    _row_flag(made.rows[0], "w:tblHeader")
    for column, share in zip(made.columns, widths, strict=True):
        column.width = Mm(WIDTH_MM * share / sum(widths))
    return made


def as_bytes(document: Any) -> bytes:
    """The .docx file."""
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _rule_cells(made: Table) -> None:
    """Thin rules and narrow margins, written into the table: an office's template may lack any table style."""
    rules = _element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        rules.append(_element(f"w:{side}", val="single", sz="4", space="0", color="000000"))
    made._tbl.tblPr.find(qn("w:tblLayout")).addprevious(rules)
    margins = _element("w:tblCellMar")
    for side in ("w:left", "w:right"):
        margins.append(_element(side, w="45", type="dxa"))
    look = made._tbl.tblPr.find(qn("w:tblLook"))
    made._tbl.tblPr.append(margins) if look is None else look.addprevious(margins)


def _row_flag(row: Any, flag: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(flag))


def _plain_defaults(document: Doc) -> None:
    """No theme font, Chinese as the language, no gap between Chinese and Latin, punctuation uncompressed."""
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        for key in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[key]
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    normal = document.styles["Normal"]
    _set_style(normal, FANG, 16, LINE, 0, None)
    properties = normal.element.get_or_add_pPr()
    for name in ("w:autoSpaceDE", "w:autoSpaceDN"):
        properties.find(qn("w:spacing")).addprevious(_element(name, val="0"))
    spacing = document.settings.element.find(qn("w:characterSpacingControl"))
    if spacing is not None:
        spacing.set(qn("w:val"), "doNotCompress")


def _set_style(style: ParagraphStyle, font: str, size: float, line: Any, indent: int, level: int | None) -> None:
    style.font.size = Pt(size)
    style.font.bold = False
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    fonts.attrib.clear()
    for script, name in (("ascii", LATIN), ("hAnsi", LATIN), ("eastAsia", font), ("cs", LATIN)):
        fonts.set(qn(f"w:{script}"), name)
    spacing = _element("w:spacing", val=str(TIGHTER if size == 16 else 0))
    properties.find(qn("w:sz")).addprevious(spacing)
    form = style.paragraph_format
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    form.line_spacing = line
    form.space_before = form.space_after = Pt(0)
    form.widow_control = False
    if indent:
        form.first_line_indent = Pt(indent * (size + TIGHTER / 20))
        style.element.pPr.find(qn("w:ind")).set(qn("w:firstLineChars"), str(indent * 100))
    if level is not None:
        style.element.pPr.append(_element("w:outlineLvl", val=str(level)))


def _set_page(document: Doc) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance = Mm(15)
    section.footer_distance = Mm(24.8)  # the dashes of the page number stand 7 mm under the type area
    properties = section._sectPr
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    properties.append(_element("w:docGrid", type="lines", linePitch="579"))


def _set_edges(document: Doc, header: str) -> None:
    """Header text, and the page number: odd pages at the right, even at the left, a character from the edge."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for edge in (section.header, section.even_page_header):
        edge.paragraphs[0].style = "公文页眉"
        edge.paragraphs[0].text = header
    for foot, side in ((section.footer, WD_ALIGN_PARAGRAPH.RIGHT), (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)):
        paragraph = foot.paragraphs[0]
        paragraph.style = "公文页码"
        paragraph.alignment = side
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt(14)
        paragraph.add_run("— ")
        for kind, text in (("begin", None), (None, " PAGE "), ("separate", None), ("shown", "1"), ("end", None)):
            _field_part(paragraph, kind, text)
        paragraph.add_run(" —")


def _field_part(paragraph: Paragraph, kind: str | None, text: str | None) -> None:
    run = paragraph.add_run()
    if kind == "shown":
        run.text = text or ""
    elif kind is None:
        instruction = _element("w:instrText")
        instruction.text = text
        run._r.append(instruction)
    else:
        run._r.append(_element("w:fldChar", fldCharType=kind))


def _element(name: str, **attributes: str) -> Any:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element
