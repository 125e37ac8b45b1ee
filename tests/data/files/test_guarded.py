"""A file that somebody sent is read where it can do no harm."""

import os
import pickle
import signal
import subprocess
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.errors import UnreadableFile
from data.files import guarded, workbook
from data.files.sheet import Sheet
from tests.data.packed import xlsx

FORMULAS = Path(__file__).parents[1] / "fixtures" / "formulas.xls"
SMALLER = "请把数据复制到一个新的工作簿，删去数据区以外的行列和无关工作表，或分成几个文件上传。"


@pytest.fixture(scope="module")
def long():
    """A workbook that takes seconds to read."""
    row = "".join(f'<c r="{letter}{{0}}" t="inlineStr"><is><t>项目{{0}}</t></is></c>' for letter in "ABCDEFGHIJ")
    return xlsx("".join(f'<row r="{number}">{row.format(number)}</row>' for number in range(1, 80_001)))


def refusal(content, **limits):
    with pytest.raises(UnreadableFile) as error:
        guarded.sheets(content, "台账", **limits)
    return str(error.value)


def readers():
    """The reading processes that this one has started and that still run."""
    found = []
    for each in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((each / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == os.getpid() and b"data.files.guarded" in (each / "cmdline").read_bytes():
                found.append(int(each.name))
        except OSError:
            continue  # ended meanwhile
    return found


def test_what_is_read_is_what_would_be_read_here():
    content = FORMULAS.read_bytes()
    assert guarded.sheets(content, "台账") == workbook.sheets(content, "台账")


def test_text_is_named_by_its_title_whatever_is_in_it():
    [sheet] = guarded.sheets("项目编号,备注".encode(), "--台账 “一”\n\0\udcff\\.xlsx")
    assert (sheet.name, sheet.rows) == ("--台账 “一”\n\\.xlsx", [["项目编号", "备注"]])  # but what nobody sees


def test_a_refusal_comes_back_as_it_was_said():
    assert refusal(b"%PDF-1.7\n").startswith("这是 PDF 文件，不是 Excel 工作簿。")


def test_reading_that_takes_too_long_is_ended(long):
    began = time.monotonic()
    assert refusal(long, seconds=0.5) == f"文件读取超过 0.5 秒，已停止。{SMALLER}"
    assert time.monotonic() - began < 3
    assert readers() == []


def test_reading_that_takes_too_much_memory_is_ended(long):
    assert refusal(long, memory_mb=100) == f"文件展开后占用的内存过大，已停止读取。{SMALLER}"


@pytest.mark.parametrize(
    ("end", "said"),
    [
        (signal.SIGSEGV, "文件已损坏或格式异常，读取时出错。请用 Excel 或 WPS 打开后，另存为 .xlsx 再上传。"),
        (signal.SIGABRT, "文件已损坏或格式异常，读取时出错。请用 Excel 或 WPS 打开后，另存为 .xlsx 再上传。"),
        (signal.SIGKILL, f"文件展开后占用的内存过大，已停止读取。{SMALLER}"),
    ],
)
def test_a_reader_that_dies_is_one_refusal_and_nothing_more(long, end, said):
    answers = []
    waiting = threading.Thread(target=lambda: answers.append(refusal(long)))
    waiting.start()
    while not (running := readers()):
        time.sleep(0.01)
    os.kill(running[0], end)
    waiting.join()
    assert answers == [said]


@given(st.integers(0, 6655), st.binary(min_size=1, max_size=8), st.booleans())
@settings(max_examples=30, derandomize=True)
def test_a_damaged_workbook_is_read_or_refused_and_does_nothing_else(at, damage, is_cut):
    content = FORMULAS.read_bytes()
    damaged = content[:at] + damage + (b"" if is_cut else content[at + len(damage) :])
    try:
        assert all(isinstance(sheet, Sheet) for sheet in guarded.sheets(damaged, "台账", seconds=20))
    except UnreadableFile as error:
        assert str(error).endswith("。")


def test_nothing_but_sheets_is_taken_back_from_a_reader(monkeypatch, tmp_path):
    class Trap:
        def __reduce__(self):
            return os.mkdir, (str(tmp_path / "done"),)

    monkeypatch.setattr(guarded, "_answer", lambda *_: pickle.dumps([Trap()]))
    assert refusal(b"a,b").startswith("文件已损坏或格式异常，读取时出错。")
    assert not (tmp_path / "done").exists()


def test_the_limits_are_the_environments(monkeypatch, long):
    monkeypatch.setenv("READ_SECONDS", "0.2")
    assert refusal(long) == f"文件读取超过 0.2 秒，已停止。{SMALLER}"


def test_the_reading_process_knows_nothing_but_the_reader():
    program = "import sys, data.files.guarded; print({'duckdb', 'pandas', 'streamlit', 'numpy'} & set(sys.modules))"
    root = Path(guarded.__file__).parents[2]
    asked = subprocess.run([guarded.sys.executable, "-c", program], cwd=root, capture_output=True, check=True)
    assert asked.stdout.decode().strip() == "set()"
