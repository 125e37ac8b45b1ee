"""`python -m data recipients`: to whom reminders are pushed."""

import argparse

from data.commands.upkeep import Command
from data.reporting import recipients
from data.reporting.recipients import COUNTY, KINDS
from data.warehouse.store import Store


def add_recipients_command(command: Command) -> None:
    """Add the command; `command` enters one by name, function and summary and returns its parser."""
    named = command("recipients", _recipients, "to whom reminders are pushed, by mail or to a group's robot")
    named.add_argument(
        "--add",
        nargs=3,
        metavar=("UNIT", "KIND", "ADDRESS"),
        help=f"name one of a unit, by its id, or of {COUNTY}; KIND: {' or '.join(KINDS)}",
    )
    named.add_argument("--remove", metavar="NUMBER", help="push nothing more to it")


def _recipients(store: Store, given: argparse.Namespace) -> int:
    if given.add:
        unit, kind, address = given.add
        if kind not in KINDS:
            print(f"方式应当是 {' 或 '.join(KINDS)}，没有登记。")
            return 1
        recipients.add(store, unit, KINDS[kind], address)
    if given.remove:
        recipients.remove(store, given.remove)
    for each in recipients.known_to(store):
        print(f"{each.id:>4}  {recipients.name_of(store, each)}  {each.kind}  {each.address}")
    return 0
