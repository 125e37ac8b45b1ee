"""Months said by a line among the rows of a sheet whose title gives the month."""

import pytest

from tests.data.receipts import counts, lines

pytestmark = pytest.mark.usefixtures("known")
TITLE, HEAD = ["2026年3月资金到位情况"], ["项目编号", "本月到位资金（万元）"]
MEANT = "看不出是哪个月到位的"


@pytest.mark.parametrize("line", ["三、上年结转（2025年12月）", "补报：2月", "其中2025-12到位"])
def test_rows_under_a_line_that_says_another_month_wait_until_the_next_line(send, line):
    receipt = send([TITLE, HEAD, ["P1", 500], [line], ["P2", 300], ["四、其他"], ["P1", 200]], name="月报.xlsx")
    told = [(5, "本月到位资金（万元）", "300", f"上面的小标题写“{line}”，而这张表的数会记在 2026-03，{MEANT}")]
    assert lines(receipt, "held") == told
    assert counts(receipt) == (3, 2, 1, 0)


@pytest.mark.parametrize("line", ["二、2025年12月签约项目", "二、3月新增", "二、续建项目", "填报日期：2026年4月2日"])
def test_rows_under_a_line_of_when_projects_began_or_of_the_own_month_count(send, line):
    assert counts(send([TITLE, HEAD, ["P1", 500], [line], ["P2", 300]], name="月报.xlsx")) == (2, 2, 0, 0)
