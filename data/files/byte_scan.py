"""A large text file looked through as bytes: may each of its lines be a record, and where can two readers part?"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple

import numpy as np

CHUNK, TAIL = 1 << 20, 1 << 16
FIRST_SHARE = 0.54  # the second reader has yet to pass over the first one's lines
DOS_END, MARKS, MOST_MARKS, POINTS = b"\x1a", b"eE_", 1_000, b"0123456789."


class Seam(NamedTuple):
    """A line with which a second reader begins: how many lines stand before it, and its text."""

    before: int
    line: bytes


@dataclass
class Look:
    """What the bytes so far tell.

    `is_plain`: they have no quotes, no NULs, and no return but before a line feed; `ends`: how many lines end in them;
    `has_marked_numbers`: a number may be like 1e5 or 1_000.
    """

    is_plain: bool = True
    has_marked_numbers: bool = False
    ends: int = 0
    returns: int = 0
    tail: bytes = b""
    seam: Seam | None = None

    @property
    def is_straight(self) -> bool:
        """Whether every line may be a record: when they are plain, and end in one way."""
        return self.is_plain and self.returns in (0, self.ends) and not self.tail.endswith(DOS_END)

    @property
    def records(self) -> int:
        """How many records the lines of a whole file are: all but blank ones at the end."""
        blank = self.tail[len(self.tail.rstrip(b"\r\n")) :].count(b"\n")
        return self.ends - blank + 1

    def take(self, chunk: bytes) -> None:
        """Look at the next bytes, which don't end within a line end."""
        self.has_marked_numbers = self.has_marked_numbers or _has_marked_numbers(self.tail[-1:], chunk)
        codes = np.frombuffer(chunk, np.uint8)
        self.ends += int(np.count_nonzero(codes == ord("\n")))  # bytes.count takes five times as long
        self.tail = (self.tail + chunk[-TAIL:])[-TAIL:]
        self.is_plain = self.is_plain and not (b'"' in chunk or b"\0" in chunk)
        if b"\r" in chunk:
            returns = chunk.count(b"\r\n")
            self.is_plain = self.is_plain and chunk.count(b"\r") == returns
            self.returns += returns


def looked_through(path: Path, longest: int) -> Look:
    """What is seen of a file, up to the first quote or the like; its seam, if no line about there is over `longest`."""
    look = Look()
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        at, line = _seam(file, int(size * FIRST_SHARE), longest)
        file.seek(0)
        for end in (at, size):
            while look.is_plain and (chunk := file.read(min(CHUNK, end - file.tell()))):
                chunk += file.read(1) if chunk.endswith(b"\r") else b""
                look.take(chunk)
            if line and end == at:
                look.seam = Seam(look.ends, line)
    return look


def _seam(file: BinaryIO, after: int, longest: int) -> tuple[int, bytes]:
    """Where a line begins, soon after so many bytes, that is the longest about there and so unlikely to come twice."""
    file.seek(after)
    begins = file.readline(longest).endswith(b"\n")
    at = file.tell()
    lines = file.read(TAIL).split(b"\n")[:-1]
    if not begins or not lines:
        return 0, b""
    place = max(range(len(lines)), key=lambda number: len(lines[number]))
    return at + sum(len(line) + 1 for line in lines[:place]), lines[place].removesuffix(b"\r")


def _has_marked_numbers(before: bytes, chunk: bytes) -> bool:
    """Whether a digit or point, of which `before` may be one, is followed by e, E or _."""
    begins_so = before in POINTS and chunk[0] in MARKS
    return begins_so or any(mark in chunk and _follows_digit(mark, chunk) for mark in MARKS)


def _follows_digit(mark: int, chunk: bytes) -> bool:
    """Whether a mark does; said too where there are so many that each number is looked at sooner than each of them."""
    place = chunk.find(mark, 1)
    for _ in range(MOST_MARKS):
        if place < 0:
            return False
        if chunk[place - 1] in POINTS:
            return True
        place = chunk.find(mark, place + 1)
    return True
