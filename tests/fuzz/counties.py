"""Three counties to be true about: the sample, and two unlike it, written as workbooks and received like any.

苇泽县 has no park, no key project, no bulletin, and units without a task; 石梁区 has units below units, tasks by origin
and of some units only, shared projects, refunds, rows that aren't audited, key projects that report and that don't.
"""

import datetime as dt
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import xlsxwriter

import queries
from bench.counties import plain_tables
from data.delivery import deliver
from data.warehouse.store import Store
from tests.fuzz.invented import Invented, ledgers
from tests.oracle.ledger import Tables

SAMPLE = Path(__file__).parent.parent.parent / "data" / "sample"


@dataclass(frozen=True)
class County:
    """A published county: its store, its version opened for questions, its base tables as pandas holds them."""

    name: str
    warehouse: Path

    @cached_property
    def version(self) -> queries.Version:
        return queries.open_version(Store(self.warehouse).current().path)

    @cached_property
    def tables(self) -> Tables:
        return plain_tables(Store(self.warehouse).current().path)


def publish(files: Iterable[Path], name: str, received_on: dt.date, warehouse: Path) -> County:
    """Receive files into a new store and publish them; AssertionError when a row of them wasn't loaded."""
    store = Store(warehouse)
    draft = store.draft(received_on)
    delivery = deliver(files, draft, "造数")
    assert not delivery.refusals, delivery.refusals
    store.publish(draft, "造数", "造数")
    draft.close()
    return County(name, warehouse)


def sample(folder: Path) -> County:
    """The sample county."""
    return publish(sorted(SAMPLE.glob("*.xlsx")), "临澜县", dt.date(2026, 11, 3), folder / "sample")


def invented(county: Invented, folder: Path) -> County:
    """An invented county, by way of its workbooks."""
    with tempfile.TemporaryDirectory() as room:
        files = [write(Path(room) / f"{name}.xlsx", sheets) for name, sheets in ledgers(county).items()]
        return publish(files, county.name, county.received_on, folder / county.prefix)


def write(path: Path, sheets: dict[str, Sequence[Sequence[Any]]]) -> Path:
    """A workbook of those rows; returns its path."""
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd", "in_memory": True}) as book:
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for number, row in enumerate(rows):
                page.write_row(number, 0, row)
    return path
