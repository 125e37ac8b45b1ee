import pytest


@pytest.fixture
def evident(county):
    """P1 has evidence, P2 and P3 have none."""
    for project, amount in (("P1", 5000), ("P2", 1000), ("P3", 999)):
        county.project(project)
        county.event(project, "signed", "2026-01-05", verified=False, evidence="协议" if project == "P1" else None)
        county.funds(project, "2026-03", amount)
    return county


def test_much_money_without_any_evidence_is_found(evident, found):
    assert found() == [("P2", None, "1,000", "佐证", "2026年到位 1,000 万元，各阶段都没有佐证")]


def test_a_verified_stage_is_evidence(evident, found):
    evident.event("P2", "started", "2026-02-05", verified=True)
    assert found() == []


def test_where_no_evidence_is_collected_nothing_is_guessed(county, found):
    county.project("P1")
    county.event("P1", "signed", "2026-01-05", verified=False, evidence=" ")
    county.funds("P1", "2026-03", 5000)
    assert found() == []
