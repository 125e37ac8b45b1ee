"""The units that the lines above a header set for its sheet: 单位：万元、亩, 金额单位为人民币亿元, a title's （亿元）.

A line that says a unit which nobody here knows, or another currency, is kept as written: an amount without a unit of
its own isn't read under it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from data.cells.values import AREA, MONEY, is_empty
from data.files.workbook import Cell
from data.tables.headings import FOREIGN, SIMPLIFIED, UNIT_LIKE, UNITS, without_currency

# 单位：万元, 金额单位为亿元, 金额：亿元. White space may stand anywhere: 单 位：万 元.
SAYS = re.compile(
    r"(?P<of>\S?)(?:单 ?位|金额(?= ?[:为是]|以[^,、;。]{1,6}[计为])) ?(?P<sign>(?:均|统一|一律)?[:为是]*)"
)
REPORTING = set("报送表制责任资管头设工属接")  # 填报单位, 引资单位: a unit that reports, none of measure
COUNTED = {"", "%", "个", "家", "户", "人", "项", "宗", "次", "批"}  # what else such a line may list
LAST_BRACKET = re.compile(r"[(\[【〔{]([^()\[\]【】〔〕{}]*)[)\]】〕}]$")
BEYOND = re.compile(r"^[超过逾破约\d]|以[上下内]")  # 超亿元 is a class of projects, 3亿元 an amount
# After 单位： a word that runs on after a unit leaves open where that ends: 亿元制表.
RUNS_ON = re.compile(f"{UNIT_LIKE.pattern}|^(?:{'|'.join(unit for unit in UNITS if len(unit) > 1)})")
LAND = re.compile("[亩顷米里]|m[23]|平方")
UNRATED = re.compile(f"(?:{FOREIGN.pattern})(?!已?[按折])")  # 美元按7.1折算 tells how it was reckoned, not in what
TITLE = 3  # texts that a row of titles may have
NamedUnit = tuple[str, str]  # money, area or foreign; the unit, '' for one that is not known


@dataclass(frozen=True)
class SheetUnits:
    """The units of a sheet by type of field; `unclear` the lines, as written, that leave open which one is meant.

    `foreign` is the line that names another currency, '' for none.
    """

    known: dict[str, str] = field(default_factory=dict)
    unclear: dict[str, str] = field(default_factory=dict)
    foreign: str = ""


def unit_lines(rows: Iterable[Sequence[Cell]]) -> SheetUnits:
    """What the rows above a header say of units; lines that say different ones leave the unit open."""
    known: dict[str, str] = {}
    unclear: dict[str, str] = {}
    foreign = ""
    for line, is_title in _lines(rows):
        for kind, unit in _said(_evened(line), is_title):
            if kind == "foreign":
                foreign = foreign or line
            elif not unit or known.setdefault(kind, unit) != unit:
                unclear.setdefault(kind, line)
    return SheetUnits(known, unclear, foreign)


def _lines(rows: Iterable[Sequence[Cell]]) -> Iterator[tuple[str, bool]]:
    """The texts of the rows, and whether each may be a title's; a 单位： that ends its cell is said with the next."""
    for row in rows:
        texts = [cell.strip() for cell in row if isinstance(cell, str) and not is_empty(cell)]
        before = ""
        for text in texts:
            said = before + text
            before = said if _ends_open(_evened(said)) and text is not texts[-1] else ""
            if not before:
                yield said, len(texts) <= TITLE


def _ends_open(line: str) -> bool:
    found = list(SAYS.finditer(line))
    return bool(found) and found[-1].end() == len(line)


def _evened(line: str) -> str:
    """A line with full-width and traditional forms evened out; white space, and the start of a number, part words."""
    parted = re.sub(r"(?<![m\d.])(?=\d)", " ", unicodedata.normalize("NFKC", line).translate(SIMPLIFIED))
    return " ".join(parted.split())


def _said(line: str, is_title: bool) -> Iterator[NamedUnit]:
    """The units that a line says, in its own words or, as a title, by what it ends in."""
    marks = list(SAYS.finditer(line))
    ends = [*(mark.start() for mark in marks[1:]), len(line)]
    for mark, end in zip(marks, ends, strict=False):
        is_sure = mark["sign"] and mark["of"] not in REPORTING
        yield from _listed(line[mark.end() : end].split("。")[0], RUNS_ON if is_sure else None)
    if is_title and not marks:
        bracket = LAST_BRACKET.search(line)
        words = without_currency((bracket[1] if bracket else line).replace(" ", ""))
        is_unit = words in MONEY or words in AREA or FOREIGN.fullmatch(words)
        yield from _listed(bracket[1], UNIT_LIKE) if bracket else _listed(line, None) if is_unit else ()


def _listed(words: str, like: re.Pattern[str] | None) -> Iterator[NamedUnit]:
    """The units that stand one after the other: 亿元、亩. A word `like` a unit is one that is not known."""
    if UNRATED.search(words.replace(" ", "")):
        yield "foreign", ""
        return
    for token in re.split("[,、;:/和()]", words):
        unit = _known(token)
        word = without_currency(token.replace(" ", ""))
        if unit in MONEY or unit in AREA:
            yield "money" if unit in MONEY else "area", unit
        elif word not in COUNTED:
            if like and like.search(word) and not BEYOND.search(word):
                yield "area" if LAND.search(word) else "money", ""
            return


def _known(token: str) -> str:
    """The unit that a token is, or that it begins with before white space; '' for none."""
    words = token.split()
    tried = (without_currency("".join(words[:count])) for count in range(len(words), 0, -1))
    return next((unit for unit in tried if unit in UNITS), "")
