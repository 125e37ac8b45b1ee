"""The whole store goes into one file or folder while it is used, and comes back as it was, on either database."""

import datetime as dt
import hashlib
import stat
import zipfile
from dataclasses import replace

import pytest

from data.__main__ import main
from data.errors import DataError
from data.files.sheet import Sheet
from data.mapping.remembered import remember, remembered
from data.warehouse import backup as backing
from data.warehouse.backup import SUMS, backup
from data.warehouse.bringing_back import restore
from data.warehouse.keeping import prune
from data.warehouse.meetings import Decision, keep, meetings, prepare
from data.warehouse.signing import KEY, public_key
from data.warehouse.store import Store
from data.warehouse.verification import verify
from records import decisions
from records.database import Records
from tests.data.warehouse.archives import rebuilt
from tests.records.tampering import tamper

DAY = dt.date(2026, 11, 3)
MAPPING = '[[table]]\nkind = "资金月报"\n[table.fields]\n"项目编号" = "No"\n"月份" = "Month"\n"本月到位资金" = "Paid"\n'


def everything(store):
    """Do everything once."""
    for name in ("一月", "二月"):
        draft = store.draft()
        draft.keep_original(f"{hashlib.sha256(name.encode()).hexdigest()}.xlsx", name.encode())
        store.publish(draft, name, "统计员甲")
    store.rollback(store.paths()[0].stem)
    store.decide([decisions.Decision("k", "dismiss", "已说明", "分期到位", "统计股", about="P1")])
    remember(store, Sheet("表", [["No", "Month", "Paid"]]), (1, 1), MAPPING, "统计股")
    prepared = prepare(store, "县委常委会", DAY, DAY, {"industries": ["轻纺"]}, ("overview",))
    keep(store, replace(prepared, words={"overview": "说法"}, decisions=(Decision("催收", "经开区", DAY),)))
    public_key(store)


@pytest.fixture
def full(new_copy):
    """A store in which everything was done once."""
    return new_copy(everything)


def kept(store):
    """All that a store holds but the records, by name; and the records as they are read."""
    files = {
        str(path.relative_to(store.root)): path.read_bytes()
        for path in store.root.rglob("*")
        if path.is_file() and path.suffix != ".lock" and "records.db" not in path.name
    }
    return files, store.decisions(), remembered(store), meetings(store), store.record.versions()


@pytest.mark.parametrize("name", ["整库.zip", "整库"])
def test_a_store_comes_back_as_it_was(full, new_store, tmp_path, name):
    before, entries = kept(full), full.record.entries()
    assert backup(full, tmp_path / name, "管理员").last == (entries[-1].number, entries[-1].hash)
    other = new_store("elsewhere")
    assert restore(other, tmp_path / name, "管理员").is_sound
    assert kept(other) == before
    assert other.record.entries()[:-1] == entries
    last, own = other.record.entries()[-1], full.record.entries()[-1]
    assert ((last.what, last.who), (own.what, own.who)) == (("恢复", "管理员"), ("备份", "管理员"))
    assert other.publish(other.draft(), "接着发布", "统计员甲").id[:12] == "0000-00-0003"
    assert (verify(other).faults, verify(other).notes) == ((), ())


def test_a_backup_goes_from_one_kind_of_database_to_the_other(full, postgresql, tmp_path):
    before = kept(full)
    backup(full, tmp_path / "整库.zip")
    is_sqlite = full.records.file is not None
    records = Records.at(postgresql.new_url()) if is_sqlite else Records.beside(tmp_path / "elsewhere")
    other = Store(tmp_path / "elsewhere", records)
    assert restore(other, tmp_path / "整库.zip").is_sound
    assert kept(other) == before


def test_only_its_owner_reads_what_holds_the_key(full, new_store, tmp_path):
    backup(full, tmp_path / "a.zip")
    backup(full, tmp_path / "a")
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("a.zip", "a")] == [0o600, 0o700]
    other = new_store("elsewhere")
    restore(other, tmp_path / "a.zip")
    assert stat.S_IMODE((other.root / KEY).stat().st_mode) == 0o600


def test_what_was_wrong_with_the_record_is_still_wrong_when_it_comes_back(full, new_store, tmp_path):
    tamper(full.records, "update entries set who = '某人乙' where number = 2")
    backup(full, tmp_path / "a.zip")
    verdict = restore(new_store("elsewhere"), tmp_path / "a.zip")
    assert [fault.text for fault in verdict.faults] == ["第 2 条被改动过：内容与校验值不符"]


def test_a_version_that_is_cleared_away_meanwhile_makes_it_begin_anew(full, tmp_path, monkeypatch):
    names, listed = backing._names, []

    def listing(root):
        found = list(names(root))
        listed.append(len(found))
        if len(listed) == 1:
            full.path(full.paths()[-1].stem).unlink()
        return iter(found)

    monkeypatch.setattr(backing, "_names", listing)
    assert backup(full, tmp_path / "a.zip").files == listed[1] + 1 == listed[0]
    assert [path.name for path in tmp_path.iterdir() if "a.zip" in path.name] == ["a.zip"]


