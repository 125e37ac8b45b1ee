"""Real public workbooks that nobody here wrote; the tests skip where they are absent."""

from decimal import Decimal

import pytest

from data.cells import amounts, dates
from data.cells.values import BadValue
from data.files import workbook
from data.tables.headings import words_of
from tests.examples import EXAMPLES

LAND = EXAMPLES / "landchina_2007"
DATES = ("约定交地时间", "约定开工时间", "约定竣工时间", "实际开工时间", "实际竣工时间", "合同签订日期")
pytestmark = pytest.mark.skipif(not LAND.exists(), reason=f"没有真实样例文件夹 {LAND}")


def table(name):
    """The data rows of a file as dicts by header words."""
    [sheet] = workbook.sheets((LAND / name).read_bytes(), name)
    heads = [words_of(cell) for cell in sheet.rows[0]]
    return [dict(zip(heads, row, strict=True)) for row in sheet.rows[1:]]


@pytest.mark.parametrize(
    ("name", "count", "hectares", "wan"),
    [
        ("2007年01月.xls", 90, "343.764162", "1530566.9187"),
        ("2007年02月-工业用地.xls", 38, "115.7233", "15659.7576"),
    ],
)
def test_areas_and_prices_add_up_to_the_published_totals(name, count, hectares, wan):
    rows = table(name)
    mu = sum(amounts.area(row["面积"], "公顷") or 0 for row in rows)
    price = sum(amounts.money(row["成交价格"], "万元") or 0 for row in rows)
    assert (len(rows), mu, price) == (count, Decimal(hectares) * 15, Decimal(wan))


def test_every_date_is_read_is_empty_or_is_refused_with_a_reason():
    refused = {}
    for path in sorted(LAND.glob("*.xls")):
        for row in table(path.name):
            for head in DATES:
                try:
                    dates.date(row.get(head, ""))
                except BadValue as error:
                    refused.setdefault(error.reason, set()).add(row[head])
    assert refused == {"年份 1901 不合常理": {"1901年01月02日"}, "年份 1900 不合常理": {"1900年01月01日"}}
