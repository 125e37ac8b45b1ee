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
