"""The words over pages and pictures, and the tiles of single figures."""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field

import streamlit as st

from charts.lettering import wrap
from ui.boundary import boundary
from ui.project_drawers import city_drawer, drill
from ui.verbatim_text import grey, lit, sign, small, verbatim


def headline(sentence: str, basis: str | None = None, question: str | None = None) -> None:
    """A page's answer in one sentence; under it, small, what is counted, in which unit, up to when."""
    with st.container(gap=None) if basis else nullcontext():
        st.title(verbatim(sentence), anchor=False, help=verbatim(question) if question else None)
        if basis:
            small(verbatim(basis))


def picture(sentence: str, basis: str) -> None:
    """A picture's answer in words; under it, small, what is shown."""
    st.markdown(f"## {verbatim(sentence)}\n{grey(lit(basis, MARKS))}", anchors=False)


MARKS = {  # the lights and levels that a line names, with their shapes and colours
    "红灯": ":red[■] 红灯", "黄灯": ":orange[▲] 黄灯", "绿灯": ":green[●] 绿灯", "■ 必改": ":red[■] 必改",
    "▲ 提醒": ":orange[▲] 提醒",
}  # fmt: skip


@dataclass(frozen=True)
class Tile:
    """One figure: `change` beside last year, `standing` against the year's task.

    `figure` names the rows behind it; without one it leads to the city's places. `parts`: what its lines name besides,
    and the rows behind that. `months`: its last twelve months as an image's address, and in words.
    """

    label: str
    value: str
    change: str | None = None
    standing: str | None = None
    rises: bool | None = None
    figure: str | None = None
    parts: Mapping[str, str] = field(default_factory=dict)
    months: tuple[str, str] | None = None


TILE_WIDTH = 144  # pixels: eight stand side by side at 1366, two on a phone
TILE_CELLS = 11.7  # full-width characters of small text in it
ARROWS = {None: "", True: "↑ ", False: "↓ "}
ROUNDS = "tile_rounds"
MONTHS = "小柱为近十二个月各月的数，灰色是上年"


def tiles(row: Sequence[Tile], *, legend: bool = False) -> None:
    """Draw figures side by side, as many as fit; `behind` leads to what is behind each, `legend` says what bars are."""
    with st.container(horizontal=True, horizontal_alignment="distribute", gap="xsmall"):
        for tile in row:
            # Drawn at 60 %, black is the grey of all that is small; any other colour would be too pale to read.
            lines = [f':color[{verbatim(line)}]{{foreground="black"}}' for line in _below(tile)]
            below = "  \n".join([sign(*tile.months), *lines] if tile.months else lines)
            st.metric(verbatim(tile.label), verbatim(tile.value), delta_description=below, width=TILE_WIDTH)
    if legend and any(tile.months for tile in row):
        small(verbatim(MONTHS))


@st.fragment
def behind(row: Sequence[Tile]) -> None:
    """The way to what is behind each figure: below the page's picture, which is what the first fold has room for."""
    with boundary():
        _behind({label: figure for tile in row for label, figure in {tile.label: tile.figure, **tile.parts}.items()})


def _below(tile: Tile) -> list[str]:
    """The lines under a figure, none wider than a tile, which would cut it."""
    change = [f"{ARROWS[tile.rises]}{tile.change}"] if tile.change else []
    lines = change + (tile.standing or "").splitlines()
    return [part for line in lines for part in wrap(line.strip(), TILE_CELLS).split("<br>")]


def _behind(figures: dict[str, str | None]) -> None:
    """One choice for all tiles, answered once: the next run draws it with nothing chosen."""
    rounds = st.session_state.get(ROUNDS, 0)
    chosen = st.pills(
        "看各数的明细", list(figures), selection_mode="multi", format_func=verbatim, key=f"{ROUNDS}_{rounds}"
    )  # several could be chosen, so that each is a button of its own: keys walk from one to the next without opening it
    if not chosen:
        return
    st.session_state[ROUNDS] = rounds + 1
    if (figure := figures[chosen[0]]) is None:
        city_drawer()
    else:
        drill(figure=figure)
