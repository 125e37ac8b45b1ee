import json
import multiprocessing
import os
import random
import signal
import time
from dataclasses import asdict

import pytest

from data.warehouse.audit import Act, Record, line_of, read_entry, sealed
from data.warehouse.store import Store
from data.warehouse.verification import Fault, verify


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "warehouse")


@pytest.fixture
def five(store):
    """A store whose record has five entries."""
    for number in range(1, 6):
        store.record.append([Act("接收", "统计员甲", f"{number}月.xlsx", {"rows_read": number})])
    return store


def lines(store):
    return store.record.file.read_bytes().splitlines(keepends=True)


def rewrite(store, lines):
    store.record.file.write_bytes(b"".join(lines))


def faults(store):
    return [fault.text for fault in verify(store).faults]


def test_entries_are_numbered_and_each_carries_the_hash_of_the_one_before(five):
    entries = five.record.entries()
    assert [(entry.number, entry.about, entry.former) for entry in entries] == [
        (1, "1月.xlsx", "0" * 64),
        *((number, f"{number}月.xlsx", entries[number - 2].hash) for number in (2, 3, 4, 5)),
    ]
    assert (verify(five).is_sound, verify(five).last) == (True, (5, entries[-1].hash))


def test_what_a_writer_left_who_was_killed_before_the_head_was_in_place_is_cleared_away(five):
    left = five.record.head.with_name("audit.head.tmp1")
    left.write_bytes(b"6 ")
    five.record.append([Act("接收", "统计员甲", "6月.xlsx", {"rows_read": 6})])
    assert (left.exists(), len(lines(five)), faults(five)) == (False, 6, [])


def test_a_changed_entry_is_named(five):
    rewrite(five, [line.replace("统计员甲".encode(), "统计员乙".encode()) if b'"number":3,' in line else line
                   for line in lines(five)])  # fmt: skip
    assert verify(five).faults == (Fault(3, "第 3 条被改动过：内容与校验值不符"),)


def test_a_space_that_changes_no_word_is_a_change_too(five):
    rewrite(five, [line.replace(b'"who":', b'"who": ') if b'"number":2,' in line else line for line in lines(five)])
    assert faults(five) == ["第 2 条被改动过：内容与校验值不符"]


def test_a_removed_entry_is_named(five):
    rewrite(five, lines(five)[:2] + lines(five)[3:])
    assert faults(five) == ["第 3 条缺失：被删除或无法读取"]


def test_entries_that_changed_places_are_named(five):
    one, two, three, four, last = lines(five)
    rewrite(five, [one, three, two, four, last])
    assert faults(five) == ["第 2 条不在原来的位置：排在了第 3 条之后"]


def test_an_entry_written_anew_with_a_hash_of_its_own_breaks_the_chain(five):
    forged = lines(five)
    third = read_entry(forged[2])
    forged[2] = line_of(sealed(3, Act("接收", "统计员乙", "3月.xlsx", {}), third.former))
    rewrite(five, forged)
    assert faults(five) == ["第 4 条与前一条接不上：两条之一被整条替换"]


def test_an_entry_that_was_put_in_is_named(five):
    rewrite(five, [*lines(five)[:3], lines(five)[2], *lines(five)[3:]])
    assert faults(five) == ["第 3 条出现了 2 次"]


def test_a_line_that_is_no_entry_any_more_is_named(five):
    rewrite(five, [b"{}\n" if b'"number":2,' in line else line for line in lines(five)])
    assert faults(five) == ["第 2 条无法读取：这一行被改动过", "第 2 条缺失：被删除或无法读取"]


def test_entries_cut_off_at_the_end_are_named(five):
    rewrite(five, lines(five)[:3])
    assert faults(five) == ["末尾的第 4 条缺失：被删除或无法读取", "末尾的第 5 条缺失：被删除或无法读取"]


def test_a_last_entry_that_was_replaced_contradicts_the_head(five):
    rewrite(five, [*lines(five)[:4], line_of(sealed(5, Act("接收", "乙", "5月.xlsx"), five.record.entries()[3].hash))])
    assert faults(five) == ["第 5 条与末尾标记不符：被整条替换"]


def test_a_record_without_its_head_is_suspect_and_that_is_noted_for_ever(five):
    five.record.head.unlink()
    assert faults(five) == ["末尾标记缺失：无法判断末尾是否被删去"]
    five.record.append([Act("接收", "统计员甲", "6月.xlsx")])
    assert [(entry.number, entry.what) for entry in five.record.entries()[5:]] == [(6, "补记"), (7, "接收")]


