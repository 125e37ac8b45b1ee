"""A store that is missing is not a new one: nothing is read, shown or begun where a disk may be away."""

import shutil

import pytest

from data.__main__ import SAMPLE, main
from data.errors import MissingStore
from data.warehouse.store import Store
from tests.data.warehouse.built import one_version

AWAY = "如果数据在移动硬盘或网络盘上，请先接好并核对路径，再刷新；这里不会当作新库处理。"


@pytest.fixture
def root(tmp_path, monkeypatch):
    """The folder that WAREHOUSE names; it isn't there."""
    root = tmp_path / "warehouse"
    monkeypatch.setenv("WAREHOUSE", str(root))
    return root


@pytest.fixture
def one(made_once, root):
    """A store of one version there."""
    return made_once(one_version, root)


def publish(store):
    return store.publish(store.draft(), "一", "统计员甲")


@pytest.mark.parametrize("command", [
    ["versions"], ["sample"], ["audit"], ["leave-sample"], ["keys"], ["repair"],
    ["export", "2026-10-0001-00000000", "备份.zip"], ["prune", "--keep", "1"],
])  # fmt: skip
def test_a_command_that_reads_says_that_the_named_folder_is_not_there_and_makes_none(root, command, capsys):
    assert main(command) == 1
    assert capsys.readouterr().err.startswith(f"WAREHOUSE 指定的数据文件夹 {root} 不存在。{AWAY}")
    assert not root.exists()


@pytest.mark.parametrize("command", [["versions"], ["sample"], ["repair"]])
def test_a_named_folder_that_holds_something_else_is_no_store(root, command, capsys):
    root.mkdir()
    (root / "照片.jpg").write_bytes(b"x")
    assert main(command) == 1
    assert capsys.readouterr().err.startswith(f"WAREHOUSE 指定的数据文件夹 {root} 里没有看板的数据。{AWAY}")
    assert [path.name for path in root.iterdir()] == ["照片.jpg"]


def test_a_mount_point_without_its_disk_is_no_store_to_read(root):
    root.mkdir()
    with pytest.raises(MissingStore, match="里没有看板的数据"):
        Store.from_environment()


def test_who_brings_data_begins_a_store(root):
    assert main(["receive", str(SAMPLE / "基础配置.xlsx")]) == 0
    assert len(Store.from_environment().versions()) == 1


def test_a_delivery_that_was_refused_leaves_a_store_that_is_read_as_empty(root, tmp_path):
    (tmp_path / "照片.xlsx").write_bytes(b"x")
    assert main(["receive", str(tmp_path / "照片.xlsx")]) == 1
    assert Store.from_environment().current() is None


@pytest.mark.parametrize("command", [["receive", str(SAMPLE / "基础配置.xlsx")], ["begin"]])
def test_no_store_begins_where_the_parent_is_missing_or_other_things_are(command, root, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("WAREHOUSE", str(tmp_path / "away" / "warehouse"))
    assert main(command) == 1
    assert "的上级文件夹不存在，没有新建" in capsys.readouterr().err
    (tmp_path / "照片.jpg").write_bytes(b"x")
    monkeypatch.setenv("WAREHOUSE", str(tmp_path))
    assert main(command) == 1
    assert "里是别的内容，不是看板的数据，没有新建" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["照片.jpg"]


def test_an_empty_store_is_begun_by_saying_so_and_only_once(root, capsys):
    assert main(["begin"]) == 0
    assert (Store.from_environment().current(), Store.from_environment().is_new()) == (None, False)
    assert capsys.readouterr().out.startswith(f"已在 {root} 新建空库。")
    assert main(["begin"]) == 1
    assert main(["sample"]) == 0  # and no sample comes into what was begun for a county
    assert Store.from_environment().versions() == []


def test_the_sample_goes_into_an_empty_folder_and_never_beside_versions(root, tmp_path, monkeypatch):
    monkeypatch.setattr("data.__main__.SAMPLE", tmp_path)  # a smaller one
    shutil.copy(SAMPLE / "基础配置.xlsx", tmp_path)
    root.mkdir()
    assert main(["sample"]) == 0
    assert [version.is_sample for version in Store.from_environment().versions()] == [True]
    Store(root).pointer.unlink()
    assert main(["sample"]) == 0
    assert len(Store.from_environment().versions()) == 1


def test_without_a_name_a_store_begins_in_the_usual_folder_unless_that_leads_nowhere(tmp_path, monkeypatch):
    monkeypatch.delenv("WAREHOUSE", raising=False)
    monkeypatch.chdir(tmp_path)
    assert Store.from_environment().current() is None
    (tmp_path / "warehouse").symlink_to(tmp_path / "away")
    for may_begin in (True, False):
        with pytest.raises(MissingStore):
            Store.from_environment(may_begin=may_begin)


def test_a_store_of_an_earlier_release_is_one(one, root):
    for name in ("current", "records.db"):
        (root / name).unlink()
    store = Store.from_environment()
    (only,) = store.paths()
    assert (store.is_new(), store.current().id) == (False, only.stem)
    assert store.current().warning.startswith("当前版本的标记缺失")


def test_a_lost_pointer_is_what_the_record_says_and_the_reader_is_told(one):
    store, first = one, one.current()
    publish(store)
    store.rollback(first.id)
    store.pointer.unlink()
    assert store.current().id == first.id
    assert store.current().warning == (
        f"当前版本的标记缺失，按记录以版本 {first.id} 代替。请联系管理员核对，再用 python -m data rollback 确认。"
    )
    store.rollback(first.id)
    assert store.current().warning is None


def test_a_log_beside_a_version_changes_nothing_that_is_read(one):
    store, first, second = one, one.current(), publish(one)
    second.path.with_name(f"{second.path.name}.wal").write_bytes(b"x")
    assert store.current().id == first.id
    with store.changing():
        pass
    assert store.current().id == second.id


@pytest.mark.parametrize("name", [
    "versions/0003.tmp99", "versions/0003.tmp99.wal", "originals/x.xlsx.tmp99",
    "imported/x.jsonl.tmp99", "current.tmp99",
])  # fmt: skip
def test_what_a_killed_writer_left_goes_with_the_next_change(one, root, name):
    (root / name).parent.mkdir(exist_ok=True)
    (root / name).write_bytes(b"x")
    with one.changing():
        pass
    assert not (root / name).exists()
