"""What of a table is printed: no keys of the store, heads over neighbours, the unit once, 合计 where any adds up."""

from decimal import Decimal

import pandas as pd

from wording.printed import Printed, printed
from wording.totals import parsed

RANKING = pd.DataFrame({
    "unit_id": ["A", "B"], "unit": ["甲镇", "乙镇"], "is_chosen": pd.Series([True, True], dtype="boolean"),
    "arrived": [Decimal("90.5"), Decimal("9.5")], "target": [Decimal(100), Decimal(100)],
    "completion": pd.Series([0.905, 0.095], dtype="Float64"), "rank": pd.Series([1, 2], dtype="Int64"),
})  # fmt: skip


def test_a_table_is_printed_with_its_unit_once_heads_over_neighbours_and_its_total():
    assert printed(RANKING, parsed("arrived、target、completion = arrived / target")) == Printed(
        heads=["", "", "任务完成", "任务完成", ""],
        header=["单位", "到位资金", "年度任务", "完成率（%）", "位次"],
        kinds=["text", "money", "money", "rate", "rank"],
        rows=[["甲镇", 90.5, 100, 90.5, 1], ["乙镇", 9.5, 100, 9.5, 2]],
        total=["合计", 100, 200, 50, "—"],
        unit="单位：万元",
    )


def test_the_mark_of_a_filter_is_printed_where_it_tells_rows_apart():
    marked = RANKING.assign(is_chosen=pd.Series([True, False], dtype="boolean"))
    assert printed(marked[["unit", "is_chosen"]], {}).rows == [["甲镇", "是"], ["乙镇", "否"]]


def test_a_table_of_which_nothing_adds_up_has_no_total_and_one_without_amounts_no_unit():
    told = printed(RANKING[["unit", "rank"]], {})
    assert (told.total, told.unit, told.heads) == ([], "", ["", ""])


def test_amounts_and_counts_in_one_column_keep_their_unit_in_its_head():
    mixed = pd.DataFrame({"metric": ["arrived", "signed"], "value": [Decimal(5), Decimal(2)]})
    told = printed(mixed, {})
    assert (told.unit, told.header) == ("", ["指标", "完成数（资金为万元，项目为个）"])


def test_a_wide_answer_of_one_row_stands_upright():
    wide = pd.DataFrame({name: [1] for name in ("raised", "closed", "timed", "overdue", "open_items", "open_over",
                                                "talks", "won", "lost")})  # fmt: skip
    told = printed(wide, {})
    assert (told.header, told.rows[0], len(told.rows)) == (["指标", "数值"], ["本年提出", 1], 9)
