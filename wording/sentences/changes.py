"""What changed since a month, a meeting or a version, in one sentence."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from wording.figures import count, is_missing, money, place
from wording.filters import EVERYTHING, NAMED
from wording.kept import SENTENCES
from wording.rows import Rows
from wording.sentences.parts import of, picked
from wording.traced_sentence import Sentence, SentenceWriter

LAST_MONTH = "上月"
STEPS = (("newly_signed", "新签约"), ("appeared", "新增"))
FALLS = (("stopped", "停建"), ("ended", "终止、退出"), ("fell_back", "阶段退回"))


@SENTENCES.keep
def changes(counts: Mapping[str, Any], whose: str = EVERYTHING, against: str = LAST_MONTH) -> Sentence:
    """What changed: lights first, then what fell back, then what went on and what arrived.

    "较上月：3 个重点项目亮灯升级（1 个转红），2 个降级；新签约 4 个，5 个项目进入下一阶段；到位 2.31 亿元".
    """
    told = SentenceWriter()
    begins = f"{of(whose)}较{against}"
    parts = ["；".join(filter(None, [_lights(told, counts), _falls(told, counts), _steps(told, counts)]))]
    if counts["with_funds"]:
        word = "到位" if counts["arrived_since"] >= 0 else "到位资金减少"
        parts.append(f"{word} {told.cell(counts, 'arrived_since', _amount)}")
    said = "；".join(filter(None, parts))
    return told.sentence(f"{begins}：{said}" if said else f"{begins}没有变化")


def _amount(value: Any) -> str:
    return money(abs(value))


def _lights(told: SentenceWriter, counts: Mapping[str, Any]) -> str:
    parts = []
    if counts["lights_worse"]:
        worse = f"{told.cell(counts, 'lights_worse', count)}重点项目亮灯升级"
        red = f"（{told.cell(counts, 'turned_red', count)}转红）" if counts["turned_red"] else ""
        parts.append(worse + red)
    if counts["lights_better"]:
        what = "" if parts else "重点项目亮灯"
        parts.append(f"{told.cell(counts, 'lights_better', count)}{what}降级")
    return "，".join(parts)


def _falls(told: SentenceWriter, counts: Mapping[str, Any]) -> str:
    return "，".join(f"{words} {told.cell(counts, name, count)}" for name, words in FALLS if counts[name])


def _steps(told: SentenceWriter, counts: Mapping[str, Any]) -> str:
    parts = [f"{word} {told.cell(counts, name, count)}" for name, word in STEPS if counts[name]]
    if counts["advanced"]:
        parts.append(f"{told.cell(counts, 'advanced', count)}项目进入下一阶段")
    return "，".join(parts)


@SENTENCES.keep
def moved_units(ranking: pd.DataFrame) -> Sentence:
    """How many units gained and lost places: "位次：12 家前进，9 家后退"; of chosen ones each one's move."""
    told, rows, mine = SentenceWriter(), Rows(ranking), picked(ranking)
    if not mine.empty:
        some = "；".join(_moved(told, row) for row in mine.head(NAMED).to_dict("records"))
        return told.sentence(some + ("等" if len(mine) > NAMED else ""))
    up, down = rows.meeting("rank_change>0"), rows.meeting("rank_change<0")
    if ranking["rank_change"].isna().all():
        return told.sentence("没有可比的位次")
    if not len(up) and not len(down):
        return told.sentence("位次没有变动")
    parts = [f"{told.count(up, _units)}前进"] if len(up) else []
    parts += [f"{told.count(down, _units)}后退"] if len(down) else []
    return told.sentence(f"位次：{'，'.join(parts)}")


def _moved(told: SentenceWriter, row: Mapping[str, Any]) -> str:
    """荻浦镇前进 4 位，居乡镇组第 4 位."""
    if is_missing(row["rank"]):
        return f"{row['unit']}不参加排名"
    moved, own = row["rank_change"], {"unit": row["unit"]}
    group = "" if is_missing(row["unit_group"]) else str(row["unit_group"])
    if is_missing(moved) or not moved:
        how = "没有可比的位次" if is_missing(moved) else "位次没有变动"
    else:
        how = f"{'前进' if moved > 0 else '后退'} {told.cell(row, 'rank_change', _places, **own)}"
    return f"{row['unit']}{how}，居{group}{told.cell(row, 'rank', place, **own)}"


def _places(moved: Any) -> str:
    return count(abs(moved), "位")


@SENTENCES.keep
def turns(counts: Mapping[str, Any]) -> Sentence:
    """How much turned which way: "转差 5 项，向好 45 项"."""
    told = SentenceWriter()
    parts = [f"{word} {told.cell(counts, name, _things)}" for name, word in (("worse", "转差"), ("better", "向好"))]
    return told.sentence("，".join(parts))


def _things(number: Any) -> str:
    return count(number, "项")


def _units(number: Any) -> str:
    return count(number, "家")


@SENTENCES.keep
def revisions(rows: pd.DataFrame) -> Sentence:
    """How much of what was reported before was revised: "以前报过的资金改了 2 笔：调增 1,735 万元，调减 20 万元"."""
    told = SentenceWriter()
    if rows.empty:
        return told.sentence("以前报过的资金没有改动")
    row: Mapping[str, Any] = dict(rows.iloc[0])
    sides = (("increased_sum", "调增"), ("decreased_sum", "调减"))
    much = "，".join(f"{word} {told.cell(row, name, money)}" for name, word in sides if row[name])
    return told.sentence(f"以前报过的资金改了 {len(rows):,} 笔：{much}")
