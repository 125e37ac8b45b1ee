"""The deck says what the questions answer: its texts whole, its charts' own workbooks figure by figure."""

import datetime as dt
import io
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches

from briefing.deck import ALL, build_deck
from briefing.gather import gather
from briefing.questions_likely import likely
from data.store import Store
from queries import Scope, open_version
from tests.briefing.deck_facts import empty_facts, frame, small_facts
from wording import figures

FOOT = "临澜县招商引资工作情况汇报 · 数据截至2026年10月 · 版本 2026-10-0001-c9e07d63 · 演示数据"


def opened(deck):
    return Presentation(io.BytesIO(deck))


def texts(slide):
    """Every text on the slide, its tables row by row; footer and page number left out."""
    told = []
    for shape in slide.shapes:
        if shape.has_table:
            told += [" | ".join(cell.text for cell in row.cells) for row in shape.table.rows]
        elif shape.has_text_frame and shape.text_frame.text and shape.name not in ("页脚", "页码"):
            told.append(shape.text_frame.text)
    return told


def test_the_whole_deck_of_a_small_county():
    deck = opened(build_deck(small_facts(), ["overview", "units", "board", "lights", "city"]))
    assert [texts(slide) for slide in deck.slides][:8] == [
        ["临澜县招商引资工作情况汇报", "2026年1—10月",
         "澜川市临澜县\n范围：全县\n数据截至：2026年10月\n数据版本：2026-10-0001-c9e07d63\n演示数据，不是真实情况"],
        ["目录", "2026年1—10月 · 范围：全县", "1", "总览", "3 页", "2", "单位排名", "4 页", "3", "红黑榜", "6 页",
         "4", "重点项目亮灯", "7 页", "5", "全市位次", "8 页", "6", "附录：数据表", "9 页"],
        ["1—10月全县到位资金 61.15 亿元，同比增长 10.5%，完成全年任务的 89.9%，快于序时进度 6.6 个百分点，"
         "居全市第 2 位",
         "2026年1—10月 · 累计到位资金 · 单位：亿元 · 范围：全县",
         "61.15 亿元", "同比增长 10.5%", "89.9%", "快于序时进度 6.6 个百分点",
         "199 个", "上报项目，其中工业 164 个", "85 / 84 / 68 个", "新签约 / 新开工 / 新投产"],
        ["乡镇组：2 个单位中 1 个达到序时进度，1 个待破零",
         "2026年1—10月 · 到位资金完成率，竖线为序时进度，名称后为位次 · 范围：全县"],
        ["园区组：1 个单位中 1 个达到序时进度",
         "2026年1—10月 · 到位资金完成率，竖线为序时进度，名称后为位次 · 范围：全县"],
        ["红榜 2 个单位，黑榜 1 个单位", "2026年1—10月 · 到位资金完成率 · 范围：全县",
         "分组 | 红榜 | 完成率 | 超欠序时\n（百分点） |  | 黑榜 | 完成率 | 超欠序时\n（百分点）",
         "乡镇组 | 甲镇 | 120.2% | +36.9 |  | 乙镇 | 待破零 | -83.3",
         "园区组 | 开发区 | 102.0% | +18.6 |  |  |  | "],
        ["2 个重点项目：红灯 1 个、绿灯 1 个", "2026年1—10月 · 红灯、黄灯项目 · 绿灯项目见附录 · 范围：全县",
         "亮灯 | 项目 | 阶段 | 最重的原因 | 牵头单位", "■ 红 | 子项目 | 落地 | 开工超计划 141 天 | 乙镇"],
        ["到位资金居全市第 2 位，比上月前进 1 位，距前一位望澜区还差 18.96 亿元",
         "2026年1—10月 · 市通报到位资金 · 单位：亿元 · 蓝为本县，名称后为位次 · 范围：全县"],
    ]  # fmt: skip


def test_every_slide_but_the_cover_carries_month_version_and_sample_mark_and_its_page_number():
    for slide in list(opened(build_deck(small_facts())).slides)[1:]:
        foot = {shape.name: shape for shape in slide.shapes if shape.name in ("页脚", "页码")}
        assert foot["页脚"].text_frame.text == FOOT
        assert foot["页码"]._element.find(".//" + qn("a:fld")).get("type") == "slidenum"


def spoken(slide):
    """The notes, but for where the figures come from."""
    return slide.notes_slide.notes_text_frame.text.partition("\n\n【数据来源】")[0]


def test_notes_hold_the_likely_questions_with_their_answers_and_the_definitions():
    slides = opened(build_deck(small_facts(), ["overview", "units"])).slides
    target = (
        "问：完成全年任务还要做多少？\n答：到位 61.15 亿元，距全年任务 68.00 亿元还差 6.85 亿元；"
        "余下 2 个月月均需到位 3.42 亿元，前 10 个月月均 6.12 亿元。\n"
    )
    assert [spoken(slide) for slide in list(slides)[2:4]] == [
        f"【可能的提问】\n{target}\n【口径】\n到位资金：实际到位资金：审核通过的到位资金，万元",
        "【可能的提问】\n问：乙镇为什么最靠后？\n"
        "答：到位 0 万元，任务 1,500 万元；完成 0.0%，慢于序时进度 83.3 个百分点；"
        "同比下降 100.0%；亮灯项目：子项目（红灯，开工超计划 141 天；已停滞）。\n"
        "问：比上月谁动了位次？\n答：前进：甲镇 2 位；后退：乙镇 1 位。\n"
        f"{target}\n【口径】\n完成率：到位资金 / 任务，比率",
    ]


