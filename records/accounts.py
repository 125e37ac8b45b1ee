"""Accounts of an office without a sign-in of its own: names, and what passwords are checked against.

They are no entries of the audit record, which is read and exported; that an account was made, reset or closed is.
"""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from records.database import Records
from records.tables import accounts, ended_sign_ins

BY_PROVIDER = "oidc "  # how the secret of an account begins that has no password: issuer and subject follow


@dataclass(frozen=True)
class Account:
    """Somebody who may sign in. `secret` is a salted hash of the password, or what the office's provider knows him by;
    `failed_at` is when a password last was wrong.
    """

    name: str
    secret: str
    must_change: bool
    is_closed: bool = False
    failures: int = 0
    failed_at: str = ""

    @property
    def is_by_provider(self) -> bool:
        """Whether the office's provider says who it is, so that there is no password."""
        return self.secret.startswith(BY_PROVIDER)

    @property
    def failed(self) -> dt.datetime | None:
        """When a password last was wrong."""
        return dt.datetime.fromisoformat(self.failed_at) if self.failed_at else None


def all_accounts(records: Records) -> tuple[Account, ...]:
    """Every account, closed ones too, by name."""
    with records.reading() as con:
        return tuple(Account(**row._mapping) for row in con.execute(select(accounts).order_by(accounts.c.name)))


def account(records: Records, name: str) -> Account | None:
    """The account of that name."""
    with records.reading() as con:
        row = con.execute(select(accounts).where(accounts.c.name == name)).first()
    return Account(**row._mapping) if row else None


def put(con: Connection, changed: Account) -> None:
    """Keep an account as it is now, in the place of what was kept of it."""
    con.execute(delete(accounts).where(accounts.c.name == changed.name))
    con.execute(insert(accounts).values(**vars(changed)))


def count_failure(records: Records, name: str, at: dt.datetime, *, anew: bool) -> None:
    """Count a wrong password; `anew`: the former ones are too long ago to count."""
    failures = 1 if anew else accounts.c.failures + 1
    with records.changing() as con:
        counted = update(accounts).where(accounts.c.name == name)
        con.execute(counted.values(failures=failures, failed_at=at.isoformat(timespec="seconds")))


def end_sign_in(records: Records, ticket: str, at: dt.datetime, *, lasts: dt.timedelta) -> None:
    """Let a sign-in hold no longer; those that ended so long ago that they hold no more by themselves are forgotten."""
    with records.changing() as con:
        con.execute(delete(ended_sign_ins).where(ended_sign_ins.c.at < (at - lasts).isoformat(timespec="seconds")))
        con.execute(delete(ended_sign_ins).where(ended_sign_ins.c.ticket == ticket))
        con.execute(insert(ended_sign_ins).values(ticket=ticket, at=at.isoformat(timespec="seconds")))


def is_ended(records: Records, ticket: str) -> bool:
    """Whether a sign-in was ended."""
    with records.reading() as con:
        return con.execute(select(ended_sign_ins).where(ended_sign_ins.c.ticket == ticket)).first() is not None
