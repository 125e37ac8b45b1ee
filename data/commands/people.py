"""`python -m data`: the commands for who may sign in and what each may do."""

import argparse
import datetime as dt
import secrets

from data.commands.upkeep import Command
from data.people import grants, sign_in
from data.people.actor import ROLES
from data.people.grants import Grant
from data.warehouse.store import Store
from records.accounts import all_accounts

GENERATED = 12  # bytes of a first password


def add_people_commands(command: Command) -> None:
    """Add the commands; `command` enters one by name, function and summary and returns its parser."""
    persons = command("accounts", _accounts, "who may sign in, for an office without a sign-in of its own")
    persons.add_argument("--add", metavar="NAME", help="make an account; prints its first password")
    persons.add_argument("--reset", metavar="NAME", help="give it another first password, and open it again")
    persons.add_argument("--reopen", metavar="NAME", help="let somebody sign in by it again that was closed")
    persons.add_argument("--close", metavar="NAME", help="let nobody sign in by it any more")
    held = command("grants", _grants, "who holds which role")
    held.add_argument("--give", nargs=2, metavar=("NAME", "ROLE"), help=f"grant a role: {', '.join(ROLES)}")
    held.add_argument("--unit", default="", metavar="ID", help="for this unit and all below it only")
    held.add_argument("--until", type=dt.date.fromisoformat, metavar="YYYY-MM-DD", help="the last day")
    held.add_argument("--end", type=int, metavar="NUMBER", help="take a grant back, by its number")


def _accounts(store: Store, given: argparse.Namespace) -> int:
    for act, name in ((sign_in.add, given.add), (sign_in.reset, given.reset)):
        if name:
            first = secrets.token_urlsafe(GENERATED)
            act(store, name, first)
            print(f"{name} 的初始口令：{first}（只显示这一次，首次登录时要改）")
    for change, name in ((sign_in.close, given.close), (sign_in.reopen, given.reopen)):
        if name:
            change(store, name)
    for each in all_accounts(store.records):
        state = "已停用" if each.is_closed else "待改初始口令" if each.must_change else "在用"
        print(f"{each.name}  {state}")
    return 0


def _grants(store: Store, given: argparse.Namespace) -> int:
    if given.give:
        name, role = given.give
        grants.give(store, name, role, given.unit, given.until)
    if given.end is not None:
        grants.end(store, given.end)
    for each in grants.grants(store):
        print(_line(each))
    return 0


def _line(held: Grant) -> str:
    until = f"，至 {held.until}" if held.until else ""
    return f"{held.number:>5}  {held.name}  {ROLES[held.role].label}  {held.unit or '全县'}{until}，{held.given_by} 授"
