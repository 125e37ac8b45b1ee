"""Who is ahead, of whom, and by what: a filter on units marks them and takes nobody away."""

from decimal import Decimal

import pandas as pd
import pytest

from wording import sentences


def units(**columns):
    """rankings/units of three units."""
    return pd.DataFrame(
        {"unit": ["甲镇", "乙镇", "丙镇"], "unit_group": ["乡镇组"] * 3, "rank": [1, 2, 3], "is_chosen": [True] * 3,
         "arrived": [Decimal(90), Decimal(40), Decimal(0)], "target": [Decimal(100)] * 3,
         "completion": [0.9, 0.4, 0.0], "pace_gap": [0.07, -0.43, -0.83],
         "ahead_of_pace": [Decimal(7), Decimal(-43), Decimal(-83)]} | columns
    )  # fmt: skip


def test_units_behind_and_units_at_zero_are_counted_and_who_owes_most_is_named():
    assert sentences.units(units()) == "3 个单位中 2 个慢于序时进度，欠得最多的是丙镇（83 万元），1 个待破零"


def test_when_nobody_is_ahead_it_says_so_and_those_who_owe_as_much_are_named_together():
    behind = units(pace_gap=[-0.1, -0.2, -0.3], arrived=[Decimal(1)] * 3)
    tied = behind.assign(ahead_of_pace=[Decimal(-5), Decimal(-9), Decimal(-9)])
    assert sentences.units(tied) == "3 个单位都慢于序时进度，欠得最多的是乙镇、丙镇（各 9 万元）"


def test_of_the_map_those_that_have_a_place_and_a_task_are_counted():
    ranking = units(unit_id=["A", "B", "C"], completion=[0.9, 0.4, None], pace_gap=[0.07, -0.43, None])
    placed = pd.DataFrame({"unit_id": ["A", "B", "C"]})
    assert sentences.on_the_map(ranking, placed) == "图上 2 个单位中 1 个慢于序时进度"
    assert sentences.on_the_map(ranking, placed.head(1)) == "图上 1 个单位达到序时进度"


def test_when_nobody_is_behind_it_says_so():
    assert sentences.units(units(pace_gap=[0.1, 0.2, 0.0], arrived=[Decimal(1)] * 3)) == "3 个单位都达到序时进度"


def test_units_without_a_task_are_told_with_their_money():
    some = units(completion=[0.9, None, None], pace_gap=[0.07, None, None], untasked_arrived=Decimal(40))
    assert sentences.units(some) == "1 个单位达到序时进度；另有 1 个单位没有任务，到位 40 万元"


def test_one_chosen_unit_is_told_among_all():
    assert sentences.units(units(is_chosen=[False, True, False])) == (
        "乙镇完成全年任务的 40.0%，慢于序时进度 43.0 个百分点，居乡镇组第 2 位"
    )


def test_several_chosen_units_are_counted_among_themselves():
    two = sentences.units(units(is_chosen=[True, True, False]))
    assert two == "所选 2 个单位中 1 个慢于序时进度，欠得最多的是乙镇（43 万元）"


def test_a_scope_without_tasks_is_not_called_behind():
    assert sentences.units(units(completion=[None, None, None])) == "没有下达任务的单位"


def metric(**columns):
    return pd.DataFrame(
        {"metric": ["signed"] * 2, "unit": ["甲镇", "乙镇"], "is_chosen": [True, True],
         "value": [Decimal(3), Decimal(5)], "share": [0.375, 0.625], "completion": [None, None],
         "pace_gap": [None, None]} | columns
    )  # fmt: skip


def test_a_metric_without_tasks_names_who_has_most_and_its_part():
    assert sentences.metric(metric(), "signed") == "2 个单位有新签约，乙镇最多（5 个，占 62.5%）"
    assert sentences.metric(metric(), "signed", "轻纺") == "轻纺：2 个单位有新签约，乙镇最多（5 个，占 62.5%）"


def test_a_chosen_unit_is_told_with_its_part():
    chosen = metric(is_chosen=[True, False])
    assert sentences.metric(chosen, "signed", "轻纺") == "轻纺：甲镇新签约 3 个，占 37.5%"


def test_units_with_equally_much_are_all_first():
    equal = metric(value=[Decimal(4)] * 2, share=[0.5] * 2)
    assert sentences.metric(equal, "signed") == "2 个单位有新签约，甲镇、乙镇并列最多（各 4 个，各占 50.0%）"
    five = pd.DataFrame(
        {"metric": "signed", "unit": list("甲乙丙丁戊"), "is_chosen": True, "value": [Decimal(1)] * 5, "share": 0.2,
         "completion": None, "pace_gap": None}
    )  # fmt: skip
    said = sentences.metric(five, "signed")
    assert said == "5 个单位有新签约，甲、乙、丙等 5 个并列最多（各 1 个，各占 20.0%）"
    assert [figure.row for figure in said.figures] == [
        "metric=signed，value>0", "metric=signed，value>0，value=1", "metric=signed，unit=甲", "metric=signed，unit=甲",
    ]  # fmt: skip


