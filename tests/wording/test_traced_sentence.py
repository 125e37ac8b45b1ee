"""A sentence carries its figures, in reading order, with the cells that they were made from."""

import pickle
from decimal import Decimal

import pandas as pd
import pytest

from wording import sentences
from wording.traced_sentence import COUNT, Sentence, TracedFigure, figures_in

UNITS = pd.DataFrame(
    {"unit": ["甲镇", "乙镇", "丙镇"], "arrived": [Decimal(90), Decimal(40), Decimal(0)],
     "completion": [0.9, 0.4, 0.0], "pace_gap": [0.07, -0.43, -0.83], "is_chosen": [True] * 3,
     "ahead_of_pace": [Decimal(7), Decimal(-43), Decimal(-83)]}
)  # fmt: skip


def test_each_figure_tells_text_value_and_rows():
    assert sentences.units(UNITS).among("unit_group=乡镇组").figures == (
        TracedFigure("3 个", 3, COUNT, "unit_group=乡镇组，completion≠"),
        TracedFigure("2 个", 2, COUNT, "unit_group=乡镇组，completion≠，pace_gap<0"),
        TracedFigure("83 万元", Decimal(-83), "ahead_of_pace", "unit_group=乡镇组，unit=丙镇"),
        TracedFigure("1 个", 1, COUNT, "unit_group=乡镇组，completion≠，arrived=0"),
    )


def test_a_figure_of_another_answer_keeps_its_own_question():
    totals = {"as_of": pd.Timestamp(2026, 10, 1), "arrived": 853_200, "yoy": pd.NA, "completion": pd.NA}
    said = sentences.overview(totals, "全县", 3).of("overview/totals")
    assert [(one.text, one.question) for one in said.figures] == [
        ("85.32 亿元", "overview/totals"), ("第 3 位", "rankings/city"),
    ]  # fmt: skip


def test_a_difference_keeps_its_sign_where_the_words_say_it():
    months = pd.DataFrame(
        {"month": [pd.Timestamp(2026, 10, 1)], "arrived_ytd": [Decimal(20_000)], "ahead_of_prior": [Decimal(0)],
         "ahead_of_pace": [Decimal(-1_000)]}
    )  # fmt: skip
    assert sentences.trend(months) == "累计到位与上年同期持平，比序时任务少 0.10 亿元"
    assert sentences.trend(months).figures == (
        TracedFigure("0.10 亿元", Decimal(-1_000), "ahead_of_pace", "month=2026-10-01"),
    )


def test_a_figure_that_does_not_stand_in_its_text_is_refused():
    with pytest.raises(ValueError, match="2 个"):
        Sentence("1 个、2 个", [TracedFigure(f"{many} 个", many, "a") for many in (2, 1, 2)])


def test_a_sentence_is_a_text_and_survives_a_cache():
    said = Sentence("1 个", [TracedFigure("1 个", 1, "a")])
    assert (said, pickle.loads(pickle.dumps(said)).figures, figures_in("1 个")) == ("1 个", said.figures, ())
