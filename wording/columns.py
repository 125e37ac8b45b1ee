"""What each column of an answer is called, on screen and in documents, and how its values are written."""

import csv
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from wording.metrics import METRICS, Metric

REFERENCE = Path(__file__).parent.parent / "data" / "reference"


@dataclass(frozen=True)
class Column:
    """`kind` decides unit, alignment and format: see ui/tables.py and wording/cells.py. Prose is read whole.

    `head`: what it shares with others over their names where a table is printed; `is_printed`: whether it stands there
    at all, or only sentences are made from it.
    """

    label: str
    kind: str = "text"
    head: str = ""
    is_printed: bool = True


def _of_metric(each: Metric) -> dict[str, Column]:
    """A metric, the same of last year, and its task."""
    labels = {"": each.label, "_prior": f"上年同期{each.label}", "_target": f"{each.label}任务"}
    kind = "money" if each.is_money else "count"
    return {each.metric + name: Column(label, kind) for name, label in labels.items()}


def _rows(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


PRINTED = {row["column"]: (row["head"], row["printed"] == "yes") for row in _rows("printed.csv")}
LISTED = {
    row["column"]: Column(row["label"], row["kind"], *PRINTED.get(row["column"], ("", True)))
    for row in _rows("columns.csv")
}
COLUMNS: dict[str, Column] = {
    name: column for each in METRICS.values() for name, column in _of_metric(each).items()
} | LISTED


def column(name: str, other: str = "text") -> Column:
    """The column of that name; one that this table doesn't know is shown under its own name, as of kind `other`."""
    return COLUMNS.get(name, Column(name, other))


def column_of(answer: pd.DataFrame, name: str) -> Column:
    """The column of an answer; where its rows are of several metrics, amounts and counts stand in one column."""
    known = column(name)
    if "metric" not in answer or known.kind not in ("money", "number"):
        return known
    metrics = [METRICS[metric].measure for metric in answer["metric"].unique() if metric in METRICS]
    unit = metrics[0] if len(metrics) == 1 else "资金为万元，项目为个"
    return Column(f"{known.label}（{unit}）", "number")
