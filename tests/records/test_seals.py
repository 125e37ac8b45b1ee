"""What somebody changes by hand of a meeting, a mapping or what follows from an entry is named, and stays so."""

import datetime as dt
from dataclasses import replace

import pytest

from records import seals
from records.audit import Act, Record
from records.chain import faults
from records.copying import copy
from records.database import Records
from records.mappings import KeptMapping, keep, stop
from records.meetings import Decision, Meeting, begin, save
from tests.records.tampering import tamper

DAY = dt.date(2026, 10, 20)
SAID = {"words": {"overview": "a", "city": "b"}, "decisions": (Decision("催收", "经开区", DAY, project_id="P1"),)}
KEPT = KeptMapping("k", "x", "甲", dt.datetime(2026, 11, 3))
CONFIRMED = Act("对应", "甲", "表头", changes=(seals.mapping("k"),))


@pytest.fixture
def worked(record):
    """Records in which a version was published (1), a meeting prepared (2) and held (3), a mapping confirmed (4)."""
    record.append([Act("发布", "甲", "v", {"current": "v"})])
    with record.records.changing() as con:
        begun = begin(con, Meeting("", "常委会", DAY, "v", DAY, agenda=("overview", "city")), "甲")
    say(record, begun)
    record.append([CONFIRMED], lambda con: keep(con, KEPT))
    return record


def say(record, meeting, said=SAID):
    with record.records.changing() as con:
        return save(con, replace(meeting, **said), "甲")


def told(record):
    return [fault.text for fault in faults(record)]


COLUMNS = "occasion, day, version_id, as_of, scope, agenda, record_no, record_hash, revision, changed"
MEETING, MAPPING = "会议 20261020-001", "对应关系 k"


@pytest.mark.parametrize(("statements", "named"), [
    (["update meetings set version_id = 'w'"], f"{MEETING} 被改动过：与第 3 条登记的不符"),
    (["update meetings set scope = '['"], f"{MEETING} 被改动过：与第 3 条登记的不符"),
    (["update meeting_words set title = 'c' where slide = 'city'"], f"{MEETING} 被改动过：与第 3 条登记的不符"),
    (["delete from meeting_decisions"], f"{MEETING} 被改动过：与第 3 条登记的不符"),
    (["update decision_projects set project_id = 'P2'"], f"{MEETING} 被改动过：与第 3 条登记的不符"),
    (["delete from meeting_words", "delete from meeting_decisions", "delete from decision_projects",
      "delete from meetings"], f"{MEETING} 缺失：被删除"),
    ([f"insert into meetings select 'x', {COLUMNS} from meetings"], "会议 x 被改动过：不是由看板登记的"),
    (["update mappings set text = 'y'"], f"{MAPPING} 被改动过：与第 4 条登记的不符"),
    (["update mappings set is_stopped = true"], f"{MAPPING} 被改动过：与第 4 条登记的不符"),
    (["delete from mappings"], f"{MAPPING} 缺失：被删除"),
    (["insert into mappings values ('z', 1, 'x', '甲', '2026-11-03', '[]', false)"],
     "对应关系 z 被改动过：不是由看板登记的"),
    (["update publications set is_there = false"], "第 1 条登记的版本被改动过：与其内容不符"),
    (["update pointers set version_id = 'w'"], "第 1 条登记的版本被改动过：与其内容不符"),
    (["delete from publications"], "第 1 条登记的版本被改动过：与其内容不符"),
    (["insert into publications values (4, 'w', true)"], "第 4 条登记的版本被改动过：与其内容不符"),
])  # fmt: skip
def test_a_row_that_somebody_changed_by_hand_is_named_with_the_entry_that_left_it(worked, statements, named):
    assert told(worked) == []
    tamper(worked.records, *statements)
    assert told(worked) == [named]


def test_what_was_changed_by_hand_stays_named_after_the_next_act(worked):
    tamper(worked.records, "update meetings set version_id = 'w', revision = 7", "update mappings set text = 'y'")
    say(worked, Meeting("20261020-001", "", DAY, "", DAY, revision=7), {"words": {"overview": "neu"}})
    worked.append([replace(CONFIRMED, what="停用")], lambda con: stop(con, "k"))
    worked.append([CONFIRMED], lambda con: keep(con, KEPT))
    assert told(worked) == [
        f"{MEETING} 在第 5 条之前被改动过：不是由看板改的", f"{MAPPING} 在第 6 条之前被改动过：不是由看板改的",
    ]  # fmt: skip


def test_a_copy_in_another_database_has_the_same_seals(worked, tmp_path):
    copied = Records.beside(tmp_path / "copy")
    copy(worked.records, copied)
    assert (told(Record(copied)), Record(copied).standing().seals) == ([], worked.standing().seals)
