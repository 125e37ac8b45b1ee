"""Large delimited text: its records in batches, each with its number, as what reads small files would read them.

A record's number is what a spreadsheet would show. Arrow reads as Python's csv does, in the file's order; a record of
another width than the first ones comes apart and is read by csv itself. Nothing is copied to disk.
"""

import codecs
import csv
import hashlib
import io
import itertools
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from duckdb import DuckDBPyRelation
from pyarrow.csv import ConvertOptions, CSVStreamingReader, InvalidRow, ParseOptions, ReadOptions, open_csv

from data.errors import UnreadableFile
from data.files import workbook
from data.files.formats.text import NO_TEXT
from data.files.workbook import Sheet

LARGE = 5 * 1024**2
LARGEST = 8 * 1024**3
HEAD, BLOCK = 1 << 16, 1 << 22  # a record that goes on over several is refused
WIDEST = 1000
SLICES, SLICE = 60, 1 << 14
ENCODINGS = ("utf-8", "gb18030")
DELIMITERS = ",\t;|"
MARK = "\ufeff"
GARBLED = "文件的文字编码前后不一致，可能在传输或拼接中损坏。请从原系统重新导出。"
UNEVEN = "文件不是规范的 CSV 文本（{}）。请从原系统重新导出。"
OPEN_QUOTE, TOO_LONG, TOO_WIDE = "有一个双引号没有配对", "有一行太长", "有一行多达 {} 列"
END, DOS_END = b"\x00", b"\x1a"  # stand in no cell
CELLS = pa.list_(pa.string())


