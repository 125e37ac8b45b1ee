"""A large text file is received as a small one is: the same receipt line for line, and the same rows."""

import hashlib
import random
import tempfile
from decimal import Decimal
from pathlib import Path

import duckdb
import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from data.__main__ import main
from data.cells.amounts import money
from data.errors import DataError, UnreadableFile
from data.files import large_text, workbook
from data.intake import large_funds
from data.mapping.file import parse
from data.mapping.known import Mappings
from data.receive import receive
from data.warehouse.draft import Draft
from data.warehouse.store import Store
from tests.data.told import counts, lines

HEAD = ["项目编号", "项目名称", "月份", "资金来源", "本月到位资金（{}）", "累计到位资金（{}）", "审核状态", "备注"]
IDS = st.sampled_from(["P1", "P2", "P2", "Q-3", "临-4", "p1", "P１", "P9", "", "项目编号", "小计", "注：无"])
NAMES = st.sampled_from(["", "一号项目", "一号 项目", "二号", "项目名称", "合计", "-"])
MONTHS = st.sampled_from(["2026-10", "2026-10", "2026年9月", "10", "2026-13", "", "月份"])
ORIGINS = st.sampled_from(["", "省外", "内资", "外资", "省内外", " 省外 "])
NUMBERS = st.one_of(
    st.integers(-50, 99).map(str),
    st.decimals(0, 10**5, places=4).map(str),
    st.decimals(0, 10**3, places=9).map(str),
    st.sampled_from(["", "-", "5.", ".5", "1e3", "1_0", "1,200.5", "约3", "12万元", "1234567890123", "+7", "３", " 8"]),
)
AUDITS = st.sampled_from(["", "审核通过", "通过", "已保存", "不知道"])
NOTES = st.sampled_from(["", "", "", "见附件", 'a"b', "两\n行", "逗,号"])
FACTS = st.tuples(IDS, NAMES, MONTHS, ORIGINS, NUMBERS, NUMBERS, AUDITS, NOTES).map(list)
ASIDE = st.sampled_from(
    [[], [""], ["小计", "", "", "", "30", "", "", ""], ["合计", "", "", "", "99", "1"], ["备注：无"], ["一、工业类"],
     ["  "], ["", "", "", "", "", "", "", "", "远处"], ["某县资金月报"]]
)  # fmt: skip
PLAIN = st.tuples(
    st.sampled_from(["P1", "P2", "Q-3"]), st.just(""), st.sampled_from(["2026-09", "2026-10"]), st.just(""),
    st.integers(1, 9).map(str), st.just(""), st.just("审核通过"), st.just(""),
).map(list)  # fmt: skip


def quoted(row, delimiter):
    marks = ('"', "\n", delimiter)
    cells = ('"' + cell.replace('"', '""') + '"' if any(mark in cell for mark in marks) else cell for cell in row)
    return delimiter.join(cells)


@st.composite
def files(draw):
    """A fund ledger as text, messy in every way that there is a rule for."""
    head = [label.format(draw(st.sampled_from(["万元", "元", "亿元"]))) for label in HEAD]
    keep = [0, 2, 4, *draw(st.lists(st.sampled_from([1, 3, 5, 6, 7]), unique=True))]
    order = draw(st.permutations(keep))
    rows = draw(st.lists(st.one_of(PLAIN, PLAIN, FACTS, ASIDE), max_size=12))
    again = [head] if draw(st.booleans()) else []
    titles = draw(st.sampled_from([[], [["某县资金月报"]], [["某县2026年10月资金月报"], ["单位：元"]]]))
    body = [[*row, *[""] * (8 - len(row))] if len(row) > 2 else row for row in [*rows, *again]]
    table = [[row[place] for place in order] if len(row) == 8 else row for row in [head, *body]]
    if draw(st.booleans()):  # as a spreadsheet writes them that ends a row at its last cell
        table = [row[: max((number for number, cell in enumerate(row, 1) if cell), default=1)] for row in table]
    delimiter, end = draw(st.sampled_from([",", "\t", ";"])), draw(st.sampled_from(["\n", "\r\n"]))
    text = end.join(quoted(row, delimiter) for row in titles + table) + draw(st.sampled_from([end, "", end + end]))
    return text.encode(draw(st.sampled_from(["utf-8", "utf-8", "utf-8-sig", "gb18030"])))


