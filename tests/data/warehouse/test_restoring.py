"""Archives that aren't what they say, or that could do harm, are refused and leave nothing."""

import hashlib
import json
import tempfile
from pathlib import Path

import duckdb
import pytest

from data.errors import DataError
from data.warehouse import restoring
from data.warehouse.archive import MANIFEST, VERSION
from data.warehouse.restoring import import_archive
from tests.data.warehouse.archives import BULLETIN, files, rebuilt
from tests.data.warehouse.built import one_version


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
def test_an_archive_that_was_changed_is_refused_and_leaves_nothing(archive, made_once, tmp_path, change):
    other = made_once(one_version, tmp_path / "elsewhere")
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
