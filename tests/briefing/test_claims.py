"""Claims are written only when the data bear them out; contradictions stop the export."""

from dataclasses import replace
from decimal import Decimal

import pytest

from briefing import checks, claims
from briefing.facts import Contradiction


def with_totals(facts, **values):
    totals = facts.answers["overview/totals"].copy()
    for column, value in values.items():
        totals[column] = [value]
    return replace(facts, answers={**facts.answers, "overview/totals": totals}, taken=[])


def changed(facts, question, **values):
    answer = facts.answers[question].copy().astype(object)
    for column, value in values.items():
        answer[column] = value
    return replace(facts, answers={**facts.answers, question: answer}, taken=[])


def test_the_sample_county_may_claim_all_but_better_projects_and_with_two_past_years_no_record(county):
    assert {claim.key: claim.holds for claim in claims.judge(county)} == {
        "总体判断": True, "总量判断": True, "位次判断": True, "质量判断": False, "年度判断": None,
    }
    assert [claim.words for claim in claims.refused(county)] == [
        "项目质量显著提高", "力争全年招商引资到位资金再创新高",
    ]


@pytest.mark.parametrize(("key", "values", "told"), [
    ("总量判断", {"yoy": -0.0321}, "到位资金同比下降3.2%"),
    ("总量判断", {"yoy": 0.0}, "到位资金同比持平"),
    ("总量判断", {"yoy": None}, "本年到位资金情况"),
    ("总量判断", {"yoy": 0.001}, "招商引资总量稳步提升"),
    ("总体判断", {"pace_gap": -0.021}, "到位资金同比增长10.5%，低于序时进度2.1个百分点"),
    ("总体判断", {"pace_gap": None, "yoy": None}, "有关工作正在开展"),
    ("年度判断", {"yoy": None}, "确保完成全年到位资金68.00亿元的任务"),
    ("年度判断", {"yoy": None, "target": None}, "促进更多项目资金到位"),
    ("质量判断", {}, "新签约项目协议投资额143.44亿元"),
    ("质量判断", {"agreed_average": None}, "项目情况"),
])
def test_a_claim_that_the_data_do_not_bear_out_reads_as_the_plain_fact(county, key, values, told):
    assert claims.write(with_totals(county, **values), key) == told


@pytest.mark.parametrize(("large", "large_prior", "average", "average_prior", "holds"), [
    (0.6, 0.5, Decimal(110), Decimal(100), True),
    (0.6, 0.5, Decimal(109), Decimal(100), False),
    (0.5, 0.5, Decimal(110), Decimal(100), False),
    (0.5, 0.6, Decimal(200), Decimal(100), False),
    (None, 0.5, None, Decimal(100), None),
    (0.6, None, Decimal(110), None, None),
    (0.6, 0.0, Decimal(110), Decimal(0), None),
])
def test_quality_rose_markedly_where_new_agreements_are_larger_and_more_of_them_large(
    county, large, large_prior, average, average_prior, holds
):
    sizes = {"large_share": large, "large_share_prior": large_prior}
    facts = with_totals(county, **sizes, agreed_average=average, agreed_average_prior=average_prior)
    assert {claim.key: claim.holds for claim in claims.judge(facts)}["质量判断"] is holds


def test_more_funds_for_fewer_reported_projects_are_no_better_quality(county):
    facts = with_totals(county, reported_projects=1, arrived=Decimal(9_000_000))
    assert {claim.key: claim.holds for claim in claims.judge(facts)}["质量判断"] is False


@pytest.mark.parametrize(("is_record", "yoy", "holds"), [
    (True, 0.1, True), (False, 0.1, False), (None, 0.1, None), (True, None, None),
])
def test_a_record_is_claimed_where_even_the_lower_end_of_the_forecast_is_one(county, is_record, yoy, holds):
    facts = changed(with_totals(county, yoy=yoy), "forecast/year", is_record=is_record)
    assert {claim.key: claim.holds for claim in claims.judge(facts)}["年度判断"] is holds


@pytest.mark.parametrize(("values", "told"), [
    ({"rank": 3}, "到位资金在全市保持先进位次"),
    ({"rank": 3, "rank_change": -1}, "到位资金居全市第3位"),
    ({"rank": 4}, "到位资金居全市第4位"),
    ({"rank": None}, "到位资金居全市第*位"),
])
def test_an_advanced_place_is_in_the_first_third_and_not_lost_this_month(county, values, told):
    assert claims.write(changed(county, "rankings/city", **values), "位次判断") == told


def test_the_fact_that_replaces_a_claim_is_traced(county):
    behind = with_totals(county, yoy=-0.0321)
    claims.write(behind, "总量判断")
    (figure,) = behind.taken
    assert (figure.key, figure.text, figure.value, figure.question, figure.column) == (
        "总量同比", "同比下降3.2%", -0.0321, "overview/totals", "yoy",
    )


def test_a_claim_typed_into_the_template_is_refused(county):
    claims.forbid(county, "总量稳步提升。")
    with pytest.raises(Contradiction) as refused:
        claims.forbid(county, "项目质量显著提高。")
    assert str(refused.value) == (
        "文中写有“显著提高”，数据不支持：请删去，或改用占位符 {{ 质量判断 }}，由系统按数据写。"
    )


def test_facts_that_add_up_pass(county):
    assert list(checks.contradictions(county)) == []


def test_a_part_larger_than_its_whole_stops_the_export(county):
    with pytest.raises(Contradiction) as stopped:
        checks.check(with_totals(county, industrial_projects=200))
    assert str(stopped.value) == (
        "数据前后矛盾，未导出：工业项目数多于上报实施项目数（200 > 199）。请先核对台账。"
    )


def test_parts_that_do_not_sum_to_the_total_stop_the_export(county):
    industries = county.answers["chains/industries"]
    rest = industries[industries["industry"] != "轻纺"]
    short = replace(county, answers={**county.answers, "chains/industries": rest})
    assert list(checks.contradictions(short)) == [
        "各产业到位资金之和 558884.810000 万元不等于实际到位资金 611548.370000 万元",
    ]


def test_more_cities_than_forums_and_a_first_phase_beyond_its_plot_are_contradictions(county):
    counts = county.answers["activities/counts"]
    forums = counts[counts["kind"] == "企业家座谈会"].assign(activities=2)
    plots = county.answers["projects/dossier"].assign(land_mu=Decimal(100))
    wrong = replace(county, answers={**county.answers, "activities/counts": forums, "projects/dossier": plots})
    assert list(checks.contradictions(wrong)) == [
        "企业家座谈会场次 2 少于所列城市数 3", "柏联智能科技产业园一期用地 210 亩大于占地 100 亩",
    ]
