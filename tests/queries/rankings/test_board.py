import pytest

BRIEF = ("board", "unit", "rank", "reason")


@pytest.fixture
def board(county):
    """Makes a group of towns, each with a task of 100 万元 and the given funds by October."""

    def fill(group="乡镇", **funds):
        for unit, amount in funds.items():
            county.unit(unit, unit, group=group)
            county.target(unit, 100)
            county.project(unit, unit)
            county.funds(unit, "2026-10", amount)
        return county

    return fill


def test_the_first_of_a_group_are_red_and_the_last_black(board):
    assert board(甲=100, 乙=90, 丙=84, 丁=83, 戊=50, 己=40, 庚=0).ask("rankings/board") == [
        ("乡镇", "红榜", "甲", True, 1, 0.8333, 0.1667, 1, "已完成年度任务"),
        ("乡镇", "红榜", "乙", True, 0.9, 0.8333, 0.0667, 2, "快于序时进度"),
        ("乡镇", "红榜", "丙", True, 0.84, 0.8333, 0.0067, 3, "快于序时进度"),
        ("乡镇", "黑榜", "戊", True, 0.5, 0.8333, -0.3333, 5, "慢于序时进度"),
        ("乡镇", "黑榜", "己", True, 0.4, 0.8333, -0.4333, 6, "慢于序时进度"),
        ("乡镇", "黑榜", "庚", True, 0, 0.8333, -0.8333, 7, "待破零"),
    ]


def test_who_keeps_pace_is_not_black_even_when_last(board):
    assert board(甲=110, 乙=105, 丙=100, 丁=95, 戊=90, 己=50).ask("rankings/board", columns=BRIEF)[3:] == [
        ("黑榜", "己", 6, "慢于序时进度")
    ]


def test_who_is_exactly_on_pace_is_not_black(board):
    county = board(甲=110, 乙=105)
    county.setting("board_size", 1)
    for unit, task, amount in (("丙", "1.2", "1"), ("丁", "4.8", "4"), ("戊", "3.6", "3"), ("己", 1, "0.1")):
        county.unit(unit, unit)
        county.target(unit, task)
        county.project(unit, unit)
        county.funds(unit, "2026-10", amount)
    county.setting("board_size", 4)
    assert county.ask("rankings/board", columns=BRIEF)[4:] == [("黑榜", "己", 6, "慢于序时进度")]


def test_a_place_is_no_achievement_who_is_behind_is_never_red_and_black_however_small_the_group(board):
    assert board(甲=90, 乙=20, 丙=10).ask("rankings/board", columns=BRIEF) == [
        ("红榜", "甲", 1, "快于序时进度"), ("黑榜", "乙", 2, "慢于序时进度"), ("黑榜", "丙", 3, "慢于序时进度"),
    ]


def test_under_a_filter_that_divides_no_task_there_are_no_boards(board):
    assert board(甲=90, 乙=20).ask("rankings/board", industries=("电子信息",)) == []


def test_a_unit_at_zero_is_never_red(board):
    assert board(甲=90, 乙=0, 丙=0).ask("rankings/board", "2026-10", columns=BRIEF) == [
        ("红榜", "甲", 1, "快于序时进度"), ("黑榜", "丙", 2, "待破零"), ("黑榜", "乙", 2, "待破零"),
    ]


def test_the_size_of_the_boards_is_a_setting_and_a_tied_last_place_is_not_cut(board):
    county = board(甲=95, 乙=95, 丙=90, 丁=30, 戊=20, 己=20)
    county.setting("board_size", 1)
    assert county.ask("rankings/board", columns=BRIEF[:3]) == [
        ("红榜", "乙", 1), ("红榜", "甲", 1), ("黑榜", "己", 5), ("黑榜", "戊", 5),
    ]


def test_each_group_has_its_boards_and_a_unit_without_a_task_is_on_none(board):
    board(甲=90, 乙=20)
    county = board(group="园区", 丙=85)
    county.unit("丁", "丁")
    county.setting("board_size", 1)
    assert county.ask("rankings/board", columns=("unit_group", *BRIEF[:2])) == [
        ("乡镇", "红榜", "甲"), ("乡镇", "黑榜", "乙"), ("园区", "红榜", "丙"),
    ]


def test_the_boards_are_those_of_the_whole_group_whatever_units_are_looked_at(board):
    county = board(甲=90, 乙=50, 丙=40, 丁=30, 戊=20)
    county.setting("board_size", 1)
    assert county.ask("rankings/board", may_see=("丙", "戊"), columns=BRIEF[:3]) == [("黑榜", "戊", 5)]
    assert county.ask("rankings/board", units=("乙", "甲"), columns=(*BRIEF[:2], "is_chosen")) == [
        ("红榜", "甲", True), ("黑榜", "戊", False),
    ]


def test_a_county_without_funds_this_year_has_no_boards(board):
    assert board(甲=10).ask("rankings/board", "2027-01") == []
