"""Native charts of the deck: each carries its workbook, so that it can be edited; figures stand at the marks.

A chart is named "question:column+column:unit": a reader of the file (and the test) finds its figures by that. Amounts
are in the chart's unit, unrounded; rates are fractions shown as percentages.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from lxml import etree
from pptx.chart.axis import CategoryAxis
from pptx.chart.chart import Chart
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.util import Pt

from briefing.meeting.chart_data import ChartData
from briefing.meeting.deck_slides import NOTE, faces, rgb
from briefing.meeting.slide_xml import Box
from charts.palette import BLUE, GREY, GREY_TINT, INK, SECONDARY, WHITE
from wording import figures
from wording.figures import YI, is_missing
from wording.traced_sentence import TracedFigure, figures_in

MARKS = 16  # points: figures and names at the marks
_LIFTED = f'<c:layout {nsdecls("c")}><c:manualLayout><c:x val="-0.005"/><c:y val="-0.045"/></c:manualLayout></c:layout>'
FORMATS = {"亿元": "#,##0.00", "万元": "#,##0", "个": "#,##0", "%": '0.0%;-0.0%;"待破零"'}


@dataclass(frozen=True)
class Series:
    """A column of an answer on a chart: its label, its stored values, its colour."""

    column: str
    label: str
    values: Sequence[Any]
    color: str


@dataclass(frozen=True)
class Plot:
    """A chart: the question, its unit (亿元, 万元, 个, %), names along the axis, series; `alt` tells it in words.

    `rows` says of each name which row of the answer it stands for.
    """

    question: str
    unit: str
    names: Sequence[str]
    series: Sequence[Series]
    alt: str
    rows: Sequence[str]

    @property
    def name(self) -> str:
        """How the file's reader finds it."""
        return f"{self.question}:{'+'.join(series.column for series in self.series)}:{self.unit}"

    @property
    def figures(self) -> dict[str, list[TracedFigure]]:
        """What the chart's workbook holds: the figures in its names, then series by series; and those of its words."""
        write = figures.rate if self.unit == "%" else partial(figures.number_in, unit=self.unit)
        told = [one for name in self.names for one in figures_in(name)]
        for series in self.series:
            told += [
                TracedFigure(write(value), value, series.column, row, self.question)
                for value, row in zip(series.values, self.rows, strict=True)
                if not is_missing(value)
            ]
        return {"图": told, "图的文字说明": list(figures_in(self.alt))}


def in_unit(value: Any, unit: str) -> float | None:
    """A stored value on a chart in `unit`: 万元 as 亿元 where that is the unit; missing stays missing."""
    if is_missing(value):
        return None
    return float(Decimal(str(value)) / YI) if unit == "亿元" else float(value)


def lines(slide: Slide, plot: Plot, box: Box) -> None:
    """Lines over the year, each ended by its name and last figure."""
    chart = _chart(slide, plot, box, XL_CHART_TYPE.LINE)
    _value_axis(chart, plot)
    axis = chart.category_axis
    axis.format.line.color.rgb = rgb(GREY)
    axis.major_tick_mark = XL_TICK_MARK.NONE
    _type(axis.tick_labels.font, NOTE, SECONDARY)
    for drawn, series in zip(chart.plots[0].series, plot.series, strict=True):
        drawn.smooth = False
        drawn.format.line.color.rgb = rgb(series.color)
        drawn.format.line.width = Pt(4 if series.color == BLUE else 2.25)
        drawn.marker.style = None
        drawn._element.get_or_add_marker().get_or_add_symbol().set("val", "none")
    _end_labels(chart, plot)
    _leave_room(chart, 0.05, 0.04, 0.75, 0.85)


def _end_labels(chart: Chart, plot: Plot) -> None:
    """At the end of each line its name and figure; clear of the other lines."""
    ends = [max((i for i, v in enumerate(s.values) if not is_missing(v)), default=None) for s in plot.series]
    for drawn, series, end in zip(chart.plots[0].series, plot.series, ends, strict=True):
        if end is None:
            continue
        label = drawn.points[end].data_label
        _type(label.font, MARKS, INK if series.color == GREY else series.color, bold=series.color == BLUE)
        element = label._dLbl
        others = [s.values[end] for s in plot.series if s is not series and not is_missing(s.values[end])]
        above = all(series.values[end] >= other for other in others)
        label.position = XL_LABEL_POSITION.LEFT if above else XL_LABEL_POSITION.RIGHT
        if above:  # lines rise to the right: left of the highest end and a little up there is room
            element.find(qn("c:idx")).addnext(parse_xml(_LIFTED))
        element.find(qn("c:showSerName")).set("val", "1")
        element.find(qn("c:showVal")).set("val", "1")
        etree.SubElement(element, qn("c:separator")).text = " "


