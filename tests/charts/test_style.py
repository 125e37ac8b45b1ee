from decimal import Decimal

import pandas as pd
import pytest

from charts import style, tiles


def luminance(color: str) -> float:
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ink", [style.INK, style.SECONDARY, style.BLUE, style.RED])
@pytest.mark.parametrize("ground", [style.WHITE, style.BLUE_TINT, style.GREY_TINT])
def test_every_colour_of_text_has_contrast_of_at_least_4_5(ink, ground):
    assert contrast(ink, ground) >= 4.5


def test_the_darker_tiles_of_the_province_map_are_readable_too():
    assert [round(contrast(ink, ground), 1) for _, ground, ink in tiles.STEPS] == [6.4, 4.8, 6.7, 11.0]


def test_lights_have_a_shape_each_and_the_worst_comes_first():
    assert {light: shape for light, (_, shape) in style.LIGHTS.items()} == {
        "红": "■", "黄": "▲", "绿": "●", "未报计划": "○",
    }
    assert list(style.LIGHTS) == ["红", "黄", "绿", "未报计划"]


def test_a_missing_figure_is_no_coordinate_rather_than_zero():
    values = (Decimal("1.5"), 2, pd.NA, None, float("nan"), pd.NaT)
    assert [style.number(value) for value in values] == [1.5, 2.0, None, None, None, None]


def test_a_value_axis_has_round_steps_above_zero():
    assert [style.ticks(top) for top in (42.5, 380, 0.9, 5700, 0)] == [
        [10, 20, 30, 40],
        [100, 200, 300],
        [0.2, 0.4, 0.6, 0.8],
        [2000, 4000],
        [],
    ]


def test_room_is_left_for_the_text_of_the_longest_bar_and_not_for_a_short_ones():
    assert style.room(["9.20"], [10.0], 10.0) == pytest.approx(4 * 0.55 * 13 + 10)
    assert style.room(["9.20"], [1.0], 10.0) == 0.0
    assert style.room([], [], 1.0) == 0.0


def test_a_figure_is_as_tall_as_its_rows_heads_and_margins_and_has_no_width():
    figure = style.figure([], 100, head=20, top=4, bottom=6)
    assert (figure.layout.height, figure.layout.width, figure.layout.yaxis.range) == (130, None, (100, -20))


def test_no_figure_shows_a_mode_bar_and_a_click_pales_nothing():
    assert style.CONFIG["displayModeBar"] is False
    assert [
        trace.unselected.marker.opacity for trace in (style.TEMPLATE.data.bar[0], style.TEMPLATE.data.scatter[0])
    ] == [1, 1]
