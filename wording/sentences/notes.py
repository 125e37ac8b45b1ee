"""What a note is called and how it reads: on the page, on a slide."""

import datetime as dt

from wording.figures import day


def about(question: str, month: dt.date) -> str:
    """What a note on a question's answer in a month is about."""
    return f"{question} {month:%Y-%m}"


def told(text: str, by: str, at: dt.datetime) -> str:
    """批注：口径已核（统计员，2026年11月20日）."""
    return f"批注：{text}（{by}，{day(at.date())}）"
