"""Lines to be read from afar: projects that wait for a decision, and what became of the last meeting's decisions."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from charts import style
from charts.style import BLUE, LIGHTS, SECONDARY
from charts.words import of_words
from wording import figures
from wording.sentences import decision

_LINE = 58.0  # height of an entry's two lines
SHOWN = 7
DONE, OPEN = (BLUE, "✓"), (SECONDARY, "○")


@of_words
def decision_lines(df: pd.DataFrame) -> go.Figure:
    """The first projects of `overview/decisions`, worst first. customdata: [project_id]."""
    shown = list(df.head(SHOWN).itertuples())
    led = ["" if figures.is_missing(project.leader) else f"　包保：{project.leader}" for project in shown]
    return _lines(
        [LIGHTS[project.light] for project in shown],
        [project.project for project in shown],
        [decision(project) + leader for project, leader in zip(shown, led, strict=True)],
        [project.project_id for project in shown],
    )


@of_words
def earlier_lines(df: pd.DataFrame) -> go.Figure:
    """What the last meeting decided: columns matter, owner, due, state, project where it is of one, and done for those
    that are settled.
    """
    shown = list(df.head(SHOWN).itertuples())
    return _lines(
        [DONE if made.done else OPEN for made in shown],
        [made.matter if figures.is_missing(made.project) else f"{made.project}：{made.matter}" for made in shown],
        [f"{made.state} · {made.owner} · {figures.day(made.due)} 前" for made in shown],
        [made.matter for made in shown],
    )


def _lines(
    marks: Sequence[tuple[str, str]], heads: Sequence[str], below: Sequence[str], keys: Sequence[str]
) -> go.Figure:
    """One entry a row: a mark, its head, small what there is to say."""
    if not heads:
        return style.blank()
    notes = []
    for position, ((color, shape), head, told) in enumerate(zip(marks, heads, below, strict=True)):
        top = _LINE * position
        notes += [
            style.note(shape, top + 15, shift=0, color=color, size=16),
            style.note(head, top + 15, shift=26, bold=True, size=16),
            style.note(told, top + 38, shift=26, color=SECONDARY),
        ]
    middles = [_LINE * (position + 0.5) for position in range(len(heads))]
    ground = style.targets(keys, middles, [_LINE] * len(heads), heads, 1)
    return style.figure([ground], _LINE * len(heads), notes=notes, xaxis=style.PIXELS | {"range": [0, 1]})
