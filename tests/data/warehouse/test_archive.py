import hashlib
import json
import tempfile
import zipfile
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from data.errors import DataError
from data.files.workbook import Sheet
from data.mapping.known import forget, remember, remembered
from data.warehouse import restoring
from data.warehouse.archive import MANIFEST, SIGNATURE, VERSION, export
from data.warehouse.originals import original, take_out
from data.warehouse.restoring import import_archive
from data.warehouse.store import Store
from data.warehouse.verification import verify

CONTENT = {"一月.xlsx": b"first", "二月.xlsx": b"second"}
HASHES = {name: hashlib.sha256(content).hexdigest() for name, content in CONTENT.items()}


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "warehouse")


@pytest.fixture
def kept(store):
    """A store of two versions, each with a file, and the ids."""
    for name, content in CONTENT.items():
        draft = store.draft()
        draft.new_batch("funds", name, HASHES[name], "统计员甲")
        draft.keep_original(f"{HASHES[name]}.xlsx", content)
        store.publish(draft, name, "统计员甲")
    return store, [path.stem for path in store.paths()]


@pytest.fixture
def other(tmp_path):
    return Store(tmp_path / "elsewhere")


@pytest.fixture
def archive(kept, tmp_path):
    """The second version as one file."""
    store, ids = kept
    export(store, ids[1], tmp_path / "备份.zip", "管理员")
    return tmp_path / "备份.zip"


def rebuilt(archive, path, change):
    """A copy of the archive, unsigned, whose parts went through `change(parts)`: name -> bytes."""
    with zipfile.ZipFile(archive) as file:
        parts = {name: file.read(name) for name in file.namelist() if name != SIGNATURE}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return path


def files(store):
    return sorted(str(path.relative_to(store.root)) for path in store.root.rglob("*") if path.is_file())


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


def manifest_of(parts):
    return json.loads(parts[MANIFEST])


def put_manifest(parts, manifest):
    parts[MANIFEST] = json.dumps(manifest).encode()


def climb_out(parts):
    manifest = manifest_of(parts)
    manifest["parts"].append({"name": "../../evil", "size": 4, "sha256": hashlib.sha256(b"evil").hexdigest()})
    parts["../../evil"] = b"evil"
    put_manifest(parts, manifest)


def climb_out_by_id(parts):
    put_manifest(parts, manifest_of(parts) | {"id": "../../2026-10-0001-00000000"})


def say_less(parts):
    manifest = manifest_of(parts)
    manifest["parts"][0]["size"] -= 1
    put_manifest(parts, manifest)


def change_a_byte(parts):
    parts[VERSION] = parts[VERSION][:-1] + bytes([parts[VERSION][-1] ^ 1])


def put_version(parts, content, beginning="0000-00-0002"):
    """Put another file in the version's place, with an id that fits its bytes."""
    manifest, digest = manifest_of(parts), hashlib.sha256(content).hexdigest()
    parts[VERSION] = content
    manifest["parts"][0] |= {"size": len(content), "sha256": digest}
    put_manifest(parts, manifest | {"id": f"{beginning}-{digest[:8]}"})


def altered(beginning, *statements):
    """A change of what the version itself holds; `beginning` is that of its id."""

    def change(parts):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "version.duckdb"
            path.write_bytes(parts[VERSION])
            with duckdb.connect(str(path)) as con:
                for statement in statements:
                    con.execute(statement)
            put_version(parts, path.read_bytes(), beginning)

    return change


def put_original(parts):
    manifest, content = manifest_of(parts), b"nobody sent this"
    digest = hashlib.sha256(content).hexdigest()
    parts[f"originals/{digest}.exe"] = content
    manifest["parts"].append({"name": f"originals/{digest}.exe", "size": len(content), "sha256": digest})
    put_manifest(parts, manifest)


def called(beginning):
    """A change of the id that the archive gives its version."""
    return lambda parts: put_version(parts, parts[VERSION], beginning)


