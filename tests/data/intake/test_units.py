from data.receive import receive
from data.warehouse.draft import Draft
from tests.data.receipts import counts, lines

HEAD = ["单位编号", "单位名称", "上级单位", "单位类别", "考核分组", "基础薄弱", "别名"]


def parents(draft):
    return draft.con.execute("select unit_id, parent_id from units order by 1").fetchall()


def test_a_tree_is_built_by_names_or_numbers_in_any_order(write):
    draft = Draft()
    path = write(
        单位=[
            HEAD,
            ["C", "丙村", "A", "乡镇"],
            ["A", "甲镇", "某县", "乡镇", "一组", "是", "甲乡、老甲镇"],
            ["R", "某县", "", "县"],
        ]
    )
    assert counts(receive(path, draft, "统计员甲")) == (3, 3, 0, 0)
    assert draft.con.execute("select * exclude (merged_into, merged_since) from units order by 1").fetchall() == [
        ("A", "甲镇", "R", "乡镇", "一组", True, ["甲乡", "老甲镇"]),
        ("C", "丙村", "A", "乡镇", None, False, []),
        ("R", "某县", None, "县", None, False, []),
    ]


def test_a_unit_may_hang_from_one_that_was_known_before(draft, send):
    send([HEAD, ["C", "丙镇", "某县", "乡镇"]], sheet="单位")
    assert parents(draft) == [("A", "R"), ("B", "R"), ("C", "R"), ("R", None)]


def test_a_second_root_is_rejected(draft, send):
    receipt = send([HEAD, ["S", "另县", "", "县"]], sheet="单位")
    assert lines(receipt) == [(2, "上级单位", None, "已有最上级单位 R，其余单位都要填上级单位")]


def test_an_unknown_parent_kind_or_name_twice_is_rejected(send):
    rows = [
        ["C", "丙镇", "某先", "乡镇"],
        ["D", "丁镇", "某县", "村"],
        ["E", "甲镇", "某县", "乡镇"],
        ["F", "己镇", "R", "乡镇"],
    ]
    receipt = send([HEAD, *rows, ["F", "庚镇", "R", "乡镇"]], sheet="单位")
    assert counts(receipt) == (5, 1, 4, 0)
    assert sorted(lines(receipt)) == [
        (2, "上级单位", "某先", "不认识的上级单位“某先”"),
        (3, "单位类别", "村", "不认识的单位类别“村”"),
        (4, "单位名称", "甲镇", "单位名称已由编号 A 使用"),
        (6, "单位编号", "F", "单位编号与第 5 行重复，但内容不同"),
    ]


def test_parents_in_a_circle_are_rejected_and_the_known_tree_stays(draft, send):
    receipt = send(
        [HEAD, ["A", "甲镇", "乙镇", "乡镇"], ["B", "乙镇", "甲镇", "乡镇"], ["C", "丙镇", "丙镇", "乡镇"]],
        sheet="单位",
    )
    reason = "上级单位互相循环，或上级单位未能入库"
    assert lines(receipt) == [
        (2, "上级单位", "乙镇", reason),
        (3, "上级单位", "甲镇", reason),
        (4, "上级单位", "丙镇", reason),
    ]
    assert parents(draft) == [("A", "R"), ("B", "R"), ("R", None)]


def test_a_circle_with_a_unit_known_before_is_seen(draft, send):
    send([HEAD, ["C", "丙镇", "甲镇", "乡镇"]], sheet="单位")
    receipt = send([HEAD, ["A", "甲镇", "丙镇", "乡镇"]], sheet="单位")
    assert (counts(receipt), parents(draft)) == ((1, 0, 1, 0), [("A", "R"), ("B", "R"), ("C", "A"), ("R", None)])


def test_an_unchanged_unit_is_a_duplicate_and_a_changed_one_an_update(draft, send):
    rows = [
        HEAD,
        ["A", "甲镇", "某县", "乡镇", "乡镇组", "否", "甲乡"],
        ["B", "乙街道", "某县", "街道", "街道组", "是", ""],
    ]
    assert counts(send(rows, sheet="单位")) == (2, 1, 0, 1)
    found = draft.con.execute("select * exclude (merged_into, merged_since) from units where unit_id = 'B'").fetchall()
    assert found == [("B", "乙街道", "R", "街道", "街道组", True, [])]


def units(draft):
    return draft.con.execute("select count(*) from units").fetchall()[0][0]


MISSING = "单位表里没有本县这一行"
BASE = {
    "参数": [["参数", "取值"], ["县名", "青县"]],
    "园区": [["园区名称", "管理单位", "园区类别"], ["东园", "甲镇", "园区"]],
}


def test_a_base_workbook_without_the_countys_own_row_is_refused_in_one_message(write):
    draft = Draft()
    sheet = [HEAD, ["A", "甲镇", "", "乡镇"], ["B", "乙镇", "", "乡镇"]]
    receipt = receive(write(**BASE, 单位=sheet), draft, "统计员甲")
    assert (counts(receipt), units(draft)) == ((4, 0, 4, 0), 0)
    assert lines(receipt) == [(1, None, None, f"{MISSING}，整份基础配置没有收")]
    followed = f"{MISSING}，这张表也没有收"
    assert [sheet.note for sheet in receipt.sheets] == [followed, followed, "整表未收，请看表头的问题说明"]
    assert draft.con.execute("select value from settings where setting = 'county'").fetchall() == [("本县",)]


