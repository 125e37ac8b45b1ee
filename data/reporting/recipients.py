"""The recipients of reminders in the hands of who may: named by who grants, pushed to by who gathers the reports."""

import datetime as dt
import re
from urllib.parse import urlsplit

from data.errors import DataError
from data.people.grants import units
from data.warehouse.store import Store
from records import recipients
from records.audit import Act
from records.recipients import MAIL, PUSHED, WEBHOOK, Recipient, all_recipients

COUNTY = "全县"
MAILBOX = re.compile(r"[\x21-\x7e]+@[\w.-]+", re.ASCII)
NOT_IN_MAILBOX = set('()<>[]:;,"\\')


def add(store: Store, unit: str, kind: str, address: str) -> None:
    """Name a recipient of a unit, by its id, or of 全县. Raises DataError for a unit or an address that is none."""
    store.actor.must("grant")
    known = units(store)
    unit_id = "" if unit == COUNTY else unit
    if unit_id and unit_id not in known:
        raise DataError(f"当前版本里没有单位 {unit}，没有登记。请写单位编号，或写“{COUNTY}”。")
    if not (_is_mailbox(address) if kind == MAIL else _is_hook(address)):
        what = "邮箱，例如 ban@example.gov.cn" if kind == MAIL else "http:// 或 https:// 开头的网址，里面没有账号口令"
        raise DataError(f"{kind}地址应当是{what}；没有登记。")
    with store.records.changing() as con:
        recipients.add(con, Recipient("", unit_id, kind, address), known.get(unit_id, COUNTY), store.actor.name)


def remove(store: Store, recipient_id: str) -> None:
    """Push nothing more to a recipient. Raises DataError when there is none of that number."""
    store.actor.must("grant")
    found = next((each for each in all_recipients(store.records) if each.id == recipient_id), None)
    if found is None:
        raise DataError(f"没有编号为 {recipient_id} 的催报对象。")
    with store.records.changing() as con:
        recipients.remove(con, found, name_of(store, found), store.actor.name)


def known_to(store: Store) -> list[Recipient]:
    """Every recipient, for who gathers the reports."""
    store.actor.must("receive")
    return all_recipients(store.records)


def name_of(store: Store, known: Recipient) -> str:
    """Whose recipient it is: the unit as the current version names it, else its id."""
    return units(store).get(known.unit_id, known.unit_id) or COUNTY


def note_pushed(store: Store, known: Recipient, month: dt.date, failed: str) -> None:
    """Enter in the record that a reminder went to a recipient, or why it `failed`; without the address."""
    store.actor.must("receive")
    told = {"recipient": known.id, "unit": known.unit_id, "kind": known.kind, "month": f"{month:%Y-%m}"}
    details = told | {"failed": failed}
    store.record.append([Act(PUSHED, store.actor.name, name_of(store, known), details)])


def pushed_on(store: Store, month: dt.date, day: dt.date) -> set[tuple[str, str, str]]:
    """Unit, kind and number of those whom a reminder of a month reached on a day."""
    told = [each for each in store.record.entries(PUSHED) if each.at[:10] == f"{day}"]
    return {
        (each.details["unit"], each.details["kind"], each.details["recipient"])
        for each in told
        if not each.details["failed"] and each.details["month"] == f"{month:%Y-%m}"
    }


def _is_mailbox(address: str) -> bool:
    return MAILBOX.fullmatch(address) is not None and NOT_IN_MAILBOX.isdisjoint(address) and address.count("@") == 1


def _is_hook(address: str) -> bool:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return False
    is_plain = address.isascii() and address.isprintable() and " " not in address
    return is_plain and parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc


KINDS = {"mail": MAIL, "webhook": WEBHOOK}  # as the command line calls them
