"""变更对照 on the page 数据: before publishing, and between two versions."""

import io
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from data.delivery import Delivery
from data.receipt import Receipt, SheetReceipt
from data.warehouse.store import Store
from queries.compare import compare_draft
from ui.intake.difference import difference_book
from ui.intake.draft import PENDING, Pending, SentFile

APP = str(Path(__file__).parents[3] / "ui" / "window.py")
RECEIPT = Receipt("资金月报.xlsx", "hash", "funds", (SheetReceipt("10月", "funds", 1, 1),), ())
SENT = (SentFile("资金月报.xlsx", b""),)
MORE = "update monthly_funds set amount = amount + 20000 where project_id = ? and month = date '2026-10-01'"


@pytest.fixture
def store(own_sample_warehouse, monkeypatch):
    monkeypatch.setenv("WAREHOUSE", str(own_sample_warehouse))
    return Store(own_sample_warehouse)


@pytest.fixture
def draft(store):
    """A draft in which one project's funds of October are 2 亿元 more."""
    draft = store.draft()
    ((project_id,),) = draft.con.execute(
        "select min(project_id) from monthly_funds join projects using (project_id) where month = date '2026-10-01'"
        " and monthly_funds.audit_status = '审核通过' and projects.audit_status = '审核通过'"
    ).fetchall()
    draft.con.execute(MORE, [project_id])
    return draft


@pytest.fixture
def page():
    app = AppTest.from_file(APP, default_timeout=60)
    app.run()
    return app.switch_page("../pages/intake.py")


def words(shown):
    return [text.value for text in shown.markdown]


def test_before_publishing_a_reader_sees_what_would_change(store, draft, page):
    page.session_state[PENDING] = Pending(SENT, draft, Delivery([RECEIPT]))
    shown = page.run()
    assert len(shown.exception) == 0
    assert "到位资金由 **61.15 亿元** 变为 **63.15 亿元**（+2.00 亿元）。" in words(shown)
    titles = [expander.label for expander in shown.expander]
    assert titles == [
        "新出现的疑点 4 条，请先核实",
        "已有月份的资金调整 1 条（按单位和月份）",
        "已有月份的资金调整 1 条（按项目和月份）",
    ]


def test_a_delivery_that_cannot_be_published_says_so_and_can_be_discarded(store, draft, page):
    draft.con.execute("update project_shares set ratio = 0.5 where project_id = (select min(project_id) from projects)")
    page.session_state[PENDING] = Pending(SENT, draft, Delivery([RECEIPT]))
    shown = page.run()
    assert [error.value[:12] for error in shown.error] == ["数据前后不一致，未发布："]
    assert "放弃这次上传" in [button.label for button in shown.button]


def test_two_versions_can_be_compared_once_there_are_two(store, draft, page):
    assert "比较两个版本" not in [button.label for button in page.run().button]
    first, second = store.current().id, store.publish(draft, "更正", "统计员甲").id
    shown = page.run()
    shown = next(button for button in shown.button if button.label == "比较两个版本").click().run()
    assert [(box.label, box.value) for box in shown.selectbox][-2:] == [("从", first), ("到", second)]
    assert "到位资金由 **61.15 亿元** 变为 **63.15 亿元**（+2.00 亿元）。" in words(shown)


def test_the_comparison_as_a_workbook(store, draft):
    found = compare_draft(draft, store.current().path)
    book = openpyxl.load_workbook(io.BytesIO(difference_book(found, ("当前版本", "发布后"))))
    assert book.sheetnames == ["1 各项数字", "2 新出现的疑点", "3 已有月份的资金调整", "4 已有月份的资金调整"]
    rows = list(book["1 各项数字"].iter_rows(values_only=True))
    assert rows[0] == ("指标", "当前版本", "发布后", "变化")
    assert ("到位资金", "61.15 亿元", "63.15 亿元", "+2.00 亿元") in rows
    (line,) = list(book["3 已有月份的资金调整"].iter_rows(values_only=True, min_row=2))
    assert line[0] == "2026-10" and line[4] == 20000
