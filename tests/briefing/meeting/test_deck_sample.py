"""The sample county's deck: its charts' own workbooks figure by figure, its appendix, its form."""

import io
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest
from pptx.oxml.ns import qn
from pptx.util import Inches

from briefing.meeting.agenda import ALL, ITEMS
from briefing.meeting.deck import build_deck
from tests.briefing.deck_facts import opened, small_facts, texts
from wording import figures


@pytest.fixture(scope="module")
def deck(facts):
    return opened(build_deck(facts))


def charts(deck):
    """{(question, unit): {column: {name on the axis: figure}}} from the workbooks inside the file."""
    found = defaultdict(lambda: defaultdict(dict))
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_chart:
                question, columns, unit = shape.name.split(":")
                blob = shape.chart.part.chart_workbook.xlsx_part.blob
                rows = list(openpyxl.load_workbook(io.BytesIO(blob)).worksheets[0].iter_rows(values_only=True))
                for place, column in enumerate(columns.split("+"), start=1):
                    found[question, unit][column] |= {
                        row[0] if column != "value" else (rows[0][1], row[0]): row[place] for row in rows[1:]
                    }
    return found


def in_chart_unit(value, unit):
    """The answer's figure with all sixteen digits that a workbook holds."""
    if figures.is_missing(value):
        return None
    return float(f"{float(Decimal(str(value)) / (10_000 if unit == '亿元' else 1)):.16G}")


def answered(rows, column, unit, name):
    return {name(row): in_chart_unit(getattr(row, column), unit) for row in rows.itertuples()}


def test_each_charts_own_workbook_holds_the_questions_answer(deck, facts):
    found, answers = charts(deck), facts.answers
    trend = {
        column: answered(answers["overview/trend"], column, "亿元", lambda row: f"{row.month.month}月")
        for column in ("arrived_ytd", "arrived_ytd_prior", "pace_target")
    }
    units = answers["rankings/units"]
    tasked = units[units["completion"].notna()]
    lead = answers["chains/industries"][answers["chains/industries"]["is_lead"]]
    city = answers["rankings/city"]
    assert found["overview/trend", "亿元"] == trend
    assert found["rankings/units", "%"] == {
        "completion": answered(tasked, "completion", "%", lambda row: f"{row.unit}\u3000{row.rank}")
    }
    assert found["chains/industries", "亿元"] == {
        column: answered(lead, column, "亿元", lambda row: row.industry) for column in ("arrived", "arrived_prior")
    }
    assert found["rankings/sources", "亿元"] == {
        "arrived": answered(
            answers["rankings/sources"].head(12), "arrived", "亿元",
            lambda row: f"{row.province}（{row.region}）" if len(row.region) <= 3 else row.province,
        )
    }
    assert found["rankings/origins", "亿元"] == {
        column: answered(answers["rankings/origins"], column, "亿元", lambda row: row.origin)
        for column in ("arrived", "arrived_prior")
    }
    for unit, metrics in (("亿元", ["到位资金"]), ("个", ["新签约项目", "新开工项目"])):
        rows = city[city["metric"].isin(metrics)]
        assert found["rankings/city", unit] == {
            "value": {
                (f"{row.metric}（{unit}）", f"{row.county}\u3000{row.rank}"): in_chart_unit(row.value, unit)
                for row in rows.itertuples()
            }
        }
    assert {question for question, _ in found} == {
        "overview/trend", "rankings/units", "chains/industries", "rankings/origins", "rankings/sources",
        "rankings/city",
    }  # fmt: skip


def appendix(deck, question):
    """The rows of an appendix table over all its slides."""
    return [
        tuple(cell.text for cell in row.cells)
        for slide in deck.slides
        if slide.shapes.title.text_frame.text.startswith("附录")
        for shape in slide.shapes
        if shape.has_table and shape.name == question
        for row in list(shape.table.rows)[1:]
    ]


def test_the_appendix_holds_every_row_of_its_question(deck, facts):
    rows = facts.answers["rankings/units"]
    assert [(row[2], row[5], row[3]) for row in appendix(deck, "rankings/units")] == [
        (row.unit, figures.rate(row.completion), figures.money_in(row.arrived, "亿元")) for row in rows.itertuples()
    ]
    projects = facts.answers["key_projects/lights"]
    assert [(row[0][-1], row[1], row[7]) for row in appendix(deck, "key_projects/lights")] == [
        (row.light, row.project, figures.rate(row.plan_rate)) for row in projects.itertuples()
    ]