def test_what_was_lost_stays_lost_when_the_record_goes_on(five):
    rewrite(five, lines(five)[:3])
    five.record.append([Act("接收", "统计员甲", "6月.xlsx")])
    assert faults(five) == ["第 4 条缺失：被删除或无法读取", "第 5 条缺失：被删除或无法读取"]


def test_a_record_rewritten_from_end_to_end_contradicts_the_versions(five):
    version = five.publish(five.draft(), "十月", "统计员甲")
    former, forged = "0" * 64, []
    for entry in five.record.entries():
        act = Act(entry.what, "无人", entry.about, entry.details)
        forged.append(sealed(entry.number, act, former))
        former = forged[-1].hash
    rewrite(five, [line_of(entry) for entry in forged])
    five.record.head.write_text(f"{forged[-1].number} {former}")
    assert faults(five) == [f"版本 {version.id} 发布时记下的第 5 条与现在的不同：这一条或更早的被重写"]


def test_a_record_that_was_thrown_away_contradicts_the_versions(five):
    five.publish(five.draft(), "十月", "统计员甲")
    five.record.file.unlink()
    five.record.head.unlink()
    assert [text[:2] for text in faults(five)] == ["版本"]
    five.rollback(five.current().id)
    assert [text[:2] for text in faults(five)] == ["版本"]


@pytest.mark.parametrize("left", [b'{"number":6,"at"', b"", b'{"number":6}\n', "half of a 字".encode()[:-1]])
def test_what_a_killed_writer_left_is_set_aside_and_told(five, left):
    with five.record.file.open("ab") as file:
        file.write(left)
    assert (verify(five).is_sound, len(verify(five).notes)) == (True, bool(left))
    five.record.append([Act("接收", "统计员甲", "6月.xlsx")])
    assert (verify(five).is_sound, verify(five).notes) == (True, ())
    assert [entry.what for entry in five.record.entries()[5:]] == ["补记", "接收"][not left :]
    assert not left or five.record.aside.read_bytes() == left + b"\n"


def test_whole_entries_that_the_head_never_covered_did_not_happen(five):
    entry = sealed(6, Act("确认", "统计员甲", "第 7 行"), five.record.entries()[-1].hash)
    with five.record.file.open("ab") as file:
        file.write(line_of(entry))
    assert [entry.number for entry in five.record.entries()] == [1, 2, 3, 4, 5]
    five.record.append([Act("接收", "统计员甲", "6月.xlsx")])
    assert [(entry.number, entry.what) for entry in five.record.entries()[5:]] == [(6, "补记"), (7, "接收")]


def test_the_order_is_that_of_writing_whatever_the_clock_says(five, monkeypatch):
    monkeypatch.setenv("TZ", "America/Lima")  # the wall clock goes back half a day
    time.tzset()
    five.record.append([Act("接收", "统计员甲", "6月.xlsx")])
    monkeypatch.delenv("TZ")
    time.tzset()
    assert [entry.number for entry in five.record.entries()] == [1, 2, 3, 4, 5, 6]
    assert verify(five).is_sound


def write_many(folder, who):
    for number in range(25):
        Record(folder).append([Act("接收", who, str(number)), Act("接收", who, f"{number}b")])


def test_several_processes_write_one_chain(store):
    store.root.mkdir()
    fork = multiprocessing.get_context("fork")
    writers = [fork.Process(target=write_many, args=(store.root, who)) for who in "甲乙丙"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    entries = store.record.entries()
    assert (len(entries), verify(store).is_sound) == (150, True)
    for who in "甲乙丙":
        assert [entry.about for entry in entries if entry.who == who] == [
            f"{number}{half}" for number in range(25) for half in ("", "b")
        ]


def test_a_writer_killed_at_any_instant_leaves_whole_batches_and_a_sound_chain(store):
    store.root.mkdir()
    fork, chance = multiprocessing.get_context("fork"), random.Random(4)
    for _ in range(40):
        writer = fork.Process(target=write_many, args=(store.root, "甲"))
        writer.start()
        time.sleep(chance.uniform(0, 0.03))
        os.kill(writer.pid, signal.SIGKILL)
        writer.join()
    store.record.append([Act("接收", "乙", "最后")])
    assert verify(store).is_sound
    written = [entry.about for entry in store.record.entries() if entry.who == "甲"]
    assert written[1::2] == [f"{number}b" for number in written[::2]]


def test_details_of_any_kind_come_back_as_json_says_them(store):
    store.record.append([Act("补记", "系统", "“引号”\n换行", {"一": [1, None, {"x": "é😀"}]})])
    (entry,) = store.record.entries()
    assert json.loads(line_of(entry)) == asdict(entry)
    assert verify(store).is_sound
