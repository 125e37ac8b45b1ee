import os
import subprocess
import sys
from decimal import Decimal

import duckdb
import pytest

from data.errors import DataError, NoVersion, PublishConflict
from data.people.actor import OWNER
from data.warehouse.store import Store


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "warehouse")


def publish(store, reason="试发布"):
    return store.publish(store.draft(), reason, "统计员甲")


def twice(store):
    publish(store, "一")
    publish(store, "二")


@pytest.fixture
def two(made_once, tmp_path):
    """A store of two versions, and those, the older one first."""
    store = made_once(twice, tmp_path / "warehouse")
    return store, *(store.version(path.stem) for path in store.paths())


@pytest.fixture
def one(made_once, tmp_path):
    """A store of one version, and that."""
    store = made_once(publish, tmp_path / "warehouse")
    return store, store.current()


def add_unit(draft, unit_id="R", parent_id=None):
    values = [unit_id, "某县", parent_id, "县", None, False, [], None, None]
    draft.con.table("units").insert(values)


def test_an_unused_store_is_new_and_has_no_current_version(store):
    assert (store.is_new(), store.current(), store.versions()) == (True, None, [])


def test_a_published_draft_becomes_current_and_its_rows_can_be_read(store):
    draft = store.draft()
    add_unit(draft)
    version = store.publish(draft, "首次发布", "统计员甲")
    assert store.current() == version
    con = duckdb.connect(str(version.path), read_only=True)
    assert con.execute("select unit_id, unit from units").fetchall() == [("R", "某县")]
    assert con.execute("select version_no, parent_id, published_by, reason from publications").fetchall() == [
        (1, None, "统计员甲", "首次发布")
    ]


def test_a_version_carries_the_publications_that_it_grew_from(store):
    first = publish(store, "一")
    second = publish(store, "二")
    con = duckdb.connect(str(second.path), read_only=True)
    assert con.execute("select version_no, parent_id, reason from publications order by 1").fetchall() == [
        (1, None, "一"),
        (2, first.id, "二"),
    ]


def test_the_version_list_is_newest_first_and_marks_the_current(two):
    store, first, second = two
    assert [(v.id, v.is_current, v.reason, v.parent_id) for v in store.versions()] == [
        (second.id, True, "二", first.id),
        (first.id, False, "一", None),
    ]


def test_a_rollback_points_to_the_old_version_and_changes_no_file(two):
    store, first, second = two
    before = second.path.read_bytes()
    store.rollback(first.id)
    assert store.current().id == first.id
    assert second.path.read_bytes() == before


def test_rolling_back_to_an_unknown_version_is_refused(one):
    store, _ = one
    for unknown in ("2026-10-0009-00000000", "../../etc/passwd"):
        with pytest.raises(DataError, match="没有版本"):
            store.rollback(unknown)


def test_a_draft_that_breaks_a_constraint_is_not_published_and_the_old_version_stays(one):
    store, first = one
    draft = store.draft()
    add_unit(draft, "R")
    add_unit(draft, "R")
    with pytest.raises(DataError, match="约束"):
        store.publish(draft, "坏", "统计员甲")
    assert [v.id for v in store.versions()] == [first.id]
    assert [p.name for p in (store.root / "versions").iterdir()] == [first.path.name]


def test_shares_that_do_not_add_up_to_one_are_not_published(store):
    draft = store.draft()
    add_unit(draft)
    draft.con.execute("insert into batches values (1, 'projects', 'a.xlsx', 'h', now()::timestamp, '统计员甲', null)")
    draft.con.table("projects").insert(
        [
            "P1",
            "某项目",
            None,
            None,
            None,
            "out_province",
            None,
            "其他",
            None,
            False,
            None,
            None,
            None,
            "R",
            None,
            None,
            None,
            None,
            False,
            None,
            None,
            "审核通过",
            None,
            1,
            "台账",
            5,
        ]
    )
    draft.con.table("project_shares").insert(["P1", "R", Decimal("0.9"), None])
    with pytest.raises(DataError, match="项目 P1 的引资比例合计不是 1"):
        store.publish(draft, "坏", "统计员甲")


def test_two_roots_or_a_missing_parent_are_not_published(store):
    draft = store.draft()
    add_unit(draft, "R")
    add_unit(draft, "S")
    with pytest.raises(DataError, match="只有一个没有上级的根单位"):
        store.publish(draft, "坏", "统计员甲")


def test_the_second_of_two_drafts_from_the_same_version_is_told(store):
    mine, theirs = store.draft(), store.draft()
    store.publish(theirs, "他人", "统计员乙")
    with pytest.raises(PublishConflict, match="已有他人发布"):
        store.publish(mine, "我", "统计员甲")