@dataclass(frozen=True)
class Records:
    """The records of a large file; `width` is that of the widest of its first ones."""

    path: Path
    encoding: str
    delimiter: str
    width: int

    @property
    def columns(self) -> list[str]:
        """The names of the relation's columns for cells, in the file's order."""
        return [f"c{number}" for number in range(self.width)]

    @contextmanager
    def relation(self, con: duckdb.DuckDBPyConnection) -> Iterator[DuckDBPyRelation]:
        """The records, in any order, to be read once, within.

        `row_no`, from 1; under `columns` '' for an empty cell, null beyond a record's end; `more`, the cells beyond the
        columns, null where there are none. Raises UnreadableFile when the text is garbled, or the file has gone.
        """
        failures: list[Exception] = []
        fields = [pa.field(name, pa.string()) for name in self.columns]
        schema = pa.schema([*fields, pa.field("row_no", pa.int32()), pa.field("more", CELLS)])
        reader = pa.RecordBatchReader.from_batches(schema, self._noting(failures, schema))
        try:
            yield con.from_arrow(reader)
        except Exception as error:
            raise _said(failures[0]) if failures else error from error

    def _noting(self, failures: list[Exception], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
        """The batches; what goes wrong is noted, as DuckDB only passes on its text."""
        try:
            yield from self._batches(schema)
        except Exception as error:
            failures.append(error)
            raise

    def _batches(self, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
        others: dict[int, str] = {}  # records of another width, by their numbers
        following = 1

        def note(row: InvalidRow) -> str:
            others[row.number] = row.text
            return "skip"

        for batch in self._opened(note):
            numbers = _numbers(following, batch.num_rows, others)
            following = int(numbers[-1]) + 1 if len(numbers) else following
            more = pa.nulls(len(numbers), CELLS)
            yield pa.RecordBatch.from_arrays([*batch.columns, pa.array(numbers), more], schema=schema)
            while following in others:
                following += 1
            before = sorted(number for number in others if number < following - 1)  # the last one may be END
            yield self._uneven([(number, others.pop(number)) for number in before], schema)
        *rest, (_, last) = sorted(others.items()) or [(0, "")]
        if last != END.decode():
            raise UnreadableFile(UNEVEN.format(OPEN_QUOTE))
        yield self._uneven(rest, schema)

    def _opened(self, note: Callable[[InvalidRow], str]) -> CSVStreamingReader:
        source = pa.PythonFile(_Pieces(_pieces(self.path, self.encoding)), "r")
        texts = dict.fromkeys(self.columns, pa.string())
        return open_csv(
            source,
            ReadOptions(column_names=self.columns, block_size=BLOCK, use_threads=False),
            ParseOptions(
                delimiter=self.delimiter, newlines_in_values=True, ignore_empty_lines=False, invalid_row_handler=note
            ),
            ConvertOptions(check_utf8=False, column_types=texts, strings_can_be_null=False),
        )

    def _uneven(self, texts: list[tuple[int, str]], schema: pa.Schema) -> pa.RecordBatch:
        rows = [next(csv.reader(io.StringIO(text, newline=""), delimiter=self.delimiter)) for _, text in texts]
        if (widest := max(map(len, rows), default=0)) > WIDEST:
            raise UnreadableFile(UNEVEN.format(TOO_WIDE.format(widest)))
        cells = [[row[place] if place < len(row) else None for row in rows] for place in range(self.width)]
        more = [row[self.width :] or None for row in rows]
        columns = [*cells, [number for number, _ in texts], more]
        arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
        return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _numbers(first: int, count: int, taken: dict[int, str]) -> np.ndarray:
    """So many numbers from `first` on, but for those that are taken."""
    passed = [number for number in taken if number >= first]
    numbers = np.arange(first, first + count + len(passed), dtype=np.int32)
    return numbers[~np.isin(numbers, passed)][:count] if passed else numbers


def _said(error: Exception) -> Exception:
    """What went wrong, as a sender is told."""
    if isinstance(error, UnicodeDecodeError):
        return UnreadableFile(GARBLED)
    if isinstance(error, OSError):
        return UnreadableFile(workbook.GONE)
    return UnreadableFile(UNEVEN.format(TOO_LONG)) if isinstance(error, pa.ArrowInvalid) else error


class _Pieces(io.RawIOBase):
    """Pieces of bytes as a file to be read."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces, self.left = pieces, memoryview(b"")

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:  # whatever has a buffer; Python 3.11 has no name for it
        """Fill what there is into the buffer; 0 at the end."""
        while not self.left:
            piece = next(self.pieces, None)
            if piece is None:
                return 0
            self.left = memoryview(piece)
        room = memoryview(buffer)
        size = min(len(room), len(self.left))
        room[:size], self.left = self.left[:size], self.left[size:]
        return size


def _pieces(path: Path, encoding: str) -> Iterator[bytes]:
    """The file as UTF-8, the last line ended too, and a record that tells whether a quote is still open there.

    Raises UnreadableFile for what formats/text.py doesn't take for text.
    """
    decoder = codecs.getincrementaldecoder(encoding)()
    last = b"\n"
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            if END in block or DOS_END in block:
                block = block.rstrip(END + DOS_END)
                if END in block or DOS_END in block or file.read(BLOCK).strip(END + DOS_END):
                    raise UnreadableFile(NO_TEXT)
            text = decoder.decode(block)
            last = block[-1:] or last
            yield block if encoding == "utf-8" else text.encode()
    decoder.decode(b"", final=True)
    yield END if last in b"\r\n" else b"\n" + END


@dataclass(frozen=True)
class LargeText:
    """A large file of delimited text: its encoding and delimiter, and its first records as a sheet.

    `digest` is made in a thread of its own, while others read the file.
    """

    path: Path
    encoding: str
    delimiter: str
    head: Sheet
    digest: Future[str]

    def file_hash(self) -> str:
        """The sha256 of its bytes; raises UnreadableFile when they can't be read any more."""
        try:
            return self.digest.result()
        except OSError as error:
            raise UnreadableFile(workbook.GONE) from error

    def sample(self) -> Iterator[list[str]]:
        """Some records from all over the file."""
        yield from self.head.rows
        size = self.path.stat().st_size
        with self.path.open("rb") as file:
            for place in range(HEAD, size, max(size // SLICES, SLICE)):
                file.seek(place)
                lines = file.read(SLICE).split(b"\n")[1:-1]
                yield from csv.reader(
                    (line.decode(self.encoding, "replace") for line in lines), delimiter=self.delimiter
                )

    def records(self) -> Records:
        """All of its records."""
        return Records(self.path, self.encoding, self.delimiter, max((len(row) for row in self.head.rows), default=1))


def look(path: Path, title: str) -> LargeText | None:
    """The file as large text; None when it is smaller than LARGE, or no text that can be read this way.

    Raises UnreadableFile when it is too large even so.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(HEAD)
            if size < LARGE or not (written := _written(head, title)):
                return None
            if size > LARGEST:
                raise UnreadableFile("文件超过 8 GB。请分成几个文件上传。")
    except OSError:
        return None  # whoever reads it whole will say so
    return LargeText(path, *written, _BEHIND.submit(_sha256, path))


_BEHIND = ThreadPoolExecutor(1, "large-text")


def _written(head: bytes, title: str) -> tuple[str, str, Sheet] | None:
    """Encoding and delimiter under which the head reads as data/files/workbook.py reads it, and that sheet."""
    whole = head[: head.rfind(b"\n") + 1]
    if not whole or head.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        return None
    try:
        (sheet,) = workbook.sheets(whole, title)
    except UnreadableFile:
        return None
    for encoding, delimiter in itertools.product(ENCODINGS, DELIMITERS):
        try:
            text = whole.decode(encoding).removeprefix(MARK)
            rows = list(csv.reader(text.splitlines(keepends=True), delimiter=delimiter))
        except (UnicodeDecodeError, csv.Error):
            continue
        if rows == sheet.rows:
            return encoding, delimiter, sheet
    return None


def _sha256(path: Path) -> str:
    with path.open("rb", buffering=0) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
