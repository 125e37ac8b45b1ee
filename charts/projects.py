"""Projects to be read from afar: those behind a mark of a slide, and one with its facts."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import lettering, style
from charts.decisions import entries
from charts.style import BLUE, CUT, LIGHTS, SECONDARY
from charts.words import of_words
from wording import figures
from wording.figures import MISSING
from wording.sentences import gravest

SHOWN = 7  # projects that can be read from ten metres on one slide
WIDE = 46  # full-width characters of a fact's line
_LABEL, _LINE, _BETWEEN = 124.0, 20.0, 12.0  # width of the labels; height of a line, and between two facts


@of_words
def project_lines(df: pd.DataFrame) -> go.Figure:
    """Projects of `projects/rows`: whose each is, how far it is, what arrived and what was agreed.

    customdata: [project_id].
    """
    shown = list(df.itertuples())
    return entries(
        [(BLUE, "·")] * len(shown),
        [project.project for project in shown],
        [
            [
                " · ".join(
                    [
                        style.name(project.unit, MISSING),
                        style.name(project.stage, MISSING),
                        f"当年到位 {figures.money(project.arrived)}",
                        f"协议投资 {figures.money(project.agreed_investment)}",
                    ]
                )
            ]
            for project in shown
        ],
        [project.project_id for project in shown],
    )


@of_words
def lit_lines(df: pd.DataFrame) -> go.Figure:
    """Projects of `key_projects/lights`: why each has its light, and who leads. customdata: [project_id]."""
    shown = list(df.itertuples())
    return entries(
        [LIGHTS[project.light] for project in shown],
        [project.project for project in shown],
        [
            [" · ".join(style.name(part, MISSING) for part in (_why(project), project.leader, project.lead_unit))]
            for project in shown
        ],
        [project.project_id for project in shown],
    )


def _why(project: Any) -> str:
    return MISSING if figures.is_missing(project.reason) else gravest(str(project.reason))


@of_words
def fact_lines(df: pd.DataFrame) -> go.Figure:
    """Facts under each other, their labels at left. df: columns label and value."""
    if df.empty:
        return style.blank()
    notes, at = [], 0.0
    for fact in df.itertuples():
        value = lettering.wrap(fact.value, WIDE)
        notes.append(style.note(fact.label, at + _LINE / 2, color=SECONDARY, shift=-8))
        for line in value.split("<br>"):
            notes.append(style.note(line, at + _LINE / 2, shift=_LABEL - 8, size=14, name=CUT))
            at += _LINE
        at += _BETWEEN
    ground = style.bars([0], [0], 1, style.CLEAR)  # a figure without marks is none
    return style.figure([ground], at, notes=notes, xaxis=style.PIXELS | {"range": [0, 1]})
