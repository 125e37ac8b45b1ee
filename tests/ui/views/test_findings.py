import datetime as dt

import pandas as pd

from queries.rules import LEVELS
from records.decisions import Decision, Decisions
from ui.views.findings import counted_by, judged
from wording import cells

AT = dt.datetime(2026, 11, 5, 9)
SAID = ["finding_key", "verdict", "reason", "decided_by", "decided_at", "is_counted"]


def word(key, verdict="已说明", reason="有增资协议"):
    return Decision(key, "dismiss", verdict, reason, "统计股", AT)


def findings(*rows):
    """finding_key, verdict, reason of each finding, as a version has them."""
    frame = pd.DataFrame(rows, columns=["finding_key", "verdict", "reason"]).astype("str")
    return frame.assign(
        decided_by=frame["verdict"].map({"已说明": "甲"}).astype("str"),
        decided_at=pd.to_datetime(frame["verdict"].map({"已说明": "2026-11-01"})),
    )


def rows(frame):
    return [tuple(None if pd.isna(value) else value for value in row) for row in frame[SAID].itertuples(index=False)]


def test_a_word_said_since_the_version_was_published_holds_but_is_not_counted_yet():
    assert rows(judged(findings(("a", None, None), ("b", None, None)), Decisions([word("a")]))) == [
        ("a", "已说明", "有增资协议", "统计股", pd.Timestamp("2026-11-05"), False),
        ("b", None, None, None, None, True),
    ]


def test_a_word_that_the_version_knows_is_counted_until_another_is_said():
    known = findings(("a", "已说明", "有增资协议"))
    assert rows(judged(known, Decisions([word("a")])))[0][-1]
    assert rows(judged(known, Decisions([word("a", "不予处理")])))[0][1:3] == ("不予处理", "有增资协议")
    assert not rows(judged(known, Decisions([word("a", "不予处理")])))[0][-1]


def test_a_word_taken_back_opens_the_finding_again():
    known = findings(("a", "已说明", "有增资协议"))
    assert rows(judged(known, Decisions([word("a"), word("a", "撤销")]))) == [("a", None, None, None, None, False)]


def test_what_an_imported_version_says_holds_without_a_word_of_this_store():
    known = findings(("a", "已说明", "有增资协议"))
    assert rows(judged(known, Decisions())) == [("a", "已说明", "有增资协议", "甲", pd.Timestamp("2026-11-01"), True)]


def test_findings_are_counted_by_level_with_those_that_there_are_none_of():
    frame = pd.DataFrame({"unit": ["甲", "乙", "甲"], "level": ["warn", "fail", "warn"]})
    assert counted_by(frame, "unit").to_dict("records") == [
        {"name": "乙", "fail": 1, "warn": 0, "info": 0}, {"name": "甲", "fail": 0, "warn": 2, "info": 0},
    ]  # fmt: skip


def test_levels_have_the_same_names_on_screen_and_at_the_command_line():
    assert {level: name[2:] for level, name in cells.LEVELS.items()} == LEVELS
