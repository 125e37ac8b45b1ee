import hashlib
import json

import pytest

from data.__main__ import SAMPLE, main
from data.ledgers import LEDGERS
from data.warehouse.store import Store

BASE, BULLETIN = str(SAMPLE / "基础配置.xlsx"), str(SAMPLE / "市通报.xlsx")


@pytest.fixture
def warehouse(tmp_path, monkeypatch):
    monkeypatch.setenv("WAREHOUSE", str(tmp_path / "warehouse"))
    return Store.from_environment(may_begin=True)


def test_receiving_publishes_and_exits_0(warehouse, capsys):
    assert main(["receive", BASE, "--by", "统计员甲", "--reason", "首次"]) == 0
    (version,) = warehouse.versions()
    assert (version.published_by, version.reason, version.is_current) == ("统计员甲", "首次", True)
    first, remark, last = capsys.readouterr().out.splitlines()
    assert first == "基础配置.xlsx：读取 1,099 行 = 入库 1,099 + 退回 0 + 重复 0"
    assert remark.startswith("  [提醒] 目标任务 第 2 行：各单位任务之和与全县的任务不等：2024 年")
    assert last == f"已发布版本 {version.id}"


def test_the_receipt_as_json_names_the_version_and_balances(warehouse, capsys):
    assert main(["receive", BASE, BULLETIN, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["version"] == warehouse.current().id
    assert [
        (
            receipt["file_name"],
            receipt["rows_read"],
            receipt["rows_loaded"],
            receipt["rows_rejected"],
            receipt["rows_duplicate"],
        )
        for receipt in answer["receipts"]
    ] == [("基础配置.xlsx", 1099, 1099, 0, 0), ("市通报.xlsx", 595, 594, 1, 0)]
    assert answer["refusals"] == []


def test_files_are_taken_in_the_order_in_which_they_need_each_other(warehouse, capsys):
    ledger = str(SAMPLE / "项目台账.xlsx")
    assert main(["receive", str(SAMPLE / "资金月报-2024.xlsx"), ledger, BASE, "--json"]) == 0
    receipts = json.loads(capsys.readouterr().out)["receipts"]
    assert [(receipt["ledger"], receipt["rows_loaded"]) for receipt in receipts] == [
        ("base", 1099),
        ("projects", 400),
        ("funds", 825),
    ]


def test_when_nothing_can_be_loaded_nothing_is_published_and_it_exits_1(warehouse, tmp_path, capsys):
    picture = tmp_path / "照片.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert main(["receive", str(picture)]) == 1
    assert warehouse.versions() == []
    assert capsys.readouterr().out.splitlines()[-1] == "没有可入库的数据，未发布新版本。"


def test_a_refused_file_is_an_act_of_the_record_with_its_hash_and_the_reason_and_a_dry_run_leaves_none(
    warehouse, tmp_path
):
    picture = tmp_path / "照片.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    missing = str(tmp_path / "没有.xlsx")
    assert main(["receive", str(picture), missing, "--by", "统计股", "--dry-run"]) == 1
    assert warehouse.record.entries() == ()
    assert main(["receive", str(picture), missing, "--by", "统计股"]) == 1
    assert [(entry.what, entry.who, entry.about, entry.details) for entry in warehouse.record.entries()] == [
        ("退回", "统计股", "照片.xlsx", {
            "hash": hashlib.sha256(picture.read_bytes()).hexdigest(),
            "reason": "这是图片，不是 Excel 工作簿。请把其中的表格复制到 Excel 或 WPS 里，存为 .xlsx 再上传。",
        }),
        ("退回", "统计股", "没有.xlsx", {"hash": "", "reason": "文件打不开。请确认文件仍在原处，然后重新上传。"}),
    ]


def test_a_second_delivery_of_the_same_file_loads_nothing_and_exits_1(warehouse, capsys):
    main(["receive", BASE])
    capsys.readouterr()
    assert main(["receive", BASE]) == 1
    first, *remarks, more, last = capsys.readouterr().out.splitlines()
    assert first == "基础配置.xlsx：读取 1,099 行 = 入库 0 + 退回 0 + 重复 1,099"
    assert remarks[0] == "  [重复] 参数 第 2 行：与已入库的内容完全相同。无需处理。"
    assert (len(remarks), more) == (20, "  [重复] 另有 1,079 条，加 --json 可看全部。")
    assert last == "与已有数据完全相同，未发布新版本。"
    assert len(warehouse.versions()) == 1


@pytest.mark.parametrize("arguments", [[], ["receive"], ["rollback"], ["nonsense"]])
def test_wrong_usage_exits_2(warehouse, arguments):
    with pytest.raises(SystemExit) as exit:
        main(arguments)
    assert exit.value.code == 2


def test_versions_and_rollback(warehouse, capsys):
    main(["receive", BASE])
    main(["receive", BULLETIN])
    second, first = warehouse.versions()
    assert main(["rollback", first.id]) == 0
    capsys.readouterr()
    assert main(["versions", "--json"]) == 0
    assert [(v["id"], v["is_current"]) for v in json.loads(capsys.readouterr().out)] == [
        (second.id, False),
        (first.id, True),
    ]
    assert main(["rollback", "2026-10-0099-00000000"]) == 1
    assert capsys.readouterr().err.startswith("没有版本 2026-10-0099-00000000")


def test_templates_are_written_one_a_kind_of_ledger(warehouse, tmp_path, capsys):
    assert main(["templates", str(tmp_path / "模板")]) == 0
    assert sorted(path.name for path in (tmp_path / "模板").iterdir()) == sorted(
        f"{kind}模板.xlsx"
        for kind in LEDGERS.values()
    )


def test_the_sample_is_published_only_into_a_new_store_and_can_be_left_for_good(own_sample_warehouse, monkeypatch):
    monkeypatch.setenv("WAREHOUSE", str(own_sample_warehouse))
    warehouse = Store(own_sample_warehouse)
    assert main(["sample"]) == 0
    (sample,) = warehouse.versions()
    assert (sample.is_sample, sample.id[:12]) == (True, "2026-10-0001")
    assert main(["leave-sample"]) == 0
    assert main(["sample"]) == 0
    assert warehouse.current() is None
    assert main(["leave-sample"]) == 1
