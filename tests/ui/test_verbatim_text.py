"""What others wrote is shown as it stands; in a browser: tests/journeys/test_verbatim.py."""

import re
from decimal import Decimal

import pytest
from streamlit.testing.v1 import AppTest

from tests.hostile import WORDS
from ui.verbatim_text import JOINER, LONGEST, lit, sign, verbatim


def bare(shown):
    """The words that a page shows of Markdown in which everything is escaped."""
    return re.sub(r"\\(.)", r"\1", shown).replace(JOINER, "")


@pytest.mark.parametrize("text", [word for word in WORDS if len(word) < LONGEST])
def test_each_sign_of_markdown_stands_for_itself(text):
    shown = verbatim(text)
    assert bare(shown) == re.sub("[\u202e\u202c]", "", text).strip()
    assert not re.search(r"(?<!\\)[*_\[\]<>$~`:&|]", shown.replace("\\\\", ""))


def test_plain_words_and_figures_are_left_alone():
    told = "2026-10 全县到位资金61.15亿元，+10.5%（89.9%）"
    assert verbatim(told) == told


def test_lines_become_one_and_what_is_no_character_is_left_out():
    assert verbatim("甲\r\n# 乙\u2028丙\x00\x0b\ud800丁\ufffe") == "甲 # 乙 丙丁"


def test_of_a_very_long_name_the_beginning_is_shown_and_how_long_it_is():
    assert verbatim("甲" * 2_000) == "甲" * LONGEST + "…（共 2,000 字）"


def test_only_the_program_s_own_marks_are_drawn():
    assert lit("红灯 :red[x]", {"红灯": ":red[■] 红灯"}) == r":red[■] 红灯 \:red\[x\]"


def drawn():
    from decimal import Decimal

    from ui.verbatim_text import static_table

    static_table({"项目*": ["![图](host/x.png)", "乙"], "金额": [Decimal("12000.50"), Decimal(0)]})
    static_table({"读取": [7500000]})


def test_a_table_shows_words_as_written_and_exact_numbers_with_separators():
    table, rows = AppTest.from_function(drawn).run().table
    assert list(rows.value["读取"]) == [7500000]
    assert list(table.value["项目\\*"]) == ["!\\[图\\](host/x.png)", "乙"]
    assert list(table.value["金额"]) == [Decimal("12000.50"), Decimal(0)]


def test_an_image_of_the_programs_own_is_its_address_and_any_other_is_refused():
    own = "data:image/svg+xml;base64,PHN2Zz48L3N2Zz4="
    assert sign(own, "近十二个月") == f'![近十二个月]({own} "近十二个月")'
    for address in ("http://evil.example/a.png", f"{own}) ![x](http://evil.example", "data:text/html;base64,PA=="):
        with pytest.raises(ValueError, match="no image of ours"):
            sign(address, "x")