def test_notes_end_with_the_source_of_each_figure_on_the_slide_those_of_a_column_together():
    slide = opened(build_deck(small_facts(), ["units"])).slides[2]
    assert slide.notes_slide.notes_text_frame.text.partition("\n\n【数据来源】")[2].splitlines()[:7] == [
        "版本 2026-10-0001-c9e07d63",
        "2 个（rankings/units · count(*) · unit_group=乡镇组，completion≠）",
        "1 个（rankings/units · count(*) · unit_group=乡镇组，completion≠，pace_gap>=0）",
        "1 个（rankings/units · count(*) · unit_group=乡镇组，completion≠，coalesce(arrived, 0)=0）",
        "1；2（rankings/units · rank · 2 行）",
        "120.2%；0.0%（rankings/units · completion · 2 行）",
        "0 万元（rankings/units · arrived · unit=乙镇）",
    ]


def test_a_key_link_without_a_project_is_named_when_asked():
    facts = small_facts()
    nodes = facts.answers["chains/nodes"].assign(projects=[0, 0, 0, 2, 1])
    asked = likely(replace(facts, answers={"chains/nodes": nodes}), "nodes")
    assert [(one.question, one.answer) for one in asked] == [("哪些关键环节还没有本地项目？", "电子信息：线路板。")]


def test_what_no_ledger_gives_is_a_star_and_is_listed_and_nothing_fails():
    facts = empty_facts()
    slides = list(opened(build_deck(facts)).slides)
    assert texts(slides[2])[2:] == [
        "*", "到位资金", "*", "全年任务完成率", "*", "上报项目，其中工业 *", "* / * / * 个", "新签约 / 新开工 / 新投产",
    ]  # fmt: skip
    assert [texts(slide)[-1].removeprefix("—\u3000") for slide in slides[3:]] == [
        *["没有数据"] * 6, "没有红灯、黄灯项目", "无", "没有数据",
    ]  # fmt: skip
    assert [figure.column for figure in facts.missing()] == [
        "arrived", "completion", "reported_projects", "industrial_projects", "signed", "started", "produced",
    ]  # fmt: skip


def test_the_presenters_own_words_stand_in_place_of_the_sentence():
    words = {"units:乡镇组": "乡镇两极分化", "city": "力争第一"}
    slides = opened(build_deck(small_facts(), ["units", "city"], words)).slides
    assert [slide.shapes.title.text_frame.text for slide in list(slides)[2:5]] == [
        "乡镇两极分化", "园区组：1 个单位中 1 个达到序时进度", "力争第一",
    ]  # fmt: skip


@pytest.mark.parametrize("length", [40, 81, 400])
def test_a_presenters_long_title_is_set_smaller_and_pushes_no_table_off_the_slide(length):
    words = dict.fromkeys(("units:乡镇组", "board", "lights", "overview"), "要紧盯" * (length // 3))
    deck = opened(build_deck(small_facts(), ["overview", "units", "board", "lights"], words))
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.name not in ("页脚", "页码"):
                assert shape.top + shape.height <= Inches(7.0), (slide.shapes.title.text_frame.text, shape.name)
    sizes = {40: 28, 81: 20, 400: 18}
    assert deck.slides[2].shapes.title.text_frame.paragraphs[0].runs[0].font.size.pt == sizes[length]


def test_an_agenda_item_that_does_not_exist_is_refused():
    with pytest.raises(KeyError, match="weather"):
        build_deck(small_facts(), ["weather"])


@pytest.fixture(scope="module")
def facts(sample_warehouse):
    return gather(open_version(Store(sample_warehouse).current().path), Scope(dt.date(2026, 10, 1)))


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
    for unit, metrics in (("亿元", ["到位资金"]), ("个", ["新签约项目", "新开工项目"])):
        rows = city[city["metric"].isin(metrics)]
        assert found["rankings/city", unit] == {
            "value": {
                (f"{row.metric}（{unit}）", f"{row.county}\u3000{row.rank}"): in_chart_unit(row.value, unit)
                for row in rows.itertuples()
            }
        }
    assert {question for question, _ in found} == {
        "overview/trend", "rankings/units", "chains/industries", "rankings/sources", "rankings/city",
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
        if not slide.shapes.title.text_frame.text.startswith("附录")
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


def test_the_agenda_is_all_ten_items():
    assert ALL == (
        "overview", "units", "board", "industries", "sources", "nodes", "park_fit", "lights", "decisions", "city",
    )  # fmt: skip


def test_where_tasks_cannot_be_divided_the_units_stand_by_amount_and_the_city_by_no_filter():
    facts = small_facts()
    units = facts.answers["rankings/units"]
    metrics = frame(
        "metric unit unit_group value target completion pace pace_gap rank",
        ("arrived", "甲镇", "乡镇组", 8417, None, None, 0.8333, None, None),
        ("arrived", "开发区", "园区组", 194056, None, None, 0.8333, None, None),
    )
    answers = {**facts.answers, "rankings/units": units.assign(completion=None), "rankings/metrics": metrics}
    slides = opened(build_deck(replace(facts, answers=answers, filters="轻纺"), ["units", "city"])).slides
    assert [texts(slide) for slide in list(slides)[2:4]] == [
        ["2 个单位有到位资金，开发区最多（19.41 亿元）", "2026年1—10月 · 到位资金 · 单位：亿元 · 前 2 位 · 范围：轻纺"],
        ["到位资金居全市第 2 位，比上月前进 1 位，距前一位望澜区还差 18.96 亿元",
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
