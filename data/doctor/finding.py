"""What an examination finds, and what it is asked of."""

from dataclasses import dataclass
from pathlib import Path

GOOD, MIND, WRONG = "正常", "留意", "问题"


@dataclass(frozen=True)
class Finding:
    """What was found of a subject, in Chinese; `advice`: what to do, '' where nothing is to be done."""

    level: str
    text: str
    advice: str = ""


@dataclass(frozen=True)
class Machine:
    """What is examined: the store's folder, and where the dashboard listens."""

    root: Path
    address: str
    ports: tuple[int, ...]


def good(text: str) -> Finding:
    """Something that is as it should be."""
    return Finding(GOOD, text)


def mind(text: str, advice: str) -> Finding:
    """Something that works and had better be looked at."""
    return Finding(MIND, text, advice)


def wrong(text: str, advice: str) -> Finding:
    """Something that doesn't work, or won't."""
    return Finding(WRONG, text, advice)
