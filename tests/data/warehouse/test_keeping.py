import datetime as dt

import pytest

from data.errors import DataError
from data.warehouse.keeping import fix, fixed, prune, reasons, unfix
from data.warehouse.meetings import prepare
from tests.data.warehouse.built import five_versions
from tests.records.tampering import tamper

DAY = dt.date(2026, 11, 3)


@pytest.fixture
def five(made_once, tmp_path):
    """A store of five versions and their ids, oldest first."""
    store = made_once(five_versions, tmp_path / "warehouse")
    return store, [path.stem for path in store.paths()]


def left(store):
    return [path.stem for path in store.paths()]


def test_the_newest_stay_and_the_others_go_but_never_an_original(five):
    store, ids = five
    assert prune(store, 2, "管理员") == ids[:3]
    assert left(store) == ids[3:]
    assert len(list((store.root / "originals").iterdir())) == 5
    last = store.record.entries()[-1]
    assert (last.what, last.who, last.details) == ("清理", "管理员", {"versions": ids[:3], "keep": 2})


def test_the_current_one_a_fixed_one_and_a_meetings_stay(five):
    store, ids = five
    store.rollback(ids[1])
    prepare(store, "县委常委会", DAY, DAY, {}, ("overview",))
    fix(store, ids[2], "10月报市局", "统计员甲")
    store.rollback(ids[0])
    assert reasons(store) == {
        ids[0]: ["当前版本"], ids[1]: ["会议“县委常委会”2026-11-03 用"], ids[2]: ["已固定：10月报市局"],
    }  # fmt: skip
    assert prune(store, 1) == [ids[3]]
    assert left(store) == [*ids[:3], ids[4]]


def test_a_rehearsal_says_what_would_go_and_touches_nothing(five):
    store, ids = five
    before = store.record.last()
    assert prune(store, 4, rehearse=True) == [ids[0]]
    assert (left(store), store.record.last()) == (ids, before)


def test_a_version_that_is_let_go_can_be_cleared_away(five):
    store, ids = five
    fix(store, ids[0], "报市局")
    assert (prune(store, 4), fixed(store)) == ([], {ids[0]: "报市局"})
    unfix(store, ids[0])
    assert (prune(store, 4), fixed(store)) == ([ids[0]], {})


def test_fixing_what_is_not_there_and_letting_go_what_is_not_fixed_are_refused(five):
    store, ids = five
    with pytest.raises(DataError, match="没有版本"):
        fix(store, "2026-10-0099-00000000")
    with pytest.raises(DataError, match="没有被固定"):
        unfix(store, ids[0])
    with pytest.raises(DataError, match="至少保留 1 个版本"):
        prune(store, 0)
    assert left(store) == ids


def test_when_a_meeting_can_not_be_read_nothing_is_cleared_away(five):
    store, ids = five
    prepare(store, "县委常委会", DAY, DAY, {}, ("overview",))
    tamper(store.records, "update meetings set agenda = '{'")
    with pytest.raises(DataError, match="不能判断哪些版本还在用"):
        prune(store, 1)
    assert left(store) == ids


def test_a_damaged_file_neither_counts_among_the_newest_nor_is_it_cleared_away(five):
    store, ids = five
    store.path(ids[3]).write_bytes(b"broken")
    assert prune(store, 2) == ids[:2]
    assert left(store) == ids[2:]


def test_numbers_go_on_after_the_newest_was_cleared_away(five):
    store, ids = five
    store.rollback(ids[0])
    store.path(ids[4]).unlink()
    prune(store, 1)
    assert store.publish(store.draft(), "下一个", "统计员甲").id[:12] == "0000-00-0006"
