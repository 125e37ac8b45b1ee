"""Every act that the record keeps asks first whether whoever acts may do it."""

import ast
import datetime as dt
from pathlib import Path

import pytest

from data.dispatching import items, notes
from data.mapping import remembered
from data.people import grants, sign_in
from data.people.actor import ROLES, NotAllowed, united
from data.reporting import deliveries, recipients
from data.warehouse import (
    archive,
    backup,
    bringing_back,
    keeping,
    meeting_links,
    meetings,
    originals,
    repair,
    restoring,
    signing,
    upgrading,
    verification,
)
from data.warehouse.store import Store
from records import accounts
from records.accounts import Account
from records.decisions import Decision
from records.deliveries import UnitDelivery
from records.items import Item, Seen
from records.meetings import Meeting
from records.notes import Note
from records.recipients import MAIL, Recipient

DATA = Path(__file__).parents[3] / "data"
BY_THEMSELVES = {  # who does them needs no role: what a writer's lock notes, what everybody does for himself
    "data/warehouse/store.py changing", "data/warehouse/store.py point_to", "data/people/sign_in.py sign_in",
    "data/people/sign_in.py change", "data/people/sign_in.py sign_in_by_provider",
    "data/warehouse/meeting_links.py note_followed",
}  # fmt: skip
TO = Recipient("1", "A", MAIL, "a@b.cn")
MEETING = Meeting("20261001-001", "例会", dt.date(2026, 10, 1), "v", dt.date(2026, 10, 1))
ITEM = Seen("WT1", "A", "办理中", dt.date(2026, 3, 2))
NOTE = Note(1, "在谈 T1", "来县看地", dt.datetime(2026, 11, 2), "某人")
DELIVERY = UnitDelivery("2026-10-A-1", "A", dt.date(2026, 10, 1))


@pytest.fixture
def peopled(store):
    """The store with an account and a grant."""
    with store.records.changing() as con:
        accounts.put(con, Account("甲", "secret", must_change=False))
    grants.give(store, "丙", "leader")
    return store


ACTS = {
    "publish": lambda store, tmp: store.publish(None, "", ""),
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
    "who delivers here": lambda store, tmp: deliveries.online(store),
    "forget a mapping": lambda store, tmp: remembered.forget(store, "k", ""),
    "prepare a meeting": lambda store, tmp: meetings.prepare(store, "例会", DELIVERY.month, DELIVERY.month, {}, ("a",)),
    "make a link": lambda store, tmp: meeting_links.make(store, MEETING, [], dt.date.max),
    "take a link back": lambda store, tmp: meeting_links.revoke(store, MEETING, "1"),
    "name a recipient": lambda store, tmp: recipients.add(store, "A", MAIL, "a@b.cn"),
    "forget a recipient": lambda store, tmp: recipients.remove(store, "1"),
    "all recipients": lambda store, tmp: recipients.known_to(store),
    "push a reminder": lambda store, tmp: recipients.note_pushed(store, TO, DELIVERY.month, ""),
    "make an account": lambda store, tmp: sign_in.add(store, "乙", "kaiban-2026-yi"),
    "reset a password": lambda store, tmp: sign_in.reset(store, "甲", "kaiban-2026-er"),
    "close an account": lambda store, tmp: sign_in.close(store, "甲"),
    "open an account": lambda store, tmp: sign_in.reopen(store, "甲"),
    "grant": lambda store, tmp: grants.give(store, "乙", "unit", "A"),
    "look in another's place": lambda store, tmp: grants.in_place_of(store, "乙", "unit", "A"),
    "write a note": lambda store, tmp: notes.write(store, "在谈 T1", "来县看地"),
    "take a note back": lambda store, tmp: notes.take_back(store, NOTE),
    "raise an item": lambda store, tmp: items.raise_item(store, Item("", unit_id="A", matter="缺电")),
    "apply for closing": lambda store, tmp: items.work(store, ITEM, "申请销号", DELIVERY.month, evidence="单"),
    "verify a closing": lambda store, tmp: items.work(store, ITEM, "核验通过", DELIVERY.month),
    "close an item": lambda store, tmp: items.work(store, ITEM, "确认销号", DELIVERY.month),
    "end a grant": lambda store, tmp: grants.end(store, grants.grants(store)[0].number),
}


