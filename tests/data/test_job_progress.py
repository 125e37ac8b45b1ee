"""Whoever waits is told how far it is; what isn't wanted any more leaves no trace."""

import threading
import time

import duckdb
import pytest

from data.bulk import large_text
from data.delivery import deliver
from data.job_progress import Cancelled, Watch
from tests.data.receipts import FUNDS_HEAD, PROJECT_HEAD

P1 = ["P1", "一号项目", "省外", "轻纺", "甲镇", 1000]


def contents(draft):
    held = [draft.con.table(name).fetchall() for name in ("batches", "projects", "monthly_funds", "receipt_lines")]
    return held, dict(draft.originals)


@pytest.fixture
def files(write, tmp_path):
    """A project ledger, its funds, and a file that can't be read."""
    strange = tmp_path / "照片.xlsx"
    strange.write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    funds = write("资金.xlsx", 表=[FUNDS_HEAD, ["P1", "2026-10", "省外", 5]])
    return [funds, strange, write("项目.xlsx", 表=[PROJECT_HEAD, P1])]


def test_each_file_is_told_of_when_it_is_read_and_when_it_is_entered(draft, files):
    told = []
    deliver(files, draft, "统计员甲", watch=Watch(on_step=lambda *step: told.append(step)))
    assert told == [
        ("读取 资金.xlsx", 0, 6), ("读取 照片.xlsx", 1, 6), ("读取 项目.xlsx", 2, 6),
        ("核对 项目.xlsx", 4, 6), ("核对 资金.xlsx", 5, 6),
    ]  # fmt: skip


@pytest.mark.parametrize("steps", range(1, 6))
def test_a_delivery_cancelled_after_any_step_leaves_the_draft_as_it_was(draft, files, steps):
    before, asked = contents(draft), []
    watch = Watch(on_step=lambda *step: asked.append(step), is_cancelled=lambda: len(asked) >= steps)
    with pytest.raises(Cancelled):
        deliver(files, draft, "统计员甲", watch=watch)
    assert contents(draft) == before
    assert len(deliver(files, draft, "统计员甲").receipts) == 2


def test_a_bug_in_a_later_file_leaves_the_draft_as_it_was(draft, files, monkeypatch):
    def fail(*_):
        raise duckdb.Error("boom")

    before = contents(draft)
    monkeypatch.setattr("data.intake.funds.take", fail)
    with pytest.raises(duckdb.Error, match="boom"):
        deliver(files, draft, "统计员甲")
    assert contents(draft) == before


def test_the_database_is_stopped_while_it_works(draft):
    wanted = threading.Event()
    start = time.monotonic()
    with pytest.raises(Cancelled), Watch(is_cancelled=lambda: time.monotonic() > start + 0.3).over(draft.con):
        wanted.set()
        draft.con.execute("select count(*) from range(1000000) a, range(1000000) b where a.range % 7 = b.range % 11")
    assert wanted.is_set() and time.monotonic() < start + 30
    assert draft.con.execute("select 1").fetchall() == [(1,)]


def test_an_error_that_nobody_asked_for_is_not_taken_for_a_cancellation(draft):
    with pytest.raises(duckdb.CatalogException), Watch(is_cancelled=lambda: False).over(draft.con):
        draft.con.execute("from nowhere")


def test_a_large_file_may_be_cancelled_while_it_is_read(known, tmp_path, monkeypatch):
    monkeypatch.setattr(large_text, "LARGE", 1)
    path = tmp_path / "月报.csv"
    months = (f"P1,{2000 + number % 26}-{number % 12 + 1:02},{number % 977}.{number:06}" for number in range(1_000_000))
    path.write_text("项目编号,月份,本月到位资金（万元）\n" + "\n".join(months), encoding="utf-8")
    before, entered = contents(known), []
    watch = Watch(lambda *step: entered.append(step), lambda: len(entered) > 1)
    with pytest.raises(Cancelled):
        deliver([path], known, "统计员甲", watch=watch)
    assert contents(known) == before
