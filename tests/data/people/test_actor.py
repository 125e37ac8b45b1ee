import pytest

from data.people.actor import ACTS, ROLES, NotAllowed, owner, united


def test_a_role_lets_one_do_what_acts_there_are_and_nothing_else():
    assert {act for role in ROLES.values() for act in role.acts} == set(ACTS)
    assert {role.label: len(role.acts) for role in ROLES.values()} == {
        "领导": 4, "分析员": 3, "统计员": 13, "单位": 5, "管理员": 14,
    }  # fmt: skip


def test_without_a_role_one_sees_nothing_and_may_do_nothing():
    nobody = united("某人", [])
    assert (nobody.may_see, [act for act in ACTS if nobody.may(act)]) == ((), [])
    with pytest.raises(NotAllowed, match="某人没有“发布”权限，没有执行。需要时请管理员授权。"):
        nobody.must("publish")


def test_who_holds_several_roles_may_do_what_any_of_them_lets_him():
    both = united("统计股", [("unit", ("A",)), ("leader", None)])
    assert (both.may_see, both.acts["receive"]) == (None, ("A",))
    assert united("两个单位", [("unit", ("B",)), ("unit", ("A",))]).may_see == ("A", "B")


def test_a_role_for_a_unit_is_none_for_the_county():
    unit = united("甲镇", [("unit", ("A",))])
    unit.must_for_some("receive")
    with pytest.raises(NotAllowed, match="甲镇没有全县的“接收台账”权限"):
        unit.must("receive")
    with pytest.raises(NotAllowed, match="甲镇没有“发布”权限"):
        unit.must_for_some("publish")


def test_whose_machine_it_is_may_do_everything():
    assert all(owner("局长").may(act) for act in ACTS)
    assert owner("局长").may_see is None
