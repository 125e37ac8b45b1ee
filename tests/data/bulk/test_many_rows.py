"""Whatever is odd in a fund ledger, as a large file it gives the same receipt and the same rows as a small one."""

import tempfile
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from data.bulk import large_text
from data.errors import UnreadableFile
from data.receive import receive
from data.warehouse.draft import Draft
from tests.data.receipts import counts, lines

HEADER = "项目编号,月份,本月到位资金（万元）"
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


FINER = "比分还细"  # what rounding takes of a sum is told of files that are read whole


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
    receipt = replace(receipt, lines=tuple(line for line in receipt.lines if FINER not in line.reason))
    return receipt, draft.con.execute("from monthly_funds order by all").fetchall()


@settings(max_examples=10, phases=[Phase.generate])
@given(first=files(), second=files())
def test_large_and_small_files_are_received_alike(first, second):
    large, small = new_draft(), new_draft()
    with tempfile.TemporaryDirectory() as folder:
        for number, content in enumerate((first, second, first)):
            path = Path(folder) / f"月报{number}.csv"
            path.write_bytes(content)
            assert received(large, path, 1) == received(small, path, 2**40)
    batches = "select * exclude (received_at) from batches"
    lines = f"from receipt_lines where not contains(reason, '{FINER}')"
    for question in (batches, lines, "from batch_sheets", "from batch_columns"):
        assert large.con.execute(question).fetchall() == small.con.execute(question).fetchall()
    assert large.originals.keys() == small.originals.keys()


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


@pytest.mark.parametrize(
    "row", [b"P2,2026-01,7,,,x", b"P2,2026-01,1,200", b"P2,2026-01,\xff", b"P2,2026-01," + b"7" * 3000]
)
@pytest.mark.parametrize("place", [20, 50])
def test_a_row_of_another_width_or_length_is_not_lost_in_whichever_block(tmp_path, monkeypatch, row, place):
    monkeypatch.setattr(large_text, "HEAD", 200)
    monkeypatch.setattr(large_text, "BLOCK", 3500)
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
        text.file_hash()
        path.unlink()
        with (
            pytest.raises(UnreadableFile, match="文件打不开"),
            duckdb.connect() as con,
            text.records().relation(con) as rows,
        ):
            rows.fetchall()


def test_sums_of_parts_and_empty_audit_cells_are_told_of_a_large_file_as_of_a_small_one(tmp_path):
    path = tmp_path / "月报.csv"
    head = "序号,项目编号,项目名称,月份,本月到位资金（万元）,审核状态"
    rows = ["一,,乡镇,,46,", "1,P1,,2026-10,30,", "2,P2,,2026-10,7,通过", "3,P77,,2026-10,9,", ",其中：省外,,,30,"]
    path.write_text("\n".join([head, *rows, ",合计,,,37,", ""]), encoding="utf-8")
    large, small = new_draft(), new_draft()
    receipt, _ = told = received(large, path, 1)
    assert told == received(small, path, 2**40)
    assert (counts(receipt), receipt.rows_subtotal) == ((3, 2, 1, 0), 3)
    assert [reason for *_, reason in lines(receipt, "warning")] == [
        "第 3 行审核状态空着，按“已保存”，不计入到位资金（共 1 行、30 万元）",
        "合计数与明细不符：表中为 37 万元，各行相加为 46 万元（其中退回、待确认 9 万元），相差 9 万元",
    ]


def test_a_row_without_an_id_that_sums_nothing_is_rejected_from_a_large_file_as_from_a_small_one(tmp_path):
    path = tmp_path / "月报.csv"
    head = "序号,项目编号,项目名称,月份,本月到位资金（万元）"
    rows = ["一,P1,,2026-10,30", "二,,乙食品厂,,300", "三,P2,,2026-10,7"]
    path.write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    large, small = new_draft(), new_draft()
    receipt, _ = told = received(large, path, 1)
    assert told == received(small, path, 2**40)
    reason = "没有项目编号，金额也不是相邻各行之和，不能当作分项合计丢下"
    assert (counts(receipt), lines(receipt)) == ((3, 2, 1, 0), [(3, "项目编号", None, reason)])
    assert [str(balance.rejected) for balance in receipt.sheets[0].balances] == ["300.000000"]
