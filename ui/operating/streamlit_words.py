"""The words that Streamlit itself puts on a page, in Chinese, and how its tables answer keys: it can't be told either.

They stand in its scripts, which are changed on their way to the browser and never where they are installed. What is
changed into what is streamlit_words.csv and streamlit_keys.csv: a piece of a script that stands there for one thing
only. A test holds it against the pinned version: after an upgrade it says which piece is no longer found.

The keys: arrows walk through a table's cells, Enter, the space bar or a click opens the row; Tab leads on, Esc out of
the drawer; back from that, one stands where one was. By itself the table would open its first row as soon as it has the
focus, and another at each arrow.
"""

import csv
import io
from collections import defaultdict
from functools import cache
from itertools import chain
from pathlib import Path

import streamlit

SCRIPTS = Path(streamlit.__file__).parent / "static" / "static" / "js"
WORDS = Path(__file__).with_suffix(".csv")
KEYS = WORDS.with_name("streamlit_keys.csv")


def translated() -> dict[str, bytes]:
    """Each script whose words are changed, by its file's name."""
    return {path.name: _changed(path, pieces).encode() for path, pieces in _pieces().items()}


def unfound() -> list[tuple[str, str]]:
    """The pieces, each with its script, that the installed version hasn't."""
    held = {(path.name.partition(".")[0], there) for path, pieces in _pieces().items() for there in pieces}
    return [(script, there) for script, there, _ in _listed() if (script, there) not in held]


@cache
def _listed() -> tuple[tuple[str, str, str], ...]:
    texts = (path.read_text(encoding="utf-8") for path in (WORDS, KEYS))
    rows = chain.from_iterable(csv.DictReader(io.StringIO(text, newline="")) for text in texts)
    return tuple((row["script"], row["there"], row["here"]) for row in rows)


def _pieces() -> dict[Path, dict[str, str]]:
    """What is changed in each script: of scripts that are called alike, those that hold a piece."""
    found: dict[Path, dict[str, str]] = defaultdict(dict)
    for script, there, here in _listed():
        for path in SCRIPTS.glob(f"{script}.*.js"):
            if there in _text(path):
                found[path][there] = here
    return found


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _changed(path: Path, pieces: dict[str, str]) -> str:
    text = _text(path)
    for there, here in pieces.items():
        text = text.replace(there, here)
    return text
