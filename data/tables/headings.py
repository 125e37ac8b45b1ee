"""The words of header cells: without unit, bracket, year and stray white space, and the month that they name."""

import datetime as dt
import functools
import re

from data.cells.values import AREA, MONEY, is_empty, plain
from data.files.workbook import Cell

UNITS = [*MONEY, *AREA, "%"]
SIMPLIFIED = str.maketrans("億萬畝頃", "亿万亩顷")
FOREIGN = re.compile(r"(万|亿|百万)?(美元|欧元|港元|日元|英镑)|USD")
BRACKETED = re.compile(r"[(\[【〔{]([^()\[\]【】〔〕{}]*)[)\]】〕}]")
TRAILING_UNIT = re.compile(r"[,:;/]?(?:单位:?)?(" + "|".join(sorted(UNITS, key=len, reverse=True)) + r")$")
AROUND_UNIT = re.compile("^(单位:?|100|人民币|[以按])+|(为单位|计|人民币)$")
# What looks like a unit in a bracket, whatever stands before it: 千吨, 万元/亩. 2单元, 人民币 and 含外币 are none.
UNIT_LIKE = re.compile("((?<![单公多])元|[圆亩顷米吨斤镑]|平方|公里|(?<![民本外])币|m[23])$")
SPAN = re.compile(r"(20\d\d年)?(1月?|本年)[-~至到](\d{1,2}|本)月份?(累计)?")
THE_MONTH = re.compile(r"(20\d\d年)?\d{1,2}月份?(?=.)")
THE_YEAR = re.compile(r"^20\d\d年度?")
# A month that stands for itself in a header: 10月, 2026年10月, 1-10月 (all that came until then), 2026-10, 202610.
A_MONTH = re.compile(
    r"(?:(20\d\d)年度?)?(?P<span>1月?[-~至到])?(\d{1,2})月份?|(20\d\d)[-./](\d{1,2})(?![\d./-])|(20\d\d)(0[1-9]|1[0-2])(?!\d)"
)
A_YEAR = re.compile(r"(20\d\d)(?:年度?)?")
# A parent that makes its children another figure or another date than their own words say.
OTHER = re.compile("上年|去年|同期|计划|预计|拟|目标|任务|年度|其中|增|占")
# A parent that is 其中 alone only brackets its children, each with a name of its own; of what arrived each is a part.
ARRIVED = re.compile("到位|[当本]月|累计")
Path = tuple[str, ...]  # a column's header texts from the top row down


def written(cell: Cell) -> str:
    """A header cell as text; a date in it names its month."""
    if isinstance(cell, dt.date):
        return f"{cell.year}年{cell.month}月"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def words_of(cell: Cell) -> str:
    """A header cell's words: evened out, without unit, year, or the marks of a required field."""
    return _words(written(cell)) if not is_empty(cell) else ""


@functools.lru_cache(maxsize=4096)
def unit_of(path: Path) -> str:
    """The unit nearest to the cells: the lowest text that names one."""
    return next((unit for part in reversed(path) if (unit := _split_unit(plain(part))[1])), "")


def unknown_unit(text: str) -> str:
    """The unit in a header's last bracket that says one, when it is none that is known.

    '' when it is known, when none is said, and for another currency: see `is_foreign`.
    """
    for bracket in reversed([found[1] for found in BRACKETED.finditer(plain(text))]):
        if any(token in UNITS for token in _tokens(bracket)):
            return ""
        is_said = bracket.startswith("单位:")
        strange = [token for token in _tokens(bracket) if token and (is_said or UNIT_LIKE.search(token))]
        if strange and not is_foreign(bracket):
            return strange[0]
    return ""


def is_foreign(text: str) -> bool:
    """Whether a header names another currency."""
    return FOREIGN.search(plain(text)) is not None


@functools.lru_cache(maxsize=4096)
def candidates(path: Path) -> tuple[Path, Path]:
    """What a column may be called: by all its texts, and by its lower texts alone."""
    texts = [_words(part) for part in path]
    texts = [part for number, part in enumerate(texts) if part and part not in texts[:number]]
    if not ARRIVED.search("".join(texts)):
        texts = [part for part in texts if part != "其中"] or texts
    if not texts:
        return (), ()
    joined = "".join(texts)
    stems = "".join(re.sub("(时间|情况|日期)$", "", part) for part in texts[:-1]) + texts[-1]
    exact = (joined, bare(joined), stems, bare(stems), stems + "时间")
    if len(texts) == 1 or OTHER.search("".join(texts[:-1])):
        return exact, ()
    return exact, (texts[-1], bare(texts[-1]), "".join(texts[-2:]), texts[0] + texts[-1])


@functools.lru_cache(maxsize=4096)
def month_in(path: Path) -> tuple[int | None, int, Path] | None:
    """The year (if told) and month that a column's header names, and its other texts; None when it names no month.

    1-10月 is the running total until October: its other texts say 累计.
    """
    year, month, rest = None, None, []
    for part in path:
        words = plain(part)
        if found := A_YEAR.fullmatch(words):
            year = int(found[1])
        elif (found := A_MONTH.match(words)) and month is None:
            told = found[1] or found[4] or found[6]
            year, month = int(told) if told else year, int(found[3] or found[5] or found[7])
            rest += ["累计"] * bool(found["span"]) + [words[found.end() :]]
        else:
            rest.append(part)
    if month is None or not 1 <= month <= 12:
        return None
    return year, month, tuple(part for part in rest if _words(part) or _split_unit(plain(part))[1])


def bare(words: str) -> str:
    """Words without anything in brackets."""
    return BRACKETED.sub("", words)


def without_unit(text: str) -> tuple[str, str]:
    """A text's words as `words_of` has them, and its unit."""
    return _split_unit(plain(text))


@functools.lru_cache(maxsize=8192)
def _words(text: str) -> str:
    return _split_unit(plain(text).replace("*", ""))[0]


def without_currency(token: str) -> str:
    """What may be a unit, without the words around it: 人民币元, 以元计."""
    return AROUND_UNIT.sub("", token)


def _tokens(bracket: str) -> list[str]:
    """What a bracket may say the unit with: 单位:万元, 人民币元, 以元计 and 亿元,不含税 each have one."""
    return [without_currency(token.translate(SIMPLIFIED)) for token in re.split("[,、;:]", bracket)]


def _split_unit(words: str) -> tuple[str, str]:
    """A header's words without its unit, and the unit; years and months in it become 本月 and 累计."""
    words = words.translate(SIMPLIFIED)
    if without_currency(words) in UNITS:
        return "", without_currency(words)
    if FOREIGN.fullmatch(words):
        return "", ""
    unit = ""
    for found in BRACKETED.finditer(words):
        known = next((token for token in _tokens(found[1]) if token in UNITS), None)
        if known or FOREIGN.fullmatch(found[1]) or found[1] in ("必填", "个"):
            unit, words = known or unit, words.replace(found[0], "")
    if not unit and (trailing := TRAILING_UNIT.search(words)) and trailing.start():
        unit, words = trailing[1], words[: trailing.start()]
    words = THE_YEAR.sub("", THE_MONTH.sub("本月", SPAN.sub("累计", words)))
    return words.rstrip(":"), unit
