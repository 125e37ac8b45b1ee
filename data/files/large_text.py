"""Large delimited text, which DuckDB reads: how it is written, and lines of which each is one record of the file.

A record's number is what a spreadsheet would show. DuckDB tells none; only one thread that reads on from a known line
can count them. So a file that can be read as it stands is read by two, of which each begins at one. Where DuckDB
wouldn't read what workbook.py beside this reads, a straight copy is made first: of text that isn't UTF-8, that has
quotes, blank lines or mixed line ends, or rows beyond its width.
"""

import csv
import errno
import hashlib
import itertools
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO

import duckdb
from duckdb import CaseExpression, ColumnExpression, ConstantExpression, DuckDBPyRelation, SQLExpression

from data.errors import UnreadableFile
from data.files import byte_scan, workbook
from data.files.byte_scan import Seam
from data.files.formats.text import NO_TEXT
from data.files.workbook import Sheet

LARGE = 5 * 1024**2
LARGEST = 8 * 1024**3
HEAD, BLOCK = 1 << 16, 1 << 24
# DuckDB reads sixteen such lines at once: of the longer it would hold 256 MB, and take a third longer over it.
LONG_LINE, LONGEST_LINE, WIDEST = 1 << 21, 1 << 24, 1000
SLICES, SLICE = 60, 1 << 14
ENCODINGS = ("utf-8", "gb18030")
DELIMITERS = ",\t;|"
MARK = "\ufeff"
GARBLED = "文件的文字编码前后不一致，可能在传输或拼接中损坏。请从原系统重新导出。"
NO_ROOM = "磁盘空间不足，临时文件夹放不下这个文件的副本。请清理磁盘后重新接收。"
FULL = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)
UNEVEN = "文件不是规范的 CSV 文本（{}）。请从原系统重新导出。"
NUMBERED = "row_number() over ()"
END, DOS_END = "\x00", "\x1a"  # stand in no cell
NO_CELL = "\x00 no cell \x00"  # nor does this: DuckDB would else take an empty cell for none


@dataclass(frozen=True)
class Lines:
    """Delimited text whose record n is line n. `is_tried`: it is believed to be, and to have no quotes.

    What is tried holds only if the records are `count`, and one of them, of number `seam_row`, has the cells `seam`:
    two readers part there, and if the first had passed over a line it would have come to this one too.
    `has_marked_numbers`: there may be one like 1e5 or 1_000, which DuckDB reads and nobody means.
    """

    path: Path
    delimiter: str
    width: int
    is_tried: bool = False
    count: int | None = None
    seam_row: int | None = None
    seam: tuple[str, ...] = ()
    has_marked_numbers: bool = True

    @property
    def columns(self) -> list[str]:
        """The names of the relation's columns for cells, in the file's order."""
        return [f"c{number}" for number in range(self.width)]

    @property
    def unparted(self) -> "Lines":
        """The same for one reader: a line may stand in the file as often as it likes."""
        return replace(self, seam_row=None, seam=())

    def relation(self, con: duckdb.DuckDBPyConnection) -> DuckDBPyRelation:
        """The records, in any order: `row_no`, under `columns` '' for an empty cell, null beyond a record's end.

        `is_seam` tells those that have the cells of the seam.
        """
        if self.seam_row is None:
            return self._numbered(self._read(con, 0), 0)
        before = self.seam_row - 1
        return self._numbered(self._read(con, 0).limit(before), 0).union(
            self._numbered(self._read(con, before), before)
        )

    def _read(self, con: duckdb.DuckDBPyConnection, skipped: int) -> DuckDBPyRelation:
        quote, longest = ("", LONG_LINE) if self.is_tried else ('"', LONGEST_LINE)
        return con.read_csv(
            str(self.path), header=False, auto_detect=False, sep=self.delimiter, quotechar=quote, escapechar=quote,
            null_padding=True, ignore_errors=self.is_tried, parallel=self.is_tried, max_line_size=longest,
            skiprows=skipped, na_values=NO_CELL, columns=dict.fromkeys(self.columns, "VARCHAR"),
        )  # fmt: skip

    def _numbered(self, texts: DuckDBPyRelation, before: int) -> DuckDBPyRelation:
        row_no = (SQLExpression(NUMBERED) + ConstantExpression(before)).cast(duckdb.sqltype("INTEGER"))
        is_seam = ConstantExpression(bool(self.seam))
        for name, cell in reversed([*itertools.zip_longest(self.columns, self.seam)]) if self.seam else ():
            column = ColumnExpression(name)
            same = column.isnull() if cell is None else column == ConstantExpression(cell)
            is_seam = CaseExpression(same, is_seam).otherwise(ConstantExpression(False))
        return texts.select(row_no.alias("row_no"), *map(ColumnExpression, self.columns), is_seam.alias("is_seam"))