def bars(
    slide: Slide, plot: Plot, box: Box, *, chosen: Sequence[bool] = (), pace: Any = None, reach: float = 0
) -> None:
    """Horizontal bars from zero, first on top, figures at their ends; an ink line at `pace` (a fraction) if given.

    `chosen` marks the bars that are ours; the others are grey. `reach`: what the longest bar of all its slides stands
    for, where slides share a scale.
    """
    chart = _chart(slide, plot, box, XL_CHART_TYPE.BAR_CLUSTERED)
    drawn = chart.plots[0]
    drawn.gap_width, drawn.overlap = 45, -5 if len(plot.series) > 1 else 0
    axis = chart.category_axis
    axis.reverse_order = True
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.format.line.color.rgb = rgb(GREY)
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    _type(axis.tick_labels.font, MARKS, INK)
    _every_name(axis)
    _bar_scale(chart, plot, pace, reach)
    for row, series in zip(drawn.series, plot.series, strict=True):
        row.format.fill.solid()
        row.format.fill.fore_color.rgb = rgb(series.color)
        row.invert_if_negative = False
        _labels(row, plot, INK if series.color == BLUE else SECONDARY, bold=series.color == BLUE)
    for i, own in enumerate(chosen):
        if not own:
            point = drawn.series[0].points[i]
            point.format.fill.solid()
            point.format.fill.fore_color.rgb = rgb(GREY)
    if len(plot.series) > 1:
        chart.has_legend = True
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        _type(chart.legend.font, MARKS, INK)


def _every_name(axis: CategoryAxis) -> None:
    """No name is left out for want of room: the number of bars sees to that."""
    skip = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
    axis._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)
    body = axis._element.find(qn("c:txPr")).find(qn("a:bodyPr"))
    body.set("rot", "0")  # LibreOffice reads this as leave to set names close
    body.set("vert", "horz")


def _labels(row: Any, plot: Plot, color: str, *, bold: bool) -> None:
    labels = row.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = FORMATS[plot.unit], False
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    _type(labels.font, MARKS if len(plot.series) == 1 else NOTE, color, bold=bold)
    if len(plot.series) == 1:  # no line crosses a digit; where bars lie close, a ground would cut the next one
        ground = f'<c:spPr {nsdecls("c", "a")}><a:solidFill><a:srgbClr val="{WHITE[1:]}"/></a:solidFill></c:spPr>'
        labels._element.find(qn("c:txPr")).addprevious(parse_xml(ground))


def _bar_scale(chart: Chart, plot: Plot, pace: Any, reach: float) -> None:
    """A hidden value axis; with a pace, its one grid line stands at the pace and is named above the plot."""
    axis = chart.value_axis
    known = [in_unit(value, plot.unit) for series in plot.series for value in series.values]
    top = max([reach, *(value for value in known if value is not None)]) * 1.12 or 1.0
    axis.minimum_scale = min([0.0, *(value for value in known if value is not None)]) * 1.12
    axis.maximum_scale = top
    axis.has_major_gridlines = False
    axis.visible = False
    if is_missing(pace) or float(pace) <= 0 or top >= 2 * float(pace):
        return
    axis.visible = True
    axis.maximum_scale = max(top, float(pace) * 1.12)
    axis.major_unit = float(pace)
    axis.has_major_gridlines = True
    axis.major_gridlines.format.line.color.rgb = rgb(INK)
    axis.major_gridlines.format.line.width = Pt(1.75)
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.format.line.fill.background()
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = '"序时 "0.0%;;', False
    _type(axis.tick_labels.font, NOTE, INK)


def _leave_room(chart: Chart, left: float, top: float, width: float, height: float) -> None:
    """Place the inner plot, in parts of the chart, so that what stands at its marks fits beside it."""
    sizes = "".join(f'<c:{tag} val="{value}"/>' for tag, value in zip("xywh", (left, top, width, height), strict=True))
    place = f'<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>{sizes}'
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    area.insert(0, parse_xml(f"<c:layout {nsdecls('c')}><c:manualLayout>{place}</c:manualLayout></c:layout>"))


def _value_axis(chart: Chart, _plot: Plot) -> None:
    axis = chart.value_axis
    axis.minimum_scale = 0
    axis.has_major_gridlines = True
    axis.major_gridlines.format.line.color.rgb = rgb(GREY_TINT)
    axis.format.line.fill.background()
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "#,##0", False
    _type(axis.tick_labels.font, NOTE, SECONDARY)


def _chart(slide: Slide, plot: Plot, box: Box, kind: XL_CHART_TYPE) -> Chart:
    data: Any = ChartData(FORMATS[plot.unit])  # type: ignore[no-untyped-call] # python-pptx's chart data has no types
    data.categories = list(plot.names)
    for series in plot.series:
        label = series.label if kind == XL_CHART_TYPE.LINE else f"{series.label}（{plot.unit}）"
        data.add_series(label, [in_unit(value, plot.unit) for value in series.values])
    frame: Any = slide.shapes.add_chart(kind, *box.emu(), data)  # its hint says Chart; what it returns is the frame
    frame.name = plot.name
    frame._element.nvGraphicFramePr.cNvPr.set("descr", plot.alt)
    chart: Chart = frame.chart
    chart.has_legend = False
    chart.has_title = False
    _type(chart.font, MARKS, INK)
    return chart


def _type(font: Any, size: int, color: str, *, bold: bool = False) -> None:
    font.size, font.bold = Pt(size), bold
    font.color.rgb = rgb(color)
    faces(font._rPr)
