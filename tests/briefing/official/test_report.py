"""情况汇报: the office's template, the county's figures, and nothing that the data don't say."""

import io
import re
from dataclasses import replace
from decimal import Decimal

import pandas as pd
import pytest
from docx import Document

from briefing.facts import BLANK, BadTemplate, Contradiction
from briefing.official.bulletin import build_bulletin
from briefing.official.placeholders import PLACEHOLDERS
from briefing.official.report import build_report
from briefing.official.sources import grouped
from briefing.official.template import asked_for, opened
from wording.figures import is_missing

MISSING = [
    "振兴区域", "听取汇报次数", "政策文件数", "驻点工作组数", "代办事项数", "培训期数", "帮带对数", "驻村人数",
    "帮扶车间企业数",
]


def own(*paragraphs):
    """A template of the office's own."""
    document, content = Document(), io.BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(content)
    return content.getvalue()


def test_the_total_is_told_in_the_offices_words_with_the_countys_figures(county, words):
    paragraphs, _ = words(build_report(county))
    assert paragraphs[:4] == ["关于2026年1—10月", "招商引资工作情况的汇报", "临澜县投资促进局", "（截至2026年10月）"]
    assert paragraphs[6:8] == [
        "（一）抓项目统计，招商引资总量稳步提升",
        "40个单位承担年度到位资金任务。在2025年度全市招商引资工作考核中，我县获得综合评比一等奖；"
        "到位资金在全市保持先进位次。2026年1—10月，全县上报实施招商引资项目199个，到位资金60.51亿元，"
        "另有以前年度已竣工等14个项目到位6,420万元，合计实际到位资金61.15亿元，同比增长10.5%，完成全年任务的89.9%，"
        "高于序时进度6.6个百分点。上报实施项目中工业项目164个，到位资金53.25亿元。"
        "新签约项目85个，新开工项目85个，新投产项目68个。",
    ]


def test_the_named_projects_are_told_with_land_and_milestones(county, words):
    (large,) = [text for text in words(build_report(county))[0] if "紧盯重大项目" in text]
    assert large.split("三是紧盯重大项目。")[1] == (
        "总投资28.60亿元、占地520亩的柏联智能科技产业园，一期210亩已开工建设；"
        "总投资15.80亿元的霁禾食品生猪养殖及深加工项目已签约落地，完成母猪场选址6个；"
        "总投资22.50亿元、占地460亩的澜翼通航智造产业园已签约，一期拟引进企业12家以上；"
        "棠织轻纺产业园、霖控手机配件研发制作项目、朔韧皮革加工项目、禾芃预制菜食品加工项目、沅翊辰SMT贴装生产项目"
        "等项目已经签约，正在办理前期手续。"
    )


def test_no_project_is_praised_and_scolded_in_one_report(county, words):
    text = "".join(words(build_report(county))[0])
    praised = text.split("三是紧盯重大项目。")[1].split("。")[0]
    scolded = text.split("三是抓攻坚。对进度滞后的")[1].split("等重点项目")[0]
    assert [name for name in scolded.split("、") if name in praised] == []


PRAISE = (
    "带队外出考察", "逐笔核对", "电子信息产业园品牌", "表面处理中心，", "职能整合", "全程参与", "四个一",
)  # fmt: skip


def test_nothing_is_told_that_no_ledger_says(county, words):
    text = "".join(words(build_report(county))[0])
    assert [words for words in PRAISE if words in text] == []


def of_nothing(facts, *questions):
    """The facts of a county that keeps no such ledgers: these counts are all 0."""
    zero = {name: facts.answers[name].map(lambda _: 0) for name in questions}
    items = facts.answers["dispatch/items"].head(0)
    return replace(facts, answers={**facts.answers, **zero, "dispatch/items": items}, taken=[])


def test_talks_and_what_is_to_be_settled_are_told_as_their_ledgers_count_them(county, words):
    told = "".join(words(build_report(county))[0])
    assert "今年研判项目16个；" in told and "在谈项目14个，" in told
    assert (
        "。今年周调度5次、月调度3次，提出问题和议定事项29件，已销号8件，销号率27.6%，未销号21件，其中11件超期。"
    ) in told


def test_without_those_ledgers_talks_stay_an_asterisk_and_nothing_is_said_of_dispatches(county, words):
    told = "".join(words(build_report(of_nothing(county, "negotiations/counts", "dispatch/counts")))[0])
    assert "今年研判项目*个；" in told and "在谈项目*个，" in told
    assert "绿灯15个。二、" in told


