"""A store that met a version it can't live with is put in order by a command, and nothing is deleted."""

import hashlib

import duckdb
import pytest

from data.errors import DataError
from data.warehouse.repair import repair
from data.warehouse.verification import verify
from tests.data.warehouse.built import one_version


@pytest.fixture
def store(made_once, tmp_path):
    return made_once(one_version, tmp_path / "warehouse")


def poisoned(store, beginning, number=None):
    """Put a version of that id into the store by hand; `number` is what it says of itself."""
    path = store.root / "versions" / "new.duckdb"
    path.write_bytes(store.current().path.read_bytes())
    if number is not None:
        with duckdb.connect(str(path)) as con:
            con.execute("update publications set version_no = ?", [number])
    name = f"{beginning}-{hashlib.sha256(path.read_bytes()).hexdigest()[:8]}"
    return path.rename(path.with_name(f"{name}.duckdb")).stem


@pytest.mark.parametrize("beginning", ["2026-10-99999999999999999999", "2026-10-0007"])
def test_a_version_that_is_not_what_its_name_says_is_never_current_nor_counted(store, beginning):
    good = store.current().id
    bad = poisoned(store, beginning)
    store.pointer.write_text(bad)
    assert store.current().id == good and bad in store.current().warning
    with pytest.raises(DataError, match="没有版本"):
        store.version(bad)
    assert repair(store, [], "管理员") == [bad]
    assert (store.current().id, store.current().warning) == (good, None)
    assert (store.root / "aside" / f"{bad}.duckdb").exists()
    assert store.publish(store.draft(), "二月", "统计员甲").id.startswith("0000-00-0002")
    assert verify(store).is_sound
    assert [(entry.what, entry.who, entry.about) for entry in store.record.entries()][-2:-1] == [
        ("修复", "管理员", "移开 1 个版本")
    ]  # fmt: skip


def test_the_last_number_of_all_stops_publishing_with_words_until_it_is_set_aside(store):
    good, last = store.current().id, poisoned(store, "0000-00-999999", 999_999)
    with pytest.raises(DataError, match=r"版本编号已用到 999999.*python -m data repair"):
        store.publish(store.draft(), "二月", "统计员甲")
    assert repair(store, []) == []  # it is what it says
    assert repair(store, [last]) == [last]
    assert store.current().id == good
    assert store.publish(store.draft(), "二月", "统计员甲").id.startswith("0000-00-0002")


def test_a_damaged_file_stays_for_its_backup_and_what_is_named_must_be_there(store):
    store.current().path.write_bytes(b"damaged")
    assert repair(store, []) == []
    with pytest.raises(DataError, match="没有版本 2026-10-0009-00000000"):
        repair(store, ["2026-10-0009-00000000"])


def test_where_nothing_is_left_the_store_is_empty(store):
    only = store.current().id
    assert repair(store, [only]) == [only]
    assert store.current() is None
