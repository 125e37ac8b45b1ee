"""A sender's own sheet read by a mapping."""

import datetime as dt
import re
from decimal import Decimal
from pathlib import Path

import pytest

from data.__main__ import main
from data.errors import UnreadableFile
from data.files.workbook import Sheet
from data.mapping.file import BadMapping, parse
from data.mapping.remembered import Mappings, forget, remember, remembered
from data.receive import receive
from data.warehouse.store import Store
from tests.data.receipts import counts, lines

DOCUMENT = Path(__file__).parents[3] / "docs" / "mapping.zh.md"
FUNDS = """
[[table]]
kind = "资金月报"
sheet = "Arrivals*"
[table.fields]
"项目编号" = "Project No."
"本月到位资金" = { column = "Amount (10k CNY)", unit = "万元" }
"月份" = "Month"
"审核状态" = { constant = "审核中" }
"""
HEAD = ["Project No.", "Amount (10k CNY)", "Month"]
ROWS = [["Quarterly arrivals"], HEAD, ["P1", "1,200", "2026-10"], ["P2", 5, "Oct"]]


def mapped(text):
    return Mappings(parse(text, "对应.toml"))


def rows(draft, table, *columns):
    return draft.con.execute(f"select {', '.join(columns)} from {table} order by all").fetchall()


def test_an_english_ledger_is_received_by_its_mapping(known, write):
    receipt = receive(write(**{"Arrivals 2026": ROWS}), known, "统计员甲", mappings=mapped(FUNDS))
    assert counts(receipt) == (2, 1, 1, 0)
    assert [line[:3] for line in lines(receipt)] == [(4, "Month", "Oct")]
    assert [line[3] for line in lines(receipt, "warning")][:1] == ["按随文件给出的对应关系读取"]
    assert rows(known, "monthly_funds", "project_id", "month", "amount", "audit_status") == [
        ("P1", dt.date(2026, 10, 1), Decimal(1200), "审核中")
    ]


def test_the_documented_example_splits_a_sheet_into_projects_and_arrivals(draft, write):
    [example] = re.findall("```toml\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    sheet = [
        ["2026 projects"], ["Agency", "No.", "", "Project", "Agreed", "Funds", ""], ["", "", "", "", "", "Jan", "Feb"],
        ["EDA", 7, "甲镇", "一号项目", 10_000_000, 100, ""], ["EDA", 8, "乙镇", "二号项目", 20_000_000, "", 10],
    ]
    receipt = receive(write("表.xlsx", ["F2:G2"], Sheet1=sheet), draft, "统计员甲", mappings=mapped(example))
    assert counts(receipt) == (4, 4, 0, 0)
    assert rows(draft, "projects", "project_id", "report_unit", "agreed_investment") == [
        ("EDA-7", "A", Decimal(1000)), ("EDA-8", "B", Decimal(2000)),
    ]
    assert rows(draft, "monthly_funds", "project_id", "month", "amount") == [
        ("EDA-7", dt.date(2026, 1, 1), Decimal(71)), ("EDA-8", dt.date(2026, 2, 1), Decimal("7.1")),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[table]", "对应.toml 不是规范的 TOML 文件"),
        ("", "里要有一个或几个 [[table]]"),
        ("[[table]]\nkind = '月报'", "的 kind 应当是其中之一：参数、单位"),
        (FUNDS.replace("月份", "月度"), "第 1 个 [[table]] 的 月度：“资金月报”没有这个字段"),
        (FUNDS.replace('unit = "万元"', 'unit = "wan"'), "的 本月到位资金 的 unit “wan”不认识"),
        (FUNDS.replace('"Month"', '{ colum = "Month" }'), "的 月份 里不认识 colum"),
        (FUNDS.replace('"Month"', '{ column = "M", constant = "2026-10" }'), "中写一个，且只写一个"),
        (FUNDS.replace('"项目编号" = "Project No."\n', ""), "缺少必填字段：项目编号"),
        (FUNDS.replace("[table.fields]", "header = [5, 2]\n[table.fields]"), "的 header 应当是行号"),
    ],
)
def test_a_mapping_that_is_wrong_says_which_key_and_what_is_allowed(text, said):
    with pytest.raises(BadMapping, match=re.escape(said)):
        parse(text, "对应.toml")


