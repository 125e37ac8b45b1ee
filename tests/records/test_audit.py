"""The record is only ever added to; what somebody changes in it all the same is named."""

import json
import multiprocessing
import time
from dataclasses import asdict

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from records.audit import BEGINNING, Act, Record, line_of, sealed, written
from records.chain import Fault, faults
from records.database import Records
from records.errors import DataError
from tests.records.killing import killed
from tests.records.tampering import tamper


@pytest.fixture
def five(record):
    """A record of five entries."""
    for number in range(1, 6):
        record.append([Act("接收", "统计员甲", f"{number}月.xlsx", {"rows_read": number})])
    return record


def told(record):
    return [fault.text for fault in faults(record)]


def forged(number, who, about, former):
    """The statement that puts another entry, sealed like a true one, in the place of that number."""
    entry = sealed(number, Act("接收", who, about), former)
    return (
        f"update entries set at = '{entry.at}', who = '{who}', about = '{about}', details = '{{}}',"
        f" hash = '{entry.hash}' where number = {number}"
    )


def test_entries_are_numbered_and_each_carries_the_hash_of_the_one_before(five):
    entries = five.entries()
    assert [(entry.number, entry.about, entry.former) for entry in entries] == [
        (1, "1月.xlsx", BEGINNING),
        *((number, f"{number}月.xlsx", entries[number - 2].hash) for number in (2, 3, 4, 5)),
    ]
    assert (told(five), five.last()) == ([], (5, entries[-1].hash))


@pytest.mark.parametrize("statement", [
    "update entries set who = '统计员乙' where number = 3", "delete from entries where number = 5",
    "delete from publications", "update pointers set version_id = 'x'", "delete from head",
    "update head set number = 3",
])  # fmt: skip
def test_the_database_itself_refuses_to_change_or_lose_what_was_recorded(record, statement):
    record.append([Act("发布", "统计员甲", "2026-10-0001-00000000", {"current": "2026-10-0001-00000000"})] * 5)
    with pytest.raises(DBAPIError, match="append-only"), record.records.changing() as con:
        con.execute(text(statement))
    assert (len(record.entries()), told(record)) == (5, [])


def test_a_changed_entry_is_named(five):
    tamper(five.records, "update entries set who = '统计员乙' where number = 3")
    assert faults(five) == [Fault(3, "第 3 条被改动过：内容与校验值不符")]


def test_a_space_that_changes_no_word_is_a_change_too(five):
    tamper(five.records, """update entries set details = '{"rows_read": 2}' where number = 2""")
    assert told(five) == ["第 2 条被改动过：内容与校验值不符"]


def test_a_removed_entry_is_named(five):
    tamper(five.records, "delete from entries where number = 3")
    assert told(five) == ["第 3 条缺失：被删除或无法读取"]


def test_entries_that_changed_places_are_named(five):
    tamper(five.records, *(
        f"update entries set number = {new} where number = {old}" for old, new in ((2, 9), (3, 2), (9, 3))
    ))  # fmt: skip
    assert told(five)[:2] == ["第 2 条被改动过：内容与校验值不符", "第 3 条被改动过：内容与校验值不符"]


def test_an_entry_written_anew_with_a_hash_of_its_own_breaks_the_chain(five):
    tamper(five.records, forged(3, "统计员乙", "3月.xlsx", five.entries()[1].hash))
    assert told(five) == ["第 4 条与前一条接不上：两条之一被整条替换"]


@pytest.mark.parametrize("details", ["{", "[]", "null", "7", '"x"'])
def test_a_row_that_is_no_entry_any_more_is_named_and_the_others_can_be_read(five, details):
    tamper(five.records, f"update entries set details = '{details}' where number = 2")
    assert told(five) == ["第 2 条无法读取：这一行被改动过", "第 2 条缺失：被删除或无法读取"]
    assert [entry.number for entry in five.entries()] == [1, 3, 4, 5]


def test_entries_cut_off_at_the_end_are_named(five):
    tamper(five.records, "delete from entries where number > 3")
    assert told(five) == ["末尾的第 4 条缺失：被删除或无法读取", "末尾的第 5 条缺失：被删除或无法读取"]


def test_a_last_entry_that_was_replaced_contradicts_the_head(five):
    tamper(five.records, forged(5, "乙", "5月.xlsx", five.entries()[3].hash))
    assert told(five) == ["第 5 条与末尾标记不符：被整条替换"]


def test_a_record_without_its_head_is_suspect_and_that_stays_so_when_it_goes_on(five):
    tamper(five.records, "delete from head")
    assert told(five) == ["末尾标记缺失：无法判断末尾是否被删去"]
    five.append([Act("接收", "统计员甲", "6月.xlsx")])
    assert [(entry.number, entry.what) for entry in five.entries()[5:]] == [(6, "补记"), (7, "接收")]
    assert told(five) == ["第 6 条补记：末尾标记缺失，已按第 5 条重建"]


def test_an_entry_beyond_the_head_did_not_come_from_here_and_that_stays_so(five):
    entry = sealed(6, Act("确认", "统计员甲", "第 7 行"), five.entries()[-1].hash)
    values = ", ".join(f"'{each}'" for each in (entry.at, entry.who, entry.what, entry.about, "{}", entry.former))
    tamper(five.records, f"insert into entries values (6, {values}, '{entry.hash}')")
    assert told(five) == ["第 6 条在末尾标记之后：不是由看板登记的"]
    five.append([Act("接收", "统计员甲", "6月.xlsx")])
    assert told(five) == ["第 7 条补记：第 6 条在末尾标记（第 5 条）之后，不是由看板登记的"]


