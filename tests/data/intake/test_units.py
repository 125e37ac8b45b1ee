from data.receive import receive
from data.warehouse.draft import Draft
from tests.data.told import counts, lines

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
    assert draft.con.execute("from units order by 1").fetchall() == [
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
    assert draft.con.execute("from units where unit_id = 'B'").fetchall() == [
        ("B", "乙街道", "R", "街道", "街道组", True, [])
    ]
