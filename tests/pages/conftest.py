"""The store that the pages read: the sample county's, a copy for each test."""

import pytest

from data.warehouse.store import Store


@pytest.fixture
def store(own_sample_warehouse, monkeypatch):
    monkeypatch.setenv("WAREHOUSE", str(own_sample_warehouse))
    return Store(own_sample_warehouse)
