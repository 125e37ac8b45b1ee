"""The written workbooks: the same bytes every time, and the facts in them those of the tables."""

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

import data.sample
from data.sample import Tables, write_workbooks
from data.sample.flaws import FLAWS

COMMITTED = Path(data.sample.__file__).parent
NAMES = [
    "基础配置.xlsx", "项目台账.xlsx", "资金月报-2024.xlsx", "资金月报-2025.xlsx", "资金月报-2026.xlsx",
    "重点项目进度表.xlsx", "市通报.xlsx", "招商活动台账.xlsx", "在谈项目台账.xlsx", "问题调度台账.xlsx",
    "企业核实单.xlsx", "纳统税务数据.xlsx",
]  # fmt: skip
ODD = str.maketrans("０１２３４５６７８９．－", "0123456789.-", ",亿元")


@pytest.fixture(scope="session")
def written(county: Tables, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("workbooks")
    write_workbooks(county, folder)
    return folder


def sheets(path: Path) -> dict[str, list[tuple]]:
    """The sheets' cells as openpyxl reads them."""
    book = openpyxl.load_workbook(path, read_only=False)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def number(cell: object) -> Decimal:
    """A cell's amount, typed as a number, in full-width digits or with commas."""
    return Decimal(str(cell).translate(ODD))


def test_the_committed_workbooks_are_what_the_generator_writes_byte_for_byte(written: Path) -> None:
    for name in NAMES:
        assert (written / name).read_bytes() == (COMMITTED / name).read_bytes(), name
    assert sum((COMMITTED / name).stat().st_size for name in NAMES) < 2_000_000


def test_the_good_fund_rows_add_up_to_the_table_month_by_month(county: Tables, written: Path) -> None:
    known = set(county["projects"].project_id)
    funds = county["monthly_funds"]
    expected = {
        (month.year, month.month): round(value, 2) for month, value in funds.groupby("month").amount.sum().items()
    }
    found = {}
    for year in (2024, 2025, 2026):
        for name, rows in sheets(written / f"资金月报-{year}.xlsx").items():
            cells = dict.fromkeys(row[2:6] for row in rows if row[2] in known and row[5] not in ("待核实", "见附件"))
            found[year, int(name.removesuffix("月"))] = float(sum(number(amount) for *_, amount in cells))
    assert found == pytest.approx(expected)


def test_every_project_of_the_table_is_in_the_ledger_once_but_for_the_repeated_one(
    county: Tables, written: Path
) -> None:
    rows = [row for sheet in sheets(written / "项目台账.xlsx").values() for row in sheet]
    known = county["projects"].set_index("project_id").agreed_investment
    ledger = [row for row in rows if row[1] in known.index]
    assert (len(ledger), len({row[1] for row in ledger})) == (401, 400)
    agreed = {row[1]: number(row[13]) * 10000 for row in ledger}
    assert {one: float(value) for one, value in agreed.items()} == pytest.approx(known.to_dict())


def test_the_progress_sheets_hold_a_row_for_each_report(county: Tables, written: Path) -> None:
    expected = county["key_progress"].groupby("month").size()
    found = {
        name: sum(row[1] is not None for row in rows[4:])
        for name, rows in sheets(written / "重点项目进度表.xlsx").items()
    }
    wanted = {f"{month.year}年{month.month}月": count for month, count in expected.items()}
    assert found == wanted | {"2026年10月": wanted["2026年10月"] + 1}


def test_the_bulletin_has_a_sheet_for_each_month_of_two_years(county: Tables, written: Path) -> None:
    found = sheets(written / "市通报.xlsx")
    assert list(found) == [f"2025年{month}月" for month in range(1, 13)] + [
        f"2026年{month}月" for month in range(1, 11)
    ]
    values = sum(number(row[3]) for rows in found.values() for row in rows[3:] if row[2])
    assert float(values) == pytest.approx(county["city_ranks"].value.sum())


def test_the_ledger_is_as_messy_as_real_ones(written: Path) -> None:
    sheet = openpyxl.load_workbook(written / "项目台账.xlsx")["乡镇街道"]
    assert sheet.column_dimensions["G"].hidden
    assert {"A1:AH1", "N4:P4", "R4:AB4"} <= {str(area) for area in sheet.merged_cells.ranges}
    assert [sheet.cell(row, 1).value for row in (6, 7)] == ["合计", "一、工业类项目"]
    kinds = {type(sheet.cell(row, 18).value).__name__ for row in range(8, sheet.max_row)}
    assert {"datetime", "str"} <= kinds


def test_every_flaw_is_in_a_sheet_that_was_written(written: Path) -> None:
    for flaw in FLAWS:
        assert flaw.sheet in openpyxl.load_workbook(written / flaw.file_name, read_only=True).sheetnames
