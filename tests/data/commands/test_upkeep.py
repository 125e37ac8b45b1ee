import pytest

from data.__main__ import main
from data.warehouse.signing import public_key
from data.warehouse.store import Store
from tests.data.warehouse.built import one_version


@pytest.fixture
def store(made_once, tmp_path, monkeypatch):
    """A store of one version."""
    monkeypatch.setenv("WAREHOUSE", str(tmp_path / "warehouse"))
    return made_once(one_version, tmp_path / "warehouse")


def test_the_own_key_is_shown_and_those_of_others_are_listed_and_taken_off(store, tmp_path, capsys):
    own, other = public_key(store), public_key(Store(tmp_path / "other"))
    assert main(["keys", "--trust", "市局", other, "--by", "管理员"]) == 0
    assert capsys.readouterr().out.splitlines() == [f"本库的公钥：{own}", f"信任：市局  {other}"]
    assert main(["keys", "--distrust", "市局"]) == 0
    assert capsys.readouterr().out.splitlines() == [f"本库的公钥：{own}"]
    assert main(["keys", "--trust", "市局", "nonsense"]) == 1
    assert "这不是公钥" in capsys.readouterr().err


def test_repair_says_what_it_set_aside_and_which_version_is_current(store, capsys):
    first = store.current().id
    second = store.publish(store.draft(), "二月", "统计员甲").id
    assert main(["repair"]) == 0
    assert capsys.readouterr().out.splitlines() == ["没有需要移开的版本。", f"当前版本 {second}"]
    assert main(["repair", second, "--by", "管理员"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        second, "以上 1 个版本已移到 aside 文件夹，没有删除。", f"当前版本 {first}",
    ]  # fmt: skip
