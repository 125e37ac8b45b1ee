"""A month's deliveries on the command line: from a unit's files to the version that holds them."""

import pytest

from data.__main__ import main
from records.deliveries import all_deliveries
from tests.data.reporting.test_deliveries import two_towns

HEAD = ["项目编号", "项目名称", "资金来源", "所属产业", "引资单位"]


@pytest.fixture
def store(made_once, tmp_path, monkeypatch):
    monkeypatch.setenv("WAREHOUSE", str(tmp_path / "warehouse"))
    return made_once(two_towns, tmp_path / "warehouse")


def said(capsys, *arguments, status=0):
    assert main(["deliveries", "--month", "2026-10", *map(str, arguments)]) == status
    return capsys.readouterr()


def test_a_unit_s_files_are_submitted_returned_checked_and_published(store, write, capsys):
    rows = [["N1", "新一", "省外", "轻纺", "甲镇"], ["N2", "新二", "省外", "轻纺", "乙镇"]]
    path = write("台账.xlsx", 项目=[HEAD, *rows])
    assert "引资单位“乙镇”不是本单位" in said(capsys, "--submit", "A", path).out
    assert "2026-10-A-1  已退回  删去乙镇的项目" in said(capsys, "--return", "2026-10-A-1", "删去乙镇的项目").out
    said(capsys, "--submit", "A", path)
    assert "2026-10-A-1  已核" in said(capsys, "--check", "2026-10-A-1").out
    out = said(capsys, "--merge", "十月").out
    version = store.current().id
    assert f"已发布版本 {version}，并入 1 个单位的报送。" in out
    [made] = all_deliveries(store.records)
    assert (made.state, made.version_id, made.files[0].ledgers, made.returns) == ("已并入", version, ("projects",), 1)
    assert store.draft().con.execute("select project_id, report_unit from projects").fetchall() == [("N1", "A")]


def test_what_cannot_be_done_is_said_and_changes_nothing(store, write, capsys):
    assert "没有编号为 x 的报送" in said(capsys, "--check", "x", status=1).err
    assert "没有发布" in said(capsys, "--merge", "十月", status=1).out
    assert "没有提交" in said(capsys, "--submit", "A", write("空.xlsx", 表=[["甲"]]), status=1).err
    assert all_deliveries(store.records) == []
