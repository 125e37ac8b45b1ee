"""A note is dated and signed, and gone when it is taken back."""

import pytest

from records.errors import DataError
from records.notes import notes, taken_back, written


def test_notes_stand_in_their_order_until_they_are_taken_back(record):
    record.append([written("在谈 T1", " 来县\n看地 ", "甲"), written("rankings/units 2026-10", "口径已核", "乙")])
    first, second = notes(record)
    assert [(note.about, note.text, note.by) for note in (first, second)] == [
        ("在谈 T1", "来县 看地", "甲"), ("rankings/units 2026-10", "口径已核", "乙"),
    ]  # fmt: skip
    record.append([taken_back(first, "甲")])
    assert notes(record) == [second]


@pytest.mark.parametrize("text", [" ", "长" * 301])
def test_a_note_that_says_nothing_or_too_much_is_refused(text):
    with pytest.raises(DataError, match="没有保存"):
        written("在谈 T1", text, "甲")
