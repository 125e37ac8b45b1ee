"""What others wrote is shown as it stands."""

from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

from ui.verbatim import verbatim

WRITTEN = [
    "3*5*7 亩", "总投资额[亿元](含税)", "![图](http://host/x.png)", "$1,200$", "~~作废~~", "<b>甲</b>", "`x`",
    ":red[急]", "# 甲镇", "- 乙镇", "1. 丙镇", "a_b_c", "C:\\台账", ":material/home:", "https://host/",
]  # fmt: skip


@pytest.mark.parametrize("text", WRITTEN)
def test_each_sign_of_markdown_stands_for_itself(text):
    shown = verbatim(text)
    bare = shown.replace("\\\\", "\0").replace("\\", "").replace("\0", "\\")
    assert bare == text
    assert all(shown[place - 1] == "\\" for place in range(len(shown)) if shown[place] in "*_[]<>$~`:")


def test_plain_words_and_figures_are_left_alone():
    told = "2026-10 全县到位资金61.15亿元，+10.5%（89.9%）"
    assert verbatim(told) == told


def drawn():
    from decimal import Decimal

    from ui.verbatim import static_table

    static_table({"项目*": ["![图](http://host/x.png)", "乙"], "金额": [Decimal("12000.50"), Decimal(0)]})
    static_table({"读取": [7500000]})


def test_a_table_shows_words_as_written_and_exact_numbers_with_separators():
    table, rows = AppTest.from_function(drawn).run().table
    assert list(rows.value["读取"]) == [7500000]
    assert list(table.value["项目\\*"]) == ["!\\[图\\](http\\://host/x.png)", "乙"]
    assert list(table.value["金额"]) == [Decimal("12000.50"), Decimal(0)]
