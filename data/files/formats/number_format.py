"""What a number format lets people see of a number: 2.5 under 0.00"亿元" is 2.5亿元, 0.09 under 0% is 9%.

A format code has up to four sections (positive; negative; zero; text), or conditions in brackets. Of what a section
writes only that counts which changes the number's meaning: texts, percent signs, currencies and scales; not how many
digits are shown, thousands, colours, brackets or gaps. An empty section hides its numbers; one of negative numbers
without a minus, a bracket or a colour hides that they are negative. ECMA-376 part 1, 18.8.31.
"""

import functools
import math
import operator
import re
from decimal import Decimal
from typing import NamedTuple

from data.files.sheet import HIDDEN

PERCENT = {9: "0%", 10: "0.00%"}  # of the formats that every spreadsheet knows by number those that say something
SECTION = re.compile(r'((?:"[^"]*"|[\\!_*].|\[[^\]]*\]|[^;])*)(?:;|$)', re.DOTALL)
TOKEN = re.compile(
    r'"(?P<text>[^"]*)"|[\\!](?P<one>.)|\[\$(?P<currency>[^\]]*)\]|\[(?P<bracket>[^\]]*)\]|[_*].'
    r"|(?P<digits>General|[0#?]+)|(?P<other>.)",
    re.DOTALL | re.IGNORECASE,
)
CONDITION = re.compile(r"([<>=]{1,2})\s*(-?[\d.]+)")
HOLDS = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq, "<>": operator.ne,
}  # fmt: skip
NO_NUMBER = re.compile("[ymdhsgeb@/]", re.IGNORECASE)  # unquoted: a date, a fraction, a text
MUTE = " \u3000\xa0-+()"  # what stands around a number and changes nothing
SIGNS = re.compile(r"[-(（−负▲△▼▽↓]")  # tells that a number is negative

PLACES = {  # whose ¥ or $ it is: the language of a spreadsheet's format, the country of a document's
    "411": "JPY", "C04": "HKD", "404": "TWD", "1004": "SGD", "C09": "AUD", "1009": "CAD", "1409": "NZD",
    "JP": "JPY", "HK": "HKD", "TW": "TWD", "SG": "SGD", "AU": "AUD", "CA": "CAD", "NZ": "NZD",
}  # fmt: skip


def currency(symbol: str, place: str) -> str:
    """A currency's symbol as it is read: ¥ of Japan and $ of Hong Kong are others than ¥ and $ alone."""
    return PLACES.get(place.upper().lstrip("0"), symbol) if symbol in ("¥", "￥", "$") else symbol


class Look(NamedTuple):
    """How a section shows a number: what stands before and behind it, its power of ten, least digits of a whole one."""

    before: str
    behind: str
    power: int
    digits: int


PLAIN = Look("", "", 0, 0)  # the number alone says the same
NOTHING_HIDDEN = (False, False, False)


def speaks(code: str) -> bool:
    """Whether a format says anything of the numbers under it."""
    return any(look != PLAIN for _, look in _sections(code)) or _hides(code) != NOTHING_HIDDEN


def shown(number: float, code: str) -> str | None:
    """A number with all its digits as the format shows it; None when the number alone says the same."""
    if (hidden := _hidden(number, code)) is not None:
        return hidden
    sections = _sections(code)
    before, behind, power, digits = look = sections[0][1] if len(sections) == 1 else _look(number, sections)
    if look == PLAIN or not math.isfinite(number):
        return None
    written, sign = format(abs(number), ".15g"), "-" if number < 0 else ""
    if power or "e" in written:
        written = f"{Decimal(written).scaleb(power):f}"
        written = written.rstrip("0").rstrip(".") if "." in written else written
    return f"{before}{sign}{written.zfill(digits) if digits > 1 and written.isdigit() else written}{behind}"


def _hidden(number: float, code: str) -> str | None:
    """A number that its format doesn't show, or of which it hides that it is negative; None for any other."""
    positive, negative, sign = _hides(code)
    if negative if number < 0 else positive and number:
        return f"{number:.15g}{HIDDEN}"
    return f"{-number:.15g}" if sign and number < 0 else None


@functools.lru_cache(maxsize=4096)
def _hides(code: str) -> tuple[bool, bool, bool]:
    """Whether a format hides positive numbers, negative ones, their sign; one with conditions is taken to hide none."""
    sections = SECTION.findall(code)[:-1][:3]
    if len(sections) < 2 or any(condition for condition, _ in _sections(code)):
        return NOTHING_HIDDEN
    return not sections[0], not sections[1], bool(sections[1]) and not _tells_sign(sections[1])


def _tells_sign(section: str) -> bool:
    """Whether a section writes a minus or a bracket, has a colour, or shows no plain number at all."""
    if _section(section) != PLAIN:
        return True
    found = [(each.lastgroup, each[0]) for each in TOKEN.finditer(section)]
    is_number = any(kind == "digits" for kind, _ in found) and not any(NO_NUMBER.fullmatch(text) for _, text in found)
    return not is_number or any(
        kind == "bracket" or (kind != "currency" and SIGNS.search(text)) for kind, text in found
    )


def _look(number: float, sections: list[tuple[str, Look]]) -> Look:
    for condition, look in sections:
        if condition and (told := CONDITION.fullmatch(condition)) and HOLDS[told[1]](number, float(told[2])):
            return look
    plain = [look for condition, look in sections if not condition]
    if len(plain) < len(sections):
        return plain[0] if plain else PLAIN
    place = 1 if number < 0 else 2 if number == 0 else 0
    return plain[place if place < len(plain) else 0]


@functools.lru_cache(maxsize=4096)
def _sections(code: str) -> list[tuple[str, Look]]:
    """Each section for numbers with its condition, '' for none."""
    return [(_condition(text), _section(text)) for text in SECTION.findall(code)[:-1][:3]] or [("", PLAIN)]


def _condition(section: str) -> str:
    brackets = (match["bracket"] for match in TOKEN.finditer(section))
    return next((each for each in brackets if each and CONDITION.fullmatch(each)), "")


def _section(section: str) -> Look:
    """How a section shows a number; PLAIN where it shows none, or texts within it."""
    parts, percents = [""], 0  # texts at even places, digits with their commas and point at odd ones
    for token in TOKEN.finditer(section):
        kind, text = token.lastgroup, token[token.lastgroup] if token.lastgroup else ""
        if kind == "other" and NO_NUMBER.fullmatch(text):
            return PLAIN
        is_digits = kind == "digits" or (kind == "other" and text in ",.")
        text = currency(*text.partition("-")[::2]) if kind == "currency" else text
        text = "" if kind == "bracket" or not text.strip(MUTE) else text
        percents += kind == "other" and text == "%"
        if text and is_digits != (len(parts) % 2 == 0):
            parts.append("")
        parts[-1] += text if is_digits or kind != "digits" else ""
    return _look_of(parts, percents)


def _look_of(parts: list[str], percents: int) -> Look:
    parts = [*parts, "", "", "", ""]
    before, whole, *rest = parts
    fraction = ""
    if rest[0] == "." and rest[1]:  # 0!.0 shows a tenth: the point is only written
        fraction, *rest = rest[1:]
    if not re.search("[0#?G]", whole) or any(rest[1:]):
        return PLAIN
    last = fraction or whole
    commas = sum(len(part) - len(part.rstrip(",")) for part in last.split("."))
    power = 2 * percents - 3 * commas - len(re.findall("[0#?]", fraction.partition(".")[0]))
    look = Look(before.strip(), rest[0].strip(), power, whole.partition(".")[0].count("0"))
    return look if any(look[:3]) else PLAIN
