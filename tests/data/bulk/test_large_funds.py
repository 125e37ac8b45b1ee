"""What only a large fund ledger meets: few of its records become rows, and each keeps its number."""

import hashlib
import random
from decimal import Decimal

import duckdb
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.__main__ import main
from data.bulk import large_funds, large_text
from data.cells.amounts import money
from data.errors import DataError
from data.files import workbook
from data.mapping.file import parse
from data.mapping.remembered import Mappings
from data.receive import receive
from data.warehouse.store import Store
from tests.data.receipts import counts, lines

HEADER = "项目编号,月份,本月到位资金（万元）"

@pytest.fixture
def write(tmp_path, monkeypatch):
    """Write lines of text that count as a large file."""
    monkeypatch.setattr(large_text, "LARGE", 1)

    def write(*rows, encoding="utf-8"):
        path = tmp_path / "月报.csv"
        path.write_text("\n".join(rows) + "\n", encoding=encoding)
        return path

    return write


@pytest.fixture
def asked(monkeypatch):
    """How many rows the general reading was given."""
    given = []
    whole = large_funds.LargeFunds._adopt

    def adopt(table, records):
        given.append(len(records))
        whole(table, records)

    monkeypatch.setattr(large_funds.LargeFunds, "_adopt", adopt)
    return given


def test_plain_records_never_become_rows(known, write, asked):
    months = [f"P1,20{year}-{month:02},{month}" for year in range(10, 26) for month in range(1, 13)]
    receipt = receive(write(HEADER, *months), known, "统计员甲")
    assert (counts(receipt), asked) == ((192, 192, 0, 0), [0])


def test_texts_that_the_sample_lacked_are_asked_about_when_many_records_stay_open(known, write, asked, monkeypatch):
    monkeypatch.setattr("data.bulk.plain_lines.MANY", 3)
    odd = [f"P1,{year}年{month}月,{month}" for year in range(2010, 2025) for month in range(1, 13)]
    monkeypatch.setattr(large_text.LargeText, "sample", lambda text: text.head.rows[:2])
    receipt = receive(write(HEADER, "P1,2025-01,1", *odd), known, "统计员甲")
    assert (counts(receipt), asked) == ((181, 181, 0, 0), [0])


def test_rows_of_one_kind_are_told_one_by_one_only_so_far(known, write, monkeypatch):
    monkeypatch.setattr("data.bulk.many_rows.SPELLED_OUT", 2)
    path = write(HEADER, *[f"P1,2026-{month:02},5" for month in range(1, 6)])
    receive(path, known, "统计员甲")
    receipt = receive(path, known, "统计员甲")
    assert (counts(receipt), lines(receipt, "duplicate")) == (
        (5, 0, 0, 5),
        [
            (2, None, None, "与已入库的内容完全相同"), (3, None, None, "与已入库的内容完全相同"),
            (3, None, None, "另有 3 行与已入库的内容完全相同，不再逐行列出"),
        ],
    )  # fmt: skip


def test_a_file_of_mostly_unreadable_rows_is_refused_with_an_example(known, write, monkeypatch):
    monkeypatch.setattr(large_funds, "MOST_ODD", 2)
    receipt = receive(write(HEADER, "P1,2026-10,5", *["P1,2026-10,五"] * 4), known, "统计员甲")
    assert counts(receipt) == (5, 0, 5, 0)
    assert lines(receipt) == [(1, None, None, "有 2 行以上写法不规范，例如第 3 行")]
    assert known.con.execute("select count(*) from monthly_funds").fetchall() == [(0,)]


def test_a_column_in_the_wrong_unit_is_refused_as_a_whole(known, write, monkeypatch):
    monkeypatch.setattr("data.bulk.many_rows.SPELLED_OUT", 2)
    receipt = receive(write(HEADER, *[f"P1,2026-{month:02},5000000" for month in range(1, 10)]), known, "统计员甲")
    assert counts(receipt) == (9, 0, 9, 0)
    assert lines(receipt) == [(1, None, None, "有 2 行以上的金额像是写错了计量单位，例如第 2 行")]


def test_the_numbers_of_rows_are_those_of_the_file_through_every_buffer_and_thread(known, write):
    known.con.execute("update projects set agreed_investment = null")
    chance = random.Random(1)
    months = [f"{1990 + number // 12 % 30}-{number % 12 + 1:02}" for number in range(300_000)]
    rows = [f"P1,{month},{chance.randint(1, 9) * 111}.{number:06}" for number, month in enumerate(months)]
    path = write(HEADER, *rows)
    for expected in (300_000, 300_000, 0, 0), (300_000, 0, 0, 300_000):
        assert counts(receive(path, known, "统计员甲")) == expected
        assert known.con.execute(
            "select count(*), count_if((amount * 1000000)::bigint % 1000000 = row_no - 2), max(batch_id)"
            " from monthly_funds"
        ).fetchall() == [(300_000, 300_000, 1)]


