"""`python -m data map`: a mapping proposed for a file, corrected by hand, given back with it."""

import pytest

from data.__main__ import main
from tests.data.receipts import PROJECT_HEAD

HEAD = ["引资责任单位" if name == "引资单位" else name for name in PROJECT_HEAD]
P1 = ["P1", "一号项目", "省外", "轻纺", "甲镇", 1000]
PROPOSED = """\
[[table]]
kind = "项目台账"
sheet = "表"
header = 1

[table.fields]
"项目编号" = "项目编号"  # A 列，列名与“项目编号”一致；样例 P1
"项目名称" = "项目名称"  # B 列，列名与“项目名称”一致；样例 一号项目
"资金来源" = "资金来源"  # C 列，列名与“资金来源”一致；样例 省外
"所属产业" = "所属产业"  # D 列，列名与“所属产业”一致；样例 轻纺
"引资单位" = "引资责任单位"  # E 列，与“引资单位”相似 0.80；样例 甲镇
"协议投资额" = { column = "协议投资额（万元）", unit = "万元" }  # F 列，列名与“协议投资额”一致；样例 1000
"""


@pytest.fixture(autouse=True)
def warehouse(tmp_path, monkeypatch):
    monkeypatch.setenv("WAREHOUSE", str(tmp_path / "warehouse"))


def test_a_mapping_is_proposed_and_nothing_received(write, capsys, tmp_path):
    assert main(["map", str(write(表=[HEAD, P1], 填表说明=[PROJECT_HEAD], 空=[]))]) == 0
    assert capsys.readouterr().out == PROPOSED
    assert list((tmp_path / "warehouse").glob("versions/*")) == []


def test_a_proposal_can_be_written_to_a_file_and_given_back_with_the_ledger(write, capsys, tmp_path):
    path, out = write(表=[HEAD, P1]), tmp_path / "对应.toml"
    assert main(["map", str(path), "--out", str(out)]) == 0
    assert out.read_text(encoding="utf-8") == PROPOSED
    assert capsys.readouterr().out == (
        "工作表“表”：像是“项目台账”，表头在第 1 行\n"
        "  A 列 项目编号 → 项目编号：列名与“项目编号”一致；样例 P1\n"
        "  B 列 项目名称 → 项目名称：列名与“项目名称”一致；样例 一号项目\n"
        "  C 列 资金来源 → 资金来源：列名与“资金来源”一致；样例 省外\n"
        "  D 列 所属产业 → 所属产业：列名与“所属产业”一致；样例 轻纺\n"
        "  E 列 引资责任单位 → 引资单位：与“引资单位”相似 0.80；样例 甲镇\n"
        "  F 列 协议投资额（万元） → 协议投资额：列名与“协议投资额”一致；样例 1000\n"
        "表头认得不对的，加 --header 行号（如 3，或 3-4）重新拟；种类不对的，加 --kind。\n"
        f"已写入 {out}。请核对后用 --mapping 接收。\n"
    )
    main(["receive", str(path), "--mapping", str(out), "--dry-run"])
    assert "按随文件给出的对应关系读取" in capsys.readouterr().out


def test_a_file_with_nothing_in_it_has_nothing_to_map(write, capsys):
    assert main(["map", str(write(空=[]))]) == 1
    assert capsys.readouterr().err == "工作簿里没有可以对应的内容。请检查是否选错了文件。\n"


def test_the_header_and_the_kind_can_be_told(write, capsys):
    path = str(write(表=[["说明", "列", "名"], ["编号", "何月", "进账"], ["P1", "2026-10", 5]]))
    assert main(["map", path, "--header", "2", "--kind", "资金月报"]) == 0
    out = capsys.readouterr().out
    assert 'kind = "资金月报"' in out and "header = 2" in out
    for wrong in ("0", "3-9", "两行"):
        with pytest.raises(SystemExit, match="2"):
            main(["map", path, "--header", wrong])
        assert f"“{wrong}”不是行号，请写成 3 或 3-4，最多 4 行" in capsys.readouterr().err
