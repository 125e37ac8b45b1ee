"""Money whose unit, currency or scale only the number format says, rows that are struck through, days from 1904."""

import pytest
import xlsxwriter

from data.receive import receive
from tests.data.receipts import counts, lines

pytestmark = pytest.mark.usefixtures("known")
YI, WAN = '0.00"亿元"', '#,##0"万元"'
STRUCK = {"font_strikeout": True}


@pytest.fixture
def send(draft, tmp_path):
    """Receive a fund ledger: its rows as (project, amount, format of the amount), the money's header."""

    def send(*rows, head="本月到位资金", options=None, month="2026-03", decided=()):
        path = tmp_path / "资金月报.xlsx"
        with xlsxwriter.Workbook(path, options) as book:
            page = book.add_worksheet("资金月报")
            page.write_row(0, 0, ["项目编号", "月份", head])
            for number, (project, amount, style) in enumerate(rows, 1):
                style = book.add_format({"num_format": style} if isinstance(style, str) else style)
                page.write_row(number, 0, [project, month], style if style.font_strikeout == "整行" else None)
                page.write(number, 2, amount, style)
        return receive(path, draft, "统计员甲", decided=dict(decided))

    return send


def amounts(draft):
    asked = "select project_id, month::varchar, amount::double from monthly_funds order by 1"
    return draft.con.execute(asked).fetchall()


def held(receipt):
    return [(line.row_no, line.value, line.proposed, line.reason) for line in receipt.lines if line.outcome == "held"]


def test_a_unit_that_every_cell_shows_is_the_unit(draft, send):
    receipt = send(("P1", 0.05, YI), ("P2", 1200, WAN))
    assert amounts(draft) == [("P1", "2026-03-01", 500), ("P2", "2026-03-01", 1200)]
    told = '表头没有写单位，按单元格格式 “0.00"亿元"”、“#,##0"万元"” 显示的单位读取'
    assert lines(receipt, "warning") == [(1, "本月到位资金", None, told)]


def test_a_unit_that_contradicts_the_header_holds_the_cell(draft, send):
    receipt = send(("P1", 0.35, YI), ("P2", 1200, WAN), head="本月到位资金（万元）")
    assert amounts(draft) == [("P2", "2026-03-01", 1200)]
    told = '单元格格式“0.00"亿元"”显示为“0.35亿元”，而表头写的单位是“万元”'
    assert held(receipt) == [(2, "0.35亿元", "3,500 万元", told)]


def test_a_unit_that_only_some_cells_show_holds_every_number(draft, send):
    receipt = send(("P1", 0.35, YI), ("P2", 0.12, "0.00"))
    told = '表头没有写单位，这一列有的单元格格式写了（“0.00"亿元"”），有的没有，看不出是什么单位'
    assert held(receipt) == [(2, "0.35亿元", "3,500 万元", told), (3, "0.12", "0.12 万元", told)]
    assert (counts(receipt), amounts(draft)) == ((2, 0, 2, 0), [])


def test_a_word_of_a_person_lets_a_held_number_in(draft, send):
    rows = [("P1", 0.35, YI)]
    [line] = [each for each in send(*rows, head="本月到位资金（万元）").lines if each.decision_key]
    send(*rows, head="本月到位资金（万元）", decided={line.decision_key: True})
    assert amounts(draft) == [("P1", "2026-03-01", 3500)]


@pytest.mark.parametrize("code", ["$#,##0", "[$USD] 0", '0"美元"', "[$$-409]0.00"])
def test_a_currency_that_the_format_shows_is_the_cells(draft, send, code):
    receipt = send(("P1", 250, code), ("P2", 100, "0"), head="本月到位资金（万元）")
    assert amounts(draft) == [("P2", "2026-03-01", 100)]
    [(row, _, _, reason)] = lines(receipt)
    assert (row, reason.endswith("不是人民币")) == (2, True)


def test_a_scale_without_a_unit_holds_the_cell(draft, send):
    receipt = send(("P1", 12_345_000, "#,##0,"), head="本月到位资金（万元）")
    told = "单元格格式“#,##0,”把 12345000 显示为 12345，看不出以哪个为准"
    assert (held(receipt), amounts(draft)) == ([(2, "12345", "12,345 万元", told)], [])


def test_a_row_with_a_struck_amount_waits_with_its_money_named(draft, send):
    receipt = send(("P1", 500, STRUCK), ("P2", 80, "0"), head="本月到位资金（万元）")
    assert amounts(draft) == [("P2", "2026-03-01", 80)]
    told = "“本月到位资金（万元）”带删除线（本月到位资金 500 万元），看不出是否作数"
    assert held(receipt) == [(2, "500", "500", told)]


def test_a_wholly_struck_row_waits_as_a_row(draft, send):
    receipt = send(("P1", 500, {"font_strikeout": "整行"}), head="本月到位资金（万元）")
    assert (held(receipt), amounts(draft)) == (
        [(2, "P1", "整行", "整行带删除线（本月到位资金 500 万元），看不出是否作数")], [],
    )  # fmt: skip


def test_bare_day_numbers_of_a_workbook_that_counts_from_1904_are_its_own_days(draft, send):
    send(("P1", 500, "0"), head="本月到位资金（万元）", options={"date_1904": True}, month=44620)  # 2026-03-01
    assert amounts(draft) == [("P1", "2026-03-01", 500)]


def test_a_word_that_only_the_format_shows_is_read_as_if_it_were_written(draft, send):
    receipt = send(("P1", 500, '"约"0'), ("P2", 1200, '0"以上"'), head="本月到位资金（万元）")
    assert amounts(draft) == [("P1", "2026-03-01", 500)]
    assert lines(receipt, "warning") == [(2, "本月到位资金（万元）", "约500", "写的是约数，按 500 万元 读取")]
    assert held(receipt) == [(3, "1200以上", "1,200 万元", "只说不少于这个数")]


def test_a_value_or_a_sign_that_the_format_hides_holds_the_cell(draft, send):
    receipt = send(("P1", 500, ";;;"), ("P2", -300, "0;0"), head="本月到位资金（万元）")
    assert (counts(receipt), amounts(draft)) == ((2, 0, 2, 0), [])
    assert held(receipt) == [
        (2, "500（不显示）", "500 万元", "单元格格式“;;;”不显示这个数，看不出要不要算"),
        (3, "300", "300 万元", "单元格格式“0;0”把 -300 显示为 300，看不出以哪个为准"),
    ]
