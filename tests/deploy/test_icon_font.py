"""The icons' font holds every icon in use, as the installed version draws it."""

from fontTools.ttLib import TTFont

from deploy.icon_font import in_use, names, whole
from ui.operating.fonts import ICONS


def drawn(font, icons):
    """Each icon's outline: its points and where its lines end."""
    glyphs, tables = names(font), font["glyf"]
    outlines = {name: tables[glyphs[name]].getCoordinates(tables) for name in icons}
    return {name: (list(points), list(ends)) for name, (points, ends, *_) in outlines.items()}


def test_every_icon_in_use_is_drawn_as_the_installed_font_draws_it():
    cut, icons = TTFont(ICONS), in_use()
    assert icons - names(cut).keys() == set(), "python -m deploy.icon_font"
    assert drawn(cut, icons) == drawn(whole(), icons)
