"""Words of others shown as they stand: nothing that a ledger, a file name or an address says is Markdown to the page.

Streamlit reads Markdown in nearly everything that it shows; `![](http://…)` in a cell would ask another host. Whatever
isn't written out in the code goes through `verbatim`, and tests/ui/test_text_is_text.py reads the code for that.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, NewType

import pandas as pd
import streamlit as st

from wording.figures import exact, whole

Markdown = NewType("Markdown", str)  # made of what the code says and of verbatim() only

LONGEST = 500  # characters; a name or a remark that is longer would push everything else off the screen
# What has no place on a page: control characters, halves of characters, what turns the direction of other words.
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
OWN = re.compile(r"data:image/svg\+xml;base64,[A-Za-z0-9+/=]+")
LINES = re.compile(r"\s*[\n\r\u2028\u2029]\s*")
SIGNS = re.compile(r"([\\`*_\[\]<>$~:&|])")
BLOCKS = re.compile(r"^(\d*)([.)#+\-=])(?=[\s#+\-=]|$)")  # what begins a heading, a rule or a list
# What is looked for once more in the finished words, where a backslash doesn't help: addresses, :names: of pictures,
# arrows and dashes. An invisible character in their midst keeps them apart.
JOINER = "\u2060"
WORDS = re.compile(
    r"(?i)(?<=www)(?=\.)|(?<=[\w.+-])(?=@[\w-])|(?<=:)(?=//|material|[\w+-]+:)|(?<=[<>~=-])(?=[>=-])(?=\S{1,2}(?:\s|$))"
)


def small(markdown: Markdown | str, *, help: Markdown | str | None = None) -> None:
    """A small grey line. Not st.caption, whose opacity makes grey too pale to read and washes out the lights."""
    st.markdown(grey(markdown), help=help)


def grey(markdown: Markdown | str) -> Markdown:
    """What is second to something else: small and grey, and yet read."""
    return Markdown(f":small[:gray[{markdown}]]")


@lru_cache(20_000)
def verbatim(text: str) -> Markdown:
    """The text as Markdown that shows just it, on one line; of one that is very long, its beginning."""
    line = UNSEEN.sub("", LINES.sub(" ", text)).strip()
    if len(line) > LONGEST:
        line = f"{line[:LONGEST]}…（共 {len(line):,} 字）"
    return Markdown(BLOCKS.sub(r"\1\\\2", SIGNS.sub(r"\\\1", WORDS.sub(JOINER, line))))


def lit(text: str, marks: Mapping[str, str]) -> Markdown:
    """The text as it stands, but the words that `marks` names, drawn as it says: it is the program's own."""
    shown = verbatim(text)
    for named, drawn in marks.items():
        shown = Markdown(shown.replace(named, drawn))
    return shown


def sign(address: str, words: str) -> Markdown:
    """An image of the program's own, as tall as a line of text; `words` say what it shows, also where one points at it.

    It is its address (data:image/svg+xml;base64,…): any other would be asked of a host.
    """
    if not OWN.fullmatch(address):
        raise ValueError("no image of ours")
    return Markdown(f'![{verbatim(words)}]({address} "{verbatim(words)}")')


def of_ours(path: Path) -> Markdown:
    """A document that comes with the program, such as the manual."""
    return Markdown(path.read_text(encoding="utf-8"))


def static_table(told: pd.DataFrame | Mapping[str, list[str]], *, hide_header: bool = False) -> None:
    """A table to be read, its cells whole, lines between its rows; numbers to the right, exact and with separators."""
    frame = pd.DataFrame(told).map(_shown)
    frame.columns = [verbatim(str(name)) for name in frame.columns]
    numbers = [name for name in frame if frame[name].map(lambda cell: type(cell) in (Decimal, int)).all()]
    styled = frame.style.format(_grouped, subset=numbers) if numbers else frame
    st.table(styled, border="horizontal", hide_index=True, hide_header=hide_header)


def _grouped(number: Decimal | int) -> str:
    return exact(number) if isinstance(number, Decimal) else whole(number)


def _shown(cell: Any) -> Any:
    return verbatim(cell) if isinstance(cell, str) else cell
