"""What changed in one sentence: what is worse first, nothing that isn't there."""

import datetime as dt
from decimal import Decimal

import pandas as pd
import pytest

from wording import sentences

NOTHING = dict.fromkeys((
    "lights_worse", "turned_red", "lights_better", "lights_other", "advanced", "fell_back", "newly_signed", "appeared",
    "stopped", "ended", "with_funds", "worse", "better",
), 0) | {"arrived_since": Decimal(0), "since": dt.date(2026, 9, 1)}  # fmt: skip


@pytest.mark.parametrize(("counts", "said"), [
    ({}, "较上月没有变化"),
    (
        {"lights_worse": 3, "turned_red": 1, "lights_better": 2, "advanced": 5, "newly_signed": 4, "ended": 1,
         "with_funds": 7, "arrived_since": Decimal(23100)},
        "较上月：3 个重点项目亮灯升级（1 个转红），2 个降级；终止、退出 1 个；"
        "新签约 4 个，5 个项目进入下一阶段；到位 2.31 亿元",
    ),
    ({"lights_better": 2}, "较上月：2 个重点项目亮灯降级"),
    ({"with_funds": 1, "arrived_since": Decimal(-50)}, "较上月：到位资金减少 50 万元"),
])  # fmt: skip
def test_what_changed_since_last_month(counts, said):
    assert sentences.changes(NOTHING | counts) == said


def test_whose_it_is_and_what_it_is_compared_with_stand_in_the_sentence():
    said = sentences.changes(NOTHING | {"stopped": 1}, "荻浦镇", "上次会议（2026-09-15）")
    assert said == "荻浦镇：较上次会议（2026-09-15）：停建 1 个"
    assert [(one.text, one.column) for one in said.figures] == [("1 个", "stopped")]


def test_places_that_moved_are_counted_and_last_year_s_are_not_compared():
    moved = pd.DataFrame({"rank_change": pd.array([2, -1, 0, 1, None], dtype="Int64"), "is_chosen": True})
    assert sentences.moved_units(moved) == "位次：2 家前进，1 家后退"
    assert sentences.moved_units(moved[2:3]) == "位次没有变动"
    assert sentences.moved_units(moved[4:]) == "没有可比的位次"


def test_of_chosen_units_each_one_s_move_is_told():
    ranking = pd.DataFrame({
        "unit": list("甲乙丙丁戊"), "unit_group": "乡镇组", "is_chosen": [True, True, True, False, False],
        "rank": pd.array([3, 4, 5, 1, 2], "Int64"), "rank_change": pd.array([2, -1, 0, 1, -1], "Int64"),
    })  # fmt: skip
    assert sentences.moved_units(ranking) == (
        "甲前进 2 位，居乡镇组第 3 位；乙后退 1 位，居乡镇组第 4 位；丙位次没有变动，居乡镇组第 5 位"
    )
    none = ranking.assign(rank=pd.array([None] * 5, "Int64"), is_chosen=[True, *[False] * 4])
    assert sentences.moved_units(none) == "甲不参加排名"


def test_revisions_are_told_by_how_much_they_raise_and_lower():
    rows = pd.DataFrame({"increased_sum": [1734.5, 1734.5], "decreased_sum": [0, 0]})
    assert sentences.revisions(rows) == "以前报过的资金改了 2 笔：调增 1,735 万元"
    assert sentences.revisions(rows[:0]) == "以前报过的资金没有改动"