def test_what_was_lost_stays_lost_when_the_record_goes_on(five):
    tamper(five.records, "delete from entries where number > 3")
    five.append([Act("接收", "统计员甲", "6月.xlsx")])
    assert told(five) == ["第 4 条缺失：被删除或无法读取", "第 5 条缺失：被删除或无法读取"]


def test_the_order_is_that_of_writing_whatever_the_clock_says(five, monkeypatch):
    monkeypatch.setenv("TZ", "America/Lima")  # the wall clock goes back half a day
    time.tzset()
    five.append([Act("接收", "统计员甲", "6月.xlsx")])
    monkeypatch.delenv("TZ")
    time.tzset()
    assert [entry.number for entry in five.entries()] == [1, 2, 3, 4, 5, 6]
    assert told(five) == []


def test_versions_are_known_from_the_acts_that_bring_and_remove_them(record):
    assert (record.versions(), record.current()) == (set(), None)
    record.append([Act("发布", "甲", "v1", {"current": "v1"}), Act("导入", "甲", "v2")])
    record.append([Act("补记", "系统", "2 个", {"versions": ["v3", "v4"]}), Act("修复", "甲", "x", {"aside": ["v2"]})])
    assert (record.versions(), record.current()) == ({"v1", "v3", "v4"}, "v1")
    record.append([Act("清空演示", "甲", "v1", {"current": ""})])
    assert (record.versions(), record.current()) == ({"v1", "v3", "v4"}, "")


def test_details_of_any_kind_come_back_as_json_says_them(record):
    record.append([Act("补记", "系统", "“引号”\n换行", {"一": [1, None, {"x": "é😀\x00"}]})])
    (entry,) = record.entries()
    assert json.loads(line_of(entry)) == asdict(entry)
    assert told(record) == []


def test_all_acts_of_one_go_in_or_none(five):
    with pytest.raises(TypeError):
        five.append([Act("接收", "甲", "x"), Act("接收", "甲", "y", {object: "a key that is no text"})])
    assert len(five.entries()) == 5


def test_reading_what_was_never_begun_makes_nothing_and_finds_nothing(records, tmp_path):
    record = Record(records)
    assert (record.entries(), record.last(), record.versions(), told(record)) == ((), None, set(), [])
    assert (records.are_there(), list(tmp_path.iterdir())) == (False, [])


def test_what_a_later_edition_wrote_is_refused_in_words(five):
    with five.records.changing() as con:
        con.execute(text("insert into steps_taken values (99, 'now')"))
    with pytest.raises(DataError, match="请升级程序"):
        fresh(five.records).entries()


def fresh(records):
    """The record as a process sees it that has just begun."""
    from records import database

    database._complete.clear()
    return Record(records)


@pytest.mark.parametrize("url", ["mysql://x/y", "postgresql://", "no address", "sqlite:///x.db"])
def test_an_address_that_is_no_postgresql_is_refused_in_words(url, tmp_path, monkeypatch):
    monkeypatch.setenv("RECORDS_URL", url)
    with pytest.raises(DataError, match="RECORDS_URL 应当写成"):
        Records.of(tmp_path)


def test_a_postgresql_that_is_away_is_said_in_words(tmp_path):
    with pytest.raises(DataError, match="连不上 RECORDS_URL"):
        Record(Records.at(f"postgresql://nobody@/x?host={tmp_path}")).entries()


def test_a_file_that_is_no_database_is_said_in_words(tmp_path):
    (tmp_path / "records.db").write_bytes(b"no database" * 1000)
    with pytest.raises(DataError, match="已损坏"):
        Record(Records.of(tmp_path)).entries()


def write_many(records, who):
    record = Record(records)
    for number in range(10):
        record.append([Act("接收", who, str(number)), Act("接收", who, f"{number}b")])


def test_several_processes_write_one_chain(records):
    fork = multiprocessing.get_context("fork")
    writers = [fork.Process(target=write_many, args=(records, who)) for who in "甲乙丙"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    entries = Record(records).entries()
    assert (len(entries), told(Record(records))) == (60, [])
    for who in "甲乙丙":
        assert [entry.about for entry in entries if entry.who == who] == [
            f"{number}{half}" for number in range(10) for half in ("", "b")
        ]


def test_a_writer_killed_at_any_instant_leaves_whole_batches_and_a_sound_chain(records):
    record = Record(records)
    killed(write_many, (records, "甲"), 25)
    record.append([Act("接收", "乙", "最后")])
    assert told(record) == []
    found = [entry.about for entry in record.entries() if entry.who == "甲"]
    assert len(found) > 20 and found[1::2] == [f"{number}b" for number in found[::2]]


def test_the_digest_is_that_of_0_1():
    """A chain that began in a file goes on in the database: this hash was written by 0.1."""
    details = {"key": "a", "verdict": "采纳", "reason": "", "at": "2026-11-29T15:56:49"}
    former = "112be44b8b611539eb96b89c3b934a647e11c4c0d54ab8eb0b6409d879dad46d"
    bare = {"number": 3, "at": "2026-11-29T15:56:49+00:00", "who": "统计员甲", "what": "确认", "about": "第 3 行",
            "details": details, "former": former}  # fmt: skip
    import hashlib

    assert hashlib.sha256(written(bare).encode()).hexdigest() == (
        "0f956c90c6eca3654f560803663c09cfff98229a797bcb5b148d3a128ff208b4"
    )
