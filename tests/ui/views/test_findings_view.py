"""Findings are kept by version and revision of the records: a word that was just said is on the page at once."""

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from data.warehouse.store import Store
from records.decisions import WITHDRAWN, Decision
from tests.pages.test_pages import APP, TIMEOUT, opened


@pytest.fixture
def store(own_sample_warehouse, monkeypatch):
    monkeypatch.setenv("WAREHOUSE", str(own_sample_warehouse))
    return Store(own_sample_warehouse)


def test_a_word_on_a_finding_is_shown_at_once_and_one_taken_back_is_gone(store):
    app = opened(AppTest.from_file(APP, default_timeout=TIMEOUT), "checks")
    before = app.title[0].value
    with duckdb.connect(str(store.current().path), read_only=True) as con:
        (key,) = con.execute("select finding_key from findings order by all limit 1").fetchone()
    store.decide([Decision(key, "dismiss", "已说明", "核过", "统计股", about="x")])
    assert app.run().title[0].value != before
    store.decide([Decision(key, "dismiss", WITHDRAWN, "又变了", "统计股", about="x")])
    assert app.run().title[0].value == before