def test_a_metric_with_tasks_counts_only_what_there_is_and_every_unit_at_zero():
    tasked = metric(completion=[1.0, 0.5], pace_gap=[0.1, -0.4])
    assert sentences.metric(tasked, "signed") == "新签约：2 个单位中 1 个慢于序时进度，1 个完成全年任务"
    zero = metric(completion=[0.0, 0.0], pace_gap=[-0.8, -0.8], value=[Decimal(0)] * 2)
    assert sentences.metric(zero, "signed") == "新签约：2 个单位都慢于序时进度，2 个待破零"


def board(*rows, chosen=()):
    frame = pd.DataFrame(rows, columns=["board", "unit"])
    gaps = pd.array([0.1 if board == "红榜" else -0.2 for board, _ in rows], dtype="Float64")
    return frame.assign(pace_gap=gaps, is_chosen=frame["unit"].isin(chosen) if chosen else True)


@pytest.mark.parametrize(
    ("entries", "whose", "sentence"),
    [
        (board(("红榜", "甲"), ("黑榜", "乙"), ("黑榜", "丙")), "全县",
         "红榜 1 个单位，黑榜 2 个单位，最慢的是乙、丙，慢于序时进度 20.0 个百分点"),
        (board(("黑榜", "乙")), "全县", "没有单位上红榜，黑榜 1 个单位，最慢的是乙，慢于序时进度 20.0 个百分点"),
        (board(), "全县", "没有单位上红榜，也没有单位上黑榜"),
        (board(("红榜", "甲"), ("黑榜", "乙"), chosen=("乙",)), "全县", "乙在黑榜；红榜 1 个单位，黑榜 1 个单位"),
        (board(("红榜", "甲"), chosen=("丁",)), "全县", "红榜 1 个单位，没有单位上黑榜"),
        (board(), "轻纺", "任务不能按“轻纺”分开，不排红黑榜"),
    ],
)
def test_the_boards_are_counted_or_it_is_said_why_there_are_none(entries, whose, sentence):
    assert sentences.board(entries, whose) == sentence


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        ("丙", "丙不在榜上，完成全年任务的 80.0%，慢于序时进度 3.0 个百分点，居乡镇组第 2 位；"),
        ("甲丙丁", "甲在红榜，丙、丁不在榜上；"),
        ("丁", "丁不在榜上，到位 5 万元，没有下达任务；"),
        ("", "所选单位不参加排名；"),
    ],
)
def test_chosen_units_on_neither_board_are_named_and_a_single_one_with_how_it_stands(chosen, sentence):
    ranking = pd.DataFrame(
        {"unit": list("甲丙乙丁"), "unit_group": "乡镇组", "rank": pd.array([1, 2, 3, None], dtype="Int64"),
         "arrived": [Decimal(90), Decimal(80), Decimal(0), Decimal(5)], "completion": [0.9, 0.8, 0.0, None],
         "pace_gap": [0.07, -0.03, -0.83, None], "is_chosen": [unit in chosen for unit in "甲丙乙丁"]}
    )  # fmt: skip
    entries = board(("红榜", "甲"), ("黑榜", "乙")).assign(is_chosen=["甲" in chosen, "乙" in chosen])
    assert sentences.board(entries, ranking=ranking) == f"{sentence}红榜 1 个单位，黑榜 1 个单位"


@pytest.mark.parametrize(
    ("ranks", "completions", "note"),
    [
        ([1, 2], [0.208, 0.208], "完成率相同的，到位资金多的在前"),
        ([1, 2], [0.2082, 0.2079], "完成率按未舍入的值排"),
        ([1, 1], [0.208, 0.208], ""),
        ([1, 2], [0.3, 0.2], ""),
        ([None, None], [None, None], ""),
    ],
)
def test_what_decides_between_equal_rates_is_told_where_it_had_to(ranks, completions, note):
    rows = {"unit_group": "乡镇组", "rank": pd.array(ranks, dtype="Int64"), "completion": completions}
    assert sentences.tie_note(pd.DataFrame(rows).astype({"completion": "Float64"})) == note


def industries(**columns):
    return pd.DataFrame(
        {"industry": ["电子信息", "其他"], "is_lead": [True, False], "is_chosen": [True, True],
         "arrived": [Decimal(30_000), Decimal(10_000)], "arrived_prior": [Decimal(0)] * 2, "share": [0.75, 0.25],
         "lead_share": [0.75, 0.75], "yoy": [0.1, None]} | columns
    )  # fmt: skip


def test_the_lead_industries_are_weighed_together():
    assert sentences.industries(industries()) == "一个主导产业占到位资金的 75.0%，电子信息居首（3.00 亿元）"


