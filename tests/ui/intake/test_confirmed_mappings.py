"""已记住的对应关系 on 数据: what was confirmed is listed, and can be stopped."""

import datetime as dt

import pytest
from streamlit.testing.v1 import AppTest

from data.files.sheet import Sheet
from data.mapping.remembered import remember, remembered
from data.people.actor import OWNER
from data.warehouse.store import Store
from tests.pages.test_pages import APP, TIMEOUT, opened

MAPPING = """
[[table]]
kind = "资金月报"
header = 1
[table.fields]
"项目编号" = "Code"
"本月到位资金" = { column = "Sum", unit = "元" }
"资金来源" = { constant = "省外" }
"""


@pytest.fixture
def store(own_sample_warehouse, monkeypatch):
    """The sample's store with one mapping that somebody confirmed."""
    monkeypatch.setenv("WAREHOUSE", str(own_sample_warehouse))
    store = Store(own_sample_warehouse)
    remember(store, Sheet("任意", [["Code", "Sum"]]), (1, 1), MAPPING, "统计股")
    return store


def test_a_confirmed_mapping_is_listed_and_may_be_stopped(store):
    app = opened(AppTest.from_file(APP, default_timeout=TIMEOUT), "intake")
    [row] = app.table[0].value.values.tolist()
    assert row == ["资金月报", "项目编号←Code；本月到位资金←Sum；资金来源←固定为“省外”", f"统计股 {dt.date.today()}"]
    [stop] = [button for button in app.button if button.label == "停用"]
    app = stop.click().run()
    assert remembered(store) == {}
    assert not [button for button in app.button if button.label == "停用"]
    assert (store.record.entries()[-1].what, store.record.entries()[-1].who) == ("停用", OWNER.name)
