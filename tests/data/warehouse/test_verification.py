"""What the record says is held against the versions, and a fault stays one until somebody has taken note of it."""

import pytest

from data.errors import DataError
from data.warehouse.verification import acknowledge, verify
from records.audit import Act, sealed
from records.chain import Fault
from tests.records.tampering import tamper


@pytest.fixture
def five(new_store):
    """A store whose record has five entries."""
    store = new_store("warehouse")
    for number in range(1, 6):
        store.record.append([Act("接收", "统计员甲", f"{number}月.xlsx", {"rows_read": number})])
    return store


def faults(store):
    return [fault.text for fault in verify(store).faults]


def test_a_sound_record_says_its_last_entry(five):
    assert (verify(five).is_sound, verify(five).last) == (True, (5, five.record.entries()[-1].hash))


def test_a_record_rewritten_from_end_to_end_contradicts_the_versions(five):
    version = five.publish(five.draft(), "十月", "统计员甲")
    former, statements = "0" * 64, []
    for entry in five.record.entries():
        forged = sealed(entry.number, Act(entry.what, "无人", entry.about, entry.details), former)
        statements.append(
            f"update entries set who = '无人', at = '{forged.at}', former = '{former}', hash = '{forged.hash}'"
            f" where number = {entry.number}"
        )
        former = forged.hash
    tamper(five.records, *statements, f"update head set hash = '{former}'")
    assert faults(five) == [f"版本 {version.id} 发布时记下的第 5 条与现在的不同：这一条或更早的被重写"]


def test_a_record_that_was_thrown_away_contradicts_the_versions(five):
    five.publish(five.draft(), "十月", "统计员甲")
    tables = ("publications", "pointers", "entries")
    emptied = (f"delete from {table}" for table in tables)
    tamper(five.records, *emptied, f"update head set number = 0, hash = '{'0' * 64}'")
    assert [text[:2] for text in faults(five)] == ["版本"]
    five.rollback(five.current().id)
    assert [text[:2] for text in faults(five)] == ["版本"]


def test_an_end_that_was_cut_off_stays_a_fault_until_it_is_acknowledged_and_then_is_told_as_such(five):
    tamper(five.records, "delete from entries where number > 3")
    five.record.append([Act("接收", "统计员甲", "6月.xlsx")])
    assert acknowledge(five, "由备份恢复，已核对", "管理员") == (
        Fault(4, "第 4 条缺失：被删除或无法读取"), Fault(5, "第 5 条缺失：被删除或无法读取"),
    )  # fmt: skip
    known = verify(five)
    assert (known.is_sound, [words[:16] for words in known.acknowledged]) == (
        True, ["第 4 条缺失：被删除或无法读取", "第 5 条缺失：被删除或无法读取"],
    )  # fmt: skip
    assert "管理员" in known.acknowledged[0] and "由备份恢复，已核对" in known.acknowledged[0]
    tamper(five.records, "delete from entries where number = 2")
    assert faults(five) == ["第 2 条缺失：被删除或无法读取"]


def test_an_end_that_is_acknowledged_before_the_record_goes_on_stays_so(five):
    tamper(five.records, "delete from entries where number = 5")
    assert faults(five) == ["末尾的第 5 条缺失：被删除或无法读取"]
    acknowledge(five, "已核对", "管理员")
    assert (faults(five), len(verify(five).acknowledged)) == ([], 1)


def test_an_acknowledgement_that_was_changed_takes_note_of_nothing(five):
    tamper(five.records, "delete from entries where number = 5")
    acknowledge(five, "已核对", "管理员")
    tamper(five.records, "update entries set who = '局长' where what = '知悉'")
    assert faults(five)[-2:] == ["第 6 条被改动过：内容与校验值不符", "第 5 条缺失：被删除或无法读取"]


@pytest.mark.parametrize("reason", ["", " ", "已核对"])
def test_what_is_sound_needs_no_acknowledgement_and_none_goes_without_a_reason(five, reason):
    with pytest.raises(DataError, match="不需要知悉" if reason.strip() else "请写明原因"):
        acknowledge(five, reason, "管理员")
    assert len(five.record.entries()) == 5
