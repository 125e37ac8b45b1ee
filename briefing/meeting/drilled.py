"""What a click on a mark of the wall opens: the projects behind it, and one project, as slides of their own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from briefing.facts import Facts
from briefing.meeting.slide import Picture as Draw
from briefing.meeting.slide import part, parts
from briefing.meeting.wall import Picture, around
from charts import projector
from charts.gantt import gantt
from charts.projects import SHOWN, fact_lines, lit_lines, project_lines
from wording import figures, sentences
from wording.figures import MISSING, is_missing
from wording.sentences import basis

MOST = 5 * SHOWN  # projects that are listed
GROUPS = ("推进", "投资", "项目")  # of a project's facts, in the order in which a meeting asks for them


def projects(facts: Facts, rows: pd.DataFrame, whose: str, figure: str | None) -> list[Picture]:
    """The projects of `projects/rows` behind a mark, `whose` they are in words, the largest first."""
    if rows.empty:
        return [_slide(facts, "projects", f"{whose}没有项目", [], projector.values(project_lines(rows)))]
    title = sentences.rows(rows, "项目", whose, figure)
    return _listed(facts, title, rows, project_lines)


def lit(facts: Facts, light: str) -> list[Picture]:
    """The key projects that have this light, and why."""
    rows = facts.answers["key_projects/lights"]
    rows = rows[rows["light"] == light]
    return _listed(facts, f"{figures.light_name(light)} {figures.count(len(rows))}重点项目", rows, lit_lines)


def _listed(facts: Facts, title: str, rows: pd.DataFrame, draw: Callable[[pd.DataFrame], go.Figure]) -> list[Picture]:
    cut = [f"前 {MOST} 个"] if len(rows) > MOST else []
    some = parts(rows.head(MOST), SHOWN)
    made = [_slide(facts, "projects", title, cut, projector.values(draw(each)), "project") for each in some]
    return _numbered(made)


def project(
    facts: Facts, told: Mapping[str, Any], stated: Mapping[str, Mapping[str, Any]], dates: pd.DataFrame
) -> list[Picture]:
    """One project of `projects/dossier`: its facts by group, and how its stages went by `key_projects/timeline`."""
    title, lights = f"{told['project']}：{sentences.dossier(told)}", {str(told["project_id"]): told["light"]}
    draws: dict[str, Draw] = {name: partial(fact_lines, rows) for name in GROUPS if len(rows := _facts(stated[name]))}
    if not dates.empty:
        draws["阶段历程"] = partial(gantt, dates, facts.as_of, lights)
    return _numbered(
        [_slide(facts, "project", title, [name], projector.values(draw())) for name, draw in draws.items()]
    )


def _facts(stated: Mapping[str, Any]) -> pd.DataFrame:
    """What is stated, in the form in which it is drawn."""
    known = [(name, str(value)) for name, value in stated.items() if not is_missing(value) and value != MISSING]
    return pd.DataFrame(known, columns=["label", "value"])


def _slide(
    facts: Facts, key: str, title: str, shown: Sequence[str], figure: projector.Values, opens: str = ""
) -> Picture:
    small = basis(facts.as_of, *shown, *around(facts, facts.subject))
    return Picture(key, key, title, figure, basis=small, opens=opens)


def _numbered(made: Sequence[Picture]) -> list[Picture]:
    return [replace(each, part=part(number, len(made))) for number, each in enumerate(made, start=1)]
