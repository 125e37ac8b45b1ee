"""The workbooks received: nothing but the flaws is refused, and what arrives is what was generated."""

import pickle
from collections import Counter
from pathlib import Path

import pytest

from data.receipt import Receipt
from data.sample import Tables
from data.sample.flaws import FLAWS
from data.warehouse.draft import Draft
from data.warehouse.store import Store

COUNTS = {  # rows read, loaded, rejected, duplicate
    "基础配置.xlsx": (1099, 1099, 0, 0),
    "项目台账.xlsx": (404, 400, 3, 1),
    "资金月报-2024.xlsx": (826, 825, 1, 0),
    "资金月报-2025.xlsx": (1130, 1128, 2, 0),
    "资金月报-2026.xlsx": (1166, 1164, 2, 0),
    "重点项目进度表.xlsx": (369, 368, 1, 0),
    "市通报.xlsx": (595, 594, 1, 0),
    "招商活动台账.xlsx": (57, 55, 2, 0),
    "在谈项目台账.xlsx": (50, 49, 1, 0),
    "问题调度台账.xlsx": (32, 31, 1, 0),
    "企业核实单.xlsx": (64, 64, 0, 0),
    "纳统税务数据.xlsx": (47, 47, 0, 0),
}
PROVENANCE = {"batch_id", "sheet", "row_no"}
NOTED = "sheet = '首报记录'"  # the others are kept when the version is published
SECOND_ARRIVALS = "按各是一笔全部入库"  # a remark on the second arrivals of a month


@pytest.fixture(scope="module")
def draft(sample_warehouse: Path) -> Draft:
    return Store(sample_warehouse).draft()


@pytest.fixture(scope="module")
def receipts(sample_delivered: Path) -> list[Receipt]:
    return pickle.loads((sample_delivered / "receipts.pickle").read_bytes())


def test_every_row_is_accounted_for(receipts: list[Receipt]) -> None:
    found = {
        each.file_name: (each.rows_read, each.rows_loaded, each.rows_rejected, each.rows_duplicate) for each in receipts
    }
    assert found == COUNTS


def test_every_flaw_comes_out_as_expected_and_nothing_else_is_remarked(receipts: list[Receipt]) -> None:
    expected = Counter((flaw.file_name, flaw.sheet, flaw.outcome) for flaw in FLAWS)
    found = Counter(
        (receipt.file_name, line.sheet, line.outcome)
        for receipt in receipts
        for line in receipt.lines
        if SECOND_ARRIVALS not in line.reason
    )
    assert found == expected


def test_what_arrives_is_what_was_generated(county: Tables, draft: Draft, receipts: list[Receipt]) -> None:
    differing = {}
    for name, frame in county.items():
        columns = [column for column in frame.columns if column not in PROVENANCE]
        held = draft.con.table(name).filter(NOTED if name == "first_reports" else "true").project(", ".join(columns))
        typed = draft.con.from_df(frame[columns]).project(
            ", ".join(f"cast({column} as {kind}) as {column}" for column, kind in zip(columns, held.types, strict=True))
        )
        differing[name] = (len(typed.except_(held)), len(held.except_(typed)), len(frame) - len(held))
    del differing["batches"]
    assert differing == dict.fromkeys(differing, (0, 0, 0))
