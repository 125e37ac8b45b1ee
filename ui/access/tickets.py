"""The cookie of who has signed in: a name under the store's signature, good for a working day.

It carries a mark of the password's hash, so that it is void as soon as the password is another one. Several servers of
one store sign alike.
"""

import datetime as dt
import hashlib
import hmac
import secrets
from collections.abc import Mapping

from itsdangerous import BadSignature, URLSafeTimedSerializer

from data.errors import DataError
from data.warehouse.signing import secret
from data.warehouse.store import Store
from records.accounts import Account, account, all_accounts, end_sign_in, is_ended
from ui.access.provider import provider

COOKIE, PURPOSE, LASTS = "signed_in", "sign-in", 12 * 3600  # seconds


def is_required(store: Store) -> bool:
    """Whether one has to sign in here: where the office has a provider, or as soon as there is an account."""
    return provider() is not None or bool(all_accounts(store.records))


def who(store: Store, cookies: Mapping[str, str]) -> tuple[bool, str | None]:
    """Whether one has to sign in, and the name of who did with these cookies."""
    required = is_required(store)
    return required, signed_in(store, cookies) if required else None


def asked_by(cookies: Mapping[str, str]) -> tuple[bool, str | None]:
    """The same of the store that the environment names; what is wrong with it, the page says, which shows nothing."""
    try:
        return who(Store.from_environment(), cookies)
    except DataError:
        return provider() is not None, None


def ticket(store: Store, known: Account) -> str:
    """What the browser of somebody who has signed in carries."""
    return _signer(store).dumps({"name": known.name, "mark": _mark(known), "id": secrets.token_urlsafe(9)})


def signed_in(store: Store, cookies: Mapping[str, str]) -> str | None:
    """The name of the account that signed in with these cookies; None for nobody, or when it has to sign in anew."""
    told = _told(store, cookies)
    known = account(store.records, told["name"]) if told else None
    if known is None or known.is_closed or known.must_change or not hmac.compare_digest(_mark(known), told["mark"]):
        return None
    return None if is_ended(store.records, told["id"]) else known.name


def end(store: Store, cookies: Mapping[str, str]) -> Account | None:
    """Make the cookies void, in pages too that are open; whose they were, None if nobody's."""
    told = _told(store, cookies)
    if not told:
        return None
    end_sign_in(store.records, told["id"], dt.datetime.now(), lasts=dt.timedelta(seconds=LASTS))
    return account(store.records, told["name"])


def _told(store: Store, cookies: Mapping[str, str]) -> dict[str, str]:
    """What a ticket says that this store signed and that isn't too old; nothing without one."""
    if COOKIE not in cookies:
        return {}
    try:
        told: dict[str, str] = _signer(store).loads(cookies[COOKIE], max_age=LASTS)
    except BadSignature:
        return {}
    return told if "id" in told else {}


def _mark(known: Account) -> str:
    return hashlib.sha256(known.secret.encode()).hexdigest()[:16]


def _signer(store: Store) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret(store, PURPOSE), salt=PURPOSE)