def new_draft():
    draft = Draft()
    draft.con.execute(
        "insert into projects by name from (values"
        " ('P1', '一号项目', 'out_province', 1000), ('P2', '二号', 'overseas', null), ('Q-3', '三号', 'out_city', 10),"
        " ('临-4', '四号', 'out_county', 0)"
        ") as known(project_id, project_name, capital_origin, agreed_investment)"
    )
    return draft


def received(draft, path, least):
    """The receipt and the rows when files from `least` bytes on count as large."""
    usual, large_text.LARGE = large_text.LARGE, least
    try:
        receipt = receive(path, draft, "统计员甲")
        draft.con.execute("set variable last_batch = 1")  # the first file is published, the others are a delivery
    finally:
        large_text.LARGE = usual
    return receipt, draft.con.execute("from monthly_funds order by all").fetchall()


@settings(max_examples=25, phases=[Phase.generate])
@given(first=files(), second=files())
def test_large_and_small_files_are_received_alike(first, second):
    large, small = new_draft(), new_draft()
    with tempfile.TemporaryDirectory() as folder:
        for number, content in enumerate((first, second, first)):
            path = Path(folder) / f"月报{number}.csv"
            path.write_bytes(content)
            assert received(large, path, 1) == received(small, path, 2**40)
    batches = "select * exclude (received_at) from batches"
    for question in (batches, "from receipt_lines", "from batch_sheets", "from batch_columns"):
        assert large.con.execute(question).fetchall() == small.con.execute(question).fetchall()
    assert large.originals.keys() == small.originals.keys()


HEADER = "项目编号,月份,本月到位资金（万元）"
ROWS = [f"P1,2026-{month:02},{month}" for month in range(1, 7)]
ODD_FILES = {
    "ends before the last column": ["\n".join([f"{HEADER},累计到位资金（万元）", "P1,2026-01,1,", "P1,2026-02,5", ""])],
    "mixed line ends": ["\r\n".join([HEADER, *ROWS]) + "\n", "\n".join([HEADER, *ROWS, "P2,2026-01,1\r\n"])],
    "a blank line of the other end": ["\r\n".join([HEADER, *ROWS, "\n"]), "\n".join([HEADER, *ROWS, "\r\n"])],
    "two files put together": [*["\ufeff" + "\n".join([HEADER, *ROWS, ""])] * 2],
    "two with a quote put together": ["\ufeff" + "\n".join([HEADER, *ROWS, ""]), '\ufeff"P2",2026-01,1\n'],
    "records above the header": ["\n".join(["某县资金月报", ROWS[0], HEADER, *ROWS, ""])],
    "one row all over": ["\n".join([HEADER, *[ROWS[0]] * 40, ""]), "P1,2026-02,5,,,,\n"],
    "garbled text before the middle": ["\n".join([HEADER, "\udcff", *ROWS * 9, ""])],
    "an id alone": ["\n".join([HEADER, *ROWS, "P2,,", "P2", ""])],
    "an end of DOS": ["\n".join([HEADER, *ROWS, "\x1a"])],
    "NULs at the end": ["\n".join([HEADER, *ROWS, "\0\0"])],
    "a NUL": ["\n".join([HEADER, *ROWS, "P2,2026-01,\x001", ""])],
}


@pytest.mark.parametrize("pieces", ODD_FILES.values(), ids=ODD_FILES.keys())
def test_oddities_of_text_make_no_difference_to_a_large_file(tmp_path, pieces):
    path = tmp_path / "月报.csv"
    for count in range(1, len(pieces) + 1):
        path.write_bytes("".join(pieces[:count]).encode(errors="surrogateescape"))
        assert told(path, 1) == told(path, 2**40)


def told(path, least):
    try:
        return received(new_draft(), path, least)
    except UnreadableFile:
        return "refused"


@pytest.mark.parametrize("row", [b"P2,2026-01,7,,,x", b"P2,2026-01,\xff", b"P2,2026-01," + b"7" * 3000])
@pytest.mark.parametrize("place", [20, 50])
def test_a_row_that_duckdb_passes_over_is_not_lost_before_or_after_the_line_where_two_readers_part(
    tmp_path, monkeypatch, row, place
):
    monkeypatch.setattr(large_text, "HEAD", 200)
    monkeypatch.setattr(large_text, "LONG_LINE", 2000)
    rows = [f"P1,{2000 + number // 12}-{number % 12 + 1:02},{number + 1}".encode() for number in range(60)]
    path = tmp_path / "月报.csv"
    path.write_bytes(b"\n".join([HEADER.encode(), *rows[:place], row, *rows[place:], b""]))
    assert told(path, 1) == told(path, 2**40)


