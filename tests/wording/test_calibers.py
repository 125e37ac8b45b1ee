import pandas as pd
import pytest

from wording import calibers

RESTATED, INCOMPARABLE = "按重述口径（2027版）", "口径已变，无可比数"


@pytest.mark.parametrize(("bases", "line", "notes"), [
    (["按原报数"] * 2, "上年", []),
    ([None] * 2, "上年", []),
    ([RESTATED] * 2, "上年（按重述口径）", ["同比按重述口径"]),
    (
        [RESTATED, INCOMPARABLE], "上年（部分月份按重述口径，其余口径已变）",
        ["同比按重述口径，没有重述数的单位不算同比"],
    ),
    ([INCOMPARABLE] * 2, "上年（口径已变）", ["统计口径已变，没有上年重述数，不算同比"]),
])
def test_curve_and_ranking_say_which_figures_of_last_year_they_show(bases, line, notes):
    rows = pd.DataFrame({"prior_basis": bases})
    assert (calibers.last_year(rows), calibers.growth_notes(rows)) == (line, notes)
