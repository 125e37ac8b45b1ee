"""重点项目调度单: one project, one page, worst first."""

from dataclasses import replace

import pytest

from briefing.facts import BadTemplate
from briefing.official.dispatch import build_dispatch, sheet


def only(facts, **conditions):
    rows = facts.answers["key_projects/lights"]
    for column, value in conditions.items():
        rows = rows[rows[column] == value]
    lights = facts.answers["overview/lights"].copy()
    lights["projects"] = [int((rows["light"] == light).sum()) for light in lights["light"]]
    return replace(
        facts, answers={**facts.answers, "key_projects/lights": rows, "overview/lights": lights}, taken=[]
    )


def test_a_sheet_says_light_plan_fact_problem_and_what_is_asked(county):
    told = sheet(county, "LL2024-0189", 5)
    assert told == {
        "序号": "5", "编号": "LL2024-0189", "名称": "电子表面处理中心扩容项目", "亮灯": "红灯",
        "单位": "临澜经济开发区",
        "阶段": "开工", "产业": "电子信息", "园区": "县经开区", "协议投资额": "3.20亿元", "累计到位": "1.52亿元",
        "到位率": "47.5%", "年度计划": "1.01亿元", "当年完成": "7,770万元", "计划完成率": "76.9%", "下一节点": "竣工",
        "计划日期": "2026年6月30日", "超期": "超期123天", "包保领导": "副县长（分管农业农村）",
        "牵头单位": "临澜经济开发区", "原因": "竣工超计划123天",
        "问题": "污水处理设施验收未通过，第三方运营单位尚未进场",
        "决策": "由县经开区牵头11月底前完成整改并组织复验",
        "节点": "签约：实际2024年11月20日\n落地：实际2025年2月14日\n"
                "开工：计划2025年5月20日，实际2025年5月30日，晚10天\n竣工：计划2026年6月30日，尚未完成，晚123天\n"
                "投产：计划2026年9月30日，尚未完成，晚31天",
        "事项": "污水处理设施验收未通过（临澜经济开发区，2026年8月31日前，超期61天）\n"
                "8月底前完成污水处理设施整改（临澜经济开发区，2026年8月31日前，超期61天）等4件",
    }
    assert sheet(county, "LL2025-0236", 1)["事项"] == "没有未销号的事项"


def test_what_the_ledger_does_not_say_stays_an_asterisk(county):
    told = sheet(county, "LL2025-0236", 1)
    assert [told[field] for field in ("年度计划", "当年完成", "计划完成率")] == ["*", "*", "*"]
    assert [figure.key for figure in county.missing()] == ["1.年度计划", "1.当年完成", "1.计划完成率"]


def test_one_project_one_page_worst_first(county, words, pages):
    content = build_dispatch(county)
    rows = county.answers["key_projects/lights"]
    lit = list(rows[rows["light"].isin(["红", "黄"])]["project"])
    laid_out = pages(content, "dispatch")
    assert [page[2] for page in laid_out[:25]] == [name.replace(" ", "") for name in lit]
    assert [page[1] for page in laid_out[:26]] == ["重点项目调度单"] * 25 + ["附：数据来源"]
    assert len(words(content)[1]) == 26


def test_the_list_of_sources_says_a_field_once_for_all_sheets(county, words):
    *_, sources = words(build_dispatch(county))[1]
    assert [row for row in sources if row[1] == "协议投资额"] == [
        ["7", "协议投资额", "1.50亿元；4.90亿元等 25 处", "协议投资额；筛选单位时为其份额，万元",
         "key_projects/lights · agreed_investment · 25 行"],
    ]


def test_when_nothing_is_red_or_yellow_every_project_in_scope_has_a_sheet(county, words):
    green = only(county, project="柏联智能科技产业园")
    assert [table[0] for table in words(build_dispatch(green))[1]][:-1] == [["序号", "1", "亮灯", "绿灯"]]


def test_without_key_projects_there_is_nothing_to_write(county):
    with pytest.raises(BadTemplate) as refused:
        build_dispatch(only(county, project_id="none"))
    assert str(refused.value) == "还没有设重点项目，没有调度单可写。"