def test_a_file_beyond_the_usual_size_is_published_with_its_original_and_a_receipt(
    own_sample_warehouse, tmp_path, monkeypatch
):
    monkeypatch.setenv("WAREHOUSE", str(own_sample_warehouse))
    monkeypatch.setattr(large_text, "LARGE", 1)
    monkeypatch.setattr(workbook, "LARGEST_FILE", 10)
    con = Store(own_sample_warehouse).draft().con
    (project,) = con.execute("select min(project_id) from projects").fetchone()
    path, out = tmp_path / "大月报.csv", tmp_path / "回执"
    path.write_text(f"{HEADER}\n{project},2026-11,5\nP77,2026-11,5\n", encoding="utf-8")
    assert main(["receive", str(path), "--by", "统计员甲", "--receipts", str(out)]) == 0
    receipt = openpyxl.load_workbook(out / "回执_大月报.xlsx")
    assert [sheet.title for sheet in receipt.worksheets] == ["回执"]
    file_hash = hashlib.sha256(path.read_bytes()).hexdigest()
    assert (own_sample_warehouse / "originals" / f"{file_hash}.csv").read_bytes() == path.read_bytes()


def test_a_file_that_was_changed_after_it_was_received_is_not_published(own_sample_warehouse, tmp_path, monkeypatch):
    monkeypatch.setattr(large_text, "LARGE", 1)
    store = Store(own_sample_warehouse)
    draft, path = store.draft(), tmp_path / "月报.csv"
    path.write_text(f"{HEADER}\nP77,2026-11,5\n", encoding="utf-8")
    receive(path, draft, "统计员甲")
    with path.open("r+", encoding="utf-8") as file:
        file.write("改")
    with pytest.raises(DataError, match="被改动"):
        store.publish(draft, "十一月", "统计员甲")


def test_a_mapping_is_for_a_large_file_as_for_a_small_one(known, write):
    mapping = """
        [[table]]
        kind = "资金月报"
        [table.fields]
        "项目编号" = "项目编号"
        "月份" = "月份"
        "本月到位资金" = { column = "本月到位资金（万元）", unit = "亿元" }
    """
    mappings = Mappings(parse(mapping, "对应.toml"))
    receipt = receive(write(HEADER, "P1,2026-10,0.03"), known, "统计员甲", mappings=mappings)
    assert counts(receipt) == (1, 1, 0, 0)
    assert lines(receipt, "warning")[0][3] == "按随文件给出的对应关系读取"
    assert known.con.execute("select amount::double from monthly_funds").fetchall() == [(300,)]


@pytest.mark.parametrize(
    ("unit", "written", "amount"), [("亿元", "0.0123456789", "123.456789"), ("元", "0.0049999999", "0")]
)
def test_a_number_with_more_places_than_are_kept_is_rounded_once(known, write, unit, written, amount):
    receive(write(f"项目编号,月份,本月到位资金（{unit}）", f"P1,2026-10,{written}"), known, "统计员甲")
    assert known.con.execute("select amount from monthly_funds").fetchone() == (Decimal(amount),)


@given(st.text("0123456789.+-eE_ \t", max_size=12))
def test_what_duckdb_takes_for_a_number_the_general_reading_takes_for_the_same_unless_it_is_marked(written):
    (number,) = duckdb.execute("select try_cast(? as decimal(18, 6))", [written]).fetchone()
    if number is not None and not set(written) & set("eE_"):
        assert money(written) == number


def test_projects_for_which_nothing_came_never_become_rows_and_are_said_once(known, write, asked):
    months = [f"P1,2026-{month:02},{month if month % 2 else ''}" for month in range(1, 11)]
    receipt = receive(write(HEADER, *months, "P2,2026-01,-"), known, "统计员甲")
    assert (counts(receipt), receipt.rows_note, asked) == ((5, 5, 0, 0), 6, [1])
    reason = "第 3、5、7、9、11—12 行没有填到位资金（共 6 行），视为本月没有到位，不入库"
    assert lines(receipt, "warning") == [(3, "本月到位资金（万元）", None, reason)]


SPREAD = """
select 'P' || (n % 25000) as id, strftime(date '2024-01-01' + to_months((n // 25000)::integer), '%Y-%m') as month,
    1000000 + n as amount
from range(750000) as numbers(n) order by n
"""


@pytest.mark.parametrize("is_straight", [True, False])
def test_each_arrival_of_a_file_that_several_threads_read_keeps_the_number_of_its_row(
    draft, tmp_path, monkeypatch, is_straight
):
    monkeypatch.setattr(large_text, "LARGE", 1)
    monkeypatch.setattr(large_text, "BLOCK", 1 << 16)
    draft.con.execute(
        "insert into projects by name select 'P' || n as project_id, '某项目' || n as project_name,"
        " 'overseas' as capital_origin, '轻纺' as industry, true as is_industrial, 'A' as report_unit,"
        " 10000000 as agreed_investment, false as is_key, '审核通过' as audit_status, 1 as batch_id, '项目' as sheet,"
        " n as row_no from range(25000) as numbers(n)"
    )
    path = tmp_path / "月报.csv"
    header = ["项目编号", "月份", "本月到位资金（元）"]
    draft.con.sql(SPREAD).select(
        *(duckdb.ColumnExpression(old).alias(new) for old, new in zip(("id", "month", "amount"), header, strict=True))
    ).write_csv(str(path))
    if not is_straight:
        with path.open("a", encoding="utf-8") as file:
            file.write('"备注：无",,\n')
    receive(path, draft, "统计员甲")
    wrong = "select count(*), count(*) filter (amount * 10000 - 1000000 <> row_no - 2) from monthly_funds"
    assert draft.con.execute(wrong).fetchone() == (750_000, 0)
