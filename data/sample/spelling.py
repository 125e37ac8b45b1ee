"""The ways in which people type what the tables hold."""

import datetime as dt
from collections.abc import Sequence

import numpy as np
import pandas as pd

from data.sample.sheet import Cell

FULL_WIDTH = str.maketrans("0123456789.-", "０１２３４５６７８９．－")
WITH_SHENG = ("浙江", "江苏", "广东", "山东", "福建", "安徽", "河北")


def date(day: dt.date, rough: bool, is_key: bool, rng: np.random.Generator) -> Cell:
    """A date as one of the forms that people type; key projects' are Excel dates, rough ones name the month only."""
    month = f"{day.year}年{day.month}月"
    exact = (f"{month}{day.day}日", f"{day:%Y-%m-%d}", f"{day.year}.{day.month}.{day.day}", f"{day:%Y/%m/%d}")
    forms = (f"{day.year}.{day.month}", month) if rough else exact
    typed = forms[rng.integers(len(forms))]
    return day if is_key or (not rough and rng.random() < 0.5) else typed


def joint_units(shares: Sequence[tuple[str, float]]) -> str:
    """The units of a project by name, with their ratios unless they share equally."""
    if len({ratio for _, ratio in shares}) == 1:
        return "、".join(unit for unit, _ in shares)
    return "、".join(f"{unit}{ratio * 100:.0f}%" for unit, ratio in shares)


def province(name: str, number: int) -> str:
    """Some write 浙江省 for 浙江."""
    return f"{name}省" if name in WITH_SHENG and number % 3 == 0 else name


def yi(amount: float, number: int) -> Cell:
    """万元 as 亿元: a number, now and then text in full-width digits or with its unit."""
    value = round(amount / 10000, 4)
    if number % 61 == 17:
        return f"{value:g}".translate(FULL_WIDTH)
    return f"{value:g}亿元" if number % 61 == 29 else value


def amount(value: Cell, number: int) -> Cell:
    """An amount of 万元: a number, now and then text with a thousands comma or in full-width digits."""
    if isinstance(value, str) or number % 97 not in (11, 43):
        return value
    return f"{value:,.2f}" if number % 97 == 11 else f"{value:.2f}".translate(FULL_WIDTH)


def or_dash(value: float) -> Cell:
    """What is not known is a dash."""
    return "-" if pd.isna(value) else round(value, 4)
