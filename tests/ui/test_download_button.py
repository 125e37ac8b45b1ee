"""A file is given to who may export at the moment when he takes it, and it is recorded who took it."""

import pytest

from data.people import grants
from data.people.actor import OWNER, NotAllowed
from data.warehouse.store import Store
from ui.download_button import _taken


@pytest.fixture
def store(own_sample_warehouse, monkeypatch):
    monkeypatch.setenv("WAREHOUSE", str(own_sample_warehouse))
    return Store(own_sample_warehouse)


def test_who_took_a_file_is_recorded_where_one_signs_in(store):
    grants.give(store, "甲", "unit", "LL11")
    who = grants.actor(store, "甲")
    assert _taken(who, lambda: b"rows", "排名_2026-10.xlsx") == b"rows"
    assert _taken(OWNER, b"rows", "排名_2026-10.xlsx") == b"rows"
    assert [(each.who, each.about) for each in store.record.entries("下载")] == [("甲", "排名_2026-10.xlsx")]


def test_a_role_that_ended_since_the_page_was_drawn_gives_nothing(store):
    grants.give(store, "甲", "leader")
    who = grants.actor(store, "甲")
    [given] = grants.grants(store)
    grants.give(store, "甲", "unit", "LL11")
    grants.end(store, given.number)
    with pytest.raises(NotAllowed, match="权限已经变了，请刷新页面再下载。"):
        _taken(who, b"rows", "排名.xlsx")
    grants.end(store, grants.grants(store)[0].number)
    with pytest.raises(NotAllowed, match="甲没有“导出”权限"):
        _taken(who, b"rows", "排名.xlsx")
    assert store.record.entries("下载") == ()