def test_a_chosen_industry_is_weighed_among_all():
    chosen = industries(is_chosen=[False, True])
    assert sentences.industries(chosen, "荻浦镇") == "荻浦镇：其他产业到位资金 1.00 亿元，占 25.0%"


def test_the_first_lead_industry_is_called_so_where_another_industry_has_more_and_in_the_unit_of_the_picture():
    less = industries(arrived=[Decimal(2446), Decimal(90_000)], lead_share=[0.026] * 2)
    assert sentences.industries(less) == "一个主导产业占到位资金的 2.6%，主导产业中电子信息居首（0.24 亿元）"


def test_lead_industries_with_equally_much_are_all_first():
    equal = industries(is_lead=[True, True], arrived=[Decimal(30_000)] * 2, lead_share=[1.0] * 2)
    assert sentences.industries(equal) == (
        "两个主导产业占到位资金的 100.0%，电子信息、其他产业并列居首（各 3.00 亿元）"
    )


def test_a_county_without_lead_industries_says_so():
    assert sentences.industries(industries(is_lead=[False, False])) == "还没有设主导产业"


def sources(**columns):
    return pd.DataFrame(
        {"region": ["长三角", "长三角", "其他"], "province": ["浙江", "江苏", "福建"], "is_chosen": [True] * 3,
         "arrived": [Decimal(6), Decimal(2), Decimal(2)], "region_arrived": [Decimal(8), Decimal(8), Decimal(2)],
         "region_share": [0.8, 0.8, 0.2]} | columns
    )  # fmt: skip


def test_the_region_with_most_money_is_told_and_a_chosen_one_keeps_its_part_of_all():
    assert sentences.sources(sources()) == "长三角来资最多：8 万元，占 80.0%"
    assert sentences.sources(sources(is_chosen=[False, False, True])) == "其他地区来资 2 万元，占 20.0%"
    other = sources(region_arrived=[Decimal(8), Decimal(8), Decimal(8)], region_share=[0.5] * 3)
    assert sentences.sources(other) == "长三角、其他地区来资并列最多：各 8 万元，各占 50.0%"


def test_the_origin_with_most_money_is_told():
    rows = pd.DataFrame({"origin": ["省外", "市外"], "arrived": [Decimal(8), Decimal(2)], "share": [0.8, 0.2]})
    assert sentences.origins(rows, "轻纺") == "轻纺：省外资金最多：8 万元，占到位资金的 80.0%"
    assert sentences.origins(rows.assign(arrived=Decimal(0))) == "没有到位资金"
    assert sentences.origins(rows.assign(arrived=Decimal(5), share=0.5)) == (
        "省外、市外资金并列最多：各 5 万元，各占到位资金的 50.0%"
    )


def city(**columns):
    """rankings/city: our county second, behind 澜东区."""
    return pd.DataFrame(
        {"metric": ["到位资金"], "rank": [2], "rank_change": [1], "gap_to_next": [Decimal(12_000)],
         "next_county": ["澜东区"], "value": [Decimal(90_000)], "is_own": pd.Series([True], dtype="boolean")} | columns
    )  # fmt: skip


def test_the_place_in_the_city_with_the_gap_to_the_next():
    assert sentences.city(city(), "到位资金") == (
        "全县到位资金居全市第 2 位，比上期前进 1 位，距前一位澜东区还差 1.20 亿元"
    )


def test_the_first_in_the_city_has_no_gap():
    first = city(rank=[1], rank_change=[0], gap_to_next=[None], next_county=[None])
    assert sentences.city(first, "到位资金") == "全县到位资金居全市第 1 位"


def test_a_bulletin_without_our_county_gives_no_place():
    assert sentences.city(city(is_own=[False]), "到位资金") == "市通报没有本县的到位资金位次"


def parks(*rows):
    frame = pd.DataFrame(rows, columns=["park", "park_kind", "arrived"]).astype({"park_kind": "str"})
    return frame.assign(arrived_prior=None, inside_share=0.75, share=0.5, yoy=0.1, is_chosen=True)


def test_what_arrived_in_parks_is_told_with_the_first_among_them():
    rows = parks(("南园", "园区", Decimal(30_000)), ("北园", "集中区", Decimal(9_000)), ("园区外", None, Decimal(90)))
    assert sentences.parks(rows) == "园区内占到位资金的 75.0%，南园居首（3.00 亿元）"
    chosen = rows.assign(is_chosen=[False, True, False])
    assert sentences.parks(chosen, "轻纺") == "轻纺：北园到位资金 0.90 亿元，占 50.0%，同比增长 10.0%"


def test_without_parks_or_without_money_in_them_it_is_said_so():
    assert sentences.parks(parks(("园区外", None, Decimal(9)))) == "还没有设园区"
    assert sentences.parks(parks(("南园", "园区", Decimal(0)))) == "各园区都没有到位资金"
