"""What an answer holds as codes, written in words: the one place between a version's rows and `wording`."""

import pyarrow as pa

from wording import lights
from wording.marked_figures import filled

MARKED = frozenset({"stated", "expected", "message", "remedy"})  # what a finding says, with its figures as marks


def written(answer: pa.Table) -> pa.Table:
    """An answer with its reasons of lights and the figures in its findings in words."""
    for place, field in enumerate(answer.schema):
        cells = answer.column(place)
        if field.name == "reason" and pa.types.is_list(field.type):
            text = [None if reasons is None else lights.why(reasons) for reasons in cells.to_pylist()]
        elif field.name in MARKED:
            text = [None if cell is None else filled(cell) for cell in cells.to_pylist()]
        else:
            continue
        answer = answer.set_column(place, field.name, pa.array(text, pa.string()))
    return answer
