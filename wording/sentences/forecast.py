"""Where the year ends: 年终预测, its range and how good it was on past years, what each month left needs."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd

from wording import figures
from wording.figures import count, growth, is_missing, money, rate
from wording.filters import EVERYTHING
from wording.kept import SENTENCES
from wording.rows import Rows
from wording.sentences.parts import of, picked
from wording.traced_sentence import Sentence, SentenceWriter

times = partial(count, measure="次")
months = partial(count, measure="个月")
NO_BETTER = "不比序时外推更准（误差低不到两成）："


@SENTENCES.keep
def year_end(year: Mapping[str, Any], whose: str = EVERYTHING) -> Sentence:
    """Where the year ends by the way of past years, of the task, and what each month left needs.

    "按往年进度推算，全县全年可到 72.60 亿元（80% 区间 70.12—75.01 亿元），为任务的 106.8%；余下 2 个月
    每月需 3.42 亿元（近三个月月均 6.56 亿元）".
    """
    told = SentenceWriter()
    if is_missing(year["arrived"]):
        return told.sentence(f"{whose}本年没有到位资金数据，不能推算全年")
    if not year["arrived"]:
        return told.sentence(f"{whose}本年还没有到位资金，不能推算全年{_need(told, year)}")
    if not year["months_left"]:
        text = f"{whose}全年到位 {told.cell(year, 'arrived', money)}"
        return told.sentence(text + _of_task(told, year, "完成任务的"))
    if is_missing(year["forecast"]):
        text = f"没有往年整年的数，不能按往年进度推算；{whose}按序时外推全年 {told.cell(year, 'pace_forecast', money)}"
        return told.sentence(text + _need(told, year))
    text = f"按往年进度推算，{whose}全年可到 {told.cell(year, 'forecast', money)}{_range(told, year)}"
    return told.sentence(text + _of_task(told, year, "为任务的") + _need(told, year))


def _range(told: SentenceWriter, row: Mapping[str, Any]) -> str:
    if is_missing(row["forecast_high"]):
        return ""
    unit = figures.money_unit([row["forecast_high"]])
    low = told.cell(row, "forecast_low", partial(figures.money_in, unit=unit))
    return f"（80% 区间 {low}—{told.cell(row, 'forecast_high', partial(money, unit=unit))}）"


def _of_task(told: SentenceWriter, year: Mapping[str, Any], words: str) -> str:
    return "" if is_missing(year["forecast_rate"]) else f"，{words} {told.cell(year, 'forecast_rate', rate)}"


def _need(told: SentenceWriter, year: Mapping[str, Any]) -> str:
    """What each month left must bring, beside what the last ones brought, or the best of all if it needs more."""
    if is_missing(year["needed_monthly"]):
        return "；任务已完成" if not is_missing(year["target"]) and year["months_left"] else ""
    left = told.cell(year, "months_left", months)
    text = f"；余下 {left}每月需 {told.cell(year, 'needed_monthly', money)}"
    if _is_far(year) and year["needed_monthly"] > year["best_monthly"]:
        return f"{text}，超过历来最多的一个月（{told.cell(year, 'best_monthly', money)}）"
    return f"{text}（近三个月月均 {told.cell(year, 'recent_monthly', money)}）" if year["as_of"].month >= 3 else text


def _is_far(row: Mapping[str, Any]) -> bool:
    return not is_missing(row["is_out_of_reach"]) and bool(row["is_out_of_reach"])


@SENTENCES.keep
def other_ways(year: Mapping[str, Any]) -> Sentence:
    """What other ways of reckoning come to: "序时外推 73.39 亿元，按上年进度 72.71 亿元"; and the highest past year."""
    told, parts = SentenceWriter(), []
    if year["months_left"] and year["arrived"]:
        parts += [f"序时外推 {told.cell(year, 'pace_forecast', money)}"]
        parts += [] if is_missing(year["last_way"]) else [f"按上年进度 {told.cell(year, 'last_way', money)}"]
    if not is_missing(year["record"]):
        record = f"{told.cell(year, 'record_year', _in_full)} 年 {told.cell(year, 'record', money)}"
        parts.append(f"往年最高 {record}")
    return told.sentence("，".join(parts))


@SENTENCES.keep
def no_range(year: Mapping[str, Any]) -> Sentence:
    """Why there is no range; "" where there is one, or the year is over."""
    told = SentenceWriter()
    if not is_missing(year["forecast_high"]) or not year["months_left"]:
        return told.sentence("")
    if not year["past_years"]:
        return told.sentence("往年没有整年的数（一季度起有报数、报到年底），不给区间")
    if year["past_years"] < YEARS:
        many = told.cell(year, "past_years", partial(count, measure="年"))
        return told.sentence(f"往年整年的数只有 {many}（{_years(told, year)}），不足三年，不给区间")
    return told.sentence("" if is_missing(year["forecast"]) else "这一范围往年有到位资金的不足三年，不给区间")


YEARS = 3  # past years without which there is no range


def _in_full(year: Any) -> str:
    return f"{int(year)}"


def _years(told: SentenceWriter, year: Mapping[str, Any]) -> str:
    first = told.cell(year, "first_year", _in_full)
    return f"{first} 年" if year["first_year"] == year["last_year"] else (
        f"{first}—{told.cell(year, 'last_year', _in_full)} 年"
    )  # fmt: skip


@SENTENCES.keep
def backtest(tried: pd.DataFrame) -> Sentence:
    """How good it was on past years, beside 序时外推: "拿往年回测 22 次，平均误差 1.1%，序时外推 11.0%"."""
    told = SentenceWriter()
    if tried.empty:
        return told.sentence("往年不足两年，回测不了，预测准不准还不知道")
    row, own = tried.iloc[0], {"month": tried["month"].iloc[0]}
    text = f"拿往年回测 {told.cell(row, 'all_origins', times, **own)}，平均误差 "
    text += f"{told.cell(row, 'all_error', rate, **own)}，序时外推 {told.cell(row, 'all_pace_error', rate, **own)}"
    if not row["is_better"]:
        text = NO_BETTER + text
    if not is_missing(row["all_coverage"]):
        text += f"；80% 区间 {told.cell(row, 'all_ranged', times, **own)}中实际落在其中的 "
        text += told.cell(row, "all_coverage", rate, **own)
        text += "" if row["is_covering"] else "，不在 75%—88% 之间，区间只供参考"
    return told.sentence(text)


@SENTENCES.keep
def pipeline(row: Mapping[str, Any]) -> Sentence:
    """Whether what is signed and has brought nothing is reckoned by itself, and why not; "" where there is none."""
    told = SentenceWriter()
    if not row["projects"] or is_missing(row["waiting_later"]):
        return told.sentence("")
    text = f"签约未到位的 {told.cell(row, 'projects', count)}项目，协议投资 {told.cell(row, 'waiting_agreed', money)}，"
    text += f"按往年转化 {told.cell(row, 'turned_rate', rate)}，年底前还可到 {told.cell(row, 'waiting_later', money)}"
    if is_missing(row["is_added"]):
        return told.sentence(f"{text}；往年不足两年，试不出单列准不准，没有单列：往年进度里已含这类项目")
    if not row["is_added"]:
        text += f"；没有单列：往年进度里已含这类项目，单列的误差 {told.cell(row, 'error_with', rate)}，"
        return told.sentence(f"{text}不单列 {told.cell(row, 'error', rate)}")
    text += f"；另一种算法把它们单列，加上其余部分的 {told.cell(row, 'others_end', money)}，"
    text += f"全年 {told.cell(row, 'with_pipeline', money)}，往年误差 {told.cell(row, 'error_with', rate)}"
    return told.sentence(f"{text}，上面的推算 {told.cell(row, 'error', rate)}")


@SENTENCES.keep
def parts_tried(parts: pd.DataFrame) -> Sentence:
    """How good the parts were foretold at this month of past years: "往年同月回测 80 次，平均误差 9.1%，序时…"."""
    told = SentenceWriter()
    if parts.empty or not parts["origins"].iloc[0]:
        return told.sentence("往年同月回测不了，预测准不准还不知道")
    row = parts.iloc[0]
    text = f"往年同月回测 {told.cell(row, 'origins', times)}，平均误差 {told.cell(row, 'error', rate)}"
    text += f"，序时外推 {told.cell(row, 'pace_error', rate)}"
    return told.sentence(text if row["is_better"] else NO_BETTER + text)


@SENTENCES.keep
def unit_ends(units: pd.DataFrame, whose: str = EVERYTHING) -> Sentence:
    """How many of the units with a task come to it, and whose tasks are out of reach."""
    told, mine = SentenceWriter(), picked(units)
    every = Rows(units) if mine.empty else Rows(units).meeting("is_chosen=true")
    if len(mine) == 1:
        return told.sentence(_one_unit(told, mine.iloc[0]))
    tasked = every.meeting("target≠")
    if not len(tasked):
        return told.sentence(f"{of(whose)}没有下达任务的单位")
    done, far = tasked.meeting("forecast_rate>=1"), tasked.meeting("is_out_of_reach=true")
    text = f"{of(whose)}{'' if mine.empty else '所选 '}{told.count(tasked)}单位中"
    text += f"按往年进度 {told.count(done)}年底能完成任务"
    if len(far):
        text += f"，{told.count(far)}够不着：{_named(far.frame['unit'])}"
    return told.sentence(text)


def _named(names: pd.Series) -> str:
    some = [str(name) for name in names.head(SHOWN)]
    return "、".join(some) + ("等" if len(names) > SHOWN else "")


SHOWN = 3


def _one_unit(told: SentenceWriter, row: Mapping[str, Any]) -> str:
    own = {"unit": row["unit"]}
    if is_missing(row["forecast"]):
        return f"{row['unit']}本年还没有到位资金，不能推算全年"
    text = f"按往年进度推算，{row['unit']}全年可到 {told.cell(row, 'forecast', money, **own)}"
    if not is_missing(row["forecast_rate"]):
        text += f"，为任务的 {told.cell(row, 'forecast_rate', rate, **own)}"
    if not is_missing(row["needed_monthly"]):
        text += f"；余下每月需 {told.cell(row, 'needed_monthly', money, **own)}"
        text += "，够不着" if _is_far(row) else ""
    return text


@SENTENCES.keep
def industry_ends(industries: pd.DataFrame, whose: str = EVERYTHING) -> Sentence:
    """How many industries end above last year, and which grows and which falls most by its amount."""
    told = SentenceWriter()
    known = Rows(industries).meeting("forecast_growth≠")
    if not len(known):
        return told.sentence(f"{of(whose)}没有可以和上年全年比的产业")
    more, first = known.meeting("forecast_growth>0"), industries.iloc[0]
    text = f"{of(whose)}{told.count(known)}产业中 {told.count(more)}全年可超过上年；最多的是{first['industry']}，"
    text += f"可到 {told.cell(first, 'forecast', money, industry=first['industry'])}"
    if not is_missing(first["forecast_growth"]):
        text += f"，{told.cell(first, 'forecast_growth', growth, industry=first['industry'])}"
    return told.sentence(text)
