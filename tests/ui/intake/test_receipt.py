"""What the page says of a receipt, and of a delivery of which nothing can be published."""

import pytest
from streamlit.testing.v1 import AppTest

from data.delivery import Delivery
from data.receipt import Receipt, Refusal, SheetReceipt
from ui.intake.forms import why_nothing


def receipt(read, loaded, rejected=0, duplicate=0):
    sheet = SheetReceipt("表", "projects", read, loaded, rejected, duplicate)
    return Receipt("台账.xlsx", "", "projects", (sheet,), ())


def draw(read):
    from tests.ui.intake.test_receipt import receipt
    from ui.intake.receipt import receipt_view

    receipt_view(receipt(read, read), None)


@pytest.mark.parametrize(("read", "success", "info"), [(3, ["全部入库"], []), (0, [], ["表头下面没有数据"])])
def test_only_a_receipt_with_rows_says_that_all_were_loaded(read, success, info):
    app = AppTest.from_function(draw, args=(read,)).run()
    assert not app.exception
    assert [each.value.split("，")[0] for each in app.success] == success
    assert [each.value.split("，")[0] for each in app.info] == info


@pytest.mark.parametrize(
    ("delivery", "told"),
    [
        (Delivery([receipt(1, 0, rejected=1)]), "请按回执改正后重新上传。"),
        (Delivery([], [Refusal("台账.xlsx", "", "损坏")]), "请按回执改正后重新上传。"),
        (Delivery([receipt(1, 0, duplicate=1)]), "内容与已有数据完全相同，无需再报。"),
        (Delivery([receipt(0, 0)]), "上传的表里没有数据，请检查是否选错了文件。"),
    ],
)
def test_a_delivery_of_which_nothing_can_be_published_says_why(delivery, told):
    assert why_nothing(delivery) == told


def draw_refusal():
    from data.delivery import Delivery
    from data.receipt import Refusal
    from ui.intake.draft import Pending, SentFile
    from ui.intake.receipt import delivery_view

    content = "立项号,当月进账\nP1,5\n".encode()
    refusals = [Refusal("a.csv", "", "没有找到可识别的表头。"), Refusal("b.xlsx", "", "文件已损坏。")]
    files = (SentFile("a.csv", content), SentFile("b.xlsx", b"\x89PNG\r\n\x1a\n"))
    delivery_view(Pending(files, None, Delivery([], refusals)))


def test_the_error_of_a_file_without_a_known_header_points_at_the_panel_below_it():
    app = AppTest.from_function(draw_refusal).run()
    assert not app.exception
    told = [error.value for error in app.error]
    assert ["对应关系" in each for each in told] == [True, False]


def draw_remarks(loaded):
    from data.receipt import Receipt, ReceiptLine, SheetReceipt
    from ui.intake.draft import SentFile
    from ui.intake.receipt import receipt_view

    line = ReceiptLine("表", 2, "金额", "约3", "warning", "写的是约数", "请核对")
    sheet = SheetReceipt("表", "projects", 1, loaded, 1 - loaded)
    receipt_view(Receipt("台账.xlsx", "", "projects", (sheet,), (line,)), SentFile("台账.xlsx", b""))


@pytest.mark.parametrize("loaded", [0, 1])
def test_a_remark_says_nothing_of_loading(loaded):
    app = AppTest.from_function(draw_remarks, args=(loaded,)).run()
    assert not app.exception
    assert not any("已入库" in each.value for each in app.markdown)
