"""`python -m data deliveries`: what units sent for a month, and what the page 月度上报 does with it."""

import argparse
import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from data.commands.receive import told
from data.commands.upkeep import Command
from data.delivery import Delivery, deliver
from data.errors import DataError, NoVersion
from data.mapping.remembered import Mappings, remembered
from data.reporting import deliveries
from data.reporting.calendar import of_version
from data.reporting.deliveries import Content
from data.warehouse.draft import Draft
from data.warehouse.store import Store
from data.workplace import Workplace
from records.deliveries import CHECKED, UnitDelivery, all_deliveries


def add_delivery_command(command: Command) -> None:
    """Add the command; `command` enters one by name, function and summary and returns its parser."""
    made = command("deliveries", _deliveries, "what units sent for a month: submit, check, return, merge and publish")
    made.add_argument("--month", type=_month, metavar="YYYY-MM", help="the month that is reported now, if left out")
    made.add_argument("--submit", nargs="+", metavar=("UNIT", "FILE"), help="submit files of a unit, by its id")
    made.add_argument("--check", metavar="ID", help="say that a delivery was checked")
    made.add_argument("--return", nargs=2, dest="give_back", metavar=("ID", "REASON"), help="return it to be corrected")
    made.add_argument("--merge", metavar="REASON", help="publish what was checked, with that reason")


def _deliveries(store: Store, given: argparse.Namespace) -> int:
    month = given.month or _now(store)
    if given.submit:
        unit_id, *files = given.submit
        _submit(store, unit_id, month, [Path(each) for each in files])
    if given.check:
        deliveries.check(store, _named(store, given.check))
    if given.give_back:
        deliveries.give_back(store, _named(store, given.give_back[0]), given.give_back[1])
    status = _merge(store, month, given.merge) if given.merge else 0
    for each in all_deliveries(store.records, month):
        print("  ".join(filter(None, (each.id, each.state, each.version_id, each.reason, each.changed))))
    return status


def _submit(store: Store, unit_id: str, month: dt.date, files: Sequence[Path]) -> None:
    """Rehearse, say the receipts, and submit; raises DataError when a file can't be read."""
    draft = store.draft(own=(unit_id,))
    try:
        found = deliver(files, draft, store.actor.name, mappings=Mappings(remembered=remembered(store)))
    finally:
        draft.close()
    print("\n".join(told(found)))
    if found.refusals or not files:
        raise DataError("没有提交：请改正读不出来的文件，再提交一次。")
    kept = [Content(path.name, path.read_bytes(), found.ledgers.get(path.name, ())) for path in files]
    seen = next((each for each in deliveries.of_unit(store, unit_id) if each.month == month), None)
    deliveries.submit(store, deliveries.lay_down(store, unit_id, month, seen, kept))


def _merge(store: Store, month: dt.date, reason: str) -> int:
    """Receive all that was checked into one draft and publish it: 0, else 1."""
    checked = [each for each in all_deliveries(store.records, month) if each.state == CHECKED]
    draft = store.draft()
    with Workplace() as folder:
        own = {
            path: (each.unit_id,)
            for each in checked
            for place, file in enumerate(each.files)
            for path in [_laid(folder / each.id / file.name, deliveries.content(store, each, place))]
        }
        decided, known = store.decisions().confirmed, Mappings(remembered=remembered(store))
        found = deliver(own, draft, store.actor.name, decided, mappings=known, own=own)
        store.received(found.receipts, found.refusals, store.actor.name)
        return _publish(store, draft, found, reason, checked)


def _publish(store: Store, draft: Draft, found: Delivery, reason: str, checked: Sequence[UnitDelivery]) -> int:
    print("\n".join(told(found)))
    if found.refusals or not found.is_news:
        print("没有发布：没有可以入库的行，或有文件读不出来。")
        return 1
    version = store.publish(draft, reason, store.actor.name, deliveries.merging(store, checked))
    print(f"已发布版本 {version.id}，并入 {len(checked)} 个单位的报送。")
    return 0


def _laid(path: Path, content: bytes) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return path


def _named(store: Store, delivery_id: str) -> UnitDelivery:
    for each in all_deliveries(store.records):
        if each.id == delivery_id:
            return each
    raise DataError(f"没有编号为 {delivery_id} 的报送。不带参数运行 python -m data deliveries 可以查看。")


def _now(store: Store) -> dt.date:
    current = store.current()
    if current is None:
        raise NoVersion("还没有发布过版本，没有单位可以报送。请先接收基础配置。")
    return of_version(current.path).latest(dt.date.today())


def _month(text: str) -> dt.date:
    """A month of the command line; argparse says what is wrong with another text."""
    try:
        return dt.date.fromisoformat(f"{text}-01")
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}”不是月份，请写成 2026-10") from error
