"""The metrics of units and of the county: the rows of data/reference/metrics.csv, in the order in which they are shown.

Whoever names a metric, offers it, writes its figures or lists the rows behind it does so from its record. Pure.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wording.figures import count, is_missing, money, money_unit

FILE = Path(__file__).parent.parent / "data" / "reference" / "metrics.csv"


@dataclass(frozen=True)
class Metric:
    """One metric: its name in answers, addresses and in the sheet 目标任务, and its name on screen.

    `measure`: 万元 for money, else the measure word of a count. `tile`: whether it has a tile of its own on the first
    page, else it is a line under what it is part of. `counts`: an expression over `p`, a row of
    data/states/project_months.sql: an amount of the whole project, or whether the project counts. `unreported`: what it
    is where no project says anything of it, 0 or nothing. `part_of`: the metric that it is a part of. `rows`: what the
    projects behind it are called. `city`: its name in the city's bulletin. `meaning`: its 口径.
    """

    metric: str
    label: str
    measure: str
    tile: str
    counts: str
    unreported: str
    part_of: str
    rows: str
    city: str
    meaning: str

    @property
    def is_money(self) -> bool:
        """Whether its figures are amounts, stored in 万元, rather than counts."""
        return self.measure == "万元"

    @property
    def within(self) -> str:
        """What it is called under the metric that it is part of: 其中省外, 亿元以上签约."""
        whole = METRICS[self.part_of].label
        return f"其中{self.label.removesuffix(whole)}" if self.label.endswith(whole) else self.label

    def written(self, value: Any) -> str:
        """A figure of it in words: "3.42 亿元", "12 个"."""
        return money(value) if self.is_money else count(value, self.measure)

    def unit(self, values: Iterable[Any]) -> str:
        """The one unit for figures of it that are read beside each other: 亿元 or 万元, or its measure word."""
        return money_unit(values) if self.is_money else self.measure


with FILE.open(encoding="utf-8", newline="") as file:
    METRICS = {row["metric"]: Metric(**row) for row in csv.DictReader(file)}
IN_CITY = {each.city: each for each in METRICS.values()}


def offered(known: Iterable[tuple[str, Any]]) -> dict[str, str]:
    """The metrics that a reader may choose, with their labels: those with a figure among (metric, value); the first
    while there is none at all.
    """
    bears = {metric for metric, value in known if not is_missing(value)} or {next(iter(METRICS))}
    return {name: each.label for name, each in METRICS.items() if name in bears}


def meanings() -> str:
    """What each metric is, as a question's header quotes it."""
    return "；".join(f"{each.label}（{each.measure}）：{each.meaning}" for each in METRICS.values())
