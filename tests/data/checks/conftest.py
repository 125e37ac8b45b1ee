"""What a check finds in a small county: of each finding its project, month, the two figures and the words."""

import pytest

from data.checks import findings_of
from queries.rules import checks
from tests.queries import conftest as questions

ground, county = questions.ground, questions.county  # a county that answers questions
COLUMNS = ("project_id", "month", "stated", "expected", "message")


@pytest.fixture
def found(county, request, monkeypatch):
    """Asks the check that the test's file is named after, and no other meanwhile: all of them take a while."""
    check = request.path.stem.removeprefix("test_")
    monkeypatch.setitem(county.views, "findings", findings_of([checks()[check].sql]))

    def ask(columns=COLUMNS, **scope):
        findings = county.ask("checks/findings", columns=("check_id", *columns), **scope)
        return [row[1:] for row in findings if row[0] == check]

    return ask


@pytest.fixture
def projects(found):
    """The projects that the check finds something about."""
    return lambda **scope: [project for (project,) in found(columns=("project_id",), **scope)]
