"""Values under a blank header cell: only an unnamed column, or a sign that all of them are shifted."""

import pytest

from data.mapping.file import parse
from data.mapping.remembered import Mappings
from data.receive import receive
from tests.data.receipts import FUNDS_HEAD, PROJECT_HEAD, counts, lines

REMEDY = "请补上{}的列名、核对各列后重新上传；或在“数据”页的“对应关系”里按列号逐列确认（也可用 --mapping）"


def test_numbers_under_words_beside_a_blank_header_refuse_the_sheet_and_name_both_columns(send):
    head = [*PROJECT_HEAD, "建设内容", ""]
    receipt = send([
        head, ["P1", "一号", "省外", "轻纺", "甲镇", 1000, "50", "食品制造业"],
        ["P2", "二号", "外资", "轻纺", "乙镇", 500, "40", "零售业"],
    ])  # fmt: skip
    assert counts(receipt) == (2, 0, 2, 0)
    other = "H 列没有列名却有内容（如“食品制造业”、“零售业”），数值可能错开了一列"
    reason = f"“建设内容”一列的内容与列名不符（如“50”、“40”），{other}"
    assert lines(receipt) == [(1, "建设内容", None, reason)]
    assert receipt.lines[0].remedy == REMEDY.format("H 列")


def test_words_under_money_beside_a_blank_header_refuse_the_sheet(known, send):
    head = ["项目编号", "月份", "", "资金来源", "本月到位资金（万元）"]
    receipt = send([head, ["P1", "2026-10", "一号项目", 5, "省外"], ["P2", "2026-10", "二号项目", 7, "外资"]])
    assert counts(receipt) == (2, 0, 2, 0)
    assert [line[1] for line in lines(receipt)] == ["资金来源"]
    assert known.con.execute("select count(*) from monthly_funds").fetchall() == [(0,)]


@pytest.mark.parametrize(
    ("head", "row", "empty"),
    [
        (["项目编号", "月份", "", "本月到位", "累计到位"], ["P1", "2026-10", 5, 20, ""], "累计到位"),
        (["项目编号", "月份", "本月到位", "累计到位", ""], ["P1", "2026-10", "", 5, 20], "本月到位"),
    ],
)
def test_figures_that_begin_under_a_blank_header_and_end_before_the_last_name_are_not_loaded(
    known, send, head, row, empty
):
    receipt = send([head, row])
    assert counts(receipt) == (1, 0, 1, 0)
    assert lines(receipt)[0][1] == empty
    assert known.con.execute("select count(*) from monthly_funds").fetchall() == [(0,)]


def test_a_header_that_is_one_cell_short_is_noticed_by_the_values_beyond_it(send):
    head = [name for name in PROJECT_HEAD if name != "项目名称"]
    receipt = send([[*head[:1], "投资方", *head[1:]], ["P1", "甲公司", "一号", "省外", "轻纺", "甲镇", 1000]])
    assert counts(receipt) == (1, 0, 1, 0)
    assert "数值可能错开了一列" in " ".join(line[3] for line in lines(receipt))


def test_a_column_that_nobody_named_is_left_out_when_every_name_fits_its_values(known, send):
    receipt = send([[*FUNDS_HEAD, ""], ["P1", "2026-10", "省外", 5, "已核"], ["P2", "2026-10", "外资", 7, "已核"]])
    assert counts(receipt) == (2, 2, 0, 0)
    assert receipt.sheets[0].note == "未用的列：E 列（无列名）"


def test_a_blank_header_over_a_few_remarks_is_no_sign(known, send):
    receipt = send([[*FUNDS_HEAD, ""], *(["P1", f"2026-{n:02}", "省外", n, "补报" * (n == 1)] for n in range(1, 6))])
    assert (counts(receipt), receipt.sheets[0].note) == ((5, 5, 0, 0), "")


def test_columns_that_mean_no_field_are_named_and_a_likeness_that_was_not_used_is_said(draft, send):
    head = ["序号", *PROJECT_HEAD, "联系电话", "注册的企业名称"]
    receipt = send([head, [1, "P1", "一号", "省外", "轻纺", "甲镇", 1000, "0550", "甲公司"]])
    assert counts(receipt) == (1, 1, 0, 0)
    assert receipt.sheets[0].note == "未用的列：联系电话、注册的企业名称"
    said = "“注册的企业名称”与“注册名称”相似 0.73，把握不够，未采用"
    assert [(line.column_name, line.reason) for line in receipt.lines] == [("注册的企业名称", said)]


def test_a_mapping_by_letters_reads_the_blank_header_and_asks_nothing(draft, write):
    names = ["项目编号", "项目名称", "资金来源", "所属产业", "引资单位", "协议投资额", "建设内容"]
    fields = (f'"{name}" = "{letter}列"\n' for letter, name in zip("ABCDEFH", names, strict=True))
    text = '[[table]]\nkind = "项目台账"\nheader = 1\n[table.fields]\n' + "".join(fields)
    path = write(表=[[*PROJECT_HEAD, "建设内容", ""], ["P1", "一号", "省外", "轻纺", "甲镇", 1000, "50", "食品制造业"]])
    receipt = receive(path, draft, "统计员甲", mappings=Mappings(parse(text, "对应.toml")))
    assert counts(receipt) == (1, 1, 0, 0)
    assert draft.con.execute("select content from projects").fetchall() == [("食品制造业",)]
