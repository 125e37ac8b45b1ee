"""The styles and shared texts of a workbook that say something beyond its cells, whatever its format."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from data.files.formats.runs import Run

Number = TypeVar("Number", int, str)  # as the format counts its styles


@dataclass
class NotableStyles(Generic[Number]):
    """The styles that say something, by number: their format's code, and which are struck through.

    `texts` are the shared texts in several fonts, by number.
    """

    formats: dict[Number, str] = field(default_factory=dict)
    struck: set[Number] = field(default_factory=set)
    texts: dict[Number, list[Run]] = field(default_factory=dict)
