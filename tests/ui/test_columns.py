"""Every column that a question returns has a Chinese name on screen."""

import re

import pytest

from queries import catalogue
from ui.columns import definitions
from wording.columns import column

COLUMNS = sorted({name for question in catalogue().values() for name in question.columns})


@pytest.mark.parametrize("name", COLUMNS)
def test_no_column_shows_its_identifier(name):
    assert re.search("[一-鿿]", column(name).label), f"wording/columns.py has no label for {name}"


def test_a_column_that_nobody_named_shows_under_its_own_name_rather_than_failing():
    assert (column("brand_new").label, column("brand_new").kind) == ("brand_new", "text")


def test_definitions_come_from_the_questions_header_in_order():
    assert definitions("overview/choices") == [
        ("筛选项", "筛选项：industry / park / unit / region / chain_node / origin / stage / leader"),
        ("可选值", "可选值"), ("项目数", "台账中的项目数，个"),
        ("说明", "看这一项时要知道的：园区由哪个单位管理（名称不同的），单位从哪个月起并入了别的单位；没有的缺"),
    ]
