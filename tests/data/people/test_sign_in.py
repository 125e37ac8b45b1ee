import datetime as dt
from dataclasses import replace

import pytest

from data.errors import DataError
from data.people.actor import NotAllowed, united
from data.people.sign_in import (
    WAIT,
    WAITING,
    WRONG,
    WrongPassword,
    add,
    change,
    close,
    reopen,
    reset,
    sign_in,
    sign_in_by_provider,
)
from data.warehouse.store import Store
from records import accounts
from records.accounts import account

FIRST, OWN = "kaiban-2026-yi", "renzhen-2026-er"


@pytest.fixture
def account_made(store):
    add(store, "甲镇", FIRST)
    return store


def passed(store, name, wait):
    """The account as it is a while later."""
    known = account(store.records, name)
    at = (known.failed - wait).isoformat(timespec="seconds")
    with store.records.changing() as con:
        accounts.put(con, replace(known, failed_at=at))


def test_the_first_password_lets_in_and_has_to_be_changed(account_made):
    assert sign_in(account_made, "甲镇", FIRST).must_change
    assert not change(account_made, "甲镇", FIRST, OWN).must_change
    assert not sign_in(account_made, "甲镇", OWN).must_change
    with pytest.raises(WrongPassword, match=WRONG):
        sign_in(account_made, "甲镇", FIRST)


def test_no_password_is_kept_or_recorded(account_made):
    kept = account(account_made.records, "甲镇").secret
    assert kept.startswith("$argon2id$") and FIRST not in kept
    assert FIRST not in repr(account_made.record.entries())


def test_an_unknown_name_is_refused_in_the_same_words_as_a_wrong_password(account_made):
    for name, password in (("乙镇", FIRST), ("甲镇", OWN), ("", "")):
        with pytest.raises(WrongPassword, match=WRONG):
            sign_in(account_made, name, password)


def test_after_five_wrong_tries_even_the_right_password_waits_a_quarter_of_an_hour(account_made):
    for _ in range(5):
        with pytest.raises(WrongPassword, match=WRONG):
            sign_in(account_made, "甲镇", OWN)
    with pytest.raises(WrongPassword, match=WAITING):
        sign_in(account_made, "甲镇", FIRST)
    assert [(entry.what, entry.who) for entry in account_made.record.entries("登录失败")] == [("登录失败", "甲镇")]
    passed(account_made, "甲镇", WAIT + dt.timedelta(seconds=1))
    assert sign_in(account_made, "甲镇", FIRST).failures == 0


def test_a_closed_account_lets_nobody_in_until_it_is_reset(account_made):
    close(account_made, "甲镇")
    with pytest.raises(WrongPassword, match=WRONG):
        sign_in(account_made, "甲镇", FIRST)
    reset(account_made, "甲镇", OWN)
    assert sign_in(account_made, "甲镇", OWN).must_change


@pytest.mark.parametrize("password", ["short", "甲镇-2026-jiumi", "x" * 201, FIRST])
def test_a_weak_or_the_same_password_is_refused(account_made, password):
    with pytest.raises(DataError):
        change(account_made, "甲镇", FIRST, password)
    assert account(account_made.records, "甲镇").must_change


def test_only_who_may_grant_makes_resets_and_closes_accounts(account_made):
    statistician = Store(account_made.root, actor=united("统计股", [("statistician", None)]))
    for act in (lambda: add(statistician, "乙", FIRST), lambda: reset(statistician, "甲镇", FIRST),
                lambda: close(statistician, "甲镇")):  # fmt: skip
        with pytest.raises(NotAllowed, match="统计股没有“管理账号和授权”权限"):
            act()


def test_an_account_is_made_once_under_a_plain_name(account_made):
    for name, message in (("甲镇", "已有账号 甲镇。"), ("", "账号名不能为空"), (" 乙", "账号名不能为空")):
        with pytest.raises(DataError, match=message):
            add(account_made, name, FIRST)
    with pytest.raises(DataError, match="口令要有 10 至 200 个字符，不能包含账号名。"):
        add(account_made, "丙", "short")


def test_whom_the_provider_names_has_an_account_from_his_first_coming(store):
    known = sign_in_by_provider(store, "https://sso", "u-17", "王主任")
    assert sign_in_by_provider(store, "https://sso", "u-17", "王主任") == known == account(store.records, "王主任")
    assert [(each.who, each.what, each.details) for each in store.record.entries("登录")] == [
        ("王主任", "登录", {"by": "https://sso"}), ("王主任", "登录", {"by": "https://sso"}),
    ]  # fmt: skip
    with pytest.raises(WrongPassword, match=WRONG):
        sign_in(store, "王主任", "https://sso u-17")
    with pytest.raises(DataError, match="王主任 由统一认证登录，没有口令可重设。"):
        reset(store, "王主任", FIRST)


@pytest.mark.parametrize("other", [("https://sso", "u-18"), ("https://elsewhere", "u-17")])
def test_a_name_that_is_somebody_elses_is_not_let_in(account_made, other):
    sign_in_by_provider(account_made, "https://sso", "u-17", "王主任")
    for name in ("王主任", "甲镇"):
        with pytest.raises(WrongPassword, match=f"这里已有另一个人的账号叫 {name}，没有登录。"):
            sign_in_by_provider(account_made, *other, name)


def test_an_account_that_was_closed_may_be_opened_again(store):
    sign_in_by_provider(store, "https://sso", "u-17", "王主任")
    close(store, "王主任")
    with pytest.raises(WrongPassword, match="账号 王主任 已停用。"):
        sign_in_by_provider(store, "https://sso", "u-17", "王主任")
    reopen(store, "王主任")
    assert sign_in_by_provider(store, "https://sso", "u-17", "王主任").name == "王主任"
