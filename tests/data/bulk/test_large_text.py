"""The records of a large text file are those of Python's csv, with their numbers, in however many blocks they come."""

import csv
import io
import tempfile
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.bulk import large_text
from data.bulk.large_text import Records
from data.errors import UnreadableFile

PIECES = st.sampled_from(["a", "1", "é", " ", ",", ",", "\n", "\n", "\r\n", "\r", '"x"', '"q,\n"', '"a""b"', "\n,,\n"])


def read(content, width, block=64, encoding="utf-8"):
    """The records by their numbers, a cell that isn't there left out."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch, duckdb.connect() as con:
        patch.setattr(large_text, "BLOCK", block)
        path = Path(folder) / "月报.csv"
        path.write_bytes(content)
        with Records(path, encoding, ",", width).relation(con) as rows:
            found = rows.order("row_no").select("row_no", *(f"c{number}" for number in range(width)), "more").fetchall()
    assert [number for number, *_ in found] == [*range(1, len(found) + 1)]
    return [[cell for cell in cells if cell is not None] + (more or []) for _, *cells, more in found]


@given(st.lists(PIECES, max_size=60), st.integers(2, 5), st.sampled_from(["utf-8", "gb18030"]))
def test_records_are_those_of_csv_in_their_order(pieces, width, encoding):
    text = "".join(["名", ",b" * (width - 1), "\n", *pieces])
    ended = text if text.endswith(("\n", "\r")) else text + "\n"
    *rows, last = csv.reader(io.StringIO(ended + "\0", newline=""))
    if last == ["\0"]:
        assert read(text.encode(encoding), width, 200, encoding) == [row or [""] * width for row in rows]
    else:
        with pytest.raises(UnreadableFile, match="有一个双引号没有配对"):
            read(text.encode(encoding), width, 4096, encoding)


@pytest.mark.parametrize("last", ["", "\n", "\r\n", "\x1a", "\n\x00\x00"])
def test_marks_at_the_end_are_no_record(last):
    assert read(f"a,b\n1,2{last}".encode(), 2) == [["a", "b"], ["1", "2"]]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'a,b\n"1,2\n3,4\n', "有一个双引号没有配对"),
        (b"a,b\n1,\xff\n", "文字编码前后不一致"),
        (b"a,b\n1,\x002\n3,4\n", "不是 Excel 工作簿"),
        (b"a,b\n1," + b"2" * 500 + b"\n", "有一行太长"),
        (b"a,b\n1" + b",2" * 1100 + b"\n", "有一行多达 1101 列"),
    ],
)
def test_what_is_no_such_text_is_refused_with_the_reason(content, reason):
    with pytest.raises(UnreadableFile, match=reason):
        read(content, 2, block=200 if b"2" * 500 in content else 4096)
