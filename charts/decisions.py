"""Lines to be read from afar: projects that wait for a decision, what a dispatch goes through, and what became of the
last meeting's decisions.
"""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from charts import style
from charts.style import BLUE, CUT, LIGHTS, SECONDARY
from charts.words import of_words
from wording import figures
from wording.figures import MISSING
from wording.sentences import days_over, decided, what_to_decide, whose_and_how_late, whose_and_when

_HEAD, _LINE = 35.0, 23.0  # heights of an entry's head, and of each line below
SHOWN, ITEMS, SETTLED = 4, 6, 7  # as many as can be read from ten metres on one slide
DONE, OPEN = (BLUE, "✓"), (SECONDARY, "○")


@of_words
def decision_lines(df: pd.DataFrame) -> go.Figure:
    """Projects of `overview/decisions`: where each is stuck, what is to be settled, whose it is and how late.

    customdata: [project_id].
    """
    shown = list(df.itertuples())
    return entries(
        [LIGHTS[project.light] for project in shown],
        [project.project for project in shown],
        [
            [
                f"卡点：{style.name(project.problem, MISSING)}",
                f"要定什么：{style.name(project.next_step, MISSING)}",
                " · ".join([*whose_and_how_late(project), *filter(None, [what_to_decide(project)[1]])]),
            ]
            for project in shown
        ],
        [project.project_id for project in shown],
    )


@of_words
def asked_lines(df: pd.DataFrame) -> go.Figure:
    """What projects of `overview/decisions` need the meeting for: what is to be settled, for what, under whom.

    customdata: [project_id].
    """
    shown = list(df.itertuples())
    return entries(
        [LIGHTS[project.light] for project in shown],
        [style.name(project.next_step, MISSING) for project in shown],
        [[" · ".join([project.project, *whose_and_how_late(project)])] for project in shown],
        [project.project_id for project in shown],
    )


@of_words
def item_lines(df: pd.DataFrame) -> go.Figure:
    """Rows of `dispatch/agenda`. customdata: [project_id], "" where there is none."""
    shown = list(df.itertuples())
    told = [(item.project, item.stuck, item.ask) for item in shown]
    heads = [next((str(part) for part in parts if not figures.is_missing(part)), "") for parts in told]
    stuck = [
        " → ".join(str(part) for part in parts[1:] if not figures.is_missing(part) and part != head)
        for head, parts in zip(heads, told, strict=True)
    ]
    return entries(
        [OPEN if figures.is_missing(item.light) else LIGHTS[item.light] for item in shown],
        heads,
        [[text, " · ".join(whose_and_when(item))] for item, text in zip(shown, stuck, strict=True)],
        ["" if figures.is_missing(item.project_id) else item.project_id for item in shown],
    )


@of_words
def earlier_lines(df: pd.DataFrame) -> go.Figure:
    """What the last meetings decided: columns matter, owner, due, state, days_over, day and is_last, project
    and project_id where it is of one, and done for those that are settled. customdata: [project_id], "" where none.
    """
    shown = df.to_dict("records")
    told = [decided(made) for made in shown]
    return entries(
        [DONE if made["done"] else OPEN for made in shown],
        [what if figures.is_missing(made["project"]) else f"{made['project']}：{what}"
         for made, what in zip(shown, told, strict=True)],
        [[" · ".join(filter(None, [made["state"], made["owner"], f"{figures.day(made['due'])} 前", days_over(made)]))]
         for made in shown],
        [style.name(made["project_id"], "") for made in shown],
    )  # fmt: skip


def entries(
    marks: Sequence[tuple[str, str]], heads: Sequence[str], below: Sequence[Sequence[str]], keys: Sequence[str]
) -> go.Figure:
    """One entry a row: a mark, its head, small below what there is to say, each with as many lines."""
    if not heads:
        return style.blank()
    notes, height = [], _HEAD + _LINE * len(below[0])
    for position, ((color, shape), head, told) in enumerate(zip(marks, heads, below, strict=True)):
        top = height * position
        notes += [
            style.note(shape, top + 15, shift=0, color=color, size=16),
            style.note(head, top + 15, shift=26, bold=True, size=16, name=CUT),
            *(
                style.note(line, top + 38 + _LINE * n, shift=26, color=SECONDARY, name=CUT)
                for n, line in enumerate(told)
            ),
        ]
    middles = [height * (position + 0.5) for position in range(len(heads))]
    ground = style.targets(keys, middles, [height] * len(heads), heads, 1)
    return style.figure([ground], height * len(heads), notes=notes, xaxis=style.PIXELS | {"range": [0, 1]})
