"""A document's figures lead to their rows in the version, month and filters of the meeting."""

import datetime as dt

from briefing.facts import Figure
from data.warehouse.meetings import Meeting
from ui.meeting.sources import address

PINNED = "version=2026-10-0001-1a2b3c4d"
OCTOBER = dt.date(2026, 10, 1)


def meeting(**scope):
    return Meeting("20261120-001", "县委常委会", dt.date(2026, 11, 20), "2026-10-0001-1a2b3c4d", OCTOBER, scope)


def test_a_headline_figure_leads_to_its_rows_with_the_meetings_filters():
    figure = Figure("到位资金", "61.15 亿元", 1, "overview/totals", "arrived")
    assert address(meeting(), figure) == f"/rows?{PINNED}&month=2026-10&figure=arrived"
    narrowed = meeting(industries=["A", "B"], key_only=True)
    assert address(narrowed, figure) == f"/rows?{PINNED}&month=2026-10&industry=A&industry=B&key=true&figure=arrived"


def test_a_projects_figure_leads_to_its_dossier():
    figure = Figure("总投资", "28.60 亿元", 1, "key_projects/lights", "agreed_investment", "project_id=P1")
    assert address(meeting(), figure) == f"/dossier?{PINNED}&month=2026-10&id=P1"


def test_any_other_figure_leads_to_its_definition():
    figure = Figure("位次", "第 3 位", 3, "rankings/city", "rank", "is_own=True")
    assert address(meeting(), figure).startswith(f"/caliber?{PINNED}&q=%E6%88%91%E5%8E%BF")
