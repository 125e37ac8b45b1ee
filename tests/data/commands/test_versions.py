import hashlib
import json

import pytest

from data.__main__ import main
from data.warehouse.signing import public_key
from tests.records.tampering import tamper

CONTENT = b"as it came"
HASH = hashlib.sha256(CONTENT).hexdigest()


def corrected(store):
    """Two versions; the first came with one file."""
    draft = store.draft()
    draft.new_batch("funds", "一月.xlsx", HASH, "统计员甲")
    draft.keep_original(f"{HASH}.xlsx", CONTENT)
    store.publish(draft, "一月月报", "统计员甲")
    store.publish(store.draft(), "更正", "统计员乙")


@pytest.fixture
def store(made_once, tmp_path, monkeypatch):
    monkeypatch.setenv("WAREHOUSE", str(tmp_path / "warehouse"))
    return made_once(corrected, tmp_path / "warehouse")


@pytest.fixture
def run(store, capsys):
    """Run a command; returns its exit status and what it printed, line by line."""

    def run(*arguments):
        capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return status, (told.out + told.err).splitlines()

    return run


@pytest.fixture
def ids(store):
    return [path.stem for path in store.paths()]


def test_the_list_says_who_when_why_and_which_files_and_why_a_version_stays(store, run, ids):
    run("pin", ids[0], "--note", "报市局", "--by", "甲")
    first, second = reversed(store.versions())
    assert run("versions") == (0, [
        f"* {ids[1]}  {second.published_at:%Y-%m-%d %H:%M} 统计员乙 更正",
        "    当前版本",
        f"  {ids[0]}  {first.published_at:%Y-%m-%d %H:%M} 统计员甲 一月月报",
        "    已固定：报市局",
        f"    {HASH[:12]}  一月.xlsx（入库 0 行）",
    ])  # fmt: skip


def test_the_list_as_json_carries_every_file_with_its_hash(run, ids):
    status, lines = run("versions", "--json")
    listed = json.loads("\n".join(lines))
    assert (status, [version["id"] for version in listed]) == (0, ids[::-1])
    assert [[(file["name"], file["hash"]) for file in version["files"]] for version in listed] == [
        [], [("一月.xlsx", HASH)]
    ]  # fmt: skip
    assert [version["kept_because"] for version in listed] == [["当前版本"], []]


def test_a_pinned_version_outlives_a_pruning_until_it_is_unpinned(run, ids):
    run("pin", ids[0])
    assert run("prune", "--keep", 1) == (0, ["没有可以清理的版本。"])
    assert run("unpin", ids[0]) == (0, [f"已取消固定版本 {ids[0]}。"])
    assert run("prune", "--keep", 1, "--dry-run") == (0, [ids[0], "以上 1 个版本将被清理；这是试运行，没有删除。"])
    assert run("prune", "--keep", 1) == (0, [ids[0], "已清理 1 个版本，原件都还在。"])
    assert run("prune", "--keep", 0) == (1, ["至少保留 1 个版本。"])


def test_a_version_is_exported_and_comes_in_elsewhere(store, run, ids, tmp_path, monkeypatch):
    file = tmp_path / "备份.zip"
    assert run("export", ids[0], file) == (0, [f"已导出版本 {ids[0]} 和 1 个原件到 {file}。"])
    assert run("import", file) == (0, [
        f"版本 {ids[0]} 本来就在，没有重复导入；补回原件 0 个。出处已验证：本库。",
        "当前版本没有变动；需要时用 rollback 换到它。",
    ])  # fmt: skip
    monkeypatch.setenv("WAREHOUSE", str(tmp_path / "elsewhere"))
    origin = f"出处未验证：签名的公钥 {public_key(store)} 不在信任的名单里"
    assert run("import", file, "--current") == (0, [
        f"已导入版本 {ids[0]} 和 1 个原件。{origin}。", "它现在是当前版本。",
    ])  # fmt: skip
    assert run("versions")[1][1:3] == ["    当前版本", f"    {origin}"]
    assert run("import", tmp_path / "nowhere.zip") == (1, [f"没有文件 {tmp_path / 'nowhere.zip'}。"])


def test_an_original_is_taken_out_by_its_hash(run, tmp_path):
    assert run("original", HASH[:8], tmp_path) == (0, [f"已取出原件：{tmp_path / '一月.xlsx'}"])
    assert (tmp_path / "一月.xlsx").read_bytes() == CONTENT
    assert run("original", "ffffffff", tmp_path) == (1, ["没有校验值以 ffffffff 开头的原件。"])


def test_the_record_lists_who_did_what_and_says_that_it_is_sound(store, run, ids):
    run("rollback", ids[0], "--by", "统计员丙")
    status, lines = run("audit")
    assert (status, [line.split("  ")[0:1] + line.split("  ")[-3:] for line in lines[:-1]]) == (0, [
        ["", "统计员甲", "发布", ids[0]], ["", "统计员乙", "发布", ids[1]], ["", "统计员丙", "回滚", ids[0]],
    ])  # fmt: skip
    assert lines[-1] == f"操作记录 3 条，未发现改动。末条第 3 条，校验值 {store.record.last()[1]}"


def test_a_record_that_was_tampered_with_exits_1_and_names_the_entry(store, run):
    tamper(store.records, "update entries set who = '统计员丁' where who = '统计员乙'")
    assert run("audit", "--verify") == (1, ["第 2 条被改动过：内容与校验值不符", "操作记录被改动过：1 处。"])
    status, lines = run("audit", "--json")
    answer = json.loads("\n".join(lines))
    assert (status, answer["is_sound"], answer["faults"], [entry["who"] for entry in answer["entries"]]) == (
        1, False, [{"number": 2, "text": "第 2 条被改动过：内容与校验值不符"}], ["统计员甲", "统计员丁"],
    )  # fmt: skip


@pytest.mark.parametrize("arguments", [["pin"], ["prune"], ["export", "x"], ["import"], ["original", "abc"]])
def test_wrong_usage_exits_2(store, arguments):
    with pytest.raises(SystemExit) as exit:
        main(arguments)
    assert exit.value.code == 2
