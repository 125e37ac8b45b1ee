import pytest


@pytest.fixture
def printed(county):
    county.bulletin("2025-03", "邻县", 1, 100)
    return county


def test_a_printed_growth_that_its_figures_do_not_give_is_found(printed, found):
    printed.bulletin("2026-03", "邻县", 1, 112, yoy=0.1297)
    assert found() == [
        (None, "2026-03-01", "邻县 到位资金 13.0%", "12.0%",
         "2026年3月市通报邻县到位资金印同比 13.0%，按 112 与去年 100 算为 12.0%")
    ]  # fmt: skip


def test_rounding_is_no_error(printed, found):
    printed.bulletin("2026-03", "邻县", 1, 112, yoy=0.122)
    assert found() == []


def test_without_last_year_s_figure_or_a_printed_growth_nothing_is_guessed(printed, found):
    printed.bulletin("2026-03", "邻县", 1, 112)
    printed.bulletin("2026-03", "远县", 2, 90, yoy=0.5)
    assert found() == []


def test_it_is_a_matter_of_the_whole_county(printed, found):
    printed.bulletin("2026-03", "邻县", 1, 112, yoy=0.1297)
    assert (found(units=("甲镇",)), found(industries=("电子信息",))) == ([], [])
