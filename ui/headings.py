"""The words over pages and pictures, and the tiles of single figures."""

from dataclasses import dataclass

import streamlit as st

from ui.drawer import city_drawer, drill
from ui.verbatim_text import Markdown, lit, verbatim


def headline(sentence: str, basis: str | None = None, question: str | None = None) -> None:
    """A page's answer in one sentence; under it, small, what is counted, in which unit, up to when."""
    with st.container(gap=None):
        st.title(verbatim(sentence), anchor=False, help=verbatim(question) if question else None)
        if basis:
            small(verbatim(basis))


def small(markdown: Markdown) -> None:
    """A small grey line. Not st.caption, whose opacity makes grey too pale to read and washes out the lights."""
    st.markdown(f":small[:gray[{markdown}]]")


def picture(sentence: str, basis: str) -> None:
    """A picture's answer in words; under it, small, what is shown."""
    with st.container(gap=None):
        st.subheader(verbatim(sentence), anchor=False)
        small(lit(basis, MARKS))


MARKS = {  # the lights and levels that a line names, with their shapes and colours
    "红灯": ":red[■] 红灯", "黄灯": ":orange[▲] 黄灯", "绿灯": ":green[●] 绿灯", "■ 必改": ":red[■] 必改",
    "▲ 提醒": ":orange[▲] 提醒",
}  # fmt: skip


@dataclass(frozen=True)
class Tile:
    """One figure: `change` beside last year, `standing` against the year's task.

    `figure` names the rows behind it; without one it leads to the city's places.
    """

    label: str
    value: str
    change: str | None = None
    standing: str | None = None
    rises: bool | None = None
    figure: str | None = None


TILE_WIDTH = 144  # pixels: eight stand side by side at 1366, two on a phone


def tiles(row: list[Tile]) -> None:
    """Draw figures side by side, as many as fit; each label leads to what is behind its figure."""
    with st.container(horizontal=True, horizontal_alignment="distribute", gap="xsmall"):
        for tile in row:
            with st.container(gap=None, width=TILE_WIDTH):
                _tile(tile)


def _tile(tile: Tile) -> None:
    if st.button(
        verbatim(tile.label),
        type="tertiary",
        key=f"tile_{tile.label}",
        icon=":material/chevron_right:",
        icon_position="right",
        help="看构成这个数的项目" if tile.figure else "看全市位次",
    ):
        if tile.figure is None:
            city_drawer()
        else:
            drill(figure=tile.figure)
    st.metric(
        verbatim(tile.label),
        verbatim(tile.value),
        verbatim(tile.change) if tile.change else None,
        label_visibility="collapsed",
        delta_color="off",
        delta_arrow="off" if tile.rises is None else "up" if tile.rises else "down",
    )
    small("  \n".join(verbatim(line) for line in tile.standing.splitlines()) if tile.standing else " ")
