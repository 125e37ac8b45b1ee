"""What a column's texts may mean in a form, for a person to look at: by name or by likeness, why, and how sure."""

import functools
from typing import NamedTuple

from data.ledgers import MEASURED, Field, Form
from data.tables.across import look_up, names, this_month
from data.tables.headings import Path, candidates, words_of
from data.tables.similarity import closest


class Meaning(NamedTuple):
    """The field that is meant (None: none that is known), the reason in Chinese, how sure that is from 0 to 1."""

    field: Field | None
    reason: str
    confidence: float


PART = 0.6  # how sure it is that 编号 is 项目编号
UNKNOWN = Meaning(None, "未识别", 0.0)


@functools.lru_cache(maxsize=65_536)
def meant(form: Form, path: Path) -> Meaning:
    """The field that a column's texts name or resemble."""
    field, _ = look_up(names(form), path)
    if field:
        said = {name for kind in candidates(path) for name in kind}
        variant = next((each for each in field.variants if words_of(each) in said), field.label)
        return Meaning(field, f"列名与“{variant}”一致", 1.0)
    if like := closest(form, path):
        return Meaning(like.field, like.in_words, like.score)
    return _part_of_a_name(form, path)


def _part_of_a_name(form: Form, path: Path) -> Meaning:
    """The one field whose name ends in the column's: 编号 is 项目编号 where no other field is a 编号."""
    word = words_of(path[-1]) if path else ""
    ending = [field for field in form.fields if len(word) > 1 and field.label.endswith(word)]
    return Meaning(ending[0], f"可能是“{ending[0].label}”", PART) if len(ending) == 1 else UNKNOWN


def meant_of_month(form: Form, rest: Path) -> Meaning:
    """The figure that a column of one month holds, by the texts that don't name the month: 到位数 is 本月到位资金."""
    if not any(words_of(part) for part in rest):
        return Meaning(amount, "列名只写月份", 1.0) if (amount := form.monthly_amount) else UNKNOWN
    found = [meant(form, path) for path in (rest, this_month(rest))]
    figures = [each for each in found if each.field and each.field.type in MEASURED]
    return max(figures, key=lambda each: each.confidence, default=UNKNOWN)