def test_without_key_projects_the_report_says_so_and_orders_nothing_about_them(county, words):
    none = {
        name: county.answers[name].head(0)
        for name in ("key_projects/lights", "overview/decisions", "key_projects/timeline", "projects/dossier")
    }
    none["overview/lights"] = county.answers["overview/lights"].assign(projects=0, stalled=0)
    text = "".join(words(build_report(replace(county, answers={**county.answers, **none}, taken=[])))[0])
    assert "三是紧盯重大项目。还没有设重点项目。" in text
    assert "重点项目亮灯情况：没有亮灯的重点项目。" in text
    assert "三是抓攻坚。结合实际确定一批重点项目" in text


def test_every_stage_that_has_projects_is_told_and_none_that_has_not(county):
    stages = county.answers["projects/stages"]
    assert PLACEHOLDERS["推进情况"](county, "推进情况") == (
        "签约待落地15个、落地待开工30个、开工在建127个、竣工待投产15个、投产68个、达产达效116个、停建3个"
    )
    answers = [
        {**county.answers, "projects/stages": rows}
        for rows in (stages[stages["stage"].isin(["签约", "竣工"])], stages[stages["stage"] == "终止"], stages.head(0))
    ]
    told = [PLACEHOLDERS["推进情况"](replace(county, answers=some, taken=[]), "推进情况") for some in answers]
    assert told == ["签约待落地15个、竣工待投产15个", "没有已签约的项目", "各阶段项目*个"]


@pytest.mark.parametrize(("key", "question", "column", "told"), [
    ("首位产业情况", "chains/industries", "arrived", [
        "电子信息产业到位资金22.56亿元，占到位资金总额的36.9%，在各产业中居首",
        "电子信息产业、食品加工各到位资金1.00亿元，各占到位资金总额的36.9%，在各产业中并列首位",
        "今年还没有到位资金",
    ]),
    ("来源区域", "rankings/sources", "region_arrived", [
        "长三角来资25.04亿元，占40.9%，在各来源区域中居首",
        "珠三角、长三角各来资1.00亿元，各占29.8%，在各来源区域中并列首位",
        "今年还没有到位资金",
    ]),
])
def test_who_leads_is_whoever_has_most_with_all_that_share_it(county, key, question, column, told):
    answer, name = county.answers[question], {"arrived": "industry"}.get(column, "region")
    two = list(answer[name].drop_duplicates()[:2])
    shared = answer.assign(**{column: answer[name].isin(two).map({True: Decimal(10_000), False: Decimal(1)})})
    answers = [answer, shared, answer.assign(**{column: Decimal(0)})]
    facts = [replace(county, answers={**county.answers, question: rows}, taken=[]) for rows in answers]
    assert [PLACEHOLDERS[key](each, key) for each in facts] == told


def test_the_region_其他_leads_as_其他地区(county):
    rows = county.answers["rankings/sources"]
    most = rows.assign(region_arrived=rows["region"].eq("其他").map({True: Decimal(10_000), False: Decimal(1)}))
    facts = replace(county, answers={**county.answers, "rankings/sources": most}, taken=[])
    assert PLACEHOLDERS["来源区域"](facts, "来源区域") == "其他地区来资1.00亿元，占14.5%，在各来源区域中居首"


@pytest.fixture
def unknown(county):
    """The county before any ledger tells funds, tasks, places, activities, supervisors or positions of parks."""
    answers = county.answers
    totals = answers["overview/totals"]
    none = {
        "overview/totals": totals.assign(**dict.fromkeys(totals, None)),
        "overview/trend": answers["overview/trend"].assign(arrived_ytd=None),
        "rankings/units": answers["rankings/units"].assign(
            arrived=None, target=None, completion=None, pace_gap=pd.NA, rank=pd.NA
        ),
        "rankings/city": answers["rankings/city"].assign(rank=None),
    }
    emptied = (
        "rankings/board", "rankings/sources", "activities/counts", "activities/supervisors", "activities/assessments",
        "chains/park_fit", "chains/industries", "chains/groups", "chains/nodes", "projects/stages",
    )  # fmt: skip
    none |= {name: answers[name].head(0) for name in emptied}
    return replace(county, answers={**answers, **none}, taken=[])


@pytest.mark.parametrize("build", [build_report, build_bulletin])
def test_no_part_of_a_sentence_is_a_bare_asterisk_and_nothing_is_counted_that_no_ledger_holds(unknown, words, build):
    paragraphs, _ = words(build(unknown))
    told = "".join(paragraphs[: paragraphs.index("附：数据来源")])
    parts = re.split("[，；。、）]", told)
    assert [part for part in parts if part == BLANK or re.search(r"(?<![\d.,])0[个次场家万]", part)] == []


