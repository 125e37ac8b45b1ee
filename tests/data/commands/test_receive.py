"""`python -m data receive --dry-run`: everything but publishing."""

import json

import pytest

from data.__main__ import SAMPLE, main
from data.warehouse.store import Store

BASE, PROJECTS = str(SAMPLE / "基础配置.xlsx"), str(SAMPLE / "项目台账.xlsx")


@pytest.fixture
def warehouse(tmp_path, monkeypatch):
    monkeypatch.setenv("WAREHOUSE", str(tmp_path / "warehouse"))
    return Store.from_environment(may_begin=True)


def test_a_dry_run_says_what_would_change_and_publishes_nothing(warehouse, capsys):
    assert main(["receive", BASE, "--dry-run"]) == 0
    first, _, *changes, last = capsys.readouterr().out.splitlines()
    assert first == "基础配置.xlsx：读取 1,099 行 = 入库 1,099 + 退回 0 + 重复 0"
    assert changes[0].startswith("其他台账 ") and "  单位：新增 42，变更 0，消失 0" in changes
    assert last == "这是试收，没有发布。"
    assert (warehouse.versions(), warehouse.is_new()) == ([], True)


def test_a_dry_run_against_a_version_as_json(warehouse, capsys):
    main(["receive", BASE])
    capsys.readouterr()
    assert main(["receive", PROJECTS, "--dry-run", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["version"], len(answer["difference"]["projects"])) == (None, 400)
    assert {line["change"] for line in answer["difference"]["projects"]} == {"新增"}
    assert len(warehouse.versions()) == 1


def test_a_dry_run_of_what_is_already_there_exits_1(warehouse, capsys):
    main(["receive", BASE])
    capsys.readouterr()
    assert main(["receive", BASE, "--dry-run"]) == 1
    assert capsys.readouterr().out.splitlines()[-2:] == ["与已有数据完全相同", "这是试收，没有发布。"]


def test_a_dry_run_records_no_word_on_a_held_row(warehouse, capsys):
    main(["receive", BASE, "--dry-run", "--accept", "某键"])
    assert dict(warehouse.decisions()) == {}