def test_the_red_and_yellow_projects_are_all_on_slides(deck, facts):
    shown = [
        row.cells[1].text
        for slide in deck.slides
        if "个重点项目：" in slide.shapes.title.text_frame.text
        for shape in slide.shapes
        if shape.has_table and shape.name == "key_projects/lights"
        for row in list(shape.table.rows)[1:]
    ]
    projects = facts.answers["key_projects/lights"]
    assert shown == list(projects.loc[projects["light"].isin(["红", "黄"]), "project"])


def test_no_shape_leaves_the_slide_or_lies_on_the_footer(deck):
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.left + shape.width <= deck.slide_width, shape.name
            if shape.name not in ("页脚", "页码"):
                assert shape.top + shape.height <= Inches(7.0), (slide.shapes.title.text_frame.text, shape.name)


def test_titles_are_at_least_28_points_and_bodies_18_but_in_the_appendix(deck):
    for slide in list(deck.slides)[1:]:
        title = slide.shapes.title
        is_appendix = title.text_frame.text.startswith("附录")
        assert title.text_frame.paragraphs[0].runs[0].font.size.pt >= 28
        cells = [cell for shape in slide.shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
        sizes = {run.font.size.pt for cell in cells for p in cell.text_frame.paragraphs for run in p.runs}
        assert all(size >= (14 if is_appendix else 18) for size in sizes)


def test_east_asian_text_names_its_face_in_the_theme_and_in_every_run(deck):
    for slide in deck.slides:
        for run in slide._element.iter(qn("a:rPr")):
            assert run.find(qn("a:ea")).get("typeface") == "微软雅黑"
    theme = deck.slide_master.part.part_related_by(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
    )
    assert theme.blob.decode().count('<a:ea typeface="微软雅黑"/>') == 2


def test_the_agenda_has_each_item_once():
    assert [ITEMS[name].label for name in ALL] == [
        "总体进度", "需要决策的项目", "调度", "单位排名", "红黑榜", "主导产业", "资金来源", "来源地", "产业链缺口",
        "园区契合", "重点项目亮灯", "超期节点", "全市位次",
    ]  # fmt: skip


def test_where_tasks_cannot_be_divided_the_units_stand_by_amount_and_the_city_by_no_filter():
    facts = small_facts()
    units = facts.answers["rankings/units"]
    answers = {**facts.answers, "rankings/units": units.assign(completion=None)}
    part = replace(facts, answers=answers, filters="轻纺", subject="轻纺", beside={"units": "轻纺"})
    slides = opened(build_deck(part, ["units", "city"])).slides
    assert [texts(slide) for slide in list(slides)[2:4]] == [
        ["轻纺：2 个单位有到位资金，开发区最多（19.41 亿元，占 95.9%）",
         "2026年1—10月 · 到位资金 · 单位：亿元 · 前 2 位 · 任务不可分，不算完成率 · 范围：轻纺"],
        ["全县到位资金居全市第 2 位，比上期前进 1 位，距前一位望澜区还差 18.96 亿元",
         "2026年1—10月 · 市通报到位资金 · 单位：亿元 · 蓝为本县，名称后为位次 · 范围：全县"],
    ]  # fmt: skip


ORDERS = {
    "c:dLbl": "idx layout tx numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent "
    "showBubbleSize separator",
    "c:dLbls": "dLbl numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize "
    "showLeaderLines",
    "c:catAx": "axId scaling delete axPos majorGridlines numFmt majorTickMark minorTickMark tickLblPos spPr txPr "
    "crossAx crosses auto lblAlgn lblOffset tickLblSkip noMultiLvlLbl",
    "c:valAx": "axId scaling delete axPos majorGridlines numFmt majorTickMark minorTickMark tickLblPos spPr txPr "
    "crossAx crosses crossBetween majorUnit",
    "c:plotArea": "layout barChart lineChart catAx valAx",
    "a:defRPr": "solidFill latin ea",
    "a:tcPr": "lnL lnR lnT lnB noFill solidFill",
}


def test_what_is_written_by_hand_stands_in_the_order_that_the_format_prescribes(deck):
    """PowerPoint repairs or refuses a file whose elements are out of order; other programs don't mind."""
    roots = [slide._element for slide in deck.slides]
    roots += [shape.chart._chartSpace for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    for name, order in ORDERS.items():
        for element in (found for root in roots for found in root.iter(qn(name))):
            children = [order.split().index(child.tag.partition("}")[2]) for child in element]
            assert children == sorted(children), name
