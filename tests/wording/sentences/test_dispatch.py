"""What is said of a project's items and reports."""

import pandas as pd

from wording import sentences


def items(*rows):
    frame = pd.DataFrame(rows, columns=["is_open", "days_over"])
    return frame.astype({"is_open": "boolean", "days_over": "Int64"})


def test_a_project_s_items_are_counted_as_open_late_and_closed():
    assert sentences.items_of_project(items((True, 11), (True, None), (False, None))) == (
        "要办的事：未销号 2 件，其中 1 件超期；已销号 1 件"
    )
    assert sentences.items_of_project(items((True, None))) == "要办的事：未销号 1 件"
    assert sentences.items_of_project(items((False, None))) == "要办的事：已销号 1 件"


def test_reports_are_counted_with_those_that_tell_a_problem():
    assert sentences.reports(pd.DataFrame({"problem": ["用地", None]})) == "逐月形象进度：2 期，1 期报了存在问题"
    assert sentences.reports(pd.DataFrame({"problem": [None]})) == "逐月形象进度：1 期"


def asked(*rows):
    columns = ["unit", "asked_for", "comment_due", "is_owed", "days_past"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.astype({"comment_due": "datetime64[ns]", "is_owed": "boolean", "days_past": "Int64"})


def test_who_owes_a_comment_is_told_with_its_day_most_first():
    owed = [(unit, "意见", "2026-11-17", True, 2) for unit in "甲乙乙丙丁"]
    rows = asked(*owed, ("戊", "意见", "2026-11-17", False, None))
    told = sentences.comments(rows)
    assert told == (
        "意见应在 2026-11-17 前填写，6 件中还差 5 件：乙 2 件、甲 1 件、丙 1 件等 4 个单位；已过 2 天"
    )
    assert sentences.comment_owed(rows.iloc[0]) == "意见应在 2026-11-17 前填写，还没有，已过 2 天"
    settled = asked(("甲", "复核", "2026-11-21", False, None))
    assert sentences.comments(settled) == "复核应在 2026-11-21 前填写，1 件都已填写"
    assert sentences.comment_owed(asked(("甲", "复核", "2026-11-21", True, None)).iloc[0]) == (
        "复核应在 2026-11-21 前填写，还没有"
    )


def test_earlier_decisions_are_counted_of_the_last_meeting_and_of_those_before_it():
    columns = ["day", "done", "is_last", "days_over"]
    made = pd.DataFrame(
        [("2026-11-20", True, True, None), ("2026-11-20", False, True, 3), ("2026-10-20", False, False, 34)],
        columns=columns,
    ).astype({"day": "datetime64[ns]"})
    assert sentences.earlier(made) == (
        "上次会议（2026-11-20）定了 2 件事，办结 1 件，超期 1 件；以前会议定的还有 1 件没有办结，其中 1 件超期"
    )
    assert sentences.earlier(made[2:]) == "以前会议定的还有 1 件没有办结，其中 1 件超期"
