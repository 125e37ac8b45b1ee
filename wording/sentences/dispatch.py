"""What is said of items: how many were settled, what is overdue, what a dispatch has to go through."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd

from wording.figures import count, day, is_missing, rate, rounded
from wording.filters import EVERYTHING, NAMED
from wording.kept import SENTENCES
from wording.rows import Rows, rows_where
from wording.sentences.projects import begun
from wording.traced_sentence import Sentence, SentenceWriter

things, days = partial(count, measure="件"), partial(count, measure="天")
LONGEST = 24  # letters of a matter that a headline quotes


@SENTENCES.keep
def settled(counts: Mapping[str, Any], whose: str = EVERYTHING) -> Sentence:
    """ "本年提出 29 件，已销号 8 件，销号率 27.6%；未销号 21 件，其中 11 件超期"."""
    told = SentenceWriter()
    if not counts["raised"] and not counts["open_items"]:
        return told.sentence(begun(whose, "没有登记的问题和议定事项"))
    parts = []
    if counts["raised"]:
        text = f"本年提出 {told.cell(counts, 'raised', things)}，已销号 {told.cell(counts, 'closed', things)}"
        parts.append(f"{text}，销号率 {told.cell(counts, 'closure_rate', rate)}")
    text = f"未销号 {told.cell(counts, 'open_items', things)}"
    over = f"，其中 {told.cell(counts, 'open_over', things)}超期" if counts["open_over"] else ""
    return told.sentence(begun(whose, "；".join([*parts, text + over])))


@SENTENCES.keep
def longest(counts: Mapping[str, Any]) -> Sentence:
    """Which item is the longest overdue, and by how much; '' where none is."""
    told = SentenceWriter()
    if is_missing(counts["longest_over"]):
        return told.sentence("")
    over, matter = told.cell(counts, "longest_over", days), told.cell(counts, "longest_matter", shortened)
    return told.sentence(f"超期最久的 {over}：{matter}")


@SENTENCES.keep
def items_of_project(rows: pd.DataFrame) -> str:
    """ "要办的事：未销号 2 件，其中 1 件超期；已销号 1 件"."""
    waiting, late, closed = (len(Rows(rows).meeting(each)) for each in ("is_open=true", "days_over>0", "is_open=false"))
    told = [f"未销号 {things(waiting)}" + (f"，其中 {things(late)}超期" if late else "")] if waiting else []
    told += [f"已销号 {things(closed)}"] if closed else []
    return f"要办的事：{'；'.join(told)}"


def shortened(matter: Any) -> str:
    """A matter as a headline quotes it."""
    text = str(matter)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


@SENTENCES.keep
def agenda(rows: pd.DataFrame, level: str, whose: str = EVERYTHING) -> Sentence:
    """ "周调度要过 26 项：红灯 7 个，有事超期的 6 项，5 个红灯还没有事项"."""
    told, every = SentenceWriter(), Rows(rows)
    if rows.empty:
        return told.sentence(begun(whose, f"{level}没有要过的项目和事项"))
    red, over = every.meeting("light=红"), every.meeting("days_over>0")
    bare = red.meeting("open_items=0")
    parts = [f"{level}要过 {told.count(every, partial(count, measure='项'))}"]
    parts += [f"红灯 {told.count(red)}"] if len(red) else []
    parts += [f"有事超期的 {told.count(over, partial(count, measure='项'))}"] if len(over) else []
    parts += [f"{told.count(bare)}红灯还没有事项"] if len(bare) else []
    return told.sentence(begun(whose, f"{parts[0]}：{'，'.join(parts[1:])}" if parts[1:] else parts[0]))


def whose_and_when(item: Any) -> list[str]:
    """Who leads an item of dispatch/agenda and sees to it, by when, and the days over; or that there is no item."""
    told = [str(who) for who in (item.unit, item.owner) if not is_missing(who)]
    told += [str(item.status)] if is_missing(item.item_id) else []
    told += [] if is_missing(item.due_at) else [f"{day(item.due_at)} 前"]
    return [*told, *filter(None, [days_over(item._asdict())])]


def days_over(made: Mapping[str, Any]) -> str:
    """By how many days something is late; '' where it isn't."""
    return "" if is_missing(made["days_over"]) else f"超期 {days(made['days_over'])}"


def decided(made: Mapping[str, Any]) -> str:
    """What a meeting decided; of one before the last with its day."""
    return made["matter"] if made["is_last"] else f"{made['matter']}（{day(made['day'])} 定）"


def earlier(made: pd.DataFrame) -> str:
    """ "上次会议（2026-11-20）定了 2 件事，办结 1 件，超期 1 件；以前会议定的还有 3 件没有办结"."""
    last, before = made[made["is_last"]], made[~made["is_last"]]
    parts = []
    if len(last):
        late = last["days_over"].notna().sum()
        over = f"，超期 {things(late)}" if late else ""
        done = things(last["done"].sum())
        parts.append(f"上次会议（{day(last['day'].iloc[0])}）定了 {things(len(last))}事，办结 {done}{over}")
    if len(before):
        late = before["days_over"].notna().sum()
        over = f"，其中 {things(late)}超期" if late else ""
        parts.append(f"以前会议定的还有 {things(len(before))}没有办结{over}")
    return "；".join(parts)


@SENTENCES.keep
def comments(rows: pd.DataFrame) -> Sentence:
    """ "意见应在 2026-11-23 前填写，21 件中还差 2 件：临澜经济开发区 1 件、县财政局 1 件；已过 8 天"."""
    told, every, first = SentenceWriter(), Rows(rows), rows.iloc[0]
    owed = every.meeting("is_owed=true")
    due = f"{first['asked_for']}应在 {told.cell(first, 'comment_due', day)} 前填写"
    if not len(owed):
        return told.sentence(f"{due}，{told.count(every, things)}都已填写")
    text = f"{due}，{told.count(every, things)}中还差 {told.count(owed, things)}"
    units = owed.frame["unit"].value_counts(sort=True).index
    named = [f"{unit} {told.count(owed.meeting(rows_where(unit=unit)), things)}" for unit in units[:NAMED]]
    more = f"等 {len(units)} 个单位" if len(units) > NAMED else ""
    past = owed.frame["days_past"].iloc[0]
    over = "" if is_missing(past) else f"；已过 {told.cell(owed.frame.iloc[0], 'days_past', days)}"
    return told.sentence(f"{text}：{'、'.join(named)}{more}{over}")


def comment_owed(row: Mapping[str, Any]) -> str:
    """ "意见应在 2026-11-23 前填写，还没有，已过 8 天"."""
    past = "" if is_missing(row["days_past"]) else f"，已过 {days(row['days_past'])}"
    return f"{row['asked_for']}应在 {day(row['comment_due'])} 前填写，还没有{past}"


@SENTENCES.keep
def pace_of_closing(counts: Mapping[str, Any]) -> Sentence:
    """How long items took, and what part was late, as far as it can be told."""
    told, parts = SentenceWriter(), []
    if not is_missing(counts["days_to_close"]):
        parts.append(f"平均 {told.cell(counts, 'days_to_close', _whole_days)}办结")
    if not is_missing(counts["overdue_rate"]):
        parts.append(f"超期率 {told.cell(counts, 'overdue_rate', rate)}")
    return told.sentence("，".join(parts))


def _whole_days(value: Any) -> str:
    return days(rounded(value, 0))
