"""A large text looked through: whether each of its lines may be a record, how many, and the line where readers part."""

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.files import byte_scan

PIECES = st.lists(st.sampled_from([*b'1.eE_,\n\r"\0', "\r\n", "亿"])).map(
    lambda pieces: b"".join(piece.encode() if isinstance(piece, str) else bytes([piece]) for piece in pieces)
)


def looked_through(content, longest=1000):
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr(byte_scan, "CHUNK", 3)
        path = Path(name) / "月报.csv"
        path.write_bytes(content)
        return byte_scan.looked_through(path, longest)


@given(PIECES)
def test_what_is_seen_of_a_file_is_what_its_text_says(content):
    look = looked_through(content)
    assert look.is_straight == (re.search(rb'["\0]', content) is None and _ends_lines_in_one_way(content))
    if look.is_straight:
        assert look.ends == content.count(b"\n")
        assert look.has_marked_numbers >= bool(re.search(rb"[0-9.][eE_]", content))
        assert look.has_marked_numbers <= bool(re.search(rb"(^|[0-9.])[eE_]", content))


def _ends_lines_in_one_way(content):
    ends = set(re.findall(rb"\r\n|\r|\n", content))
    return ends in (set(), {b"\n"}, {b"\r\n"})


@given(PIECES)
def test_a_seam_is_a_whole_line_with_as_many_before_it_as_it_says(content):
    look = looked_through(content)
    if look.is_straight and look.seam:
        assert content.split(b"\n")[:-1][look.seam.before].removesuffix(b"\r") == look.seam.line


@pytest.mark.parametrize(
    ("content", "records"), [(b"a", 1), (b"a\n", 1), (b"a\nb", 2), (b"a\r\nb\r\n", 2), (b"a\nb\n\n\n", 2), (b"\na", 2)]
)
def test_records_are_the_lines_but_for_blank_ones_at_the_end(content, records):
    assert looked_through(content).records == records


def test_a_file_that_ends_as_dos_files_did_is_not_straight():
    assert not looked_through(b"a\nb\n\x1a").is_straight


def test_the_seam_is_the_longest_line_past_the_middle_unless_a_line_there_is_too_long():
    assert looked_through(b"a\nb\nc\ndd\ne\n").seam == (3, b"dd")
    assert looked_through(b"a\n" + b"b" * 50 + b"\nc\n", longest=60).seam == (2, b"c")
    assert looked_through(b"a\n" + b"b" * 50 + b"\nc\n", longest=10).seam is None
    assert looked_through(b"a\nb\nc").seam is None  # an unended line may be half of one
