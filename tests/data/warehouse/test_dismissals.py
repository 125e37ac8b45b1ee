"""What persons said of the checks' findings reaches the next version."""

import datetime as dt

import duckdb
import pytest

from data.warehouse.store import Store
from records.decisions import Decision

AT = dt.datetime(2026, 11, 3, 9, 30)


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "warehouse")


def say(store, key, verdict, reason="有增资协议"):
    store.decide([Decision(key, "dismiss", verdict, reason, "统计员甲", AT, "到位超过协议投资额")])


def published(store):
    """The dismissals of a version published now."""
    version = store.publish(store.draft(), "月报", "统计员甲")
    with duckdb.connect(str(version.path), read_only=True) as con:
        return con.execute("from dismissals order by all").fetchall()


def test_a_word_on_a_finding_is_in_the_next_version(store):
    assert published(store) == []
    say(store, "DQ06|P1|120|100", "已说明")
    assert published(store) == [("DQ06|P1|120|100", "已说明", "有增资协议", "统计员甲", AT)]


def test_the_latest_word_holds_and_one_taken_back_is_gone(store):
    say(store, "a", "已说明")
    say(store, "b", "已说明")
    assert [key for key, *_ in published(store)] == ["a", "b"]
    say(store, "a", "不予处理", "口径不同")
    say(store, "b", "撤销", "金额又变了")
    assert published(store) == [("a", "不予处理", "口径不同", "统计员甲", AT)]


def test_what_an_imported_version_says_besides_stays(store, tmp_path):
    other = Store(tmp_path / "other")
    say(other, "a", "已说明")
    draft = store.draft()
    draft.enter_dismissals(other.decisions())
    store.publish(draft, "导入", "统计员甲")
    assert [key for key, *_ in published(store)] == ["a"]


def test_a_confirmed_row_is_no_dismissal(store):
    store.decide([Decision("a", "confirm", "采纳", "", "统计员甲", AT, "第 3 行")])
    assert published(store) == []
