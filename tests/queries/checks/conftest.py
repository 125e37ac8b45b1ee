"""What a check finds in a small county: of each finding its project, month, the two figures and the words."""

import pytest

from queries.rules import checks, unite

COLUMNS = ("project_id", "month", "stated", "expected", "message")


@pytest.fixture
def found(county, request):
    """Asks the check that the test's file is named after, and no other meanwhile: to plan all takes a second."""
    check = request.path.stem.removeprefix("test_")
    unite(county.con, [checks()[check]])

    def ask(columns=COLUMNS, **scope):
        findings = county.ask("checks/findings", columns=("check_id", *columns), **scope)
        return [row[1:] for row in findings if row[0] == check]

    yield ask
    unite(county.con, checks().values())


@pytest.fixture
def projects(found):
    """The projects that the check finds something about."""
    return lambda **scope: [project for (project,) in found(columns=("project_id",), **scope)]
