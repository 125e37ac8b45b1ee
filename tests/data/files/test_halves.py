"""A large text's halves are the file, part at a line's end, and tell whether each of its lines may be a record."""

import codecs
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.files import halves

PIECES = st.lists(st.sampled_from([*b"1.eE_,\n\r\"\0", "\r\n", "亿"])).map(
    lambda pieces: b"".join(piece.encode() if isinstance(piece, str) else bytes([piece]) for piece in pieces)
)


def copied(content, longest=1000, chunk=3):
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr(halves, "CHUNK", chunk)
        folder = Path(name)
        (folder / "月报.csv").write_bytes(content)
        look, parts = halves.copied(folder / "月报.csv", folder, longest)
        return look, [(path.read_bytes(), before) for path, before in parts]


@given(PIECES)
def test_the_parts_are_the_file_and_each_knows_how_many_lines_stand_before_it(content):
    look, parts = copied(content)
    if parts:
        assert b"".join(part for part, _ in parts) == content
        assert [before for _, before in parts] == [0, parts[0][0].count(b"\n")][: len(parts)]
        assert all(part.endswith(b"\n") for part, _ in parts[:-1])
        assert look.ends == content.count(b"\n")


@given(PIECES)
def test_what_is_seen_of_a_file_is_what_its_text_says(content):
    look, parts = copied(content)
    assert look.is_straight == (re.search(rb'["\0]', content) is None and _ends_lines_in_one_way(content))
    assert bool(parts) == look.is_straight
    if parts:
        assert look.has_marked_numbers >= bool(re.search(rb"[0-9.][eE_]", content))
        assert look.has_marked_numbers <= bool(re.search(rb"(^|[0-9.])[eE_]", content))


def _ends_lines_in_one_way(content):
    ends = set(re.findall(rb"\r\n|\r|\n", content))
    return ends in (set(), {b"\n"}, {b"\r\n"})


@pytest.mark.parametrize(
    ("content", "records"), [(b"a", 1), (b"a\n", 1), (b"a\nb", 2), (b"a\r\nb\r\n", 2), (b"a\nb\n\n\n", 2), (b"\na", 2)]
)
def test_records_are_the_lines_but_for_blank_ones_at_the_end(content, records):
    assert copied(content)[0].records == records


def test_a_mark_of_byte_order_begins_no_part_but_the_first():
    mark = codecs.BOM_UTF8
    assert copied(mark + b"ab\n" + mark + b"c\n")[1] == [(mark + b"ab\n" + mark + b"c\n", 0)]
    assert copied(mark + b"ab\nc" + mark + b"\n")[1] == [(mark + b"ab\n", 0), (b"c" + mark + b"\n", 1)]


def test_a_file_that_ends_as_dos_files_did_is_not_straight():
    assert not copied(b"a\nb\n\x1a")[0].is_straight


def test_a_file_with_too_long_a_line_in_its_middle_stays_whole():
    content = b"a\n" + b"b" * 50 + b"\nc\n"
    assert copied(content, longest=10)[1] == [(content, 0)]
    assert copied(content, longest=60)[1] == [(content[:-2], 0), (b"c\n", 2)]
