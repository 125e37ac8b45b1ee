import hashlib
import json
import zipfile
from decimal import Decimal

import duckdb
import pytest

from data.errors import DataError
from data.files.workbook import Sheet
from data.mapping.remembered import forget, remember, remembered
from data.warehouse.archive import MANIFEST, VERSION, export
from data.warehouse.originals import original, take_out
from data.warehouse.restoring import import_archive
from data.warehouse.verification import verify
from tests.data.warehouse.archives import BULLETIN, HASHES, rebuilt


def test_a_version_goes_to_another_store_with_its_originals(kept, archive, other):
    store, ids = kept
    done = import_archive(other, archive, "管理员")
    assert (done.id, done.was_there, done.originals, done.missing) == (ids[1], False, 2, ())
    assert other.path(ids[1]).read_bytes() == store.path(ids[1]).read_bytes()
    assert [original(other, digest).read_bytes() for digest in HASHES.values()] == [b"first", b"second"]
    assert (other.current(), [version.id for version in other.versions()]) == (None, [ids[1]])
    assert [(entry.what, entry.who, entry.about) for entry in other.record.entries()] == [("导入", "管理员", ids[1])]
    assert verify(other).is_sound
    assert [(entry.what, entry.who, entry.about) for entry in store.record.entries()][-1] == ("导出", "管理员", ids[1])


def test_an_imported_version_becomes_current_only_when_that_is_said_and_can_be_built_upon(archive, other):
    done = import_archive(other, archive, make_current=True)
    assert other.current().id == done.id
    assert other.publish(other.draft(), "接着发布", "统计员甲").id[:12] == "0000-00-0003"
    assert verify(other).is_sound


def test_the_archive_says_what_it_holds_and_what_the_record_says_of_it(kept, archive):
    _, ids = kept
    with zipfile.ZipFile(archive) as file:
        manifest = json.loads(file.read(MANIFEST))
        entries = [json.loads(line) for line in file.read("audit.jsonl").splitlines()]
    assert (manifest["id"], manifest["exported_by"], [part["name"] for part in manifest["parts"]]) == (
        ids[1], "管理员",
        [VERSION, *sorted(f"originals/{digest}.xlsx" for digest in HASHES.values()), "audit.jsonl"],
    )  # fmt: skip
    assert [(entry["what"], entry["about"]) for entry in entries] == [("发布", ids[1])]


def test_a_version_that_is_there_already_is_said_so_and_nothing_is_recorded(kept, archive):
    store, _ = kept
    before = store.record.last()
    done = import_archive(store, archive)
    assert (done.was_there, done.originals, store.record.last()) == (True, 0, before)


def test_a_damaged_version_and_lost_originals_are_restored(kept, archive):
    store, ids = kept
    store.path(ids[1]).write_bytes(b"broken")
    for path in (store.root / "originals").iterdir():
        path.unlink()
    done = import_archive(store, archive)
    assert (done.was_there, done.originals) == (False, 2)
    assert store.current().id == ids[1]


def test_an_original_that_was_lost_before_the_export_is_named(kept, tmp_path, other):
    store, ids = kept
    (store.root / "originals" / f"{HASHES['一月.xlsx']}.xlsx").write_bytes(b"changed")
    assert export(store, ids[1], tmp_path / "a.zip").missing == (HASHES["一月.xlsx"],)
    assert import_archive(other, tmp_path / "a.zip").missing == (HASHES["一月.xlsx"],)


def test_a_version_with_a_month_is_known_by_it(kept, tmp_path, other):
    store, _ = kept
    draft = store.draft()
    draft.con.execute(BULLETIN)
    version = store.publish(draft, "通报", "统计员甲")
    export(store, version.id, tmp_path / "b.zip")
    assert import_archive(other, tmp_path / "b.zip").id == version.id and version.id.startswith("2026-09-0003")


def test_an_export_never_overwrites(kept, archive):
    store, ids = kept
    with pytest.raises(DataError, match="已经存在"):
        export(store, ids[0], archive)
    with pytest.raises(DataError, match="没有版本"):
        export(store, "2026-10-0099-00000000", archive.with_name("b.zip"))


