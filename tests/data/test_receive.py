"""What holds for every ledger: finding it, its month, its rows, its totals, its faults."""

from decimal import Decimal

import duckdb
import pytest

from data.errors import UnreadableFile
from data.receipt import SheetReceipt
from data.receive import receive
from tests.data.receipts import FUNDS_HEAD, PROJECT_HEAD, counts, lines

P1 = ["P1", "一号项目", "省外", "轻纺", "甲镇", 1000]
P2 = ["P2", "二号项目", "外资", "轻纺", "乙镇", 500]


def funds(draft):
    return draft.con.execute(
        "select project_id, cast(month as varchar), origin, entry, amount::double from monthly_funds order by all"
    ).fetchall()


def test_a_received_file_is_a_batch_with_its_counts_its_lines_and_its_original(draft, send):
    receipt = send([PROJECT_HEAD, P1, ["P2", "", "省外", "轻纺", "甲镇", 1]], "九月.xlsx")
    assert draft.con.execute("select batch_id, ledger, file_name, file_hash, received_by from batches").fetchall() == [
        (1, "projects", "九月.xlsx", receipt.file_hash, "统计员甲")
    ]
    assert draft.con.execute("from batch_sheets").fetchall() == [(1, "表", 2, 1, 1, 0)]
    assert draft.con.execute("from receipt_lines").fetchall() == [
        (1, "表", 3, "项目名称", None, "rejected", "“项目名称”不能为空", "请补填项目名称后重新上传", 2, *[None] * 3)
    ]
    assert list(draft.originals) == [receipt.file_hash + ".xlsx"]


def test_a_receipt_can_be_said_as_json(send):
    receipt = send([PROJECT_HEAD, P1])
    assert receipt.as_dict() == {
        "file_name": "台账.xlsx",
        "file_hash": receipt.file_hash,
        "ledger": "projects",
        "lines": (),
        "sheets": (
            {
                "sheet": "表",
                "ledger": "projects",
                "rows_read": 1,
                "rows_loaded": 1,
                "rows_rejected": 0,
                "rows_duplicate": 0,
                "rows_subtotal": 0,
                "rows_held": 0,
                "note": "",
                "balances": (
                    {
                        "column_name": "协议投资额（万元）",
                        "read": Decimal(P1[-1]),
                        "loaded": Decimal(P1[-1]),
                        "rejected": Decimal(0),
                        "duplicate": Decimal(0),
                    },
                ),
                "rows_title": 0,
                "rows_note": 0,
                "settled": 0,
            },
        ),
        "rows_read": 1,
        "rows_loaded": 1,
        "rows_rejected": 0,
        "rows_duplicate": 0,
        "rows_subtotal": 0,
        "rows_title": 0,
        "rows_note": 0,
        "rows_held": 0,
    }


def test_a_file_without_a_known_header_says_which_headers_are_looked_for(draft, write):
    with pytest.raises(UnreadableFile) as error:
        receive(write(表=[["姓名", "电话"], ["甲", 1]]), draft, "统计员甲")
    assert "没有找到可识别的表头" in str(error.value)
    assert "项目台账要有 项目编号、项目名称、资金来源、所属产业、引资单位" in str(error.value)
    assert draft.con.execute("select count(*) from batches").fetchall() == [(0,)]


def test_a_workbook_of_empty_sheets_is_refused(draft, write):
    with pytest.raises(UnreadableFile, match="没有任何内容"):
        receive(write(表=[], 另一表=[[""]]), draft, "统计员甲")


def test_a_file_that_is_no_workbook_changes_nothing(draft, tmp_path):
    path = tmp_path / "照片.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    with pytest.raises(UnreadableFile, match="不是 Excel 工作簿"):
        receive(path, draft, "统计员甲")
    assert draft.con.execute("select count(*) from batches").fetchall() == [(0,)]


def test_two_columns_for_one_field_refuse_the_whole_sheet_and_are_both_named(draft, send):
    receipt = send([[*PROJECT_HEAD, "总投资（亿元）"], [*P1, 1], [*P2, "约2"]])
    assert counts(receipt) == (2, 0, 2, 0)
    reason = "“协议投资额（万元）”和“总投资（亿元）”两列都像是“协议投资额”，无法判断用哪一列"
    assert lines(receipt) == [(1, "总投资（亿元）", None, reason)]
    assert receipt.sheets[0].note == "整表未收，请看表头的问题说明"


def test_a_missing_required_column_refuses_the_sheet(send):
    receipt = send([[head for head in PROJECT_HEAD if head != "引资单位"], ["P1", "一号项目", "省外", "轻纺", 1]])
    assert counts(receipt) == (1, 0, 1, 0)
    assert lines(receipt) == [(1, None, None, "缺少必填列“引资单位”")]
    names = "引资单位、填报单位、责任单位、项目引荐单位"
    how = f"请补上这一列，列名可写：{names}；或在“数据”页的“对应关系”里指定是哪一列"
    assert receipt.lines[0].remedy == how


