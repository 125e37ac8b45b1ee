"""Lines of a text file that are longer than its header: 1,200 without quotes is two cells."""

import pytest

from data.receive import receive
from tests.data.receipts import counts, lines

pytestmark = pytest.mark.usefixtures("known")
HEAD = "项目编号,月份,本月到位资金（万元）"


@pytest.fixture
def send(draft, tmp_path):
    """Receive a fund ledger of those lines as a text file."""

    def send(*told):
        path = tmp_path / "资金月报.csv"
        path.write_text("\n".join(told) + "\n", encoding="utf-8")
        return receive(path, draft, "统计员甲")

    return send


def amounts(draft):
    return draft.con.execute("select project_id, amount::double from monthly_funds order by 1, 2").fetchall()


def test_a_number_that_its_comma_parts_in_two_is_refused(draft, send):
    receipt = send(HEAD, "P1,2026-03,1,200", 'P2,2026-03,"1,200"', "P2,2026-02,300,")
    assert (counts(receipt), amounts(draft)) == ((3, 2, 1, 0), [("P2", 300), ("P2", 1200)])
    told = "这一行比表头多 1 格（“200”），数里的逗号可能把一格分成了两格"
    assert lines(receipt, "rejected") == [(2, None, None, told)]


def test_a_last_column_without_a_name_refuses_only_rows_with_a_number_in_it(draft, send):
    receipt = send(HEAD, "P1,2026-03,100,已核", "P2,2026-03,1,200", "P1,2026-02,300,已核")
    assert (counts(receipt), amounts(draft)) == ((3, 2, 1, 0), [("P1", 100), ("P1", 300)])
