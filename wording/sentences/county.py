"""The year of the whole scope in one sentence, and how its curve runs."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

import pandas as pd

from wording import figures
from wording.figures import beside, growth, is_missing, money, money_unit, pace, period, place, rate
from wording.filters import EVERYTHING
from wording.kept import SENTENCES
from wording.metrics import METRICS
from wording.rows import rows_where
from wording.sentences.parts import of
from wording.traced_sentence import Sentence, SentenceWriter, TracedFigure


def basis(as_of: dt.date, *parts: str) -> Sentence:
    """The small line under a title: period, what is shown, unit; the figures of its parts are its own."""
    return _line(f"{as_of.year}年{period(as_of)}", parts)


def standing(as_of: dt.date, *parts: str) -> Sentence:
    """The same of what stands at the end of the month, whenever it came about."""
    return _line(f"截至{figures.month(as_of)}末", parts)


def reported_since(months: Sequence[Any]) -> str:
    """From which month on money is known, newest of `months` first: what arrived before was reported to nobody here."""
    return f"到位从{figures.month(pd.Timestamp(months[-1]))}的月报算起" if len(months) else ""


def _line(when: str, parts: Sequence[str]) -> Sentence:
    told = SentenceWriter()
    return told.sentence(" · ".join([when, *(told.take(part) for part in parts if part)]))


OWN_PLACE = rows_where(metric=METRICS["arrived"].city, is_own="true")


@SENTENCES.keep
def overview(totals: Mapping[str, Any], whose: str, rank: Any = None) -> Sentence:
    """The year so far in one sentence.

    "1—10月全县到位资金 85.32 亿元，同比增长 9.1%，完成全年任务的 81.2%，慢于序时进度 2.1 个百分点，居全市第 3 位".
    """
    told = SentenceWriter()
    if is_missing(totals["arrived"]):
        return told.sentence(f"{period(totals['as_of'])}{whose}没有到位资金数据")
    parts = [f"{period(totals['as_of'])}{whose}到位资金 {told.cell(totals, 'arrived', money)}"]
    if not is_missing(totals["yoy"]):
        parts.append(told.cell(totals, "yoy", growth) + figures.restated(totals.get("prior_basis")))
    if not is_missing(totals["completion"]):
        parts.append(f"完成全年任务的 {told.cell(totals, 'completion', rate)}{_untasked(told, totals)}")
        parts.append(told.cell(totals, "pace_gap", pace))
    if not is_missing(rank):
        own = TracedFigure(place(rank), rank, "rank", OWN_PLACE, "rankings/city")
        parts.append(f"居全市{told.take(Sentence(own.text, [own]))}")
    return told.sentence("，".join(parts))


def _untasked(told: SentenceWriter, totals: Mapping[str, Any]) -> str:
    """How much of the completion is of units that have no task: nobody answers for it."""
    part = totals.get("untasked_part")
    if is_missing(part) or not figures.rounded(Decimal(str(part)) * 100, 1):
        return ""
    return f"（其中无任务单位的资金占 {told.cell(totals, 'untasked_part', figures.share_points)}）"


@SENTENCES.keep
def trend(months: pd.DataFrame, whose: str = EVERYTHING) -> Sentence:
    """How this year's cumulative line stands to last year's and to the pace, in the unit of its picture."""
    told = SentenceWriter()
    so_far = months[months["arrived_ytd"].notna()]
    if so_far.empty:
        return told.sentence(f"{of(whose)}本年还没有到位资金")
    last = so_far.iloc[-1]
    lines = (("上年同期", "ahead_of_prior"), ("序时任务", "ahead_of_pace"))
    drawn = [name for name in ("arrived_ytd", "arrived_ytd_prior", "pace_target") if name in months]
    written = partial(beside, unit=money_unit(value for name in drawn for value in months[name]))
    against = [words for name, other in lines if (words := _apart(told, name, last, other, written))]
    return told.sentence(
        f"{of(whose)}累计到位" + ("，".join(against) or " " + told.cell(last, "arrived_ytd", money, **_month(last)))
    )


def _apart(told: SentenceWriter, name: str, last: Mapping[str, Any], column: str, written: Callable[[Any], str]) -> str:
    gap = last[column]
    if is_missing(gap):
        return ""
    if not gap:
        return f"与{name}持平"
    apart = told.cell(last, column, lambda amount: written(abs(amount)), **_month(last))
    return f"比{name}{'多' if gap > 0 else '少'} {apart}"


def _month(last: Mapping[str, Any]) -> dict[str, str]:
    return {"month": f"{last['month']:%Y-%m-%d}"} if "month" in last else {}


@SENTENCES.keep
def later_reports(identity: Mapping[str, Any]) -> str:
    """That units have reported a later month than the one that is shown, of which nothing counts yet; "" when none."""
    months, units = ([] if is_missing_list(identity[name]) else list(identity[name]) for name in LATER)
    if not months:
        return ""
    named = figures.month(pd.Timestamp(months[0])) + ("起" if len(months) > 1 else "")
    who = "、".join(map(str, units[:3])) + (f"等 {len(units)} 个单位" if len(units) > 3 else "")
    return f"{named}已有{who}报送，还没有审核通过的到位资金，全县数据仍至 {figures.month(identity['newest_month'])}"


LATER = ("later_months", "later_units")


def is_missing_list(value: Any) -> bool:
    """Whether a list of an answer is not there: null, or what pandas makes of it."""
    return value is None or (not hasattr(value, "__len__") and is_missing(value))


def compared(names: Sequence[str], both: Sequence[pd.DataFrame]) -> Sentence:
    """ "临澜经济开发区到位资金 20.11 亿元，澜口镇 3.42 亿元", in one unit, with the completion of each where a task is
    set.
    """
    told, parts = SentenceWriter(), []
    rows = [metrics[metrics["metric"] == "arrived"].iloc[0] for metrics in both]
    written = partial(beside, unit=money_unit(row["value"] for row in rows))
    for name, row in zip(names, rows, strict=True):
        if is_missing(row["value"]):
            parts.append(f"{name}没有到位资金数据")
            continue
        text = f"{name}到位资金 {told.cell(row, 'value', written)}"
        part = "" if is_missing(row["completion"]) else f"（完成 {told.cell(row, 'completion', rate)}）"
        parts.append(text + part)
    return told.sentence("，".join(parts))
