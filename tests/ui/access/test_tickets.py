"""The cookie of who has signed in."""

import pytest
from itsdangerous import TimestampSigner

from data.people.sign_in import add, change, close, reset
from data.warehouse.signing import KEY
from data.warehouse.store import Store
from records.accounts import account
from ui.access.tickets import COOKIE, LASTS, end, ticket, who

FIRST, OWN, OTHER = "kaiban-2026-yi", "renzhen-2026-er", "renzhen-2026-san"


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "warehouse")


@pytest.fixture
def cookies(store):
    """What the browser of somebody who has signed in carries."""
    add(store, "甲镇", FIRST)
    return {COOKIE: ticket(store, change(store, "甲镇", FIRST, OWN))}


def test_where_nobody_has_an_account_nobody_is_asked_and_no_key_is_made(store):
    assert who(store, {}) == (False, None)
    assert who(store, {COOKIE: "anything"}) == (False, None)
    assert not (store.root / KEY).exists()


def test_who_has_signed_in_is_known_and_nobody_else(store, cookies):
    assert who(store, cookies) == (True, "甲镇")
    assert who(store, {}) == (True, None)
    assert who(store, {COOKIE: f"x{cookies[COOKIE]}"}) == (True, None)


def test_it_is_void_as_soon_as_the_account_is_closed_or_has_another_password(store, cookies):
    change(store, "甲镇", OWN, OTHER)
    assert who(store, cookies) == (True, None)
    fresh = {COOKIE: ticket(store, account(store.records, "甲镇"))}
    assert who(store, fresh) == (True, "甲镇")
    close(store, "甲镇")
    assert who(store, fresh) == (True, None)
    reset(store, "甲镇", FIRST)
    assert who(store, {COOKIE: ticket(store, account(store.records, "甲镇"))}) == (True, None)  # to be changed first


def test_another_store_does_not_take_it(store, cookies, tmp_path):
    other = Store(tmp_path / "other")
    add(other, "甲镇", FIRST)
    assert who(other, cookies) == (True, None)


def test_who_leaves_is_out_and_nobody_else(store, cookies):
    elsewhere = {COOKIE: ticket(store, account(store.records, "甲镇"))}
    assert end(store, cookies).name == "甲镇"
    assert who(store, cookies) == (True, None)
    assert who(store, elsewhere) == (True, "甲镇")
    assert end(store, {COOKIE: "made up"}) is None


def test_each_sign_in_has_a_ticket_of_its_own_whatever_the_browser_carried_before(store, cookies):
    known = account(store.records, "甲镇")
    assert ticket(store, known) != cookies[COOKIE]
    planted = {COOKIE: ticket(store, known)}
    end(store, planted)  # an attacker's own, which he left and gave to somebody else's browser
    assert who(store, planted) == (True, None)
    assert who(store, cookies) == (True, "甲镇")


def test_it_is_void_after_a_working_day(store, cookies, monkeypatch):
    made = TimestampSigner.get_timestamp
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda signer: made(signer) + LASTS + 1)
    assert who(store, cookies) == (True, None)