def test_a_file_that_has_gone_is_refused(tmp_path):
    path = tmp_path / "月报.csv"
    path.write_bytes("\n".join([HEADER, *ROWS]).encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(large_text, "LARGE", 1)
        text = large_text.look(path, "月报")
        text.file_hash  # noqa: B018
        path.unlink()
        with pytest.raises(UnreadableFile, match="文件打不开"):
            text.lines()


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
    monkeypatch.setattr("data.intake.plain_lines.MANY", 3)
    odd = [f"P1,{year}年{month}月,{month}" for year in range(2010, 2025) for month in range(1, 13)]
    monkeypatch.setattr(large_text.LargeText, "sample", lambda text: text.head.rows[:2])
    receipt = receive(write(HEADER, "P1,2025-01,1", *odd), known, "统计员甲")
    assert (counts(receipt), asked) == ((181, 181, 0, 0), [0])


def test_rows_of_one_kind_are_told_one_by_one_only_so_far(known, write, monkeypatch):
    monkeypatch.setattr(large_funds, "SPELLED_OUT", 2)
    monkeypatch.setattr("data.intake.funds.SPELLED_OUT", 2)
    receipt = receive(write(HEADER, *["P1,2026-10,5"] * 5), known, "统计员甲")
    assert (counts(receipt), lines(receipt, "duplicate")) == (
        (5, 1, 0, 4),
        [
            (3, None, None, "与第 2 行完全相同"), (4, None, None, "与第 2 行完全相同"),
            (4, None, None, "另有 2 行与其他行完全相同，不再逐行列出"),
        ],
    )  # fmt: skip


def test_a_file_of_mostly_unreadable_rows_is_refused_with_an_example(known, write, monkeypatch):
    monkeypatch.setattr(large_funds, "MOST_ODD", 2)
    receipt = receive(write(HEADER, "P1,2026-10,5", *["P1,2026-10,五"] * 4), known, "统计员甲")
    assert counts(receipt) == (5, 0, 5, 0)
    assert lines(receipt) == [(1, None, None, "有 2 行以上写法不规范，例如第 3 行")]
    assert known.con.execute("select count(*) from monthly_funds").fetchall() == [(0,)]


def test_a_column_in_the_wrong_unit_is_refused_as_a_whole(known, write, monkeypatch):
    monkeypatch.setattr("data.intake.funds.SPELLED_OUT", 2)
    receipt = receive(write(HEADER, *[f"P1,2026-{month:02},5000000" for month in range(1, 10)]), known, "统计员甲")
    assert counts(receipt) == (9, 0, 9, 0)
    assert lines(receipt) == [(1, None, None, "有 2 行以上的金额像是写错了计量单位，例如第 2 行")]


def test_the_numbers_of_rows_are_those_of_the_file_through_every_buffer_and_thread(known, write):
    known.con.execute("update projects set agreed_investment = null")
    chance = random.Random(1)
    months = [f"{2000 + number // 12 % 30}-{number % 12 + 1:02}" for number in range(300_000)]
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


def test_sums_of_parts_and_empty_audit_cells_are_told_of_a_large_file_as_of_a_small_one(tmp_path):
    path = tmp_path / "月报.csv"
    head = "序号,项目编号,项目名称,月份,本月到位资金（万元）,审核状态"
    rows = ["一,,乡镇,,30,", "1,P1,,2026-10,30,", "2,P2,,2026-10,7,通过", "3,P77,,2026-10,9,", ",其中：省外,,,30,"]
    path.write_text("\n".join([head, *rows, ",合计,,,37,", ""]), encoding="utf-8")
    large, small = new_draft(), new_draft()
    receipt, _ = told = received(large, path, 1)
    assert told == received(small, path, 2**40)
    assert (counts(receipt), receipt.rows_subtotal) == ((3, 2, 1, 0), 3)
    assert [reason for *_, reason in lines(receipt, "warning")] == [
        "第 3 行审核状态空着，按“已保存”，不计入到位资金（共 1 行、30 万元）",
        "合计数与明细不符：表中为 37 万元，各行相加为 46 万元（其中退回、待确认 9 万元），相差 9 万元",
    ]


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
    for longest in ("LONG_LINE", "LONGEST_LINE"):  # by which DuckDB measures the parts that threads read
        monkeypatch.setattr(large_text, longest, 1 << 16)
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
