import datetime as dt
from dataclasses import replace

import pytest

from data.errors import DataError
from data.warehouse.store import Store
from records.decisions import Decision

AT = dt.datetime(2026, 11, 3, 9, 30)


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "warehouse")


def word(key="a", verdict="采纳", reason="", kind="confirm", by="统计员甲"):
    return Decision(key, kind, verdict, reason, by, AT, f"第 {key} 行")


def test_a_decision_comes_back_as_it_was_made(store):
    made = [word(), word("b", "退回", "金额不对"), word("c", "已说明", "分期到位", "dismiss")]
    store.decide(made)
    known = Store(store.root).decisions()
    assert dict(known) == {decision.key: decision for decision in made}
    assert (known.accepted, known.declined) == (frozenset({"a"}), frozenset({"b"}))
    assert known.dismissed == {"c": made[2]}


def test_the_latest_word_on_a_key_holds_and_may_be_taken_back(store):
    store.decide([word()])
    store.decide([word(verdict="退回")])
    assert (store.decisions().accepted, store.decisions().declined) == (frozenset(), frozenset({"a"}))
    store.decide([word(verdict="撤销")])
    assert dict(store.decisions()) == {}


def test_every_decision_is_an_entry_of_the_record(store):
    store.decide([word(), word("c", "已说明", "分期到位", "dismiss")])
    assert [(entry.number, entry.what, entry.who, entry.about) for entry in store.record.entries()] == [
        (1, "确认", "统计员甲", "第 a 行"),
        (2, "处置", "统计员甲", "第 c 行"),
    ]


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"by": " "}, "请填写处理人"),
        ({"verdict": "随便"}, "不认识的处理结果"),
        ({"kind": "other"}, "不认识的处理结果"),
        ({"kind": "dismiss", "verdict": "已说明", "reason": ""}, "请写明处理的原因"),
    ],
)
def test_an_incomplete_decision_is_refused_and_none_of_its_company_is_kept(store, changed, message):
    with pytest.raises(DataError, match=message):
        store.decide([word(), replace(word("b"), **changed)])
    assert dict(store.decisions()) == {}
