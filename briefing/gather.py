"""Ask everything that a briefing needs, once, of one version within one scope."""

from dataclasses import replace

from briefing.facts import Facts
from queries import Scope, Version, ask, catalogue
from wording import filters
from wording.figures import is_missing

NEEDED = (
    "overview/totals",
    "overview/trend",
    "overview/years",
    "overview/lights",
    "overview/decisions",
    "rankings/units",
    "rankings/metrics",
    "rankings/board",
    "rankings/origins",
    "rankings/sources",
    "rankings/city",
    "rankings/city_months",
    "chains/industries",
    "chains/groups",
    "chains/nodes",
    "chains/park_fit",
    "chains/flows",
    "key_projects/lights",
    "key_projects/timeline",
    "key_projects/milestones",
    "activities/counts",
    "activities/list",
    "activities/supervisors",
    "activities/assessments",
    "projects/dossier",
    "projects/stages",
)
KEY_ONLY = {"projects/dossier"}  # asked of the key projects only: a report tells their land


def gather(version: Version, scope: Scope) -> Facts:
    """The facts of a briefing. Raises DataError when the version can't answer."""
    identity = ask(version, "overview/identity", scope).iloc[0]
    questions = catalogue()
    return Facts(
        scope.as_of,
        version.id,
        str(identity["county"]),
        str(identity["city"]),
        bool(identity["is_sample"]),
        filters.names(vars(scope)),
        {name: ask(version, name, replace(scope, key_only=True) if name in KEY_ONLY else scope) for name in NEEDED},
        {name: questions[name].columns for name in NEEDED},
        revival_region="" if is_missing(identity["revival_region"]) else str(identity["revival_region"]),
        subject=filters.subject(vars(scope)),
        beside={compared: filters.subject(vars(scope), (compared,)) for compared in filters.LISTS},
    )
