"""The two pages of the month's reports before there is anything to report, and in a county that sets no last day."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.reporting import recipients
from data.warehouse.store import Store
from records.recipients import WEBHOOK
from tests.data.reporting.test_deliveries import two_towns
from tests.pages.turning import turned_to
from tests.receivers import robot

APP = str(Path(__file__).parent.parent.parent / "ui" / "window.py")


def opened(page):
    app = AppTest.from_file(APP, default_timeout=60)
    turned_to(app, page)
    return app.run()


def words(shown):
    return [element.value for kind in (shown.title, shown.error, shown.info) for element in kind]


@pytest.fixture
def store(made_once, tmp_path, monkeypatch):
    """Two towns and no project yet."""
    monkeypatch.setenv("WAREHOUSE", str(tmp_path / "warehouse"))
    return made_once(two_towns, tmp_path / "warehouse")


def test_without_a_version_it_is_said_what_comes_first(tmp_path, monkeypatch):
    Store(tmp_path / "empty").begin("统计股")
    monkeypatch.setenv("WAREHOUSE", str(tmp_path / "empty"))
    assert words(opened("collecting")) == [
        "还没有数据", "还没有发布过版本，不知道有哪些单位。请统计员先在“数据”页收基础配置并发布。",
    ]  # fmt: skip


def test_a_county_s_first_month_is_gathered_before_it_has_any_project(store):
    shown = opened("collecting")

    assert words(shown)[0].endswith("报表已收 0/2 个单位")
    assert [list(row) for row in shown.dataframe[0].value.to_numpy()] == [
        [name, "乡镇组", "未报", "", "", "0/0 个项目", ""] for name in ("甲镇", "乙镇")
    ]
    assert "【催报】甲镇、乙镇：" in shown.code[0].value


def test_reminders_are_pushed_from_the_page_where_the_environment_opens_a_way(store, monkeypatch):
    with robot() as group:
        recipients.add(store, "A", WEBHOOK, f"http://{group.host}/send")
        assert "发送催报" not in [button.label for button in opened("collecting").button]
        monkeypatch.setenv("WEBHOOK_HOSTS", group.host)
        shown = opened("collecting")
        shown = next(button for button in shown.button if button.label == "发送催报").click().run()
        assert [list(row) for row in shown.table[0].value.to_numpy()] == [["甲镇", "网络钩子", "已发送"]]
        assert [body["text"]["content"].partition("：")[0] for _, body in group.came] == ["【催报】甲镇"]
