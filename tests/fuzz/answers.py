"""Every question asked within a scope, and answered a second time in pandas over the base tables."""

from collections.abc import Iterator

import pandas as pd

import queries
from bench.compare import difference
from queries import Scope, Version
from tests.oracle import ANSWERS
from tests.oracle.ledger import Tables


def again(tables: Tables, name: str, scope: Scope, quality: pd.DataFrame) -> pd.DataFrame:
    """The answer of a question from the base tables alone; `quality`: of all units, which pandas doesn't work out."""
    return ANSWERS[name].compute({**tables, "quality": quality}, scope)


def quality_of(version: Version, scope: Scope) -> pd.DataFrame:
    """What the checks make of every unit's reports at the month, whatever is filtered."""
    return queries.ask(version, "checks/quality", Scope(scope.as_of, may_see=None))


def differences(version: Version, tables: Tables, scope: Scope) -> Iterator[str]:
    """Where a question's answer departs from what the base tables say."""
    quality = quality_of(version, scope)
    for name, answer in ANSWERS.items():
        asked = queries.ask(version, name, scope)
        if apart := difference(asked, again(tables, name, scope, quality), answer.keys):
            yield f"{name}: {apart}"
