"""What the page says of a receipt, and of a delivery of which nothing can be published."""

import pytest
from streamlit.testing.v1 import AppTest

from data.delivery import Delivery
from data.receipt import Receipt, Refusal, SheetReceipt
from ui.intake_forms import why_nothing


def receipt(read, loaded, rejected=0, duplicate=0):
    sheet = SheetReceipt("表", "projects", read, loaded, rejected, duplicate)
    return Receipt("台账.xlsx", "", "projects", (sheet,), ())


def draw(read):
    from tests.ui.test_receipts import receipt
    from ui.receipt_view import receipt_view

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
