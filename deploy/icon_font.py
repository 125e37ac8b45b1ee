"""The font of the icons, cut to those in use, as ui/operating/fonts.py serves it: `python -m deploy.icon_font`.

An icon is drawn where its name stands: the font joins the letters. An icon that is new in the dashboard, or in another
version of Streamlit, is missing in the font until this is run again; a test says so.
"""

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont

from ui.operating.fonts import ALL_ICONS, ICONS, MEDIA
from ui.operating.streamlit_words import SCRIPTS

ROOT = Path(__file__).parents[1]
OURS = ("app.py", "pages", "ui", "wording", "charts", "data", "records")
NAMED = re.compile(r":material/([a-z0-9_]+):")
QUOTED = re.compile(r"[`'\":/]([a-z0-9_]+)[`'\":]")  # in scripts, where a word may be an icon's name by chance


def whole() -> TTFont:
    """The font with all icons, as it is installed."""
    return TTFont(next(MEDIA.glob(ALL_ICONS)), recalcTimestamp=False)


def names(font: TTFont) -> dict[str, str]:
    """The glyph of each icon, by the icon's name."""
    letters = _letters(font)
    return {name: each.LigGlyph for joins, first in _joins(font) for each, name in _named(letters, joins, first)}


def in_use() -> set[str]:
    """The icons that the dashboard names, and what may be one in Streamlit's scripts."""
    files = [file for room in OURS for path in [ROOT / room] for file in ([path] if path.is_file() else _sources(path))]
    ours = {name for file in files for name in NAMED.findall(file.read_text(encoding="utf-8"))}
    theirs = {name for file in SCRIPTS.glob("*.js") for name in QUOTED.findall(file.read_text(encoding="utf-8"))}
    return (ours | theirs) & names(whole()).keys()


def cut(font: TTFont, icons: Collection[str]) -> None:
    """Leave only these icons in the font, and the letters that they are named by."""
    letters = _letters(font)
    for joins, first in _joins(font):
        joins[first] = [joined for joined, name in _named(letters, joins, first) if name in icons]
    chosen = subset.Subsetter(subset.Options(layout_features=["*"], glyph_names=False))
    chosen.populate(glyphs=[glyph for name, glyph in names(font).items() if name in icons], text="".join(icons))
    chosen.subset(font)


def _sources(room: Path) -> Iterator[Path]:
    return (path for path in room.rglob("*") if path.suffix in (".py", ".csv", ".js"))


def _joins(font: TTFont) -> list[tuple[dict[str, list[Any]], str]]:
    """The tables of what the font joins, each with a letter that names begin with."""
    tables = [part for lookup in font["GSUB"].table.LookupList.Lookup for part in lookup.SubTable]
    found = [getattr(getattr(part, "ExtSubTable", part), "ligatures", {}) for part in tables]
    return [(joins, first) for joins in found for first in joins]


def _letters(font: TTFont) -> dict[str, str]:
    """The letter that each glyph of one stands for."""
    return {glyph: chr(code) for code, glyph in font.getBestCmap().items()}


def _named(letters: dict[str, str], joins: dict[str, list[Any]], first: str) -> Iterator[tuple[Any, str]]:
    for joined in joins[first]:
        yield joined, "".join(letters.get(glyph, "?") for glyph in (first, *joined.Component))


if __name__ == "__main__":
    icons = whole()
    cut(icons, in_use())
    icons.flavor = "woff2"
    icons.save(ICONS)
    print(f"{ICONS.name}: {len(names(icons))} icons, {ICONS.stat().st_size} bytes")
