import datetime as dt
from dataclasses import replace

import pytest

from data.errors import DataError
from data.warehouse.meetings import (
    Decision,
    StaleMeeting,
    asking,
    before,
    damaged,
    decided_before,
    keep,
    meeting,
    meetings,
    prepare,
    reworded,
)
from data.warehouse.store import Store
from data.warehouse.verification import verify
from tests.data.warehouse.built import one_version
from tests.records.tampering import tamper

OCTOBER, NOVEMBER = dt.date(2026, 10, 20), dt.date(2026, 11, 20)


@pytest.fixture
def store(new_copy):
    return new_copy(one_version)


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
    decided = replace(first, decisions=(made, replace(made, matter="限期开工", project_id="P1")))
    keep(store, decided)
    other, second = held(store, dt.date(2026, 11, 1), "月度调度会"), held(store, NOVEMBER)
    assert before(store, second) == decided
    assert before(store, other) is None
    assert [known.id for known in meetings(store)] == [second.id, other.id, first.id]


def test_a_meeting_opens_with_the_last_ones_decisions_and_those_of_earlier_ones_until_they_are_done(store):
    made = Decision("限期开工", "甲镇", dt.date(2026, 9, 30), "已办结")
    first, second = held(store, dt.date(2026, 9, 20)), held(store)
    keep(store, replace(first, decisions=(made, replace(made, matter="补手续", state="办理中"))))
    keep(store, replace(second, decisions=(replace(made, matter="送电"),)))
    third = held(store, NOVEMBER)
    assert [(each.meeting.day, each.decision.matter) for each in decided_before(store, third)] == [
        (OCTOBER, "送电"), (first.day, "补手续"),
    ]  # fmt: skip
    settled = meeting(store, first.id)
    keep(store, replace(settled, decisions=(made, replace(made, matter="补手续"))))
    assert [each.decision.matter for each in decided_before(store, third)] == ["送电"]
    assert [each.decision.matter for each in decided_before(store, third, third.record[0])] == ["送电", "补手续"]


def test_one_prepared_again_or_later_is_no_meeting_before_and_changes_nothing_that_one_shows(store):
    first, prepared, again = held(store), held(store, NOVEMBER), held(store, NOVEMBER)
    held(store, dt.date(2026, 11, 5))
    assert (before(store, prepared), before(store, again)) == (first, first)


def test_comments_are_asked_for_by_the_next_meeting_of_each_occasion_and_the_last_one_is_reviewed(store):
    def goes_through(day, occasion="月度调度会", agenda=("dispatch",)):
        return prepare(store, occasion, day, OCTOBER.replace(day=1), {}, agenda)

    _, last = goes_through(dt.date(2026, 9, 20)), goes_through(OCTOBER)
    _, soon, other = goes_through(dt.date(2026, 12, 20)), goes_through(NOVEMBER), goes_through(NOVEMBER, "周调度会")
    goes_through(NOVEMBER, "常委会", ("overview",))
    assert asking(store, NOVEMBER) == [other, soon, last]


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


def test_who_saves_over_something_newer_is_refused_and_shown_it(store):
    mine = theirs = held(store)
    made = Decision("解决用地指标", "县自然资源和规划局", dt.date(2026, 11, 1))
    newer = keep(store, replace(theirs, decisions=(made,)), "统计员乙")
    with pytest.raises(StaleMeeting, match=r"没有保存：统计员乙 .* 已保存了更新的内容") as refused:
        keep(store, replace(mine, words={"overview": "我的说法"}), "统计员甲")
    assert (refused.value.newer, meeting(store, mine.id)) == (newer, newer)
    both = keep(store, replace(newer, words={"overview": "我的说法"}), "统计员甲")
    assert (both.decisions, both.words) == ((made,), {"overview": "我的说法"})


def test_every_act_on_a_meeting_is_in_the_record_with_what_it_changed(store):
    number, digest = store.record.last()
    prepared = prepare(store, "县委常委会", OCTOBER, dt.date(2026, 9, 1), {}, ("overview",), "统计员甲")
    assert prepared.record == (number, digest)
    said = keep(store, replace(prepared, words={"overview": "说法"}), "统计员乙")
    made = (Decision("催收", "经开区", dt.date(2026, 11, 5)),
            Decision("开工", "经开区", dt.date(2026, 11, 5), project_id="P1"))  # fmt: skip
    decided = keep(store, replace(said, words={}, decisions=made), "统计员丙")
    assert keep(store, decided, "统计员丁") == decided  # nothing changed: no act
    about = "《县委常委会》2026-10-20"
    entries = store.record.entries()[1:]
    seals = [entry.details.pop("changes")[f"会议 {prepared.id}"] for entry in entries]
    assert [before for before, _ in seals] == ["", *(after for _, after in seals[:2])]
    assert [(entry.what, entry.who, entry.about, entry.details) for entry in entries] == [
        ("会议准备", "统计员甲", about, {
            "meeting": prepared.id, "version": prepared.version_id, "record": [number, digest],
        }),
        ("会议修改", "统计员乙", about, {
            "meeting": prepared.id, "revision": 2, "words": {"overview": "说法"}, "told": "改文字 1 处",
        }),
        ("会议修改", "统计员丙", about, {
            "meeting": prepared.id, "revision": 3, "words": {"overview": None},
            "decisions": [["催收", "经开区", "2026-11-05", "未办"], ["开工", "经开区", "2026-11-05", "未办", "P1"]],
            "told": "改文字 1 处，会议决定 2 项",
        }),
    ]  # fmt: skip


def test_what_a_meeting_froze_never_changes(store):
    prepared = held(store)
    keep(store, replace(prepared, version_id="2026-10-0099-00000000", occasion="别的会", words={"overview": "说法"}))
    kept = meeting(store, prepared.id)
    assert (kept.version_id, kept.occasion, kept.words) == (prepared.version_id, "县委常委会", {"overview": "说法"})


@pytest.mark.parametrize("damage", [
    "update meetings set scope = '[]' where id = '20261020-001'",
    "update meetings set day = 'x' where id = '20261020-001'",
    "update meetings set agenda = 'null' where id = '20261020-001'",
    "update meeting_decisions set due = '' where place = 0",
])  # fmt: skip
def test_one_damaged_row_closes_no_page_and_is_named(store, damage):
    first, second = held(store), held(store, NOVEMBER)
    keep(store, replace(first, decisions=(Decision("催收", "经开区", NOVEMBER),)))
    tamper(store.records, damage)
    assert (meetings(store), damaged(store)) == ([second], [first.id])
    assert before(store, second) is None
    assert [fault.text for fault in verify(store).faults] == [f"会议 {first.id} 被改动过：与第 4 条登记的不符"]
    with pytest.raises(DataError, match="没有编号为"):
        keep(store, replace(first, revision=2))
    assert held(store).id == "20261020-003"
