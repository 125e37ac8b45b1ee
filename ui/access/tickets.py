"""The cookie of who has signed in: a name under the store's signature, good for a working day.

It carries a mark of the password's hash, so that it is void as soon as the password is another one. Several servers of
one store sign alike.
"""

import hashlib
import hmac
from collections.abc import Mapping

from itsdangerous import BadSignature, URLSafeTimedSerializer

from data.errors import DataError
from data.warehouse.signing import secret
from data.warehouse.store import Store
from records.accounts import Account, account, all_accounts

COOKIE, PURPOSE, LASTS = "signed_in", "sign-in", 12 * 3600  # seconds


def is_required(store: Store) -> bool:
    """Whether one has to sign in here: as soon as there is an account."""
    return bool(all_accounts(store.records))


def who(store: Store, cookies: Mapping[str, str]) -> tuple[bool, str | None]:
    """Whether one has to sign in, and the name of who did with these cookies."""
    required = is_required(store)
    return required, signed_in(store, cookies) if required else None


def asked_by(cookies: Mapping[str, str]) -> tuple[bool, str | None]:
    """The same of the store that the environment names; what is wrong with it, the page says, which shows nothing."""
    try:
        return who(Store.from_environment(), cookies)
    except DataError:
        return False, None


def ticket(store: Store, known: Account) -> str:
    """What the browser of somebody who has signed in carries."""
    return _signer(store).dumps({"name": known.name, "mark": _mark(known)})


def signed_in(store: Store, cookies: Mapping[str, str]) -> str | None:
    """The name of the account that signed in with these cookies; None for nobody, or when it has to sign in anew."""
    if COOKIE not in cookies:
        return None
    try:
        told = _signer(store).loads(cookies[COOKIE], max_age=LASTS)
    except BadSignature:
        return None
    known = account(store.records, told["name"])
    if known is None or known.is_closed or known.must_change or not hmac.compare_digest(_mark(known), told["mark"]):
        return None
    return known.name


def _mark(known: Account) -> str:
    return hashlib.sha256(known.secret.encode()).hexdigest()[:16]


def _signer(store: Store) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret(store, PURPOSE), salt=PURPOSE)
