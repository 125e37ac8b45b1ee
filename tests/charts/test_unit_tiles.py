"""A map of squares of the county's townships."""

import pandas as pd

from charts.style import BLUE, BLUE_PALE, GREY_TINT, INK, SECONDARY, WHITE
from charts.unit_tiles import unit_tiles
from tests.charts.frames import frame, keys, texts

PLACES = pd.DataFrame({"unit_id": ["A", "B", "C", "Z"], "map_row": [1, 2, 2, 9], "map_column": [2, 1, 2, 9]})
UNITS = (
    ("甲镇", "乡镇", 120, 100, 1.2, 0.75, 0.45, None, 1, None, None, True),
    ("乙镇", "乡镇", 10, 100, 0.1, 0.75, -0.65, None, 2, None, None, False),
    ("丙镇", "乡镇", 5, None, None, 0.75, None, None, None, None, None, False),
    ("商务局", "县直", 5, 10, 0.5, 0.75, -0.25, None, 1, None, None, False),
)


def ranking(*rows):
    return frame("units", *rows).assign(unit_id=["A", "B", "C", "D"][: len(rows)])


def test_who_has_a_place_is_a_tile_there_full_ahead_hollow_behind_and_grey_without_a_task():
    everyone = [(*row[:11], True) for row in UNITS]
    tiles = unit_tiles(ranking(*everyone), PLACES).data[0]
    assert list(zip(tiles.text, tiles.x, tiles.y, strict=True)) == [
        ("甲镇<br>120.0%", 2, 1), ("乙镇<br>10.0%", 1, 2), ("丙镇<br>—", 2, 2),
    ]  # fmt: skip
    assert list(zip(tiles.marker.color, tiles.marker.line.color, tiles.textfont.color, strict=True)) == [
        (BLUE, BLUE, WHITE), (WHITE, BLUE, INK), (GREY_TINT, GREY_TINT, SECONDARY),
    ]  # fmt: skip


def test_beside_a_chosen_unit_the_others_are_pale():
    figure = unit_tiles(ranking(*UNITS), PLACES)
    tiles = figure.data[0]
    assert list(tiles.marker.line.color) == [BLUE, BLUE_PALE, GREY_TINT]
    assert keys(figure) == [["甲镇"], ["乙镇"], ["丙镇"]]


def test_without_places_there_is_no_map():
    assert texts(unit_tiles(ranking(*UNITS), PLACES.head(0))) == ["暂无数据"]
