"""A few of the kills that `python -m tests.fuzz kills` does by the hundred."""

from tests.fuzz import kills


def test_who_is_killed_leaves_nothing_torn(new_records, tmp_path):
    assert list(kills.torn(2026, 2, tmp_path, new_records)) == []
