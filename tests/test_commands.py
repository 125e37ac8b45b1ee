"""Who sits at the machine owns what is on it: every command acts as its owner, sees every unit, and is listed here."""

import argparse

import pytest

import briefing.__main__
import data.__main__
import queries.__main__
from data.people.actor import OWNER
from data.warehouse.store import Store
from queries.options import add_scope_options, scope_from
from queries.version import EVERY_UNIT, open_version

OWNER_S = {
    data.__main__: {
        "accounts", "audit", "backup", "begin", "deliveries", "doctor", "export", "grants", "import", "keys",
        "leave-sample", "map", "original", "pin", "prune", "receive", "recipients", "repair", "restore", "rollback",
        "sample", "templates", "unpin", "upgrade", "versions",
    },
    queries.__main__: {"check", "diff", "list", "run"},
    briefing.__main__: {"bulletin", "deck", "dispatch", "report", "workbook"},
}  # fmt: skip


def commands(parser):
    [listed] = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    return set(listed.choices)


@pytest.mark.parametrize(("room", "owner_s"), OWNER_S.items(), ids=lambda each: getattr(each, "__name__", ""))
def test_every_command_is_listed_as_the_owner_s(room, owner_s):
    assert commands(room._parser()) == owner_s


def test_a_command_acts_as_the_owner(sample_warehouse, monkeypatch):
    monkeypatch.setenv("WAREHOUSE", str(sample_warehouse))
    assert Store.from_environment().actor is OWNER
    assert set(OWNER.acts.values()) == {None}


def test_a_command_asks_of_every_unit(sample_warehouse):
    parser = argparse.ArgumentParser()
    add_scope_options(parser)
    version = open_version(Store(sample_warehouse).current().path)
    assert scope_from(parser.parse_args(["--as-of", "2026-10"]), version).may_see is EVERY_UNIT
    version.con.close()
