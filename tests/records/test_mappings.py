"""Mappings are kept with the act that says so, in one transaction; the newest of a header counts."""

import datetime as dt

import pytest
from sqlalchemy import text

from records import tables
from records.audit import Act, Record
from records.chain import faults
from records.mappings import KeptMapping, as_file, from_file, in_use, keep, stop
from records.seals import mapping
from tests.records.killing import killed
from tests.records.tampering import tamper
from tests.records.test_audit import fresh

AT = dt.datetime(2026, 11, 3, 9, 30)


def kept(key, text="x", by="统计股", below=()):
    return KeptMapping(key, text, by, AT, below)


def confirm(record, *confirmed):
    acts = [Act("对应", each.by, each.key, changes=(mapping(each.key),)) for each in confirmed]
    record.append(acts, lambda con: keep(con, *confirmed))


def test_the_newest_of_a_header_counts_and_the_former_stay(record):
    confirm(record, kept("a"), kept("b", below=("c", "d")))
    confirm(record, kept("a", by="管理员"))
    assert in_use(record.records) == {"a": kept("a", by="管理员"), "b": kept("b", below=("c", "d"))}
    with record.records.reading() as con:
        assert con.scalar(text("select count(*) from mappings")) == 3


def test_one_that_was_stopped_is_used_no_more_until_it_is_confirmed_anew(record):
    confirm(record, kept("a"))
    record.append([Act("停用", "甲", "a", changes=(mapping("a"),))], lambda con: stop(con, "a"))
    assert in_use(record.records) == {}
    confirm(record, kept("a", "y"))
    assert in_use(record.records) == {"a": kept("a", "y")}


def test_when_one_can_not_be_kept_none_is_and_no_act_says_so(record):
    confirm(record, kept("a"))
    with pytest.raises(AttributeError):
        confirm(record, kept("b"), KeptMapping("c", "x", "甲", "no time"))
    assert (list(in_use(record.records)), len(record.entries())) == (["a"], 1)


@pytest.mark.parametrize("damage", ["confirmed_at = 'x'", "below = '{'", "below = 'null'"])
def test_a_row_that_was_damaged_is_left_out(record, damage):
    confirm(record, kept("a"), kept("b"))
    tamper(record.records, f"update mappings set {damage} where key = 'a'")
    assert list(in_use(record.records)) == ["b"]
    assert [fault.text for fault in faults(record)] == ["对应关系 a 被改动过：与第 1 条登记的不符"]


@pytest.mark.parametrize("mapping", [
    kept("k", "[[table]]\n\nkind = 1\n", "“甲”\n乙", ("c", "d")), kept("k", "", "甲"),
])  # fmt: skip
def test_a_mapping_goes_into_a_file_and_comes_back_as_it_was(mapping):
    assert from_file("k", as_file(mapping)) == mapping


@pytest.mark.parametrize("content", ["kind =", "x = 1", "confirmed = 1", "[confirmed]\nby = 1\nat = 2"])
def test_a_file_that_does_not_say_who_confirmed_it_is_refused(content):
    with pytest.raises(ValueError, match=r"."):
        from_file("k", content)


def test_records_of_an_earlier_edition_take_the_missing_steps_when_they_are_opened(records, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(tables, "STEPS", tables.STEPS[:1])
        Record(records).append([Act("接收", "甲", "x")])
    assert (in_use(fresh(records).records), len(Record(records).entries())) == ({}, 1)
    confirm(Record(records), kept("a"))
    assert list(in_use(records)) == ["a"]


def confirm_many(records):
    for number in range(10):
        confirm(Record(records), kept(f"{number}"), kept(f"{number}b"))


def test_who_is_killed_while_keeping_leaves_every_mapping_with_its_act_and_none_without(records):
    killed(confirm_many, (records,), 20)
    with records.reading() as con:
        rows = dict(con.execute(text("select key, max(number) from mappings group by key")).all())
        counted = con.scalar(text("select count(*) from mappings"))
    acts = [entry.about for entry in Record(records).entries("对应")]
    assert counted == len(acts) > 20
    assert {key: acts.count(key) for key in rows} == rows
    assert all(rows[str(number)] == rows[f"{number}b"] for number in range(10))