def test_the_county_that_units_hang_from_is_named_where_its_row_is_missing(write):
    sheet = [HEAD, ["A", "甲镇", "青县", "乡镇"], ["B", "乙镇", "青县", "乡镇"]]
    [line] = receive(write(单位=sheet), Draft(), "统计员甲").lines
    assert line.reason == f"{MISSING}（各单位的上级单位写的是“青县”），整份基础配置没有收"


def test_a_county_that_hangs_from_a_city_which_is_not_there_is_told_to_hang_from_none(write):
    sheet = [HEAD, ["R", "青县", "岭市", "县"], ["A", "甲镇", "青县", "乡镇"]]
    [line] = receive(write(单位=sheet), Draft(), "统计员甲").lines
    assert line.reason == "本县这一行（青县）的上级单位写了“岭市”，表里就没有最上级的单位了"
    assert counts(receive(write(单位=[*sheet, ["S", "岭市", "", "市"]]), Draft(), "统计员甲")) == (3, 3, 0, 0)


def test_of_several_units_without_a_parent_the_county_is_the_root(write):
    draft = Draft()
    receipt = receive(write(单位=[HEAD, ["A", "甲镇", "", "乡镇"], ["R", "青县", "", "县"]]), draft, "统计员甲")
    assert lines(receipt) == [(2, "上级单位", None, "已有最上级单位 R，其余单位都要填上级单位")]
    assert parents(draft) == [("R", None)]


def test_sheets_that_need_units_or_projects_are_refused_once_while_there_are_none(write):
    head, row = ["项目编号", "项目名称", "资金来源", "所属产业", "引资单位"], ["一", "省外", "轻纺", "甲镇"]
    funds = [["项目编号", "月份", "本月到位资金"], ["P1", "2026-01", 1], ["P2", "2026-01", 1]]
    path = write(项目台账=[head, *([f"P{number}", *row] for number in range(3))], 资金月报=funds)
    receipt = receive(path, Draft(), "统计员甲")
    assert (counts(receipt), [reason for *_, reason in lines(receipt)]) == (
        (5, 0, 5, 0), ["还没有入库任何单位，不知道是谁的", "还没有入库任何项目，不知道是哪个项目的"],
    )  # fmt: skip


def test_an_alias_that_names_another_unit_is_refused_and_the_unit_stays_as_it_was(draft, send):
    receipt = send([HEAD, ["A", "甲镇", "某县", "乡镇", "乡镇组", "", "甲乡、乙 镇"]], sheet="单位")
    assert lines(receipt) == [(2, "别名", "甲乡、乙 镇", "别名“乙 镇”是另一个单位 乙镇（编号 B）在用的名称")]
    both = [["C", "丙镇", "某县", "乡镇", "", "", "老街"], ["D", "丁镇", "某县", "乡镇", "", "", "老街"]]
    assert [line[0] for line in lines(send([HEAD, *both], sheet="单位"))] == [3]
    renamed = ["A", "新甲镇", "某县", "乡镇", "", "", "甲镇、甲乡"]  # what was its own name may be its alias
    assert counts(send([HEAD, renamed], sheet="单位")) == (1, 1, 0, 0)


def names(draft):
    return draft.con.execute("select unit_id, unit from units where unit_id <> 'R' order by 1").fetchall()


def test_names_that_change_places_wait_and_are_taken_when_both_are_accepted(draft, write):
    path = write(单位=[HEAD, ["A", "乙镇", "某县", "乡镇"], ["B", "甲镇", "某县", "乡镇"]])
    receipt = receive(path, draft, "统计员甲")
    assert (counts(receipt), receipt.rows_held, names(draft)) == ((2, 0, 2, 0), 2, [("A", "甲镇"), ("B", "乙镇")])
    why = "项目、资金和任务是按编号记的，不随名称走"
    assert lines(receipt, "held") == [
        (2, "单位名称", "乙镇", f"编号 A 原是“甲镇”，这次写的是“乙镇”，而“乙镇”一向是编号 B；{why}"),
        (3, "单位名称", "甲镇", f"编号 B 原是“乙镇”，这次写的是“甲镇”，而“甲镇”一向是编号 A；{why}"),
    ]
    first, second = (line.decision_key for line in receipt.lines)
    one = receive(path, draft, "统计员甲", decided={first: True})
    assert (counts(one), one.rows_held, names(draft)) == ((2, 0, 2, 0), 1, [("A", "甲镇"), ("B", "乙镇")])
    assert counts(receive(path, draft, "统计员甲", decided={first: True, second: True})) == (2, 2, 0, 0)
    assert names(draft) == [("A", "乙镇"), ("B", "甲镇")]
    assert counts(receive(path, draft, "统计员甲")) == (2, 0, 0, 2)


def test_a_known_name_under_a_new_number_waits_where_its_own_gets_another(draft, send):
    receipt = send([HEAD, ["A", "丙镇", "某县", "乡镇"], ["C", "甲镇", "某县", "乡镇"]], sheet="单位")
    assert [(row, value) for row, _, value, _ in lines(receipt, "held")] == [(3, "甲镇")]


def test_a_new_name_is_remarked_on_and_taken(draft, send):
    receipt = send([HEAD, ["A", "甲新镇", "某县", "乡镇"]], sheet="单位")
    told = "编号 A 原是“甲镇”，这次写的是“甲新镇”，按改名处理，项目、资金和任务照旧"
    assert (counts(receipt), lines(receipt, "warning")) == ((1, 1, 0, 0), [(2, "单位名称", "甲新镇", told)])