@contextmanager
def _at_hand() -> Iterator[None]:
    """A file that has gone, or of which no copy fits, is refused."""
    try:
        yield
    except OSError as error:
        raise UnreadableFile(NO_ROOM if error.errno in FULL else workbook.GONE) from error


@dataclass(frozen=True)
class LargeText:
    """A large file of delimited text: its encoding and delimiter, and its first records as a sheet.

    `digest` is made in a thread of its own, while others read the file.
    """

    path: Path
    encoding: str
    delimiter: str
    head: Sheet
    may_be_straight: bool
    digest: Future[str]

    @property
    def file_hash(self) -> str:
        """The sha256 of its bytes; raises UnreadableFile when they can't be read any more."""
        with _at_hand():
            return self.digest.result()

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

    @_at_hand()
    def lines(self) -> Lines | None:
        """The file as it stands; None when not every line of it is a record."""
        look = byte_scan.looked_through(self.path, LONG_LINE) if self.may_be_straight else None
        if not look or not look.is_straight:
            return None
        width = max((len(row) for row in self.head.rows), default=1)
        row, cells = _cells(look.seam, self.delimiter, width)
        return Lines(self.path, self.delimiter, width, True, look.records, row, cells, look.has_marked_numbers)

    @_at_hand()
    def straightened(self, folder: Path) -> Lines:
        """A copy, under `folder`, whose every line is a record: UTF-8, a blank record as one empty cell.

        Raises UnreadableFile when the text is garbled, or the copy can't be written.
        """
        path, width = folder / "straight.csv", 1
        try:
            with (
                self.path.open(encoding=self.encoding, newline="") as file,
                path.open("w", encoding="utf-8", newline="") as copy,
            ):
                writer = csv.writer(copy)
                for row in _records(file, self.delimiter):
                    width = max(width, len(row))
                    writer.writerow(row or [""])
        except UnicodeDecodeError as error:
            raise UnreadableFile(GARBLED) from error
        except csv.Error as error:
            raise UnreadableFile(UNEVEN.format(error)) from error
        if width > WIDEST:
            raise UnreadableFile(UNEVEN.format(f"有一行多达 {width} 列"))
        return Lines(path, ",", width)


def _cells(seam: Seam | None, delimiter: str, width: int) -> tuple[int | None, tuple[str, ...]]:
    """The number and the cells of a line at which two readers may part; nothing when it doesn't fit the file."""
    try:
        cells = tuple(seam.line.decode().split(delimiter)) if seam else ()
    except UnicodeDecodeError:
        return None, ()
    return (seam.before + 1, cells) if seam and seam.before and len(cells) <= width else (None, ())


def _records(file: TextIO, delimiter: str) -> Iterator[list[str]]:
    """The records of open text; raises csv.Error when a quote is still open at its end."""
    row: list[str] | None = None
    for following in csv.reader(_ended(file), delimiter=delimiter):
        if row is not None:
            yield row
        row = following
    if row != [END]:
        raise csv.Error("有一个双引号没有配对")


def _ended(file: TextIO) -> Iterator[str]:
    """The lines, the last one ended too, and one that tells whether a quote is still open there.

    Raises UnreadableFile for what formats/text.py doesn't take for text.
    """
    mark = MARK
    for line in file:
        text, mark = line.removeprefix(mark), ""
        if END in text or DOS_END in text:
            text = text.rstrip(END + DOS_END)
            if END in text or DOS_END in text or file.readline():
                raise UnreadableFile(NO_TEXT)
        yield text if text.endswith(("\n", "\r")) else text + "\n"
    yield END


def look(path: Path, title: str) -> LargeText | None:
    """The file as large text; None when it is smaller than LARGE, or no text that can be read this way.

    Raises UnreadableFile when it is too large even so.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(HEAD)
            if size < LARGE or not (found := _written(head, title)):
                return None
            if size > LARGEST:
                raise UnreadableFile("文件超过 8 GB。请分成几个文件上传。")
    except OSError:
        return None  # whoever reads it whole will say so
    encoding, delimiter, sheet = found
    may_be_straight = encoding == "utf-8" and b'"' not in head
    return LargeText(path, encoding, delimiter, sheet, may_be_straight, _BEHIND.submit(_sha256, path))


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
    digest, buffer = hashlib.sha256(), memoryview(bytearray(BLOCK))
    with path.open("rb", buffering=0) as file:
        while size := file.readinto(buffer):
            digest.update(buffer[:size])
    return digest.hexdigest()