def test_every_figure_equals_the_questions_answer(county):
    build_report(county)
    assert len(county.taken) > 40
    for figure in (figure for figure in county.taken if figure.text != BLANK):
        if figure.question and figure.column in county.answers[figure.question]:
            row = dict(part.split("=") for part in figure.row.split("，") if "=" in part)
            answer = county.answers[figure.question]
            for name, wanted in row.items():
                answer = answer[answer[name].astype("string").replace({"True": "true", "False": "false"}) == wanted]
            if not isinstance(figure.value, tuple) and "行" not in figure.row:
                value = answer[figure.column].iloc[0]
                assert figure.value is value or figure.value == value or is_missing(value), figure.key


def test_every_number_in_the_text_is_a_traced_figure_the_period_or_the_templates_own(county, words):
    paragraphs, _ = words(build_report(county))
    told = "".join(paragraphs[: paragraphs.index("附：数据来源")])
    template = "".join(paragraph.text for paragraph in opened("report").docx.paragraphs)
    known = [figure.text for figure in county.taken] + ["2026年1—10月", "2026年10月", template]
    numbers = {number for text in known for number in re.findall(r"\d[\d,.]*", text)}
    assert set(re.findall(r"\d[\d,.]*", told)) <= numbers


def test_what_no_ledger_gives_stays_an_asterisk_and_is_listed(county, words):
    paragraphs, _ = words(build_report(county))
    assert [figure.key for figure in county.missing()] == MISSING
    assert "振兴*和产业转移" in "".join(paragraphs)
    assert paragraphs[-3:] == [
        f"缺项（文中保留“*”）：{'、'.join(MISSING)}。",
        "改写：“项目质量显著提高”数据不支持，已改为事实表述。",
        "改写：“力争全年招商引资到位资金再创新高”没有数据可以判断，已改为事实表述。",
    ]


def test_the_sources_say_figure_words_definition_and_cell(county, words):
    _, (sources,) = words(build_report(county))
    assert sources[0] == ["序号", "数字", "文中写法", "口径", "来源（问题·列·行）"]
    (arrived,) = [row[1:] for row in sources if row[1] == "到位资金"]
    assert arrived == [
        "到位资金", "61.15亿元", "实际到位资金：当年 1 月至截止月审核通过的到位资金，万元", "overview/totals · arrived",
    ]
    assert len(sources) - 1 == len(grouped(county.taken))


def test_every_page_says_month_version_scope_and_that_it_is_a_sample(county):
    document = Document(io.BytesIO(build_report(county)))
    section = document.sections[0]
    assert {section.header.paragraphs[0].text, section.even_page_header.paragraphs[0].text} == {
        f"截至2026年10月 · 版本 {county.version_id} · 范围：全县 · 演示数据"
    }


def test_the_shipped_template_asks_only_for_what_there_is():
    assert asked_for(opened("report")) - set(PLACEHOLDERS) == set()
    assert asked_for(opened("bulletin")) - set(PLACEHOLDERS) == set()


def test_the_office_may_write_its_own_template(county, words):
    paragraphs, (sources,) = words(build_report(county, own("到位{{ 到位资金 }}<完>，{{到位资金同比}}。")))
    assert paragraphs[0] == "到位61.15亿元<完>，同比增长10.5%。"
    assert [row[1] for row in sources[1:]] == ["到位资金", "到位资金同比"]


@pytest.mark.parametrize(("text", "message"), [
    ("{{ 到位的钱 }}", "模板中有不认识的占位符：到位的钱。"),
    ("{{ 到位资金 ", "模板中有写错的占位符"),
])
def test_a_template_that_can_not_be_filled_says_why(county, text, message):
    with pytest.raises(BadTemplate) as refused:
        build_report(county, own(text))
    assert message in str(refused.value)


def test_a_file_that_is_no_template_is_refused(county):
    with pytest.raises(BadTemplate):
        build_report(county, b"not a document")


def test_a_claim_typed_into_the_template_is_refused_unless_it_holds(county):
    with pytest.raises(Contradiction):
        build_report(county, own("项目质量显著提高"))


def test_the_text_of_a_page_keeps_the_grid(county, pages):
    document = pages(build_report(county), "report")
    body = [page[1:-1] for page in document[1:4]]
    assert all(len(page) <= 22 for page in body)
    assert sorted({len(page) for page in body})[-1] == 22
