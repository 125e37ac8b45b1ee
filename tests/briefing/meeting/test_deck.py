"""The deck of a small county: its texts whole, its notes, the presenter's own words."""

import datetime as dt
from dataclasses import replace

import pytest
from pptx.oxml.ns import qn
from pptx.util import Inches

from briefing.meeting.deck import build_deck
from briefing.meeting.listed import CLOSING
from briefing.meeting.questions_likely import likely
from tests.briefing.deck_facts import empty_facts, opened, small_facts, texts

FOOT = "临澜县招商引资工作情况汇报 · 数据截至2026年10月 · 版本 2026-10-0001-c9e07d63 · 演示数据"


def test_the_cover_of_a_meetings_deck_says_which_version_and_which_entry_of_the_record_it_froze():
    deck = opened(build_deck(replace(small_facts(), record=(1_234, "ab" * 32)), ["overview"]))
    frozen = f"数据版本：2026-10-0001-c9e07d63　操作记录第 1,234 条，校验值 {'ab' * 8}"
    assert frozen in texts(deck.slides[0])[-1].splitlines()


def test_the_whole_deck_of_a_small_county():
    deck = opened(build_deck(small_facts(), ["overview", "units", "board", "lights", "city"]))
    assert [texts(slide) for slide in deck.slides][:8] == [
        ["临澜县招商引资工作情况汇报", "2026年1—10月",
         "澜川市临澜县\n范围：全县\n数据截至：2026年10月\n数据版本：2026-10-0001-c9e07d63\n演示数据，不是真实情况"],
        ["目录", "2026年1—10月 · 范围：全县", "1", "总体进度", "3 页", "2", "单位排名", "4 页", "3", "红黑榜", "6 页",
         "4", "重点项目亮灯", "7 页", "5", "全市位次", "8 页", "6", "请会议研究决定", "9 页", "7", "附录：数据表",
             "10 页"],
        ["1—10月全县到位资金 61.15 亿元，同比增长 10.5%，完成全年任务的 89.9%，快于序时进度 6.6 个百分点，"
         "居全市第 2 位",
         "2026年1—10月 · 累计到位资金，蓝线本年，灰线上年，黑线序时任务 · 单位：亿元 · 范围：全县",
         "较上月：3 个重点项目亮灯升级（1 个转红），2 个降级；终止、退出 1 个；新签约 4 个，5 个项目进入下一阶段；"
         "到位 5.59 亿元",
         "61.15 亿元", "同比增长 10.5%", "89.9%", "快于序时进度 6.6 个百分点",
         "199 个", "上报项目，其中工业 164 个", "85 / 84 / 68 个", "新签约 / 新开工 / 新投产"],
        ["乡镇组：2 个单位中 1 个慢于序时进度，欠得最多的是乙镇（1,250 万元），1 个待破零",
         "2026年1—10月 · 到位资金完成率，竖线为序时进度，名称后为位次 · 范围：全县"],
        ["园区组：1 个单位达到序时进度",
         "2026年1—10月 · 到位资金完成率，竖线为序时进度，名称后为位次 · 范围：全县"],
        ["红榜 2 个单位，黑榜 1 个单位，最慢的是乙镇，慢于序时进度 83.3 个百分点",
         "2026年1—10月 · 到位资金完成率 · 范围：全县",
         "分组 | 红榜 | 完成率 | 超欠序时\n（百分点） |  | 黑榜 | 完成率 | 超欠序时\n（百分点）",
         "乡镇组 | 甲镇 | 120.2% | +36.9 |  | 乙镇 | 待破零 | -83.3",
         "园区组 | 开发区 | 102.0% | +18.6 |  |  |  | "],
        ["2 个重点项目：红灯 1 个、绿灯 1 个", "2026年1—10月 · 红灯、黄灯项目 · 其余见附录 · 范围：全县",
         "亮灯 | 项目 | 阶段 | 最重的原因 | 牵头单位", "■ 红 | 子项目 | 落地 | 开工超计划 141 天 | 乙镇"],
        ["全县到位资金居全市第 2 位，比上期前进 1 位，距前一位望澜区还差 18.96 亿元",
         "2026年1—10月 · 市通报到位资金 · 单位：亿元 · 蓝为本县，名称后为位次 · 范围：全县"],
    ]  # fmt: skip


def test_a_dispatch_lists_where_each_is_stuck_what_is_to_be_settled_by_whom_and_when():
    facts = replace(small_facts(), level="周调度", day=dt.date(2026, 11, 5))
    slide = opened(build_deck(facts, ["dispatch"])).slides[2]
    assert texts(slide) == [
        "周调度要过 1 项：红灯 1 个，有事超期的 1 项", "2026年1—10月 · 超期算到2026-11-05 · 范围：全县",
        "亮灯 | 项目 | 卡在哪里 | 要定什么 | 牵头单位\n责任人 | 完成时限 | 超期\n（天）",
        "■ 红 | 子项目 | 用地指标未落实 | 争取市级指标 | 自然资源局\n用地科科长 | 2026-09-30 | 31",
    ]  # fmt: skip


def test_the_last_slide_before_the_appendix_asks_the_meeting_what_to_settle():
    (slide,) = [each for each in opened(build_deck(small_facts(), ["overview"])).slides if texts(each)[0] == CLOSING]
    assert texts(slide) == [CLOSING, "2026年1—10月 · 需要决策的重点项目 · 范围：全县", "项目 | 要定什么 | 包保县领导",
                            "子项目 | 提请会议研究 | 副县长"]  # fmt: skip


def test_a_presenters_own_note_stands_first_in_the_notes():
    slides = opened(build_deck(small_facts(), ["overview"], {"备注:overview": "先说增速"})).slides
    assert spoken(slides[2]).startswith("先说增速\n\n【可能的提问】")


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
    assert slide.notes_slide.notes_text_frame.text.partition("\n\n【数据来源】")[2].splitlines()[:8] == [
        "版本 2026-10-0001-c9e07d63",
        "2 个（rankings/units · 行数 · unit_group=乡镇组，completion≠）",
        "1 个（rankings/units · 行数 · unit_group=乡镇组，completion≠，pace_gap<0）",
        "1,250 万元（rankings/units · ahead_of_pace · unit_group=乡镇组，unit=乙镇）",
        "1 个（rankings/units · 行数 · unit_group=乡镇组，completion≠，arrived=0）",
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
        "无", "无", "没有数据", "没有上榜单位", *["没有数据"] * 4, "没有园区数据", "没有数据",
        "没有报了下步措施、等会议决定的重点项目",
    ]  # fmt: skip
    assert [figure.column for figure in facts.missing()] == [
        "arrived", "completion", "reported_projects", "industrial_projects", "signed", "started", "produced",
    ]  # fmt: skip


def test_the_presenters_own_words_stand_in_place_of_the_sentence():
    words = {"units:乡镇组": "乡镇两极分化", "city": "力争第一"}
    slides = opened(build_deck(small_facts(), ["units", "city"], words)).slides
    assert [slide.shapes.title.text_frame.text for slide in list(slides)[2:5]] == [
        "乡镇两极分化", "园区组：1 个单位达到序时进度", "力争第一",
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