NEEDED = {  # for the county, but where it says for which part
    "publish": "publish", "roll back": "roll_back", "leave the sample": "publish", "begin": "keep",
    "receive": "receive of some", "discard": "receive of some", "confirm": "confirm", "decide": "decide",
    "an original": "receive", "pin": "keep", "unpin": "keep", "prune": "keep", "export": "keep", "import": "keep",
    "back up": "keep", "restore": "keep", "repair": "keep", "upgrade": "keep", "trust": "keep", "distrust": "keep",
    "acknowledge": "keep", "prepare a meeting": "meet", "keep a meeting": "meet", "remember a mapping": "confirm",
    "make a link": "meet", "take a link back": "meet", "name a recipient": "grant", "forget a recipient": "grant",
    "all recipients": "receive", "push a reminder": "receive",
    "remember a file": "confirm", "deliver for a unit": "receive of A", "submit": "receive of A",
    "check a delivery": "receive", "return a delivery": "receive", "merge deliveries": "receive",
    "a delivery's file": "receive of A", "a unit's deliveries": "receive of A", "all deliveries": "receive",
    "who delivers here": "receive",
    "write a note": "note of some", "take a note back": "note of some", "raise an item": "raise of A",
    "apply for closing": "raise of A", "verify a closing": "verify of A",
    "close an item": "close of A",
    "forget a mapping": "confirm", "make an account": "grant", "reset a password": "grant", "close an account": "grant",
    "open an account": "grant", "grant": "grant of A", "look in another's place": "grant of A", "end a grant": "grant",
}  # fmt: skip
HELD = [(role, unit) for role in ROLES for unit in (None, "A", "B")]


def allowed(needed, role, unit):
    """What data/reference/roles.csv says of an act for somebody who holds a role for the county or one unit."""
    act, _, part = needed.partition(" of ")
    return act in ROLES[role].acts and unit in {"": {None}, "some": {None, "A", "B"}, "A": {None, "A"}}[part]


@pytest.mark.parametrize("name", ACTS)
def test_each_act_is_for_whom_the_roles_say_and_who_is_refused_leaves_no_trace(peopled, tmp_path, name):
    held = sorted(HELD, key=lambda each: allowed(NEEDED[name], *each))  # the refused ones first
    before, done = peopled.record.last(), []
    for role, unit in held:
        try:
            ACTS[name](Store(peopled.root, actor=united("某人", [(role, (unit,) if unit else None)])), tmp_path)
        except NotAllowed:
            assert peopled.record.last() == before
            continue
        except Exception:  # who was let in finds nothing of what he asked for
            pass
        done.append((role, unit))
        before = peopled.record.last()
    assert done == [each for each in held if allowed(NEEDED[name], *each)]


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_whoever_has_no_role_is_refused_and_nothing_is_recorded(peopled, tmp_path, act):
    before = peopled.record.last()
    with pytest.raises(NotAllowed, match=r"某人没有“.+”权限，没有执行。"):
        act(Store(peopled.root, actor=united("某人", [])), tmp_path)
    assert peopled.record.last() == before


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


def test_whatever_asks_who_acts_is_tried_here_under_every_role():
    found = {
        function.name
        for path in sorted(DATA.rglob("*.py"))
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef) and not function.name.startswith("_") and _asks(function)
    }
    assert found - {"must_for_some"} - {name for act in ACTS.values() for name in act.__code__.co_names} == set()
    assert set(NEEDED) == set(ACTS)


def _asks(function: ast.FunctionDef) -> bool:
    return any(name.endswith((".must", ".must_for_some")) for name in _called(function))


def _called(function: ast.FunctionDef) -> set[str]:
    return {ast.unparse(node.func) for node in ast.walk(function) if isinstance(node, ast.Call)}


def _records(function: ast.FunctionDef) -> bool:
    """Whether it appends to the record or changes the store without asking who acts."""
    called = _called(function)
    return not _asks(function) and any(name.endswith(("record.append", ".changing", ".point_to")) for name in called)
