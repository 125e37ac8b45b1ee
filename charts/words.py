"""Words of others in a picture. Plotly reads tags and entities in every text: a name could be a link of its own."""

import re
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Concatenate, ParamSpec

import pandas as pd
import plotly.graph_objects as go

from wording.kept import FIGURES

LONGEST = 200  # characters of a name; of a longer one its beginning is drawn
JOINER = "\u2060"  # shows nothing; after a sign it keeps a tag from being one
SIGNS = re.compile("[<&]")
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]+")
Rest = ParamSpec("Rest")
Draw = Callable[Concatenate[pd.DataFrame, Rest], go.Figure]


def as_written(text: str) -> str:
    """A text as Plotly shows it as it stands, on one line; of a very long one the beginning."""
    line = UNSEEN.sub(" ", text if len(text) <= LONGEST else f"{text[:LONGEST]}…")
    return SIGNS.sub(lambda sign: sign[0] + JOINER, line)


def of_words(draw: Draw[Rest]) -> Draw[Rest]:
    """A picture of an answer whose words are shown as they stand; its marks still carry the answer's own words.

    It is kept, see wording/kept.py.
    """
    drawn_with: Callable[..., go.Figure] = draw  # what it is given, each word of it as it is shown

    @FIGURES.keep
    @wraps(draw)
    def drawn(df: pd.DataFrame, /, *given: Rest.args, **named: Rest.kwargs) -> go.Figure:
        words = {cell for name in df for cell in df[name] if isinstance(cell, str)}
        shown = {word: drawn for word in words if (drawn := as_written(word)) != word}
        if not shown:
            return draw(df, *given, **named)
        frame = df.assign(**{name: _put(shown, df[name]) for name in df})
        asked = {name: _one(shown, value) for name, value in named.items()}
        figure = drawn_with(frame, *(_one(shown, value) for value in given), **asked)
        return _with_keys(figure, {drawn: word for word, drawn in shown.items()})

    return drawn


def _put(shown: Mapping[str, str], column: pd.Series) -> pd.Series:
    is_text = any(isinstance(cell, str) for cell in column)
    return column.map(lambda cell: _one(shown, cell)) if is_text else column


def _one(words: Mapping[str, str], value: Any) -> Any:
    return words.get(value, value) if isinstance(value, str) else value


def _with_keys(figure: go.Figure, words: Mapping[str, str]) -> go.Figure:
    """What a click gives back is the word of the answer, not the one that is drawn."""
    for trace in figure.data:
        if trace.customdata is not None:
            trace.customdata = [[_one(words, part) for part in key] for key in trace.customdata]
    return figure
