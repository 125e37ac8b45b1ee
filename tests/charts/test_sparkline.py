"""Twelve months in the size of a word."""

import base64
import datetime as dt
import re

import pandas as pd

from charts.sparkline import monthly, sparkline
from charts.style import BLUE, GREY


def bars(address):
    """Of each bar its place, top, height and colour."""
    kind, _, image = address.partition(";base64,")
    assert kind == "data:image/svg+xml"
    found = re.findall(r'x="(\S+)" y="(\S+)" width="6" height="(\S+)" fill="(\S+)"', base64.b64decode(image).decode())
    return [(*map(float, place), color) for *place, color in found]


def test_bars_stand_on_zero_those_of_last_year_grey_and_those_of_this_one_blue():
    assert bars(sparkline([7, 14], 1)) == [(0, 8, 7, GREY), (8, 1, 14, BLUE)]


def test_a_month_without_data_is_a_gap_and_a_month_of_nothing_a_stroke():
    assert bars(sparkline([None, 0, 14], 3)) == [(8, 14, 1, BLUE), (16, 1, 14, BLUE)]


def test_a_month_in_which_more_was_taken_back_than_came_hangs_below_the_line():
    assert bars(sparkline([7, -7], 2)) == [(0, 1, 7, BLUE), (8, 7, 7, BLUE)]


def test_nothing_known_is_an_empty_image():
    assert bars(sparkline([None] * 12, 3)) == []


def test_the_last_month_says_how_many_are_of_this_year():
    months = pd.Series([dt.date(2025, 12, 1), dt.date(2026, 1, 1), dt.date(2026, 2, 1)])
    drawn = bars(monthly(months, pd.Series([1.0, None, 2.0], dtype="Float64")))
    assert [color for *_, color in drawn] == [GREY, BLUE]
