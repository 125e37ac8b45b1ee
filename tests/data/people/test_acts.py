"""Every act that the record keeps asks first whether whoever acts may do it."""

import ast
import datetime as dt
from pathlib import Path

import pytest

from data.mapping import remembered
from data.people.actor import NotAllowed, united
from data.reporting import deliveries
from data.warehouse import (
    archive,
    backup,
    bringing_back,
    keeping,
    meetings,
    originals,
    repair,
    restoring,
    signing,
    upgrading,
    verification,
)
from data.warehouse.store import Store
from records.decisions import Decision
from records.deliveries import UnitDelivery

DATA = Path(__file__).parents[3] / "data"
BY_THEMSELVES = {  # who does them needs no role: what a writer's lock notes, what everybody does for himself
    "data/warehouse/store.py changing", "data/warehouse/store.py point_to", "data/people/sign_in.py sign_in",
    "data/people/sign_in.py change", "data/people/sign_in.py sign_in_by_provider",
}  # fmt: skip
DELIVERY = UnitDelivery("2026-10-A-1", "A", dt.date(2026, 10, 1))
ACTS = {
    "publish": lambda store, tmp: store.publish(store.draft(), "", ""),
    "roll back": lambda store, tmp: store.rollback(store.current().id),
    "leave the sample": lambda store, tmp: store.leave_sample(),
    "begin": lambda store, tmp: store.begin(),
    "receive": lambda store, tmp: store.received([], [], ""),
    "discard": lambda store, tmp: store.discarded(["a"], ""),
    "confirm": lambda store, tmp: store.decide([Decision("k", "confirm", "采纳", "", "甲")]),
    "decide": lambda store, tmp: store.decide([Decision("k", "dismiss", "已说明", "因为", "甲")]),
    "an original": lambda store, tmp: originals.original(store, "abcdef01"),
    "pin": lambda store, tmp: keeping.fix(store, store.current().id),
    "unpin": lambda store, tmp: keeping.unfix(store, store.current().id),
    "prune": lambda store, tmp: keeping.prune(store, 1),
    "export": lambda store, tmp: archive.export(store, store.current().id, tmp / "out.zip"),
    "import": lambda store, tmp: restoring.import_archive(store, tmp / "in.zip"),
    "back up": lambda store, tmp: backup.backup(store, tmp / "all.zip"),
    "restore": lambda store, tmp: bringing_back.restore(store, tmp / "all.zip"),
    "repair": lambda store, tmp: repair.repair(store, []),
    "upgrade": lambda store, tmp: upgrading.upgrade(store, ""),
    "trust": lambda store, tmp: signing.trust(store, "市局", "key"),
    "distrust": lambda store, tmp: signing.distrust(store, "市局"),
    "acknowledge": lambda store, tmp: verification.acknowledge(store, "因为"),
    "keep a meeting": lambda store, tmp: meetings.keep(store, None),
    "remember a mapping": lambda store, tmp: remembered.remember(store, None, (1, 1), "", ""),
    "remember a file": lambda store, tmp: remembered.remember_file(store, [], "", ""),
    "deliver for a unit": lambda store, tmp: deliveries.lay_down(store, "A", DELIVERY.month, None, []),
    "submit": lambda store, tmp: deliveries.submit(store, DELIVERY),
    "check a delivery": lambda store, tmp: deliveries.check(store, DELIVERY),
    "return a delivery": lambda store, tmp: deliveries.give_back(store, DELIVERY, "因为"),
    "merge deliveries": lambda store, tmp: deliveries.merging(store, [DELIVERY]),
    "a delivery's file": lambda store, tmp: deliveries.content(store, DELIVERY, 0),
    "a unit's deliveries": lambda store, tmp: deliveries.of_unit(store, "A"),
    "all deliveries": lambda store, tmp: deliveries.of_month(store, DELIVERY.month),
    "forget a mapping": lambda store, tmp: remembered.forget(store, "k", ""),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_whoever_has_no_role_is_refused_and_nothing_is_recorded(store, tmp_path, act):
    before = store.record.last()
    with pytest.raises(NotAllowed, match=r"某人没有“.+”权限，没有执行。"):
        act(Store(store.root, actor=united("某人", [])), tmp_path)
    assert store.record.last() == before


def test_a_leader_may_look_and_nothing_else(store):
    leader = Store(store.root, actor=united("李局", [("leader", None)]))
    assert leader.current().id == store.current().id
    with pytest.raises(NotAllowed, match="李局没有“回滚”权限"):
        leader.rollback(store.current().id)


def test_whatever_enters_the_record_asks_who_acts():
    found = [
        f"{path.relative_to(DATA.parent)} {function.name}"
        for path in sorted(DATA.rglob("*.py"))
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef) and not function.name.startswith("_") and _records(function)
    ]
    assert [name for name in found if name not in BY_THEMSELVES] == []


def _records(function: ast.FunctionDef) -> bool:
    """Whether it appends to the record or changes the store without asking who acts."""
    called = {ast.unparse(node.func) for node in ast.walk(function) if isinstance(node, ast.Call)}
    asks = any(name.endswith((".must", ".must_for_some", "_refuse_more_than_own")) for name in called)
    return not asks and any(name.endswith(("record.append", ".changing", ".point_to")) for name in called)
