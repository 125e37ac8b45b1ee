"""What slides are made of, written as XML at once: python-pptx sets each property by itself, which takes ten times as
long where a deck has hundreds of texts.
"""

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.util import Inches, Length

EAST, LATIN = "微软雅黑", "Microsoft YaHei"


@dataclass(frozen=True)
class Box:
    """A place on the slide, in inches."""

    left: float
    top: float
    width: float
    height: float

    def emu(self) -> tuple[Length, Length, Length, Length]:
        """The same in the file's units, as python-pptx takes it."""
        return Inches(self.left), Inches(self.top), Inches(self.width), Inches(self.height)


def paragraphs(words: str, size: int, color: str, *, bold: bool = False, align: str = "l", field: str = "") -> str:
    """Each line of `words` as a paragraph in the house faces; `field`: the words stand for a field of that type."""
    look = (
        f'lang="zh-CN" altLang="en-US" sz="{size * 100}" b="{int(bold)}"><a:solidFill><a:srgbClr val="{color[1:]}"/>'
        f'</a:solidFill><a:latin typeface="{LATIN}"/><a:ea typeface="{EAST}"/>'
    )
    start = f'<a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="{field}">' if field else "<a:r>"
    end = "</a:fld>" if field else "</a:r>"
    return "".join(
        f'<a:p><a:pPr algn="{align}"/>{start}<a:rPr {look}</a:rPr><a:t>{escape(line)}</a:t>{end}</a:p>'
        if line
        else f'<a:p><a:pPr algn="{align}"/><a:endParaRPr {look}</a:endParaRPr></a:p>'
        for line in words.split("\n")
    )


def add(slide: Slide, shape: str) -> None:
    """Put a shape on top of the slide's others."""
    slide.shapes._spTree.append(parse_xml(shape))


def text_shape(slide: Slide, box: Box, told: str, name: str = "") -> str:
    """A text box without margins around paragraphs; its text doesn't change its size."""
    number = _next(slide)
    return (
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(name or f"文本 {number - 1}")}/>'
        f'<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>{_place(box, "<a:noFill/>")}{_body(told)}</p:sp>'
    )


def rectangle(slide: Slide, box: Box, color: str) -> str:
    """A plain filled rectangle."""
    number = _next(slide)
    fill = f'<a:solidFill><a:srgbClr val="{color[1:]}"/></a:solidFill><a:ln><a:noFill/></a:ln>'
    return (
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="色块 {number - 1}"/><p:cNvSpPr/><p:nvPr/>'
        f"</p:nvSpPr>{_place(box, fill)}</p:sp>"
    )


def table_frame(slide: Slide, box: Box, table: str, name: str) -> str:
    """A table (a:tbl) in its place."""
    number, kind = _next(slide), "http://schemas.openxmlformats.org/drawingml/2006/table"
    return (
        f'<p:graphicFrame {nsdecls("p", "a")}><p:nvGraphicFramePr><p:cNvPr id="{number}" name={quoteattr(name)}/>'
        f'<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f"{_xfrm(box).replace('a:xfrm', 'p:xfrm')}"
        f'<a:graphic><a:graphicData uri="{kind}">{table}</a:graphicData></a:graphic></p:graphicFrame>'
    )


def fill_title(slide: Slide, box: Box, told: str) -> None:
    """Paragraphs in the layout's own place for the title, so that outlines and readers of the screen find it.

    Raises ValueError when the layout has none.
    """
    shape = slide.shapes.title
    if shape is None:
        raise ValueError("the slide's layout has no place for a title")
    title = shape._element
    place = parse_xml(f"<p:spPr {nsdecls('p', 'a')}>{_xfrm(box)}</p:spPr>")
    title.replace(title.find(qn("p:spPr")), place)
    title.replace(title.find(qn("p:txBody")), parse_xml(_body(told).replace(">", f" {nsdecls('p', 'a')}>", 1)))


def notes_page(words: str) -> str:
    """A page of notes: the slide's picture and the words."""
    lines = "".join(
        f"<a:p><a:r><a:t>{escape(line)}</a:t></a:r></a:p>" if line else "<a:p/>" for line in words.split("\n")
    )
    locks = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
    return (
        f"<p:notes {nsdecls('p', 'a', 'r')}><p:cSld><p:spTree>"
        '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="幻灯片图像"/>{locks}'
        '<p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
        f'<p:sp><p:nvSpPr><p:cNvPr id="3" name="备注"/>{locks}'
        '<p:nvPr><p:ph type="body" idx="3" sz="quarter"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{lines}</p:txBody></p:sp>"
        "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )


def _next(slide: Slide) -> int:
    """The next shape's number: the tree holds two entries of its own, and shapes are numbered from 2 as they come."""
    return len(slide.shapes._spTree)


def _xfrm(box: Box) -> str:
    left, top, width, height = box.emu()
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _place(box: Box, look: str) -> str:
    return f'<p:spPr>{_xfrm(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{look}</p:spPr>'


def _body(told: str) -> str:
    edges = 'lIns="0" tIns="0" rIns="0" bIns="0"'
    return f'<p:txBody><a:bodyPr wrap="square" {edges} anchor="t"/><a:lstStyle/>{told}</p:txBody>'
