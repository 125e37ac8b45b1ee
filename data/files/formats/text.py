"""Delimited text into rows: which encoding, which delimiter; read whole or refused, never half.

The encoding is found by rule and not by statistics: a mark of byte order, NULs between ASCII characters (UTF-16), then
whatever decodes without a fault as UTF-8, then as GB18030, of which GBK is a part.
"""

import codecs
import csv
import io
import itertools
import re
from collections import Counter

from data.errors import UnreadableFile
from data.files.formats.marks import LARGEST_SHEET

MARKED = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",  # begins as UTF-16's does: asked first
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
DELIMITERS = "\t|;,"  # of equally good ones the first is meant: the later are likelier in words
SAMPLE, SAMPLE_ROWS = 1 << 16, 200
UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f]")
UNPRINTABLE_BYTE = re.compile(rb"[\x01-\x08\x0e-\x19\x1b-\x1f]")
SEPARATOR_LINE = re.compile(r'"?sep=(.)"?(?:\r\n|\r|\n)', re.IGNORECASE)  # Excel's own, which it doesn't show as a row
WIDEST = 16_384  # columns, as in a workbook
END = "\x00"  # in no text that gets here
ASCII, MOSTLY = bytes(range(128)), 0.95
FEW, EVERYDAY = 10, 0.4  # letters that tell nothing; share of Chinese text that GB2312 has
SAVE_AS = "请用 Excel 或 WPS 打开后，另存为 .xlsx 再上传。"
NO_TEXT = f"这不是 Excel 工作簿，也不是 CSV 文本。{SAVE_AS}"
UNKNOWN = f"文件的文字编码无法识别（认得 UTF-8、GBK、GB18030、UTF-16）。{SAVE_AS}"
GARBLED = "文件的文字编码前后不一致，可能在传输或拼接中损坏。请从原系统重新导出，或另存为 .xlsx 再上传。"


def decoded(content: bytes) -> str:
    """The text; raises UnreadableFile when it is in no encoding that is known here, or is damaged."""
    for encoding in _encodings(content):
        try:
            written = content.decode(encoding).rstrip("\x00\x1a")
        except UnicodeDecodeError:
            if content.startswith(tuple(MARKED)) or (encoding == "utf-8" and _is_mostly_utf8(content)):
                raise UnreadableFile(GARBLED) from None
            continue
        if encoding == "gb18030" and not _is_chinese(written):
            break
        if not UNPRINTABLE.search(written):
            return written
    raise UnreadableFile(NO_TEXT if b"\x00" in content or UNPRINTABLE_BYTE.search(content) else UNKNOWN)


def rows(written: str) -> list[list[str]]:
    """The records of delimited text; a quoted cell may hold line breaks. Raises UnreadableFile."""
    separator = SEPARATOR_LINE.match(written)
    written = written[separator.end() :] if separator else written
    delimiter = separator[1] if separator else _delimiter(written)
    if written.count(delimiter) + written.count("\n") + written.count("\r") > LARGEST_SHEET:
        raise UnreadableFile("文本文件的单元格太多。请分成几个文件上传。")
    line_end = "" if written.endswith(("\n", "\r")) else "\n"
    try:
        # The last record shows whether a quote is still open there and has swallowed what follows it.
        found = list(csv.reader(io.StringIO(written + line_end + END, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise UnreadableFile(f"文件不是规范的 CSV 文本。{SAVE_AS}") from error
    widest = max(map(len, found))
    if widest > WIDEST:
        raise UnreadableFile(f"有一行多达 {widest:,} 列（最多 {WIDEST:,} 列）。请检查分隔符，或删去多余的列后上传。")
    if found.pop() != [END]:
        raise UnreadableFile(f"第 {len(found) + 1} 行起有一个双引号没有配对，其后的内容会串行。请改正后重新上传。")
    return found


def _encodings(content: bytes) -> list[str]:
    for mark, encoding in MARKED.items():
        if content.startswith(mark):
            return [encoding]
    if b"\x00" in content.rstrip(b"\x00"):
        ends = {"utf-16-le": content[1::2].count(0), "utf-16-be": content[::2].count(0)}
        return [max(ends, key=lambda encoding: ends[encoding])]
    return ["utf-8", "gb18030"]


def _is_mostly_utf8(content: bytes) -> bool:
    """Whether it is UTF-8 cut off or patched: nearly all that is no ASCII is good UTF-8, which GBK never is."""
    foreign = len(content.translate(None, ASCII))
    good = len(content.decode("utf-8", "ignore").encode().translate(None, ASCII))
    return good >= MOSTLY * foreign or (foreign >= FEW and foreign - good < 4)


def _is_chinese(written: str) -> bool:
    """Whether what decodes as GB18030 was meant so: of Big5 or Latin-1 read that way little is in everyday use."""
    foreign = "".join(itertools.islice((letter for letter in written if letter > "\x7f"), SAMPLE))
    everyday = len(foreign.encode("gb2312", "ignore")) / 2
    return len(foreign) < FEW or everyday >= EVERYDAY * len(foreign)


def _delimiter(written: str) -> str:
    """The delimiter that parts most lines into equally many cells; of equals the one that makes most cells."""
    return max(DELIMITERS, key=lambda delimiter: _fit(written[:SAMPLE], delimiter))


def _fit(sample: str, delimiter: str) -> tuple[int, int]:
    records = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    try:
        widths = Counter(len(record) for record in itertools.islice(records, SAMPLE_ROWS) if len(record) > 1)
    except csv.Error:
        return (0, 0)
    width, count = max(widths.items(), key=lambda each: (each[1], each[0]), default=(0, 0))
    return (count, width)
