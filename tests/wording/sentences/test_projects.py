"""Sentences about projects count one set at a time, and none that isn't there."""

from decimal import Decimal

import pandas as pd
import pytest

from wording import sentences
from wording.sentences.projects import begun


def lights(*rows):
    frame = pd.DataFrame(rows, columns=["light", "projects", "stalled"])
    return frame.assign(key_projects=frame["projects"].sum())


def late(*days):
    return pd.DataFrame({"project_id": [f"P{n}" for n in range(len(days))], "days_late": list(days)})


def test_lights_are_told_with_those_that_stalled_and_those_without_a_plan():
    counts = lights(("绿", 23, 0), ("黄", 4, 2), ("红", 7, 0), ("未报计划", 1, 0))
    assert sentences.lights(counts) == "35 个重点项目：红灯 7 个、黄灯 4 个（其中停滞 2 个）、绿灯 23 个、未报计划 1 个"
    assert sentences.lights(lights(("红", 1, 0)), "荻浦镇") == "荻浦镇 1 个重点项目：红灯 1 个"


def test_a_county_without_key_projects_has_none_set_and_a_part_has_none():
    assert sentences.lights(lights(("红", 0, 0))) == "还没有设重点项目"
    assert sentences.lights(lights(("红", 0, 0)), "荻浦镇") == "荻浦镇没有重点项目"


def test_lateness_is_told_only_when_there_is_any_and_the_longest_only_among_several():
    assert sentences.late(late(0, 90, None)) == "1 个重点项目的下一节点超期 90 天"
    assert sentences.late(late(1090, 9)) == "2 个重点项目的下一节点超期，最长 1,090 天"
    assert sentences.late(late(0, None)) == "没有重点项目的下一节点超期"
    assert sentences.late(late()) == "还没有设重点项目"


def test_decisions_are_counted_by_their_light_and_whose_they_are():
    waiting = pd.DataFrame({"light": ["红", "红"]})
    assert sentences.decisions(waiting, "轻纺", 5) == "轻纺 2 个红灯项目需要决策，最急的在最前"
    assert sentences.decisions(waiting.head(1), "轻纺", 5) == "轻纺 1 个红灯项目需要决策"
    assert sentences.decisions(waiting.head(0), "全县", 5) == "没有需要决策的重点项目"
    assert sentences.decisions(waiting.head(0), "全县", 0) == "还没有设重点项目"
    assert sentences.decisions(waiting.head(0), "轻纺", 0) == "轻纺没有重点项目"


def led(*rows):
    frame = pd.DataFrame(rows, columns=["leader", "is_chosen", "red", "yellow", "green"])
    counted = frame.assign(unplanned=0, projects=frame["red"] + frame["yellow"] + frame["green"])
    return counted.astype({"leader": "str", "is_chosen": "boolean"})


def test_who_leads_most_red_projects_is_told_or_most_yellow_ones_where_none_is_red():
    rows = led(("县长", True, 2, 0, 1), ("书记", True, 1, 5, 0), (None, True, 0, 0, 4))
    assert sentences.leaders(rows, "轻纺") == "轻纺：县长包保的红灯最多，2 个，没有包保领导的 4 个"
    tied = led(("县委常委、部长", True, 0, 2, 0), ("书记", True, 0, 2, 1), ("县长", True, 0, 1, 0))
    assert sentences.leaders(tied) == "县委常委、部长和书记包保的黄灯并列最多，各 2 个"
    assert sentences.leaders(led(("县长", True, 0, 0, 2))) == "县长包保 2 个重点项目：绿灯 2 个"


def test_of_a_chosen_leader_it_is_told_what_he_leads():
    rows = led(("县长", False, 2, 0, 1), ("书记", True, 1, 5, 0))
    assert sentences.leaders(rows) == "书记包保 6 个重点项目：红灯 1 个、黄灯 5 个"


def test_without_leaders_it_is_said_that_nobody_leads():
    assert sentences.leaders(led()) == "还没有设重点项目"
    assert sentences.leaders(led((None, True, 1, 0, 0)), "轻纺") == "轻纺重点项目都没有填写包保领导"


WAITING = {"agreed_investment": 48_000, "leader": "副县长", "lead_unit": "经信局", "unit": "甲镇", "days_late": 0,
           "problem": None, "next_step": None, "reason": None}  # fmt: skip
RULES = "资金到位率 11.9%，建设期已过 55.6%；竣工超计划 80 天"


