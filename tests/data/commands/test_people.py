import re

import pytest

from data.__main__ import main
from data.people.sign_in import sign_in
from data.warehouse.store import Store
from tests.data.warehouse.built import one_version


@pytest.fixture
def store(made_once, tmp_path, monkeypatch):
    """A store of one version."""
    monkeypatch.setenv("WAREHOUSE", str(tmp_path / "warehouse"))
    return made_once(one_version, tmp_path / "warehouse")


def said(capsys, *arguments):
    assert main(list(arguments)) == 0
    return capsys.readouterr().out.splitlines()


def test_an_account_is_made_with_a_password_that_is_shown_once(store, capsys):
    first, line = said(capsys, "accounts", "--add", "甲镇")
    password = re.fullmatch(r"甲镇 的初始口令：(\S{16})（只显示这一次，首次登录时要改）", first)[1]
    assert line == "甲镇  待改初始口令"
    assert sign_in(Store(store.root), "甲镇", password).must_change
    assert said(capsys, "accounts", "--close", "甲镇") == ["甲镇  已停用"]
    assert said(capsys, "accounts", "--reset", "甲镇")[1:] == ["甲镇  待改初始口令"]


def test_a_role_is_given_and_taken_back_by_its_number(store, capsys):
    [line] = said(capsys, "grants", "--give", "李局", "leader", "--until", "2099-12-31")
    number, rest = re.fullmatch(r" +(\d+)  (.+)", line).groups()
    assert re.fullmatch(r"李局  领导  全县，至 2099-12-31，\S+ 授", rest)
    assert said(capsys, "grants", "--end", number) == []
    assert main(["grants", "--give", "李局", "mayor"]) == 1
    assert "没有角色“mayor”" in capsys.readouterr().err