def test_a_foreign_currency_refuses_the_sheet(send):
    receipt = send([[*PROJECT_HEAD[:5], "总投资（万美元）"], P1])
    assert lines(receipt) == [(1, "总投资（万美元）", None, "“总投资（万美元）”不是人民币")]


def test_a_sheet_that_nobody_knows_is_left_aside_with_a_warning(draft, write):
    path = write(台账=[PROJECT_HEAD, P1], 通讯录=[["姓名", "电话"], ["甲", 1]], 空=[], 填表说明=[PROJECT_HEAD, P2])
    receipt = receive(path, draft, "统计员甲")
    assert receipt.sheets == (
        SheetReceipt("台账", "projects", 1, 1, balances=receipt.sheets[0].balances),
        SheetReceipt("通讯录", None, note="没有找到可识别的表头，未读取"),
        SheetReceipt("空", None, note="空表"),
        SheetReceipt("填表说明", None, note="说明页，不含数据"),
    )
    assert lines(receipt, "warning") == [(1, None, None, "没有找到可识别的表头，未读取")]


def test_every_problem_of_a_row_is_told_at_once(send):
    receipt = send([[*PROJECT_HEAD, "签约时间"], ["P1", "一号项目", "省内外", "轻仿", "丙镇", "3-5亿", "3月"]])
    assert counts(receipt) == (1, 0, 1, 0)
    assert [(column, value) for _, column, value, _ in lines(receipt)] == [
        ("资金来源", "省内外"),
        ("协议投资额（万元）", "3-5亿"),
        ("所属产业", "轻仿"),
        ("引资单位", "丙镇"),
    ]


@pytest.mark.usefixtures("known")
def test_the_month_comes_from_the_title_the_sheet_or_the_file_when_no_column_has_it(draft, send):
    head = ["项目编号", "资金来源", "本月到位资金（万元）"]
    send([["某县2026年8月资金月报"], head, ["P1", "省外", 8]])
    send([["某县2026年资金月报"], head, ["P1", "省外", 9]], sheet="9月")
    send([head, ["P1", "省外", 10]], name="2026年10月.xlsx")
    assert funds(draft) == [
        ("P1", "2026-08-01", "out_province", 1, 8.0),
        ("P1", "2026-09-01", "out_province", 1, 9.0),
        ("P1", "2026-10-01", "out_province", 1, 10.0),
    ]


@pytest.mark.usefixtures("known")
def test_a_sheet_whose_month_nobody_names_is_refused(send):
    receipt = send([["项目编号", "资金来源", "本月到位资金（万元）"], ["P1", "省外", 8]])
    assert lines(receipt) == [(1, None, None, "缺少必填列“月份”，标题、工作表名和文件名里也没有写明年月")]


def test_a_unit_line_above_the_header_holds_for_columns_without_a_unit(draft, send):
    head = [*PROJECT_HEAD[:5], "总投资", "一期投资（万元）", "占地面积"]
    send([["2026年项目台账", "", "单位：亿元、公顷"], head, [*P1[:5], 1.2, 300, 2]])
    assert draft.con.execute("select agreed_investment, phase1_investment, land_mu from projects").fetchall() == [
        (12000, 300, 30)
    ]


def test_rows_that_are_no_facts_are_counted_aside_and_never_loaded(send):
    receipt = send(
        [
            ["某县项目台账"],
            PROJECT_HEAD,
            ["一、工业类"],
            P1,
            ["", "甲镇小计", "", "", "", 1000],
            [],
            ["某县项目台账"],
            PROJECT_HEAD,
            P2,
            ["合  计", "", "", "", "", 1500],
            ["备注：合计含续建项目"],
            ["填表人：统计员甲", "", "审核人：统计员乙"],
        ]
    )
    aside = (receipt.rows_subtotal, receipt.rows_title, receipt.rows_note)
    assert (counts(receipt), aside, receipt.lines) == ((2, 2, 0, 0), (2, 3, 2), ())


@pytest.mark.parametrize("position", ["above", "below"])
def test_a_total_that_differs_from_its_rows_is_a_warning(send, position):
    total = ["合计", "", "", "", "", 1600]
    rows = [PROJECT_HEAD, total, P1, P2] if position == "above" else [PROJECT_HEAD, P1, P2, total]
    receipt = send(rows)
    reason = "合计数与明细不符：表中为 1,600 万元，各行相加为 1,500 万元，相差 100 万元"
    assert lines(receipt, "warning") == [(rows.index(total) + 1, "协议投资额（万元）", "1600", reason)]
    assert counts(receipt) == (2, 2, 0, 0)


def test_subtotals_sum_the_block_above_or_below_them(send):
    above = [
        PROJECT_HEAD,
        P1,
        ["小计", "", "", "", "", 1000],
        P2,
        ["小计", "", "", "", "", 500],
        ["总计", "", "", "", "", 1500],
    ]
    below = [PROJECT_HEAD, ["甲镇小计", "", "", "", "", 1000], P1, ["乙镇小计", "", "", "", "", 500], P2]
    assert [send(above).lines, lines(send(below), "warning")] == [(), []]