def test_pruning_and_a_backup_go_together(full, new_store, tmp_path):
    assert prune(full, 1)  == []  # one is current and a meeting's, the other the newest
    backup(full, tmp_path / "a.zip")
    assert restore(new_store("elsewhere"), tmp_path / "a.zip").notes == ()


def test_nothing_is_overwritten(full, new_store, tmp_path):
    backup(full, tmp_path / "a.zip")
    for out in (tmp_path / "a.zip", tmp_path, tmp_path / "nowhere" / "a.zip"):
        with pytest.raises(DataError, match="没有备份"):
            backup(full, out)
    with pytest.raises(DataError, match="里已经有数据，没有恢复"):
        restore(full, tmp_path / "a.zip")


def change(parts, name, content, is_listed=True):
    parts[name] = content
    if is_listed:
        sums = dict(reversed(line.split("  ")) for line in parts[SUMS].decode().splitlines())
        sums[name] = hashlib.sha256(content).hexdigest()
        parts[SUMS] = "".join(f"{digest}  {name}\n" for name, digest in sums.items()).encode()


CHANGES = {
    "a byte that was changed": lambda parts: parts.update({"current": b"x"}),
    "a part that isn't listed": lambda parts: change(parts, "originals/x", b"x", is_listed=False),
    "a part that is missing": lambda parts: parts.pop("current"),
    "a path out of the folder": lambda parts: change(parts, "../evil", b"x"),
    "a path out of a folder inside": lambda parts: change(parts, "versions/../../evil", b"x"),
    "an absolute path": lambda parts: change(parts, "/tmp/evil", b"x"),
    "a path of Windows": lambda parts: change(parts, "versions\\..\\evil", b"x"),
    "a file that no store has": lambda parts: change(parts, "evil.py", b"x"),
    "no list": lambda parts: parts.pop(SUMS),
    "a list that is none": lambda parts: parts.update({SUMS: b"\xff"}),
    "no records": lambda parts: (parts.pop("records.db"), change(parts, "current", parts["current"])),
}


@pytest.fixture
def small(tmp_path):
    """A backup of a store without a version."""
    store = Store(tmp_path / "warehouse")
    store.begin("统计股")
    backup(store, tmp_path / "a.zip")
    return tmp_path / "a.zip"


@pytest.mark.parametrize("changed", CHANGES)
def test_a_backup_that_was_changed_is_refused_and_leaves_nothing(small, tmp_path, changed):
    other = Store(tmp_path / "deep" / "elsewhere")
    other.root.parent.mkdir()
    with pytest.raises(DataError, match="没有恢复"):
        restore(other, rebuilt(small, tmp_path / "changed.zip", CHANGES[changed]))
    assert list(other.root.parent.iterdir()) == []
    assert not (tmp_path / "evil").exists()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 half", b"text"])
def test_a_file_that_is_no_backup_is_said_so(tmp_path, content):
    (tmp_path / "a.zip").write_bytes(content)
    with pytest.raises(DataError, match="不是看板的整库备份"):
        restore(Store(tmp_path / "elsewhere"), tmp_path / "a.zip")
    with pytest.raises(DataError, match="没有文件"):
        restore(Store(tmp_path / "elsewhere"), tmp_path / "nowhere.zip")


def test_a_postgresql_that_holds_something_else_is_not_overwritten(small, postgresql, tmp_path):
    other = Store(tmp_path / "elsewhere", Records.at(postgresql.new_url()))
    other.discarded(["甲.xlsx"], "统计股")
    with pytest.raises(DataError, match="已经有别的记录，没有恢复"):
        restore(other, small)
    assert (other.root.exists(), len(other.record.entries())) == (False, 1)


def test_a_restore_that_was_ended_after_the_postgresql_was_filled_goes_on_from_there(small, postgresql, tmp_path):
    other = Store(tmp_path / "elsewhere", Records.at(postgresql.new_url()))
    restore(other, small)
    for path in sorted(other.root.rglob("*"), reverse=True):
        path.unlink()
    other.root.rmdir()
    assert restore(other, small).is_sound
    assert [entry.what for entry in other.record.entries()] == ["新建", "恢复"]


def test_the_command_line_backs_up_and_restores(small, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("WAREHOUSE", str(tmp_path / "warehouse"))
    assert main(["backup", str(tmp_path / "b.zip"), "--by", "管理员"]) == 0
    assert capsys.readouterr().out == f"已备份整个数据文件夹到 {tmp_path / 'b.zip'}：2 个文件，操作记录到第 2 条。\n"
    monkeypatch.setenv("WAREHOUSE", str(tmp_path / "elsewhere"))
    assert main(["restore", str(tmp_path / "b.zip")]) == 0
    assert capsys.readouterr().out == f"已恢复到 {tmp_path / 'elsewhere'}：0 个版本，操作记录 3 条。\n"
    with zipfile.ZipFile(tmp_path / "b.zip") as file:
        assert sorted(file.namelist()) == [SUMS, "current", "records.db"]