BULLETIN = (
    "insert into city_ranks values ('2026-09-01', '某县', '到位资金', 1, null, 1, true, 1, '表', 2)"
)
RENUMBER = "update publications set version_no = 950000 where version_no = 2"


CHANGES = {
    "a part that no manifest names": lambda parts: parts.update({"more.txt": b"x"}),
    "a part that is missing": lambda parts: parts.pop("audit.jsonl"),
    "a path out of the folder": climb_out,
    "an id that is a path": climb_out_by_id,
    "a size that isn't so": say_less,
    "a byte that was changed": change_a_byte,
    "a version that is no database": lambda parts: put_version(parts, b"no database"),
    "a version that lacks a table": altered("0000-00-0002", "drop table monthly_funds"),
    "a version in whose place of a table is a view": altered(
        "0000-00-0002", "drop table key_progress", "create view key_progress as from city_ranks"
    ),
    "a version without a publication": altered("0000-00-0002", "delete from publications"),
    "an id with another number than the version's": called("0000-00-0003"),
    "an id with another month than the version's": altered("2026-10-0002", BULLETIN),
    "an id with more digits than there are numbers": called("0000-00-20260001"),
    "a number that leaves none to the next": altered("0000-00-950000", RENUMBER),
    "an original that the version doesn't name": put_original,
    "no manifest": lambda parts: parts.pop(MANIFEST),
    "a manifest of another program": lambda parts: put_manifest(parts, manifest_of(parts) | {"format": "x"}),
    "a manifest that is a list": lambda parts: put_manifest(parts, []),
    "a manifest without parts": lambda parts: put_manifest(parts, {"format": "dashboard-version-1"}),
    "an id that is a number": lambda parts: put_manifest(parts, manifest_of(parts) | {"id": 7}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_an_archive_that_was_changed_is_refused_and_leaves_nothing(archive, other, tmp_path, change):
    other.publish(other.draft(), "本县", "统计员甲")
    before = files(other)
    with pytest.raises(DataError, match=r"没有导入|不是看板导出"):
        import_archive(other, rebuilt(archive, tmp_path / "changed.zip", CHANGES[change]), make_current=True)
    assert files(other) == before
    assert not (tmp_path / "evil").exists()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 half", b"text"])
def test_a_file_that_is_no_archive_is_said_so(other, tmp_path, content):
    (tmp_path / "a.zip").write_bytes(content)
    with pytest.raises(DataError, match="不是看板导出"):
        import_archive(other, tmp_path / "a.zip")
    with pytest.raises(DataError, match="没有文件"):
        import_archive(other, tmp_path / "nowhere.zip")


def test_an_archive_cut_off_is_refused(archive, other, tmp_path):
    (tmp_path / "half.zip").write_bytes(archive.read_bytes()[:-2000])
    with pytest.raises(DataError, match="不是看板导出"):
        import_archive(other, tmp_path / "half.zip")


def test_a_version_made_of_views_over_this_machines_files_is_refused(other, tmp_path, archive):
    def trick(parts):
        path = tmp_path / "trick.duckdb"
        con = duckdb.connect(str(path))
        con.execute("create view publications as select * from read_csv('/etc/hostname', header = false)")
        con.close()
        put_version(parts, path.read_bytes())

    with pytest.raises(DataError, match="不是看板导出"):
        import_archive(other, rebuilt(archive, tmp_path / "trick.zip", trick))


def test_what_would_unfold_to_more_than_it_can_hold_is_refused_before_it_unfolds(other, tmp_path, archive, monkeypatch):
    monkeypatch.setattr(restoring, "SLACK", 2**20)
    bomb = rebuilt(archive, tmp_path / "bomb.zip", lambda parts: parts.update({"audit.jsonl": bytes(200 * 2**20)}))
    with pytest.raises(DataError, match="与它的大小不相称，没有导入"):
        import_archive(other, bomb)
    assert not (other.root / "imported").exists()


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
    assert "和 2 个原件、1 份对应关系。" in import_archive(other, mapped).told
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
