from decimal import Decimal

import pytest


@pytest.fixture
def stuck(county):
    county.project("P1", signed="2026-01-31", landed="2026-03-01", leader="某副县长", lead_unit="甲镇", agreed=100,
                   key=True)  # fmt: skip
    county.event("P1", "started", planned="2026-10-01")
    county.project("P2", signed="2025-01-01", started="2025-10-31", suspended="2026-02-01")
    county.project("P3", signed="2025-01-01", started="2025-02-01", producing="2026-09-30")
    county.project("P4", signed="2025-01-01", terminated="2025-05-01")
    county.project("P5", negotiating="2026-10-21")
    county.project("P6", signed="2024-01-01", at_capacity="2025-01-01")
    return county


def test_the_whole_answer_longest_first(stuck):
    stuck.funds("P1", "2026-05", 7)
    assert stuck.ask("lifecycle/stuck", gate="started") == [(
        "P1", "项目P1", "甲镇", "电子信息", "园区外", "开工", "落地", "2026-01-31", 273, "2026-10-01", 30, Decimal(100),
        Decimal(7), "某副县长", "甲镇", False, 1, 1, 1,
    )]  # fmt: skip


@pytest.mark.parametrize(("gate", "waiting"), [
    (None, [("P2", "竣工", "停建", 365), ("P1", "开工", "落地", 273), ("P5", "签约", "在谈", 10)]),
    ("completed", [("P2", "竣工", "停建", 365)]), ("producing", []), ("at_capacity", [("P3", "达产", "投产", 31)]),
    ("signed", [("P5", "签约", "在谈", 10)]),
])  # fmt: skip
def test_each_waits_for_the_next_part_of_the_way_from_the_day_it_entered_the_one_before(stuck, gate, waiting):
    assert stuck.ask("lifecycle/stuck", gate=gate, columns=("project_id", "gate", "stage", "days")) == waiting


def test_a_month_knows_what_had_happened_by_its_end(stuck):
    asked = stuck.ask("lifecycle/stuck", as_of="2025-03", columns=("project_id", "gate", "days"))
    assert asked == [("P2", "开工", 89), ("P4", "开工", 89), ("P3", "竣工", 58)]


def test_without_the_day_of_signing_the_wait_begins_with_the_next_date(county):
    county.project("P1", landed="2026-10-01")
    county.event("P1", "signed", planned="2026-01-01")
    assert county.ask("lifecycle/stuck", columns=("since", "days", "is_rough")) == [("2026-10-01", 30, False)]


def test_a_date_of_a_month_only_is_marked(county):
    county.project("P1")
    county.event("P1", "signed", "2026-10-01", precision="month")
    assert county.ask("lifecycle/stuck", columns=("since", "is_rough")) == [("2026-10-01", True)]