def test_a_column_that_is_not_there_or_stands_twice_refuses_the_file_and_names_it(known, write):
    path = write(**{"Arrivals 2026": [["Project No.", "Month", "Month", "Amount (10k CNY)"], ["P1", "2026-10", "", 5]]})
    with pytest.raises(UnreadableFile, match="“月份”用到的列不对：有 2 列都叫“Month”，请改用列号，如“C列”"):
        receive(path, known, "统计员甲", mappings=mapped(FUNDS))
    with pytest.raises(UnreadableFile, match=r"没有哪一行同时有这些列：Project No\.、Sum、Month"):
        receive(path, known, "统计员甲", mappings=mapped(FUNDS.replace("Amount (10k CNY)", "Sum")))


def test_a_confirmed_mapping_is_remembered_for_its_header_with_who_and_when(known, write, tmp_path):
    store = Store(tmp_path / "warehouse")
    remember(store, Sheet("任意", ROWS), (2, 2), FUNDS, "统计股")
    later = [["another title"], [], *ROWS[1:]]
    receipt = receive(write(别的名字=later), known, "统计员甲", mappings=Mappings(remembered=remembered(store)))
    assert counts(receipt) == (2, 1, 1, 0)
    assert lines(receipt, "warning")[0][3] == f"按 {dt.date.today()} 统计股确认的对应关系读取"
    assert [(entry.what, entry.who, entry.about) for entry in store.record.entries()] == [
        ("对应", "统计股", "工作表“任意”的表头，按资金月报")
    ]


def test_a_mapping_that_is_used_no_more_is_put_by_and_both_acts_say_what_it_read(known, write, tmp_path):
    store = Store(tmp_path / "warehouse")
    remember(store, Sheet("任意", ROWS), (2, 2), FUNDS, "统计股")
    [key] = remembered(store)
    forget(store, key, "统计股")
    assert remembered(store) == {}
    confirmed, stopped = store.record.entries()
    assert (stopped.what, stopped.about) == ("停用", f"统计股 {dt.date.today()} 确认的，按资金月报")
    assert stopped.details["told"] == confirmed.details["told"]
    with pytest.raises(BadMapping, match="已经停用"):
        forget(store, key, "统计股")


def test_the_command_line_takes_a_mapping_and_says_what_is_wrong_with_it(write, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("WAREHOUSE", str(tmp_path / "warehouse"))
    path, mapping = write(**{"Arrivals 2026": ROWS}), tmp_path / "对应.toml"
    mapping.write_text(FUNDS.replace("月份", "月度"), encoding="utf-8")
    assert main(["receive", str(path), "--mapping", str(mapping)]) == 1
    assert "“资金月报”没有这个字段" in capsys.readouterr().err
    mapping.write_text(FUNDS, encoding="utf-8")
    assert main(["receive", str(path), "--mapping", str(mapping)]) == 1  # an empty store knows no project
    assert "读取 2 行 = 入库 0 + 退回 2 + 重复 0" in capsys.readouterr().out


def test_the_title_over_a_section_is_a_fields_value_only_by_a_mapping(draft, write):
    text = """
[[table]]
kind = "项目台账"
header = 1
[table.fields]
"项目编号" = "编号"
"项目名称" = "项目名称"
"引资单位" = "单位"
"资金来源" = { constant = "省外" }
"所属产业" = { sections = { "服装类" = "轻纺" } }
"""
    sheet = [
        ["编号", "项目名称", "单位"], ["P0", "零号", "甲镇"], ["一、服装类（1个）"], ["P1", "一号", "甲镇"],
        ["二、轻纺"], ["P2", "二号", "乙镇"], ["（三）杂项"], ["P3", "三号", "乙镇"],
    ]  # fmt: skip
    receipt = receive(write(表=sheet), draft, "统计员甲", mappings=mapped(text))
    assert (counts(receipt), receipt.rows_title) == ((4, 2, 2, 0), 3)
    assert [line[:2] + line[3:] for line in lines(receipt)] == [
        (2, "（分节标题）所属产业", "“所属产业”不能为空"), (8, "（分节标题）所属产业", "不认识的产业“杂项”"),
    ]
    assert rows(draft, "projects", "project_id", "industry") == [("P1", "轻纺"), ("P2", "轻纺")]
