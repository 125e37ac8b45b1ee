"""A traced figure computed once more, by SQL over the question's answer, and read as a person reads it."""

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal

import duckdb
import pyarrow as pa

from wording.figures import is_missing
from wording.traced_sentence import COUNT

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
CONDITION = re.compile(r"^(.+?)(>=|<=|≠|∈|=|<|>)(.*)$")
UNITS = {"亿元": (Decimal("0.0001"), 2), "万元": (Decimal(1), 0), "个百分点": (Decimal(100), 1), "%": (Decimal(100), 1)}
FALLS = ("下降", "减少", "少", "慢于", "低于", "▼", "降", "-", "后退")
RISES = ("增长", "增加", "多", "快于", "高于", "▲", "升", "+", "前进")
NUMERALS = "零一两三四五六七八九十"
BESIDE = re.compile(r"[图表]$|^附件1")  # their unit stands in the header: read there, by the account
LISTED = re.compile(r"^\d+ 行$")  # a list of names, from so many rows


class Answers:
    """The answers of a version, to be asked again in SQL."""

    def __init__(self, answers):
        self.answers, self.con, self.known = answers, duckdb.connect(), {}
        for question, answer in answers.items():
            self.con.register(question, pa.Table.from_pandas(answer, preserve_index=False))

    def value(self, question, column, row):
        """What the column says in those rows, or how many there are; fails unless it is exactly one value."""
        if (question, column, row) not in self.known:
            conditions, values = [], []
            for part in filter(None, row.split("，")):
                name, sign, wanted = CONDITION.match(part).groups()
                sql, bound = condition(name, sign, wanted)
                conditions.append(sql)
                values += bound
            where = f"where {' and '.join(conditions)}" if conditions else ""
            wanted = "count(*)" if column == COUNT else f'"{column}"'  # a column of the answer, and no expression
            found = self.con.execute(f'select {wanted} from "{question}" {where}', values).fetchall()
            assert len({repr(one) for one in found}) == 1, (question, column, row, found)
            self.known[question, column, row] = found[0][0]
        return self.known[question, column, row]


def condition(name, sign, wanted):
    """A condition of a trace in SQL, with what it binds."""
    if not wanted:
        return (f"{name} is not null" if sign == "≠" else f"{name} is null"), []
    if sign == "∈":
        return f"list_contains(?, {name})", [wanted.split("、")]
    if sign == "=":
        text = f"cast({name} as varchar)"
        return f"({text} = ? or {text} = ? || ' 00:00:00' or try_cast({text} as double) = try_cast(? as double))", [
            wanted
        ] * 3
    return f"{name} {sign} ?", [Decimal(wanted)]


def agrees(value, again):
    """Whether two values are the same: numbers to twelve digits, dates, texts and lists exactly."""
    if is_missing(value) or is_missing(again):
        return is_missing(value) and is_missing(again)
    if isinstance(value, dt.date) or isinstance(again, dt.date):
        return (value.year, value.month, value.day) == (again.year, again.month, again.day)
    if isinstance(value, str) or isinstance(again, str):
        return str(value) == str(again)
    if isinstance(again, list):
        return list(value) == again
    return abs(float(value) - float(again)) <= 1e-12 * max(1.0, abs(float(again)))


def check(figure, answers):
    """Fails unless the figure is the question's result, and its text that result as a person would round it."""
    if not figure.question or figure.value is None:
        assert figure.text == "*", figure
        return
    if LISTED.match(figure.row):
        names = {str(name) for name in answers.answers[figure.question][figure.column]}
        assert not NUMBER.search(figure.text) or set(figure.value) <= names, figure
        return
    again = answers.value(figure.question, figure.column, figure.row)
    assert agrees(figure.value, again), (figure, again)
    if not BESIDE.search(figure.key):
        assert reads(figure.text, again), (figure, again)


def reads(text, value, unit=""):
    """Whether the text prints that value: rounded half up in its unit, its fall or rise said in words or by sign."""
    if isinstance(value, str):
        return as_spoken(text) in as_spoken(value) or (value in text and not NUMBER.search(text))
    if isinstance(value, list):
        return text.removesuffix("等地") == "、".join(value)
    if isinstance(value, dt.date):
        printed = [int(number) for number in NUMBER.findall(text)]
        return printed == [value.year, value.month, value.day][: len(printed)]
    value = Decimal(str(value))
    numbers = NUMBER.findall(text)
    unit = next((known for known in UNITS if known in text), unit)
    scale, places = UNITS.get(unit, (Decimal(1), 1 if numbers and "." in numbers[0] else 0))
    rounded = (abs(value) * scale).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    if not numbers:
        numeral = text[0] in NUMERALS and NUMERALS.index(text[0]) == value
        return numeral or (not rounded and any(word in text for word in ("平", "待破零", "未到期"))) or (
            "未到期" in text and value <= 0
        )
    said = [sign for sign, words in ((-1, FALLS), (1, RISES)) if any(word in text for word in words)]
    is_signed = not said or not rounded or (value > 0) == (said == [1])
    return len(numbers) == 1 and Decimal(numbers[0].replace(",", "")) == rounded and is_signed


def as_spoken(text):
    """A text of a ledger or a question without what documents write their own way."""
    return text.replace(" ", "").replace("慢于", "低于").replace("快于", "高于")
