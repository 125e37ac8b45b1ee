import datetime as dt

import pytest

from data.errors import DataError
from data.people.actor import NotAllowed, united
from data.people.grants import actor, end, give, grants, in_place_of, units
from data.warehouse.store import Store

TODAY = dt.date.today()


def acting(store, *granted):
    return Store(store.root, actor=united("甲", granted))


def test_a_grant_is_an_entry_of_the_record_and_so_is_its_end(store):
    give(store, "李局", "leader")
    give(store, "甲镇", "unit", "A", TODAY)
    [first, second] = grants(store)
    assert (first.name, first.role, first.unit, first.until, first.given_by) == ("李局", "leader", "", None, "局长")
    assert (second.name, second.role, second.unit, second.until) == ("甲镇", "unit", "A", TODAY)
    end(store, first.number)
    assert [each.name for each in grants(store)] == ["甲镇"]
    assert [(entry.what, entry.who, entry.about) for entry in store.record.entries("授权", "收回授权")] == [
        ("授权", "局长", "李局"), ("授权", "局长", "甲镇"), ("收回授权", "局长", "李局"),
    ]  # fmt: skip


def test_a_grant_holds_to_the_end_of_its_last_day(store):
    give(store, "甲镇", "unit", "A", TODAY)
    assert actor(store, "甲镇", TODAY).may_see == ("A",)
    assert actor(store, "甲镇", TODAY + dt.timedelta(days=1)).may_see == ()


def test_a_grant_for_somebody_else_gives_nothing(store):
    give(store, "甲镇", "unit", "A")
    assert actor(store, "乙镇").acts == {}


@pytest.mark.parametrize(
    ("role", "unit", "until", "message"),
    [
        ("mayor", "", None, "没有角色“mayor”，可选：leader（领导）、analyst（分析员）、"),
        ("unit", "Z", None, "当前版本里没有单位 Z，没有授权。"),
        ("unit", "A", dt.date(2020, 1, 1), "截止日期 2020-01-01 已经过去，没有授权。"),
    ],
)
def test_a_role_a_unit_or_a_day_that_is_none_is_refused(store, role, unit, until, message):
    with pytest.raises(DataError, match=message):
        give(store, "甲镇", role, unit, until)
    assert grants(store) == []


@pytest.mark.parametrize(
    ("held", "role", "unit"),
    [
        ([("statistician", None)], "leader", ""),  # who may not grant
        ([("admin", ("A",))], "unit", "B"),  # another's unit
        ([("admin", ("A",))], "unit", ""),  # the county
        ([("admin", ("A1",))], "unit", "A"),  # the unit above
    ],
)
def test_nobody_grants_more_than_he_has(store, held, role, unit):
    with pytest.raises(NotAllowed):
        give(acting(store, *held), "乙", role, unit)
    assert grants(store) == []


def test_who_grants_within_his_unit_grants_what_is_below_it_too(store):
    give(acting(store, ("admin", ("A",))), "乙", "unit", "A1")
    assert actor(store, "乙").may_see == ("A1",)


def test_what_somebody_else_may_grant_only_he_takes_back(store):
    give(store, "李局", "leader")
    [given] = grants(store)
    with pytest.raises(NotAllowed, match="甲自己没有这个范围的领导权限"):
        end(acting(store, ("admin", ("A",))), given.number)
    with pytest.raises(DataError, match="没有编号为 99 的有效授权。"):
        end(store, 99)
    assert len(grants(store)) == 1


def test_who_grants_may_look_in_the_place_of_whom_he_grants_and_does_nothing_there(store):
    give(store, "甲镇", "leader", "B")
    shown = in_place_of(store, "甲镇", "unit", "A")
    assert (shown.name, shown.shown_as, shown.may_see, shown.acts["receive"]) == ("局长", "甲镇", ("A", "B"), ("A",))
    with pytest.raises(NotAllowed, match="正在以甲镇的身份查看，只看不办。结束查看后再办理。"):
        shown.must_for_some("receive")
    [entry] = store.record.entries("代看")
    assert (entry.who, entry.about, entry.details) == ("局长", "甲镇", {"role": "unit", "unit": "A"})
    assert [each.role for each in grants(store)] == ["leader"]  # nothing was granted


def test_nobody_looks_in_the_place_of_who_sees_more_or_without_the_right_to_grant(store):
    give(store, "李局", "leader")
    with pytest.raises(NotAllowed, match="甲自己没有这个范围的领导权限"):
        in_place_of(acting(store, ("admin", ("A",))), "李局")
    with pytest.raises(NotAllowed, match="甲没有“管理账号和授权”权限"):
        in_place_of(acting(store, ("statistician", None)), "某人")
    assert store.record.entries("代看") == ()


def test_roles_are_granted_for_units_below_the_county(store):
    assert units(store) == {"A": "A镇", "A1": "A1镇", "B": "B镇", "R": "R镇"}
