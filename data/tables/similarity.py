"""A header text that is no name of any field, and the name that it most resembles: 协议投资金额 is like 协议投资额.

The score is rapidfuzz's normalised indel similarity of the words, without units and years: 1 for the same text,
2m / (a + b) where m characters of a and b are common. A text that turns a name into another figure is no likeness:
words such as 上年同期, 目标, 计划, 其中, 累计 must stand in both or in neither.
"""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from data.cells.values import AREA, MONEY
from data.ledgers import MEASURED, Field, Form
from data.tables.across import look_up, names
from data.tables.headings import OTHER, Path, candidates, is_foreign, unit_of, words_of
from data.tables.layout import Column, Guess, Header

SURE = 0.9  # from here on a likeness is used, with a remark on the receipt
LIKE = 0.7  # below it a likeness says nothing
SHORTEST = 3  # characters; 项目 is like too much
# What makes a figure, a date or a name another one, besides headings.OTHER.
TURNS = re.compile(
    OTHER.pattern
    + "|累[计积]|[本当]月|本年|上月|下月|下年|[一二三四五六七八九十]期|首期|末期|实际|应|未|不|非|净|差|欠|退|率|比"
    "|均|余|起|止|开始|截|省|市|县|境|内资|外资|签约|落地|开工|竣工|投产|达产|停|终"
)


@dataclass(frozen=True)
class Likeness:
    """The field that a header text resembles: one of its names, `variant`, by `score` from 0 to 1."""

    field: Field
    variant: str
    score: float

    @property
    def in_words(self) -> str:
        """The likeness in words."""
        return f"与“{self.variant}”相似 {self.score:.2f}"


@functools.lru_cache(maxsize=65_536)
def closest(form: Form, path: Path) -> Likeness | None:
    """The field of the form that a column's header texts resemble most, by LIKE or more.

    None for what is no likeness, for a text that resembles two fields equally, and where the unit is of another kind.
    """
    turns, unit = _turns("".join(words_of(part) for part in path)), unit_of(path)
    found = [
        Likeness(field, variant, score)
        for text in dict.fromkeys(name for kind in candidates(path) for name in kind if len(name) >= SHORTEST)
        for words, score in _alike(text, _choices(form))
        for field, variant in [_variants(form)[words]]
        if _turns(words) == turns and _fits(unit, field)
    ]
    best = max(found, key=lambda each: each.score, default=None)
    rivals = {each.field.name for each in found if best and each.score == best.score}
    return best if len(rivals) == 1 else None


def with_guesses(header: Header, texts: Sequence[Path]) -> Header:
    """The header with a column for each field that has none and that a column's texts resemble by SURE or more.

    What resembles a field less is among the `doubts`; so are two columns that both resemble one field closely.
    Which form the header is, and the columns that were found by name, stay as they are.
    """
    guesses = sorted(_guesses(header, texts), key=lambda guess: -guess.confidence)
    sure = [guess for guess in guesses if _is_sure(guess) and not _rivalled(guess, guesses)]
    used = {guess.column.field.name for guess in sure}
    doubts = tuple(guess for guess in guesses if guess.column.field.name not in used)
    columns = sorted((*header.columns, *(guess.column for guess in sure)), key=lambda column: column.index or 0)
    places = {column.index for column in columns}
    unused = tuple("".join(path) for index, path in enumerate(texts) if path and index not in places)
    return replace(header, columns=tuple(columns), guessed=tuple(sure), doubts=doubts, unused=unused)


def used_alike(guess: Guess) -> tuple[str, str]:
    """What the receipt says of a column that is used though its header only resembles a name, and what to do."""
    label = guess.column.field.label
    return (
        f"“{guess.column.written}”与“{guess.variant}”相似 {guess.confidence:.2f}，已按“{label}”读取",
        f"请核对；如不是{label}，请改正列名，或用对应关系写明各列后重新上传",
    )


def unused_alike(guess: Guess) -> tuple[str, str]:
    """What the receipt says of a column that resembles an optional field too little to be used, and what to do."""
    label = guess.column.field.label
    if is_foreign(guess.column.written):
        return (
            f"“{guess.column.written}”不是人民币，未采用",
            f"如果是{label}，请折算成人民币万元后重新上传；否则无需处理",
        )
    return (
        f"“{guess.column.written}”与“{guess.variant}”相似 {guess.confidence:.2f}，把握不够，未采用",
        f"如果就是{label}，请改正列名，或用对应关系文件（--mapping）写明后重新上传；否则无需处理",
    )


def missing_alike(header: Header, field: Field) -> tuple[str, str] | None:
    """What resembles a field that is missing, too little to be used, and how to confirm it; None when nothing does."""
    alike = [guess for guess in header.doubts if guess.column.field == field]
    if not alike:
        return None
    said = "、".join(f"“{guess.column.written}”与“{guess.variant}”相似 {guess.confidence:.2f}" for guess in alike)
    how = f"如果就是{field.label}，请在“数据”页的“对应关系”里确认，或用对应关系文件（--mapping）写明；否则请补上这一列"
    return f"{said}，把握不够，未采用", how


def _guesses(header: Header, texts: Sequence[Path]) -> Iterator[Guess]:
    """What each column without a field resembles, among the fields without a column."""
    placed = {column.index for column in header.columns}
    named = {column.field.name for column in header.columns}
    for index, path in enumerate(texts):
        like = closest(header.form, path) if path and index not in placed and _is_unknown(header.form, path) else None
        if like and like.field.name not in named and not (header.figures and like.field.type in MEASURED):
            column = Column(like.field, index, "".join(path), unit_of(path))
            yield Guess(column, like.variant, like.score)


def _is_unknown(form: Form, path: Path) -> bool:
    return look_up(names(form), path)[0] is None


def _is_sure(guess: Guess) -> bool:
    return guess.confidence >= SURE and not is_foreign(guess.column.written)


def _rivalled(guess: Guess, guesses: list[Guess]) -> bool:
    return any(other.column.field == guess.column.field and other is not guess and _is_sure(other) for other in guesses)


def _alike(text: str, choices: tuple[str, ...]) -> Iterator[tuple[str, float]]:
    for words, score, _ in process.extract(text, choices, scorer=fuzz.ratio, score_cutoff=LIKE * 100, limit=None):
        yield words, score / 100


@functools.cache
def _variants(form: Form) -> dict[str, tuple[Field, str]]:
    """The words of each name that is long enough to be resembled -> its field, and the name as it is written."""
    known: dict[str, tuple[Field, str]] = {}
    for field in form.fields:
        for variant in field.variants:
            if len(words_of(variant)) >= SHORTEST:
                known.setdefault(words_of(variant), (field, variant))
    return known


@functools.cache
def _choices(form: Form) -> tuple[str, ...]:
    return tuple(_variants(form))


@functools.lru_cache(maxsize=65_536)
def _turns(text: str) -> frozenset[str]:
    """The words in a text that make it another figure; 当月 is 本月, 累积 is 累计."""
    return frozenset(found.replace("当月", "本月").replace("积", "计") for found in TURNS.findall(text))


def _fits(unit: str, field: Field) -> bool:
    """Whether a figure in this unit can be of that field."""
    kind = "money" if unit in MONEY else "area" if unit in AREA else "rate" if unit == "%" else ""
    return not kind or field.type in (kind, "number")
