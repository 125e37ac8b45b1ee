"""The invented county's literal lists: units, parks, trades, the projects that the county's report names, texts.

Every list is a CSV under lists/, so that a name or a phrase can be changed without reading code.
"""

import csv
import functools
from pathlib import Path

import numpy as np
import pandas as pd

FOLDER = Path(__file__).parent / "lists"
REFERENCE = Path(__file__).parents[1] / "reference"

# Brands are three characters, each of a rare set: no company is meant.
BRANDS = (
    list("霁澜朔禾砚棠岚柏昱泓霖芃荇珩翊沅"),
    list("岚朔澜翊珩芃砚沅霖笙棠荻昶禾锵韧"),
    list("联泰源达盛元辰拓锐成信和启润丰宏"),
)


@functools.cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of lists/<name>.csv."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@functools.cache
def reference(name: str) -> pd.DataFrame:
    """A reference table of the software, read as text: lists are still joined by |."""
    return pd.read_csv(REFERENCE / f"{name}.csv", dtype=str, keep_default_na=False)


def column(name: str, field: str) -> np.ndarray:
    """One column of a list, as an array of str."""
    return np.array([row[field] for row in rows(name)], dtype=object)


def shares(name: str, field: str) -> np.ndarray:
    """One column of weights, made to add up to 1."""
    weights = np.array([float(row[field]) for row in rows(name)])
    return weights / float(weights.sum())


def split(text: str) -> list[str]:
    """The items of a cell joined by |."""
    return [item for item in text.split("|") if item]


def typed(name: str, *dates: str) -> pd.DataFrame:
    """A list as a frame, None for an empty cell, the named columns as dates."""
    frame = pd.DataFrame(rows(name), dtype=object)
    frame = frame.mask(frame == "", None)
    return frame.assign(**{column: pd.to_datetime(frame[column]).astype("datetime64[s]") for column in dates})
