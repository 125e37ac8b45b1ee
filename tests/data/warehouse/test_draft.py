"""What a draft begins with, and the day of receipt: the clock's unless one is given, never an impossible clock's."""

import datetime as dt
import json

import duckdb
import pytest
import xlsxwriter

from data.__main__ import main
from data.errors import DataError
from data.warehouse import draft as drafts
from data.warehouse.draft import Draft
from data.warehouse.store import Store

APRIL = dt.datetime(2026, 4, 9, 8)


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("WAREHOUSE", str(tmp_path / "warehouse"))
    return Store(tmp_path / "warehouse")


@pytest.fixture
def clock(monkeypatch):
    return lambda now: monkeypatch.setattr(drafts, "_now", lambda: now)


@pytest.fixture
def settings(tmp_path):
    """A file that can always be received."""
    path = tmp_path / "参数.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("参数")
        sheet.write_row(0, 0, ["参数", "取值"])
        sheet.write_row(1, 0, ["县名", "某县"])
    return path


def days(store):
    return store.draft().con.execute("select received_on from batches order by batch_id").fetchall()


@pytest.mark.parametrize(("given", "recorded"), [(None, "2026-04-09"), (dt.date(2026, 3, 31), "2026-03-31")])
def test_the_clocks_day_is_recorded_with_a_file_unless_one_is_given(store, clock, given, recorded):
    clock(APRIL)
    draft = store.draft(given)
    draft.new_batch("funds", "月报.xlsx", "", "统计员甲")
    store.publish(draft, "月报", "统计员甲")
    assert [str(day) for (day,) in days(store)] == [recorded]


def test_a_clock_that_stands_before_the_newest_publication_is_an_error_in_words(store, clock):
    store.publish(store.draft(), "试发布", "统计员甲")
    clock(dt.datetime(2001, 1, 1))
    with pytest.raises(DataError, match=r"电脑的时钟是 2001-01-01，比最近一次发布（.*）还早.*--received-on"):
        store.draft().new_batch("funds", "月报.xlsx", "", "统计员甲")
    assert store.draft(dt.date(2026, 3, 31)).new_batch("funds", "月报.xlsx", "", "统计员甲") == 1


def test_the_command_line_takes_the_day_says_it_and_refuses_what_is_none(store, settings, capsys):
    assert main(["receive", str(settings), "--received-on", "2026-03-31"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "收件日按 2026-03-31。"
    assert days(store) == [(dt.date(2026, 3, 31),)]
    with pytest.raises(SystemExit, match="2"):
        main(["receive", str(settings), "--received-on", "2026-3"])
    assert "“2026-3”不是日期，请写成 2026-03-31" in capsys.readouterr().err
    main(["receive", str(settings), "--received-on", "2999-01-01", "--dry-run"])
    assert capsys.readouterr().out.splitlines()[0] == "收件日按 2999-01-01，晚于本机的今天，请核对。"
    main(["receive", str(settings), "--received-on", "2026-03-31", "--json"])
    assert json.loads(capsys.readouterr().out)["received_on"] == "2026-03-31"


def test_a_draft_of_an_empty_store_holds_the_reference_tables():
    draft = drafts.Draft()
    assert draft.con.execute("select industry from industries where is_lead order by seq").fetchall() == [
        ("电子信息",),
        ("食品加工",),
        ("精细化工",),
        ("脱水蔬菜",),
        ("皮革加工",),
        ("牛羊产业",),
        ("轻纺",),
        ("现代生态农业",),
        ("乡村旅游",),
    ]


def test_a_version_of_an_earlier_edition_that_lacks_a_table_can_be_drafted_from(tmp_path):
    draft = Draft()
    draft.con.table("units").insert(["R", "某县", None, "县", None, False, [], None, None])
    draft.seal(tmp_path / "earlier.duckdb")
    with duckdb.connect(str(tmp_path / "earlier.duckdb")) as con:
        con.execute("drop table activities")
    later = Draft(tmp_path / "earlier.duckdb", "earlier")
    assert later.con.execute("select unit_id from units").fetchall() == [("R",)]
    assert later.con.execute("select * from activities").fetchall() == []


def test_after_a_version_of_an_edition_that_did_not_say_so_only_the_new_files_are_named(tmp_path):
    draft = Draft()
    draft.new_batch("funds", "一月.xlsx", "1", "统计员甲")
    draft.con.execute("insert into publications values (1, null, now()::timestamp, '甲', '一', null, null, null)")
    draft.seal(tmp_path / "earlier.duckdb")
    later = Draft(tmp_path / "earlier.duckdb", "earlier")
    later.new_batch("funds", "二月.xlsx", "2", "统计员甲")
    later.enter_publication(2, dt.datetime(2026, 11, 3), "甲", "二", (0, ""))
    assert later.files() == [("二月.xlsx", "2")]
