"""A store that 0.1 wrote is taken over once: its chain is verified and goes on, and nothing is deleted.

tests/records/store_0_1 is what 0.1 itself left in a store, its versions taken out.
"""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from data.__main__ import main
from data.errors import DataError
from data.mapping.remembered import remembered
from data.warehouse.meetings import Decision, Meeting, meetings
from data.warehouse.store import Store
from data.warehouse.upgrading import ASIDE, upgrade
from data.warehouse.verification import verify
from records.mappings import in_use

OLD = Path(__file__).parents[2] / "records" / "store_0_1"
LAST = (8, "fa3cace79f1d9e23868c3ae2bccb2b2da30a79b9900283525cdcd7a647949ab1")
ONLY = "0000-00-0001-46bbba7a"


@pytest.fixture
def old(tmp_path, new_records):
    shutil.copytree(OLD, tmp_path / "warehouse")
    return Store(tmp_path / "warehouse", new_records(tmp_path / "warehouse"))


def lines(store):
    return (store.root / "audit.jsonl").read_bytes().splitlines(keepends=True)


def test_the_chain_is_verified_and_goes_on(old):
    assert upgrade(old, "管理员").in_words == "操作记录 8 条，校验无误；对应关系 3 份；会议 2 次"
    entries = old.record.entries()
    assert [entry.what for entry in entries] == [
        "发布", "处置", "确认", "对应", "对应", "对应", "停用", "固定", "升级",
    ]  # fmt: skip
    assert ((entries[7].number, entries[7].hash), entries[8].former, entries[8].who) == (LAST, LAST[1], "管理员")
    assert (verify(old).is_sound, old.record.versions(), old.record.current()) == (True, {ONLY}, ONLY)
    assert old.decisions().dismissed["DQ06|P1|120|100"].reason == "有增资协议"
    assert old.decisions().accepted == {"a"}


def files(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_0_1_wrote_is_set_aside_and_not_deleted(old):
    mine = ("audit", "mappings", "meetings")
    before = {name: content for name, content in files(old.root).items() if name.startswith(mine)}
    upgrade(old, "管理员")
    after = files(old.root)
    assert {name: after[f"{ASIDE}/{name}"] for name in before} == before
    assert not any(name in after for name in before)


def test_mappings_that_were_confirmed_are_read_by_and_those_that_were_stopped_are_not(old):
    upgrade(old, "管理员")
    assert [(key, known.by, known.kinds, known.in_words) for key, known in remembered(old).items()] == [
        ("23e233e2de51e00b", "统计股乙", "资金月报", "项目编号←No；月份←Month；本月到位资金←Paid"),
    ]
    assert [f"{kept.at:%Y-%m-%d}" for kept in in_use(old.records).values()] == ["2026-11-29"]


def test_meetings_come_over_with_words_and_decisions(old):
    upgrade(old, "管理员")
    assert meetings(old) == [
        Meeting("20261102-002", "月度调度会", dt.date(2026, 11, 2), ONLY, dt.date(2026, 10, 1), {}, ("overview",)),
        Meeting(
            "20261020-001", "县委常委会", dt.date(2026, 10, 20), ONLY, dt.date(2026, 9, 1),
            {"industries": ["轻纺"], "key_only": True}, ("overview", "red_lights"), {"overview": "增长 10.5%"},
            (
                Decision("解决用地指标", "县自然资源和规划局", dt.date(2026, 11, 1), "办理中"),
                Decision("催收", "经开区", dt.date(2026, 11, 5), "未办"),
            ),
        ),
    ]  # fmt: skip


def test_a_meeting_that_can_not_be_read_is_named_and_the_others_come_over(old):
    (old.root / "meetings" / "20261020-001.json").write_text('{"id": 1}')
    told = upgrade(old, "管理员")
    assert (told.meetings, told.unreadable) == (1, ("meetings/20261020-001.json",))


def test_a_mapping_that_can_not_be_read_is_named_and_the_others_come_over(old):
    (old.root / "mappings" / "23e233e2de51e00b.toml").write_text("[confirmed")
    told = upgrade(old, "管理员")
    assert (told.mappings, told.unreadable) == (2, ("mappings/23e233e2de51e00b.toml",))
    assert old.record.entries("升级")[0].details["unreadable"] == ["mappings/23e233e2de51e00b.toml"]


def test_until_then_the_store_is_refused_in_words_and_then_it_opens(old, monkeypatch, capsys):
    monkeypatch.setenv("WAREHOUSE", str(old.root))
    if old.records.file is None:
        monkeypatch.setenv("RECORDS_URL", old.records.url.render_as_string(hide_password=False))
    assert main(["audit"]) == 1
    assert "是 0.1 版的数据文件夹。请先停掉看板，运行 python -m data upgrade" in capsys.readouterr().err
    assert main(["upgrade", "--by", "管理员"]) == 0
    assert capsys.readouterr().out.startswith("已接管：操作记录 8 条，校验无误")
    assert main(["audit", "--verify"]) == 0
    assert main(["upgrade"]) == 1
    assert "不需要升级" in capsys.readouterr().err


def test_a_takeover_that_was_ended_before_the_files_were_moved_is_finished(old):
    upgrade(old, "管理员")
    for path in (old.root / ASIDE).iterdir():
        path.rename(old.root / path.name)
    upgrade(old, "管理员")
    assert [entry.what for entry in old.record.entries()][8:] == ["升级"]
    assert verify(old).is_sound


def test_a_record_that_began_anew_is_not_mixed_with_the_old_one(old):
    old.discarded(["甲.xlsx"], "统计股")
    with pytest.raises(DataError, match="旧记录没有接管"):
        upgrade(old, "管理员")
    assert (old.root / "audit.jsonl").exists()


def changed(store):
    return [line.replace("统计员甲".encode(), "统计员乙".encode()) if b'"number":3,' in line else line
            for line in lines(store)]  # fmt: skip


@pytest.mark.parametrize(("change", "taken", "faults"), [
    (changed, 8, ["第 3 条被改动过：内容与校验值不符"]),
    (lambda store: lines(store)[:2] + lines(store)[3:], 7, ["第 3 条缺失：被删除或无法读取"]),
    (lambda store: [*lines(store)[:2], b"{}\n", *lines(store)[3:]], 7, ["第 3 条缺失：被删除或无法读取"]),
    (lambda store: lines(store)[:6], 6, ["第 7 条缺失：被删除或无法读取", "第 8 条缺失：被删除或无法读取"]),
    (lambda store: [*lines(store), b'{"number":9,"at"'], 8, []),
    (lambda store: [*lines(store), lines(store)[2]], 8, []),
])  # fmt: skip
def test_what_was_wrong_with_the_old_record_stays_visible(old, change, taken, faults):
    (old.root / "audit.jsonl").write_bytes(b"".join(change(old)))
    assert upgrade(old, "管理员").entries == taken
    assert [fault.text for fault in verify(old).faults] == faults


def test_an_old_record_without_its_head_stays_suspect(old):
    (old.root / "audit.head").unlink()
    upgrade(old, "管理员")
    assert [fault.text for fault in verify(old).faults] == ["第 9 条升级：末尾标记缺失：无法判断末尾是否被删去"]


def test_what_a_killed_writer_left_beyond_the_head_did_not_happen(old):
    (old.root / "audit.head").write_text(f"7 {old_hash(old, 7)}")
    upgrade(old, "管理员")
    assert [entry.what for entry in old.record.entries()][6:] == ["停用", "升级"]
    assert verify(old).is_sound


def old_hash(store, number):
    import json

    return next(told["hash"] for told in map(json.loads, lines(store)) if told["number"] == number)
