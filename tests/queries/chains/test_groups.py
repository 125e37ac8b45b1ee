from decimal import Decimal

import pytest


@pytest.fixture
def grouped(county):
    county.industry("轻纺", 3)
    county._insert("chain_groups", "电子招商组", "电子信息", "县经信局")
    county._insert("chain_groups", "综合招商组", "乡村旅游", None)
    county._insert("chain_groups", "综合招商组", "电子信息", None)
    county.project("P1", signed="2026-01-01")
    county.project("P2", industry="乡村旅游", signed="2025-01-01", terminated="2026-03-01")
    county.funds("P1", "2026-02", 30)
    county.funds("P2", "2026-02", 5)
    return county


def test_a_group_has_its_industries_in_their_order_with_their_local_projects_and_funds(grouped):
    assert grouped.ask("chains/groups") == [
        ("综合招商组", None, ["电子信息", "乡村旅游"], 1, Decimal(35), Decimal(30), Decimal(35)),
        ("电子招商组", "县经信局", ["电子信息"], 1, Decimal(30), Decimal(30), Decimal(35)),
    ]


def test_under_a_filter_a_group_keeps_its_industries(grouped):
    assert grouped.ask("chains/groups", industries=("乡村旅游",)) == [
        ("综合招商组", None, ["电子信息", "乡村旅游"], 0, Decimal(5), Decimal(0), Decimal(5)),
        ("电子招商组", "县经信局", ["电子信息"], 0, Decimal(0), Decimal(0), Decimal(5)),
    ]


def test_the_funds_of_a_year_without_any_are_missing(grouped):
    assert grouped.ask("chains/groups", "2027-01", columns=("arrived",)) == [(None,), (None,)]
