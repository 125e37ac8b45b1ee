import pytest


@pytest.fixture
def reported(county):
    """P0 reports every month."""
    county.project("P0", key=True, signed="2026-01-05")
    for month in ("2026-09", "2026-10"):
        county.progress("P0", month)
    return county


def test_a_key_project_without_this_month_s_report_is_found(reported, found):
    reported.project("P1", key=True, signed="2026-01-05")
    reported.progress("P1", "2026-09")
    assert found() == [("P1", None, "2026-09", "2026-10", "进度停在2026年9月，已 31 天没有更新")]


def test_one_without_any_report_is_measured_from_its_signing(reported, found):
    reported.project("P1", key=True, signed="2026-09-30")
    reported.project("P2", key=True, signed="2026-10-01")
    assert found() == [("P1", None, "没有进度报告", "2026-10", "签约以来 31 天没有一份进度报告")]


def test_ordinary_finished_and_ended_projects_need_no_report(reported, found):
    reported.project("P1", signed="2026-01-05")
    reported.project("P2", key=True, signed="2026-01-05", producing="2026-09-05")
    reported.project("P3", key=True, signed="2026-01-05", terminated="2026-09-05")
    reported.project("P4", key=True)
    assert found() == []


def test_where_no_reports_are_collected_nothing_is_guessed(county, found):
    county.project("P1", key=True, signed="2026-01-05")
    county.progress("P1", "2025-12")
    assert found() == []
