"""What documents say of items to settle (督办事项): how many were raised and closed, whose are overdue, a project's."""

from collections.abc import Callable, Mapping
from typing import Any

from briefing.facts import Facts
from briefing.official import written
from briefing.traced_cells import cell
from wording.figures import is_missing
from wording.rows import Rows, rows_where
from wording.traced_sentence import SentenceWriter

Placeholder = Callable[[Facts, str], str]
COUNTS, ITEMS = "dispatch/counts", "dispatch/items"
NAMED = 2  # so many items of a project, the most urgent, are told on its sheet, which is one page


def things(value: Any) -> str:
    """A count of items: "29件"."""
    return f"{written.count(value)}件"


def of_the_year(facts: Facts, key: str) -> str:
    """How many were raised and closed, at which rate, how many are overdue, and by whom: "本年提出29件，…"."""
    if not _is_any(facts):
        return "没有登记的问题和议定事项"
    return f"{_raised(facts, key, '本年提出问题和议定事项')}{_open(facts, key)}"


def dispatched(facts: Facts, key: str) -> str:
    """A sentence on the year's dispatches and what became of what they settled; nothing where there is nothing."""
    if not _is_any(facts):
        return ""
    held = [(word, name) for word, name in (("周调度", "weekly"), ("月调度", "monthly")) if facts.value(COUNTS, name)]
    told = [f"{word}{facts.take(key, COUNTS, name, written.count)}次" for word, name in held]
    begun = f"今年{'、'.join(told)}，" if told else "今年"
    return f"{begun}{_raised(facts, key, '提出问题和议定事项')}，{_overdue(facts, key)}。"


def of_project(facts: Facts, project_id: str, key: str) -> str:
    """A project's open items, the most urgent first, a line each; that there are none."""
    rows, telling = Rows(facts.answers[ITEMS]), SentenceWriter(ITEMS)
    waiting = rows.meeting(rows_where(project_id=project_id), "is_open=true")
    if not len(waiting):
        return "没有未销号的事项"
    lines = [_item(telling, row) for row in waiting.frame.head(NAMED).to_dict("records")]
    more = f"等{telling.count(waiting, things)}" if len(waiting) > NAMED else ""
    return facts.enter(key, telling.sentence("\n".join(lines) + more))


def _item(telling: SentenceWriter, row: Mapping[str, Any]) -> str:
    def entered(column: str, how: Callable[[Any], str]) -> str:
        return telling.take(cell(ITEMS, row, column, how))

    matter, unit = entered("matter", written.text), entered("unit", written.name)
    due = "" if is_missing(row["due_at"]) else f"，{entered('due_at', written.day)}前"
    late = "" if is_missing(row["days_over"]) else f"，超期{entered('days_over', written.count)}天"
    return f"{matter}（{unit}{due}{late}）"


def _is_any(facts: Facts) -> bool:
    return bool(facts.value(COUNTS, "raised") or facts.value(COUNTS, "open_items"))


def _raised(facts: Facts, key: str, what: str) -> str:
    """ "提出问题和议定事项29件，已销号8件，销号率27.6%"; without a rate where none was raised this year."""
    raised, closed = (facts.take(key, COUNTS, name, things) for name in ("raised", "closed"))
    rate = facts.value(COUNTS, "closure_rate")
    told = f"，已销号{closed}，销号率{facts.take(key, COUNTS, 'closure_rate', written.rate)}"
    return f"{what}{raised}{told if rate is not None else ''}"


def _overdue(facts: Facts, key: str) -> str:
    """ "未销号21件，其中11件超期"."""
    if not facts.value(COUNTS, "open_items"):
        return "没有未销号的"
    waiting = f"未销号{facts.take(key, COUNTS, 'open_items', things)}"
    if not facts.value(COUNTS, "open_over"):
        return f"{waiting}，没有超期的"
    return f"{waiting}，其中{facts.take(key, COUNTS, 'open_over', things)}超期"


def _open(facts: Facts, key: str) -> str:
    """The same after a ；, with whose they are, most first."""
    text, telling = f"；{_overdue(facts, key)}", SentenceWriter(ITEMS)
    late = Rows(facts.answers[ITEMS]).meeting("days_over>0")
    units = late.frame["unit"].value_counts(sort=True).index
    if not len(units):
        return text
    named = [f"{unit}{telling.count(late.meeting(rows_where(unit=unit)), things)}" for unit in units]
    return f"{text}：{facts.enter(key, telling.sentence('、'.join(named)))}"


SETTLING: dict[str, Placeholder] = {"销号情况": of_the_year, "调度情况": dispatched}
