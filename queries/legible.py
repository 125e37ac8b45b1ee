"""Text without what no document can hold: the intake takes it out, versions from elsewhere may have it."""

import pandas as pd

from data.files.sheet import UNSEEN


def legible(text: str) -> str:
    """The text without control characters, halves of characters and what Unicode keeps for no character."""
    return UNSEEN.sub("", text)


def legible_answer(answer: pd.DataFrame) -> pd.DataFrame:
    """An answer whose texts are legible."""
    texts = [name for name in answer if any(isinstance(cell, str) for cell in answer[name])]
    return answer.assign(**{name: answer[name].map(legible, na_action="ignore") for name in texts})
