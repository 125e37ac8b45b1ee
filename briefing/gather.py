"""Ask everything that a briefing needs, once, of one version within one scope: what the workbook has a sheet of."""

from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from briefing.facts import Facts
from briefing.workbook import SHEETS
from queries import Scope, Version, ask, catalogue
from queries.legible import legible, legible_answer
from wording import filters
from wording.figures import is_missing

KEY_ONLY = {"projects/dossier"}  # asked of the key projects only: a report tells their land


def gather(version: Version, scope: Scope, ask: Callable[..., pd.DataFrame] = ask) -> Facts:
    """The facts of a briefing. Raises DataError when the version can't answer; `ask` where answers are at hand."""
    identity = ask(version, "overview/identity", scope).iloc[0]
    questions = catalogue()
    scopes = dict.fromkeys(KEY_ONLY, replace(scope, key_only=True))
    said = vars(scope) | {name: tuple(map(legible, vars(scope)[name])) for name in filters.LISTS}
    return Facts(
        scope.as_of,
        version.id,
        legible(str(identity["county"])),
        legible(str(identity["city"])),
        bool(identity["is_sample"]),
        filters.names(said),
        {name: legible_answer(ask(version, name, scopes.get(name, scope))) for name in SHEETS},
        {name: questions[name].columns for name in SHEETS},
        revival_region="" if is_missing(identity["revival_region"]) else legible(str(identity["revival_region"])),
        subject=filters.subject(said),
        beside={without: filters.subject(said, (without,)) for without in (*filters.LISTS, filters.KEY_ONLY)},
    )
