"""Accounts: those of an office without a sign-in of its own, and those that the office's provider speaks for.

Passwords are kept as argon2 hashes. Whoever made or reset an account knows its password, so it has to be changed at
the first sign-in. Wrong tries are counted: after a few of them the account waits.
"""

import datetime as dt
from dataclasses import replace

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error

from data.errors import DataError
from data.warehouse.store import Store
from records import accounts
from records.accounts import BY_PROVIDER, Account, account
from records.audit import Act

HASHER = PasswordHasher()
NOBODY_S = HASHER.hash("")  # what an unknown name is checked against: it takes as long as a known one
SHORTEST, LONGEST = 10, 200
TRIES, WAIT = 5, dt.timedelta(minutes=15)
WRONG = "用户名或口令不对。"
WAITING = "口令错得太多，这个账号要等 15 分钟再试；忘了口令的请管理员重设。"


class WrongPassword(DataError):
    """Somebody who isn't let in; the message doesn't say whether the account exists."""


def add(store: Store, name: str, password: str) -> None:
    """Make an account; its password has to be changed at the first sign-in. Raises DataError when it is taken."""
    store.actor.must("grant")
    if not name or name != " ".join(name.split()):
        raise DataError("账号名不能为空，前后和中间不能有多余的空格。")
    if account(store.records, name):
        raise DataError(f"已有账号 {name}。")
    _put(store, Account(name, _hashed(name, password), must_change=True), "建账号")


def reset(store: Store, name: str, password: str) -> None:
    """Give an account another password, to be changed at the next sign-in, and open it where it was closed or waits.

    Raises DataError where the office's provider speaks for it.
    """
    if _to_change(store, name).is_by_provider:
        raise DataError(f"{name} 由统一认证登录，没有口令可重设。")
    _put(store, Account(name, _hashed(name, password), must_change=True), "重设口令")


def reopen(store: Store, name: str) -> None:
    """Let somebody sign in again by an account that was closed."""
    _put(store, replace(_to_change(store, name), is_closed=False), "启用账号")


def close(store: Store, name: str) -> None:
    """Let nobody sign in by this account any more."""
    _put(store, replace(_to_change(store, name), is_closed=True), "停用账号")


def sign_in(store: Store, name: str, password: str) -> Account:
    """The account that name and password belong to. Raises WrongPassword for any others, and while it waits."""
    found, now = account(store.records, name), dt.datetime.now()
    anew = found is None or found.failed is None or now - found.failed >= WAIT
    if found and not anew and found.failures >= TRIES:
        raise WrongPassword(WAITING)
    kept = NOBODY_S if found is None or found.is_by_provider else found.secret
    if not _fits(kept, password) or kept is NOBODY_S or found is None or found.is_closed:
        if found:
            _count(store, found, now, anew=anew)
        raise WrongPassword(WRONG)
    renewed = _hashed(name, password, checked=False) if HASHER.check_needs_rehash(found.secret) else found.secret
    signed = replace(found, secret=renewed, failures=0, failed_at="")
    store.record.append([Act("登录", name, "看板")], lambda con: accounts.put(con, signed))
    return signed


def sign_in_by_provider(store: Store, issuer: str, subject: str, name: str) -> Account:
    """The account of whom the office's provider names; made when he first comes, without any role.

    `subject` is what the provider knows him by and never gives to anybody else: a name that two of them bear, or that
    is an account with a password, is refused by raising WrongPassword.
    """
    known = account(store.records, name) or Account(name, f"{BY_PROVIDER}{issuer} {subject}", must_change=False)
    if known.secret != f"{BY_PROVIDER}{issuer} {subject}":
        raise WrongPassword(f"这里已有另一个人的账号叫 {name}，没有登录。请管理员核对。")
    if known.is_closed:
        raise WrongPassword(f"账号 {name} 已停用。")
    store.record.append([Act("登录", name, "看板", {"by": issuer})], lambda con: accounts.put(con, known))
    return known


def change(store: Store, name: str, former: str, password: str) -> Account:
    """Change one's own password. Raises WrongPassword for a wrong former one, DataError for a weak or the same one."""
    known = sign_in(store, name, former)
    if password == former:
        raise DataError("新口令不能和原来的一样。")
    changed = replace(known, secret=_hashed(name, password), must_change=False)
    store.record.append([Act("改口令", name, name)], lambda con: accounts.put(con, changed))
    return changed


def _count(store: Store, found: Account, now: dt.datetime, *, anew: bool) -> None:
    accounts.count_failure(store.records, found.name, now, anew=anew)
    if not anew and found.failures + 1 == TRIES:
        store.record.append([Act("登录失败", found.name, "看板", {"times": TRIES})])


def _put(store: Store, changed: Account, what: str) -> None:
    store.record.append([Act(what, store.actor.name, changed.name)], lambda con: accounts.put(con, changed))


def _to_change(store: Store, name: str) -> Account:
    """The account, for who may change it: nobody else learns whether there is one."""
    store.actor.must("grant")
    found = account(store.records, name)
    if found is None:
        raise DataError(f"没有账号 {name}。")
    return found


def _hashed(name: str, password: str, *, checked: bool = True) -> str:
    if checked and (not SHORTEST <= len(password) <= LONGEST or name in password):
        raise DataError(f"口令要有 {SHORTEST} 至 {LONGEST} 个字符，不能包含账号名。")
    return HASHER.hash(password)


def _fits(secret: str, password: str) -> bool:
    try:
        return HASHER.verify(secret, password)
    except Argon2Error:
        return False
