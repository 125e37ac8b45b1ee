"""What each column of a question means, under the name that a reader sees."""

from queries import catalogue
from wording.columns import column


def definitions(question: str) -> list[tuple[str, str]]:
    """(label, definition) of each column of a question, in order, from the question's header."""
    return [(column(name).label, text) for name, text in catalogue()[question].columns.items()]
