"""Delimited text: every encoding, delimiter and line end that offices use, read whole or refused."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import UnreadableFile
from data.files import workbook

HEADER = ["项目编号", "项目名称", "实际到位资金（万元）"]
ENCODINGS = [
    "utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-16-be marked", "utf-32"
]  # fmt: skip
DELIMITERS = [",", "\t", ";", "|"]
LINE_ENDS = ["\r\n", "\n", "\r"]
LETTERS = "甲乙丙项目投资金额轻纺经开区镕喆旸，、；（）１２％ abcXYZ0123456789.-+=#@/'\"\\,;|\t\r\n \xa0·—“”"


def written(rows, encoding, delimiter, line_end, quoting=csv.QUOTE_MINIMAL):
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter, lineterminator=line_end, quoting=quoting).writerows(rows)
    return encoded(file.getvalue(), encoding)


def encoded(text, encoding):
    return b"\xfe\xff" + text.encode("utf-16-be") if encoding.endswith("marked") else text.encode(encoding)


def read(content):
    [sheet] = workbook.sheets(content, "台账")
    assert sheet.name == "台账"
    return sheet.rows


def refusal(content):
    with pytest.raises(UnreadableFile) as error:
        workbook.sheets(content, "台账")
    return str(error.value)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize("line_end", LINE_ENDS)
def test_text_is_read_in_every_encoding_with_every_delimiter_and_line_end(encoding, delimiter, line_end):
    rows = [HEADER, ["P001", "一号", "1.5"], [], ["P002", "二号", ""]]
    assert read(written(rows, encoding, delimiter, line_end)) == rows


@given(
    cells=st.lists(st.tuples(*[st.text(LETTERS)] * 3).map(list), max_size=8),
    encoding=st.sampled_from([each for each in ENCODINGS if each != "gbk"]),
    delimiter=st.sampled_from(DELIMITERS),
    line_end=st.sampled_from(LINE_ENDS),
)
def test_any_table_comes_back_equal(cells, encoding, delimiter, line_end):
    rows = [HEADER, *cells]
    assert read(written(rows, encoding, delimiter, line_end, csv.QUOTE_ALL)) == rows


@given(st.lists(st.tuples(*[st.text(st.characters(codec="gbk", exclude_categories=["Cc"]))] * 3).map(list)))
def test_any_table_in_gbk_comes_back_equal_under_a_chinese_header(cells):
    rows = [[*HEADER[:2], "项目建设内容和当前进展情况说明"] * 2, *[row * 2 for row in cells]]
    content = written(rows, "gbk", ",", "\r\n", csv.QUOTE_ALL)
    try:
        assert read(content) == rows
    except UnreadableFile as error:  # letters hardly ever used, and more of them than of others
        assert str(error).startswith("文件的文字编码无法识别")


def test_a_quoted_cell_may_hold_delimiters_line_breaks_and_quotes():
    content = '项目编号,备注\nP1,"甲,\n乙"\nP2,"丙""丁"""\n'.encode()
    assert read(content) == [["项目编号", "备注"], ["P1", "甲,\n乙"], ["P2", '丙"丁"']]


def test_title_lines_and_commas_in_cells_do_not_hide_the_delimiter():
    lines = ["某县2026年台账,含续建", "项目编号\t金额", "P1\t1,200", "P2\t2,400", "P3\t3,600"]
    assert read("\n".join(lines).encode()) == [line.split("\t") for line in lines]


def test_the_separator_line_of_excel_is_obeyed_and_is_no_row():
    assert read("sep=;\r\n项目编号;备注\r\nP1;a,b,c\r\n".encode()) == [["项目编号", "备注"], ["P1", "a,b,c"]]


def test_a_quote_that_is_never_closed_swallows_nothing():
    content = '项目编号,备注\nP1,甲\nP2,"乙\nP3,丙\n'.encode()
    assert refusal(content) == "第 3 行起有一个双引号没有配对，其后的内容会串行。请改正后重新上传。"


def test_the_mark_of_the_end_that_old_systems_write_is_no_row():
    assert read("项目编号,备注\r\nP1,甲\r\n\x1a".encode("gbk")) == [["项目编号", "备注"], ["P1", "甲"]]


@pytest.mark.parametrize(
    "content",
    [
        "项目编号,项目名称\nP1,一号项目".encode()[:-1],
        "项目编号,项目名称\nP1,一号项目".encode("utf-16")[:-1],
        "项目编号,项目名称,建设内容,投资方\n".encode() * 40 + "P1,一号".encode("gbk"),
    ],
    ids=["cut off", "cut off, UTF-16", "two encodings"],
)
def test_text_that_was_cut_off_or_patched_is_refused_rather_than_garbled(content):
    assert refusal(content).startswith("文件的文字编码前后不一致，可能在传输或拼接中损坏。")


@pytest.mark.parametrize("content", ["name,place\ncafé,1\n", "name,place\n" + "Zoë,Görlitz\n" * 9])
def test_text_in_another_encoding_is_refused_rather_than_garbled(content):
    assert refusal(content.encode("latin-1")).startswith("文件的文字编码无法识别（认得 UTF-8、GBK、GB18030、UTF-16）。")


def test_text_of_too_many_cells_is_refused():
    assert refusal(b"," * 8_000_001) == "文本文件的单元格太多。请分成几个文件上传。"


def test_text_may_be_as_wide_as_a_workbook_and_no_wider():
    [sheet] = workbook.sheets(("甲," * 16_383 + "甲").encode(), "表")
    assert len(sheet.rows[0]) == 16_384
    told = "有一行多达 16,385 列（最多 16,384 列）。请检查分隔符，或删去多余的列后上传。"
    assert refusal(("甲," * 16_384 + "甲").encode()) == told