@pytest.mark.parametrize(("more", "told"), [
    ({"problem": "缺用地指标", "next_step": "提请常务会研究", "days_late": 80, "reason": RULES},
     "4.80 亿元 · 副县长 · 超期 80 天 · 缺用地指标 → 提请常务会研究"),
    ({"next_step": "现场办公", "agreed_investment": None, "leader": None}, "经信局 · 现场办公"),
    ({"reason": RULES}, "4.80 亿元 · 副县长 · 资金到位率 11.9%，建设期已过 55.6%"),
    ({"reason": "竣工超计划 80 天", "days_late": 80}, "4.80 亿元 · 副县长 · 超期 80 天"),
])  # fmt: skip
def test_a_decision_says_what_a_leader_needs_and_the_gravest_rule_where_nothing_is_told(more, told):
    assert sentences.decision(pd.Series(WAITING | more)) == told


def projects(**columns):
    return pd.DataFrame(
        {"arrived": [Decimal(100), Decimal(50)], "agreed_investment": [Decimal(900), Decimal(100)],
         "agreed_counted": [Decimal(900), Decimal(100)], "arrived_total": [Decimal(300), Decimal(80)],
         "arrived_sum": Decimal(150), "agreed_sum": Decimal(1000), "key_arrived": Decimal(380),
         "key_arrival_rate": 0.38} | columns
    )  # fmt: skip


def test_the_agreed_money_is_that_of_projects_signed_and_still_with_us():
    assert sentences.rows(projects(), "上报实施项目") == "上报实施项目 2 个，当年到位 150 万元，协议投资额 1,000 万元"
    one = projects(agreed_counted=[Decimal(900), None], agreed_sum=Decimal(900))
    assert sentences.rows(one, None, "荻浦镇") == (
        "荻浦镇：台账项目 2 个，当年到位 150 万元；已签约、未终止且填有协议投资额的 1 个，共 900 万元"
    )
    assert sentences.rows(projects(agreed_counted=[None, None])) == "台账项目 2 个，当年到位 150 万元"


def test_what_a_unit_counts_of_shared_projects_is_told_by_its_share():
    shared = projects(agreed_counted=[Decimal(360), Decimal(100)], agreed_sum=Decimal(460))
    assert sentences.rows(shared, "新签约项目") == "新签约项目 2 个，当年到位 150 万元，协议投资额按份额 460 万元"
    assert sentences.rows(projects(agreed_counted=[Decimal(360), None], agreed_sum=Decimal(360))) == (
        "台账项目 2 个，当年到位 150 万元；已签约、未终止且填有协议投资额的 1 个，按份额共 360 万元"
    )
    assert sentences.arrival(projects(), "荻浦镇", shared=True) == (
        "荻浦镇重点项目按份额累计到位 380 万元，为协议投资额的 38.0%"
    )


def test_agreed_sums_that_dont_add_up_to_what_is_told_are_known():
    counted = ([Decimal(900), Decimal(100)], [Decimal(360), Decimal(100)], [Decimal(900), None])
    assert [sentences.is_all_counted(projects(agreed_counted=some)) for some in counted] == [True, False, False]


@pytest.mark.parametrize(
    ("whose", "text", "sentence"),
    [("全县", "1 个", "1 个"), ("柏梁镇", "1 个", "柏梁镇 1 个"), ("柏梁镇", "重点项目", "柏梁镇重点项目")],
)
def test_only_a_number_is_set_off_from_whose_it_is(whose, text, sentence):
    assert begun(whose, text) == sentence


def test_what_arrived_of_what_was_agreed_is_of_the_projects_that_tell_both():
    assert sentences.arrival(projects()) == "重点项目累计到位 380 万元，为协议投资额的 38.0%"
    large = projects().assign(agreed_investment=Decimal(20_000), key_arrived=Decimal(4_902))
    assert sentences.arrival(large) == "重点项目累计到位 0.49 亿元，为协议投资额的 38.0%"
    one = {"agreed_investment": [Decimal(900), None], "key_arrived": Decimal(300), "key_arrival_rate": 1 / 3}
    assert sentences.arrival(projects(**one)) == (
        "填报了协议投资额的 1 个重点项目累计到位 300 万元，为协议投资额的 33.3%"
    )


def test_a_project_without_a_light_of_its_own_is_told_without_one():
    project = {"stage": "开工", "light": "未报计划", "reason": "没有报送年度计划和节点计划"}
    project |= {"arrived_total": Decimal(5), "arrival_rate": None}
    assert sentences.dossier(project) == "当前阶段：开工，未报计划（没有报送年度计划和节点计划），累计到位 5 万元"
    assert sentences.dossier(project | {"light": None}) == "当前阶段：开工，累计到位 5 万元"


def test_a_leader_reads_of_his_project_its_light_its_size_and_what_is_to_be_settled():
    project = pd.Series(WAITING | {"light": "红", "days_late": 80, "problem": "缺用地指标", "reason": RULES})
    assert sentences.led(project) == "红灯 · 4.80 亿元 · 超期 80 天 · 缺用地指标"
