"""What a month will come to is said with what it rests on, or not at all."""

import datetime as dt

import pandas as pd

from wording import sentences

OCTOBER = dt.date(2026, 10, 1)


def months(**given):
    row = {"month": pd.Timestamp(OCTOBER), "first_reported": 55900, "expected_final": 58400, "usual_growth": 0.0456,
           "months_known": 19} | given  # fmt: skip
    return pd.DataFrame([row])


def test_a_month_is_told_with_its_first_report_and_how_much_others_grew():
    said = sentences.late_reports(months(), OCTOBER)
    assert said == (
        "10月到位资金预计最终 5.84 亿元：首报 5.59 亿元，以往各月首报以后一般再增 4.6%（19 个月的中位数）"
    )
    assert [one.column for one in said.figures] == ["expected_final", "first_reported", "usual_growth", "months_known"]


def test_where_months_do_not_grow_it_is_said_so_and_no_zero():
    said = sentences.late_reports(months(usual_growth=0.0004), OCTOBER)
    assert said.endswith("以往各月首报以后一般没有增减（19 个月的中位数）")
    assert "以后一般减少 1.0%" in sentences.late_reports(months(usual_growth=-0.0101), OCTOBER)


def test_where_too_little_is_known_nothing_is_expected():
    few = months(expected_final=None, usual_growth=None, months_known=5)
    assert sentences.late_reports(few, OCTOBER, "荻浦镇") == (
        "荻浦镇：10月到位资金不推算最终数：知道首报以后增减多少的只有 5 个月"
    )
    assert sentences.late_reports(months(first_reported=0), OCTOBER) == "10月到位资金在首报期限内没有报，不推算最终数"
    assert sentences.late_reports(months(), dt.date(2026, 11, 1)) == "11月没有首报，不推算最终数"
    assert sentences.late_reports(months()[:0], OCTOBER) == "还没有首报记录"


def test_who_adds_most_is_named_and_nobody_where_nobody_did():
    units = pd.DataFrame({"unit": ["甲镇", "乙镇"], "late_amount": [5528, 0], "late_growth": [0.3646, 0.0]})
    assert sentences.late_units(units.head(1)) == "甲镇首报以后补报 5,528 万元，比首报多 36.5%"
    assert sentences.late_units(units) == "首报以后补得最多的是甲镇，5,528 万元，比首报多 36.5%"
    assert sentences.late_units(units[1:]) == "首报以后没有单位补报"
