"""How names are read: whether letters are a name's pinyin, whole, its initials, or something between. Pure."""

import os
from functools import lru_cache

os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")  # every reading of a character is tried; phrases take 50 MB

from pypinyin import Style, pinyin


@lru_cache(20_000)
def readings(character: str) -> tuple[str, ...]:
    """The readings of a character without tones, ü as v; anything else reads as it stands."""
    found = pinyin(character, style=Style.NORMAL, heteronym=True, v_to_u=False)
    return tuple({reading.lower() for reading in found[0]})


def where_read(name: str, letters: str) -> int | None:
    """At which character of a name its pinyin begins to read so: "lwx", "liaowan" or "liaowx" at 0 of 蓼湾乡.

    `letters` in lower case. None when it reads so nowhere.
    """
    syllables = [readings(character) for character in name]
    return next((at for at in range(len(syllables)) if _reads(syllables[at:], letters)), None)


def _reads(syllables: list[tuple[str, ...]], letters: str) -> bool:
    """Whether the syllables begin with the letters, each with its first letter at least; the last may break off."""
    if not letters:
        return True
    if not syllables:
        return False
    parts = {reading[:length] for reading in syllables[0] for length in range(1, len(reading) + 1)}
    return any(_reads(syllables[1:], letters[len(part) :]) for part in parts if letters.startswith(part))