def test_an_original_is_found_by_the_beginning_of_its_hash_and_comes_out_as_it_came(kept, tmp_path):
    store, _ = kept
    digest = HASHES["二月.xlsx"]
    assert take_out(store, digest[:8].upper(), tmp_path).name == "二月.xlsx"
    assert (tmp_path / "二月.xlsx").read_bytes() == b"second"
    with pytest.raises(DataError, match="已经存在"):
        take_out(store, digest[:8], tmp_path)


def test_an_original_that_is_unknown_unclear_or_damaged_is_said_so(kept, tmp_path):
    store, _ = kept
    digest = HASHES["二月.xlsx"]
    for prefix, message in (("abc", "前 6 位以上"), ("../../etc", "前 6 位以上"), ("0" * 64, "没有校验值")):
        with pytest.raises(DataError, match=message):
            original(store, prefix)
    twin = store.root / "originals" / f"{digest[:10]}{'0' * 54}.xls"
    twin.write_bytes(b"twin")
    with pytest.raises(DataError, match="有 2 个，请多写几位"):
        original(store, digest[:8])
    (store.root / "originals" / f"{digest}.xlsx").write_bytes(b"changed")
    with pytest.raises(DataError, match="已损坏"):
        original(store, digest)


def test_money_survives_the_journey_to_the_last_digit(kept, tmp_path, other):
    store, _ = kept
    draft = store.draft()
    draft.con.execute("insert into units values ('R', '某县', null, '县', null, false, [], null, null)")
    draft.con.table("targets").insert([2026, "R", "arrived", Decimal("123456789012.345678"), None, None, None])
    version = store.publish(draft, "任务", "统计员甲")
    export(store, version.id, tmp_path / "b.zip")
    import_archive(other, tmp_path / "b.zip")
    con = duckdb.connect(str(other.path(version.id)), read_only=True)
    assert con.execute("select value from targets").fetchall() == [(Decimal("123456789012.345678"),)]


MAPPING = """
[[table]]
kind = "资金月报"
[table.fields]
"项目编号" = "No"
"月份" = "Month"
"本月到位资金" = "Paid"
"""
SHEET = Sheet("表", [["No", "Month", "Paid"], ["P1", "2026-10", 5]])


@pytest.fixture
def mapped(kept, tmp_path):
    """An archive of a store that remembers a mapping."""
    store, ids = kept
    remember(store, SHEET, (1, 1), MAPPING, "统计股")
    export(store, ids[1], tmp_path / "带对应.zip")
    return tmp_path / "带对应.zip"


def test_what_is_remembered_of_headers_goes_along_and_what_the_other_store_remembers_stays(mapped, other):
    assert "和 2 个原件、1 份对应关系。" in import_archive(other, mapped).in_words
    [(key, known)] = remembered(other).items()
    assert (known.by, known.kinds) == ("统计股", "资金月报")
    forget(other, key, "管理员")
    remember(other, SHEET, (1, 1), MAPPING, "管理员")
    import_archive(other, mapped)
    assert [each.by for each in remembered(other).values()] == ["管理员"]


@pytest.mark.parametrize("content", [b"kind =", MAPPING.encode(), b"[confirmed]\nby = 1\nat = 2", b"\xff"])
def test_an_archive_with_a_mapping_that_is_none_is_refused(mapped, other, tmp_path, content):
    def change(parts):
        [name] = [name for name in parts if name.startswith("mappings/")]
        parts[name] = content
        told = json.loads(parts[MANIFEST])
        part = next(part for part in told["parts"] if part["name"] == name)
        part |= {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        parts[MANIFEST] = json.dumps(told).encode()

    with pytest.raises(DataError, match="这不是看板导出的版本文件"):
        import_archive(other, rebuilt(mapped, tmp_path / "改.zip", change))
    assert (other.versions(), remembered(other)) == ([], {})
