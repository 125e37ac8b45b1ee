import pytest

from records.audit import Record


@pytest.fixture
def records(new_records, tmp_path):
    """An empty database of either kind."""
    return new_records(tmp_path / "warehouse")


@pytest.fixture
def record(records):
    return Record(records)
