"""Rows of one sheet that wait together for one word of a person: one line on the receipt, one key for all of them."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from data.receipt import ReceiptLine
from data.tables import confirmation_keys
from data.tables.table import Table
from wording.figures import full_money


@dataclass(frozen=True)
class Group:
    """Some rows of a sheet: the first numbers of them, how many facts they state, and their money in 万元.

    `digest` is made of what the rows say, so that the word on them is for them alone. `amount` is None where they
    state no money.
    """

    rows: Sequence[int]
    count: int
    amount: Decimal | None
    digest: str

    @property
    def in_words(self) -> str:
        """How many they are and their money: 3 行、1,500 万元."""
        money = "" if self.amount is None else f"、{full_money(self.amount)}"
        return f"{self.count:,} 笔{money}" if money else f"{self.count:,} 行"


@dataclass(frozen=True)
class Question:
    """What is asked about a group: the doubt's name, the field it is about (None: the rows), why, what to do.

    `proposed` is what a person accepts, if it isn't that the group is loaded; `kept` what the receipt says once it was
    declined, where that refuses no row.
    """

    rule: str
    field: str | None
    reason: str
    remedy: str
    confidence: float = 0.5
    proposed: str = ""
    kept: str = ""


def ask(table: Table, group: Group, question: Question) -> bool | None:
    """What a person said of the group, None as long as nobody did; unless it is loaded, the receipt says why not."""
    key = _key(table, group, question.rule)
    word = table.decided.get(key)
    if word is not True:
        column = table.header.column(question.field) if question.field else None
        place = (table.sheet, group.rows[0], column.written if column else None, None)
        held = (column.number if column else None, key, question.proposed or group.in_words, question.confidence)
        if word is None:
            line = ReceiptLine(*place, "held", question.reason, question.remedy, *held)
        elif question.kept:
            line = ReceiptLine(*place, "warning", f"{question.reason}；{question.kept}", "无需处理", held[0])
        else:
            line = ReceiptLine(*place, "rejected", f"{question.reason}；已由人工退回", question.remedy, held[0])
        table.lines.append(line)
    return word


def digest(said: Sequence[str]) -> str:
    """What some facts say, whatever their order."""
    return hashlib.sha256("\x1e".join(sorted(said)).encode()).hexdigest()


def _key(table: Table, group: Group, rule: str) -> str:
    return confirmation_keys.key([table.header.form.sheet, rule, group.count, group.digest])