def test_a_damaged_current_version_falls_back_to_the_newest_good_one_and_says_so(two):
    store, first, second = two
    second.path.write_bytes(second.path.read_bytes()[:-100])
    current = store.current()
    assert current.id == first.id
    assert current.warning.startswith(f"当前版本 {second.id} 的文件缺失或已损坏，暂以最近的完好版本 {first.id} 代替")
    assert [(v.id, v.is_damaged) for v in store.versions()] == [(second.id, True), (first.id, False)]


def test_when_every_version_is_missing_the_reader_is_told_what_to_do(one):
    store, only = one
    only.path.unlink()
    with pytest.raises(NoVersion, match="从备份恢复"):
        store.current()


def test_originals_are_kept_by_hash(store):
    draft = store.draft()
    draft.keep_original("abc.xlsx", b"bytes")
    store.publish(draft, "带原件", "统计员甲")
    assert (store.root / "originals" / "abc.xlsx").read_bytes() == b"bytes"


def test_leaving_the_sample_empties_the_store_but_keeps_its_versions(store):
    draft = store.draft()
    draft.con.execute("update settings set value = '是' where setting = 'is_sample'")
    sample = store.publish(draft, "演示", "系统")
    store.leave_sample()
    assert (store.current(), store.is_new()) == (None, False)
    assert [(v.id, v.is_current, v.is_sample) for v in store.versions()] == [(sample.id, False, True)]


def test_real_data_can_not_be_left_like_a_sample(one):
    store, _ = one
    with pytest.raises(DataError, match="不是演示数据"):
        store.leave_sample()


DEATHS = {
    "before the rows are written": "Draft.seal = die",
    "before the version has its name": "s.settle = die",
    "before the record": "Record.append = lambda record, acts, change=None: die() if acts else None",
    "before the pointer": "s.settle = lambda ready, final: die() if final.name == 'current' else settle(ready, final)",
}


@pytest.mark.parametrize("step", DEATHS)
def test_a_publisher_killed_at_any_step_leaves_the_old_version_current(one, step):
    store, first = one
    kill = (
        "import os, sys; from pathlib import Path; import data.warehouse.store as s\n"
        "from data.warehouse.draft import Draft; from records.audit import Record\n"
        "from data.warehouse.folder import settle; die = lambda *a: os._exit(9)\n"
        f"{DEATHS[step]}\n"
        "store = s.Store(Path(sys.argv[1])); store.publish(store.draft(), '被杀', '统计员甲')\n"
    )
    died = subprocess.run(
        [sys.executable, "-c", kill, str(store.root)], env={**os.environ, "PYTHONPATH": os.getcwd()}, check=False
    )
    assert died.returncode == 9
    assert store.current().id == first.id
    second = publish(store)
    assert store.current().id == second.id
    assert not [path.name for path in store.root.rglob("*") if ".tmp" in path.name or ".wal" in path.name]


def test_a_version_names_the_files_that_came_with_it_and_not_those_of_its_parents(store):
    for name in ("一月.xlsx", "二月.xlsx"):
        draft = store.draft()
        draft.new_batch("funds", name, f"hash of {name}", "统计员甲")
        store.publish(draft, name, "统计员甲")
    publish(store)
    assert [[(file.name, file.hash) for file in version.files] for version in store.versions()] == [
        [],
        [("二月.xlsx", "hash of 二月.xlsx")],
        [("一月.xlsx", "hash of 一月.xlsx")],
    ]


def test_a_version_without_facts_bears_no_month_of_the_clock(store):
    assert publish(store).id[:12] == "0000-00-0001"


def test_a_number_is_never_given_twice_even_when_the_newest_version_is_gone(two):
    store, first, second = two
    store.rollback(first.id)
    second.path.unlink()
    assert publish(store).id[:12] == "0000-00-0003"


def test_publishing_going_back_and_emptying_are_entries_of_the_record(store):
    draft = store.draft()
    draft.con.execute("update settings set value = '是' where setting = 'is_sample'")
    first = store.publish(draft, "一", "统计员甲")
    second = publish(store, "二")
    store.rollback(first.id, "统计员乙")
    store.leave_sample()
    assert [(entry.what, entry.who, entry.about, entry.details["current"]) for entry in store.record.entries()] == [
        ("发布", "统计员甲", first.id, first.id),
        ("发布", "统计员甲", second.id, second.id),
        ("回滚", "统计员乙", first.id, first.id),
        ("清空演示", OWNER.name, first.id, ""),
    ]


def test_what_a_killed_publisher_or_a_hand_left_is_noted_before_the_next_act(two):
    store, first, second = two
    (store.root / "records.db").unlink()
    store.pointer.write_text(first.id)
    store.rollback(second.id)
    assert [(entry.what, entry.about, entry.details) for entry in store.record.entries()[:2]] == [
        ("补记", "2 个未见记录的版本", {
            "versions": [first.id, second.id], "why": "启用记录之前已有、发布中断留下或人工放入",
        }),
        ("补记", f"当前版本为 {first.id}，记录中为 空库", {
            "current": first.id, "why": "操作在最后一步中断，或人工改动",
        }),
    ]  # fmt: skip