def test_a_total_may_sum_what_lies_between_it_and_the_total_before_or_after_it(send):
    part = [P1, ["小计", "", "", "", "", 1000], P2, ["小计", "", "", "", "", 500]]
    again = [["P3", *P1[1:]], ["小计", "", "", "", "", 1000], ["P4", *P2[1:]], ["小计", "", "", "", "", 500]]
    total = ["合计", "", "", "", "", 1500]
    below = [PROJECT_HEAD, *part, total, [], ["乙表"], PROJECT_HEAD, *again, total]
    above = [PROJECT_HEAD, total, *part, [], ["乙表"], PROJECT_HEAD, total, *again]
    assert [lines(send(rows), "warning") for rows in (below, above)] == [[], []]


def test_a_total_counts_the_rows_that_were_rejected(send):
    receipt = send([PROJECT_HEAD, P1, ["", *P2[1:]], ["合计", "", "", "", "", 1500]])
    assert (counts(receipt), lines(receipt, "warning")) == ((2, 1, 1, 0), [])


def test_words_merged_over_several_rows_are_said_of_each(draft, send):
    rows = [PROJECT_HEAD, P1, ["P2", "二号项目", "省外", "轻纺", "", 500]]
    send(rows, merge=("E2:E3",))
    assert draft.con.execute("select project_id, report_unit from projects order by 1").fetchall() == [
        ("P1", "A"),
        ("P2", "A"),
    ]


def test_a_csv_in_gb18030_is_received_like_a_workbook(draft, tmp_path):
    path = tmp_path / "台账.csv"
    path.write_bytes(f"{','.join(PROJECT_HEAD)}\n{','.join(map(str, P1))}\n合计,,,,,1000\n".encode("gb18030"))
    receipt = receive(path, draft, "统计员甲")
    assert (counts(receipt), receipt.sheets[0].sheet) == ((1, 1, 0, 0), "台账")


def test_the_senders_name_for_a_file_is_kept_and_asked_for_the_month(known, write):
    path = write("upload-7f3a.xlsx", 表=[["项目编号", "资金来源", "本月到位资金（万元）"], ["P1", "省外", 8]])
    assert receive(path, known, "统计员甲", "2026年10月月报.xlsx").file_name == "2026年10月月报.xlsx"
    assert funds(known)[0][1] == "2026-10-01"


def test_a_workbook_may_hold_several_ledgers_in_any_order(draft, write):
    path = write(十月=[FUNDS_HEAD, ["P1", "2026-10", "省外", 5]], 项目=[PROJECT_HEAD, P1])
    assert counts(receive(path, draft, "统计员甲")) == (2, 2, 0, 0)


def test_a_bug_halfway_leaves_the_draft_as_it_was(draft, write, monkeypatch):
    def fail(*_):
        raise duckdb.Error("boom")

    monkeypatch.setattr("data.intake.funds.take", fail)
    path = write(项目=[PROJECT_HEAD, P1], 十月=[FUNDS_HEAD, ["P1", "2026-10", "省外", 5]])
    with pytest.raises(duckdb.Error, match="boom"):
        receive(path, draft, "统计员甲")
    assert draft.con.execute("select (select count(*) from projects), (select count(*) from batches)").fetchall() == [
        (0, 0)
    ]


def test_sheets_in_which_no_header_is_found_are_one_remark_and_one_line_of_the_summary(draft, write):
    others = {f"甲{number}": [["a", "b"], [1, 2]] for number in range(12)}
    receipt = receive(write(**others, 项目=[PROJECT_HEAD, P1]), draft, "统计员甲")
    listed = "、".join(f"甲{number}" for number in range(10))
    assert lines(receipt, "warning") == [
        (1, None, None, f"12 张工作表没有找到可识别的表头，未读取（{listed} 等）")
    ]
    assert [(sheet.sheet, sheet.rows_read) for sheet in receipt.sheets_in_short] == [
        ("项目", 1), ("甲0、甲1、甲2 等 12 张", 0),
    ]  # fmt: skip


def test_a_needed_cell_without_a_figure_is_refused_and_not_said_to_be_loaded_without_it(known, send):
    receipt = send([FUNDS_HEAD, ["P1", "2026-10", "省外", "数千万"], ["P1", "2026-09", "省外", "待定"]])
    assert [reason for *_, reason in lines(receipt)] == [
        "“数千万”没有写明是多少，不能当作数字", "“待定”：还没有确定的数",
    ]  # fmt: skip
    assert not any("按缺数" in line.reason for line in receipt.lines)


def test_what_cells_say_is_not_remarked_on_where_the_sheet_is_refused(draft, send):
    head = ["项目名称", "资金来源", "所属产业", "引资单位", "协议投资额"]
    receipt = send([head, ["一", "省外", "轻纺", "甲镇", "约3亿"]])
    assert [line.outcome for line in receipt.lines] == ["rejected"]
    assert receipt.lines[0].remedy.endswith("或在“数据”页的“对应关系”里指定是哪一列")
