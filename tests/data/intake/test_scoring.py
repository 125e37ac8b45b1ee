"""考核方案: which rows are taken, and that a scheme is taken as a whole."""

from decimal import Decimal

import pytest

from data.warehouse.draft import Draft
from tests.data.receipts import counts, lines

HEAD = ["考核分组", "考核指标", "分值", "计分办法", "封顶"]
DEFAULT = [
    ("", "到位资金完成率", 1, 40, "按任务", Decimal("1.2")), ("", "新签约亿元以上", 2, 15, "按组内最高", 1),
    ("", "开工率", 3, 15, "按比率", 1), ("", "新开工", 4, 10, "按任务", Decimal("1.2")),
    ("", "工业项目占比", 5, 10, "按组内最高", 1), ("", "外出招商", 6, 5, "按组内最高", 1),
    ("", "报表质量", 7, 5, "按比率", 1),
]


def scheme(draft):
    return draft.con.execute("from scoring_scheme order by unit_group, seq").fetchall()


@pytest.fixture
def receive_scheme(send):
    return lambda *rows: send([HEAD, *rows], sheet="考核方案")


def test_a_new_draft_has_the_default_scheme_of_a_hundred_points():
    assert scheme(Draft()) == DEFAULT


def test_a_sheet_replaces_the_scheme_of_every_group_that_has_none_of_its_own(draft, receive_scheme):
    receipt = receive_scheme(
        ["", "到位资金完成率", 60, "按任务", "150%"], ["全部", "新投产", 30, "按任务", ""],
        ["", "报表质量", 10, "按比率", ""],
    )
    assert (counts(receipt), receipt.lines) == ((3, 3, 0, 0), ())
    assert scheme(draft) == [
        ("", "到位资金完成率", 1, 60, "按任务", Decimal("1.5")), ("", "新投产", 2, 30, "按任务", None),
        ("", "报表质量", 3, 10, "按比率", 1),
    ]


def test_a_group_s_own_scheme_stands_beside_that_of_the_others(draft, receive_scheme):
    receive_scheme(["乡镇组", "到位资金完成率", 100, "按任务", 1.2])
    assert scheme(draft) == [*DEFAULT, ("乡镇组", "到位资金完成率", 1, 100, "按任务", Decimal("1.2"))]


def test_the_same_scheme_again_is_a_duplicate_and_another_order_is_not(receive_scheme):
    rows = [["", "开工率", 50, "按比率", ""], ["", "外出招商", 50, "按组内最高", ""]]
    assert counts(receive_scheme(*rows)) == (2, 2, 0, 0)
    assert counts(receive_scheme(*rows)) == (2, 0, 0, 2)
    assert counts(receive_scheme(*reversed(rows))) == (2, 2, 0, 0)


def test_what_a_row_can_say_wrong_is_named_with_what_to_write(receive_scheme):
    receipt = receive_scheme(
        ["乡镇", "开工率", 10, "按比率", ""], ["", "开竣工率", 10, "按比率", ""], ["", "外出招商", 10, "按比例", ""],
        ["", "外出招商", 10, "按任务", ""], ["", "新开工", -5, "按任务", ""], ["", "新投产", 10, "按任务", 0.8],
        ["", "新签约", 10, "按任务", 120],
    )
    assert lines(receipt) == [
        (2, "考核分组", "乡镇", "不认识的考核分组“乡镇”"),
        (3, "考核指标", "开竣工率", "不认识的考核指标“开竣工率”"),
        (4, "计分办法", "按比例", "不认识的计分办法“按比例”"),
        (5, "计分办法", "按任务", "“外出招商”不能按任务计分"),
        (6, "分值", "-5", "分值应当大于 0"),
        (7, "封顶", "0.8", "封顶不能低于 100%"),
        (8, "封顶", "120", "看不出是倍数还是百分数"),
    ]
    assert [line.remedy for line in receipt.lines] == [
        "是不是“乡镇组”？请填写“基础配置”单位表中的考核分组；各组通用的留空",
        "是不是“开工率”？请填写 到位资金完成率、新签约、新签约亿元以上、开工率、新开工、新投产、工业项目占比、"
        "外出招商、报表质量",
        "是不是“按比率”？请填写 按任务、按组内最高、按比率", "请填写 按组内最高",
        "请改正分值；不考核的指标请删去这一行", "请写成 120% 或 1.2；不封顶的留空", "请带上百分号填写，如 9.08%",
    ]


def test_of_a_scheme_with_a_row_that_can_t_be_taken_nothing_is_taken(draft, receive_scheme):
    receipt = receive_scheme(["", "到位资金完成率", 90, "按任务", ""], ["", "报表质量", "十来分", "按比率", ""])
    assert counts(receipt) == (2, 0, 2, 0)
    assert lines(receipt)[0] == (2, None, None, "方案里有未收的行，整份方案没有更换")
    assert scheme(draft) == DEFAULT


def test_an_item_stands_once_in_a_scheme(receive_scheme):
    receipt = receive_scheme(["", "开工率", 10, "按比率", ""], ["", "开工率", 20, "按比率", ""])
    assert lines(receipt)[1] == (3, "考核指标", "开工率", "考核分组与考核指标与第 2 行重复，但内容不同")


def test_points_that_do_not_add_up_to_a_hundred_and_a_cap_without_use_are_remarked_on(draft, receive_scheme):
    receipt = receive_scheme(["", "开工率", 60, "按比率", "120%"], ["", "外出招商", 35, "按组内最高", "100%"])
    assert counts(receipt) == (2, 2, 0, 0)
    assert lines(receipt, "warning") == [
        (2, "封顶", "120%", "按比率计分的最多得满分，没有用到封顶"),
        (3, "分值", "35", "这一方案的分值合计为 95 分，不是 100 分"),
    ]
    assert [row[-1] for row in scheme(draft)] == [1, 1]
