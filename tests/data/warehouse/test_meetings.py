import datetime as dt
from dataclasses import replace

import pytest

from data.errors import DataError
from data.warehouse.meetings import Decision, before, keep, meeting, meetings, prepare, reworded
from data.warehouse.store import Store

OCTOBER, NOVEMBER = dt.date(2026, 10, 20), dt.date(2026, 11, 20)


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "warehouse")
    store.publish(store.draft(), "十月", "统计员甲")
    return store


def held(store, day=OCTOBER, occasion="县委常委会"):
    return prepare(store, occasion, day, day.replace(month=day.month - 1, day=1), {"industry": ["轻纺"]}, ("overview",))


def test_a_meeting_keeps_the_version_that_was_current_when_it_was_prepared(store):
    prepared = held(store)
    store.publish(store.draft(), "十一月", "统计员甲")
    kept = meeting(store, prepared.id)
    assert kept == prepared
    assert kept.version_id != store.current().id


def test_decisions_survive_being_kept_and_the_next_meeting_of_the_same_occasion_finds_them(store):
    first = held(store)
    made = Decision("解决用地指标", "县自然资源和规划局", dt.date(2026, 11, 1), "办理中")
    decided = replace(first, decisions=(made,))
    keep(store, decided)
    other, second = held(store, dt.date(2026, 11, 1), "月度调度会"), held(store, NOVEMBER)
    assert before(store, second) == decided
    assert before(store, other) is None
    assert [known.id for known in meetings(store)] == [second.id, other.id, first.id]


def test_a_title_may_be_reworded_but_not_its_figures(store):
    prepared, generated = held(store), "到位资金 61.15 亿元，同比增长 10.5%"
    assert reworded(prepared, "overview", "增长 10.5%，到位 61.15 亿元", generated).words == {
        "overview": "增长 10.5%，到位 61.15 亿元"
    }
    for other in (
        "到位资金 62 亿元，同比增长 10.5%", "到位资金稳步提升", "到位资金 61.15 万元，同比增长 10.5%",
        "到位资金 61.15 亿元，同比下降 10.5%", "到位资金 61.15 亿元，同比 10.5%",
    ):  # fmt: skip
        with pytest.raises(DataError, match="不能改数字"):
            reworded(prepared, "overview", other, generated)


def test_an_empty_title_takes_the_presenters_words_back(store):
    spoken = replace(held(store), words={"overview": "增长 10.5%"})
    assert reworded(spoken, "overview", " ", "同比增长 10.5%").words == {}


def test_without_a_version_a_name_or_an_agenda_no_meeting_is_prepared(store, tmp_path):
    with pytest.raises(DataError, match="还没有发布过版本"):
        held(Store(tmp_path / "empty"))
    for occasion, agenda in ((" ", ("overview",)), ("县委常委会", ())):
        with pytest.raises(DataError, match="请填写会议名称"):
            prepare(store, occasion, OCTOBER, OCTOBER, {}, agenda)
    assert meetings(store) == []


def test_an_unknown_meeting_is_said_in_words(store):
    with pytest.raises(DataError, match="没有编号为 nowhere 的会议"):
        meeting(store, "nowhere")
