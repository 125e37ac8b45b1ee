"""An upgrade from the release before, rehearsed with its data: what it published, decided and prepared is there after.

store_of_0_1.zip is a store that 0.1 itself made: two versions of a small county, a decision, a meeting, a pin.
"""

import datetime as dt
import zipfile
from pathlib import Path

import pytest

import queries
from data.__main__ import main
from data.warehouse.keeping import fixed
from data.warehouse.meetings import meetings
from data.warehouse.store import Store
from queries import Scope, open_version

FIRST, SECOND = "2026-02-0001-aa38f70d", "2026-03-0002-3086b2c1"
# What 0.1 answered: unit, arrived, task, completion, rank.
UNITS = [("甲镇", 420.75, 2000, 0.210375, 1), ("乙镇", 80, 1000, 0.08, 2)]


@pytest.fixture
def old(tmp_path, monkeypatch):
    """The folder of the store, as 0.1 left it."""
    zipfile.ZipFile(Path(__file__).with_name("store_of_0_1.zip")).extractall(tmp_path / "warehouse")
    monkeypatch.setenv("WAREHOUSE", str(tmp_path / "warehouse"))
    return tmp_path / "warehouse"


def units(path):
    """The ranking at the end of March."""
    frame = queries.ask(open_version(path), "rankings/units", Scope(dt.date(2026, 3, 1), may_see=None))
    rows = frame[["unit", "arrived", "target", "completion", "rank"]].itertuples(index=False, name=None)
    return [(unit, *(pytest.approx(float(figure)) for figure in figures)) for unit, *figures in rows]


def doctor(capsys):
    status = main(["doctor", "--port", "0"])
    return status, [line for line in capsys.readouterr().out.splitlines() if line.startswith("[问题]")]


def test_a_store_of_the_former_release_goes_on_with_all_that_is_in_it(old, tmp_path, capsys):
    status, told = doctor(capsys)
    assert (status, len(told), "请先停掉看板，运行 python -m data upgrade" in told[0]) == (1, 1, True)
    assert main(["upgrade", "--by", "管理员"]) == 0
    assert capsys.readouterr().out.startswith("已接管：操作记录 9 条，校验无误；会议 1 次。")
    assert doctor(capsys) == (0, [])

    store = Store(old)
    assert [(each.id, each.is_current, each.is_damaged, each.reason) for each in store.versions()] == [
        (SECOND, True, False, "三月"), (FIRST, False, False, "二月"),
    ]  # fmt: skip
    assert units(store.current().path) == UNITS
    assert (list(fixed(store)), [each.occasion for each in meetings(store)]) == ([FIRST], ["县委常委会"])
    assert store.decisions().dismissed["DQ06|P1|120|100"].reason == "有增资协议"

    ledger = tmp_path / "资金月报四月.csv"
    ledger.write_text("项目编号,月份,本月到位资金（万元）,审核状态\nP2,2026-04,19.25,审核通过\n", encoding="utf-8")
    assert main(["receive", str(ledger), "--received-on", "2026-05-05", "--by", "统计员甲"]) == 0
    third = store.current()
    assert (third.id[:12], units(third.path)) == ("2026-04-0003", UNITS)
    assert main(["rollback", SECOND]) == 0

    assert main(["backup", str(tmp_path / "整库.zip")]) == 0
    with pytest.MonkeyPatch.context() as there:
        there.setenv("WAREHOUSE", str(tmp_path / "elsewhere"))
        assert main(["restore", str(tmp_path / "整库.zip")]) == 0
        assert doctor(capsys)[0] == 0
    back = Store(tmp_path / "elsewhere")
    assert (back.current().id, units(back.current().path)) == (SECOND, UNITS)
    assert back.record.entries()[:9] == store.record.entries()[:9]
