"""Projects that wait for a decision, as lines to be read from afar: light, name, why, who leads."""

import pandas as pd
import plotly.graph_objects as go

from charts import style
from charts.style import LIGHTS, SECONDARY
from wording import figures
from wording.sentences import decision

_LINE = 58.0  # height of a project's two lines
SHOWN = 7


def decision_lines(df: pd.DataFrame) -> go.Figure:
    """The first projects of `overview/decisions`, worst first. customdata: [project_id]."""
    if df.empty:
        return style.blank()
    shown = list(df.head(SHOWN).itertuples())
    notes = []
    for position, project in enumerate(shown):
        color, shape = LIGHTS[project.light]
        top = _LINE * position
        led = "" if figures.is_missing(project.leader) else f"　包保：{project.leader}"
        notes += [
            style.note(shape, top + 15, shift=0, color=color, size=16),
            style.note(project.project, top + 15, shift=26, bold=True, size=16),
            style.note(f"{decision(project)}{led}", top + 38, shift=26, color=SECONDARY),
        ]
    height = _LINE * len(shown)
    middles = [_LINE * (position + 0.5) for position in range(len(shown))]
    ids = [project.project_id for project in shown]
    ground = style.targets(ids, middles, [_LINE] * len(shown), [project.project for project in shown], 1)
    axis = style.PIXELS | {"range": [0, 1]}
    return style.figure([ground], height, notes=notes, xaxis=axis)
