"""石梁区 a year later: projects that changed hands, tasks that were adjusted, units that became part of others."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from tests.fuzz import counties
from tests.fuzz.counties import County
from tests.fuzz.invented import SHILIANG, Invented, Sheets, ledgers

REARRANGED = replace(SHILIANG, name="石梁区（撤并后）", prefix="SR", seed=11)
MOVES = (("2025年9月", 14), ("2026年4月", 18), ("2026年10月", 10))  # from which month so many change hands
ADJUSTED = (  # two deliveries: year, unit, the tasks as in the sheet, from which month
    [
        (2025, "石梁街道", 45000, None, None, None, None, 4, 2, 1, "2025-07"),
        (2026, "石梁街道", 24000, None, None, None, None, 3, 2, 1, "2026-05"),
    ],
    [
        (2026, "石梁街道", 36000, None, None, None, None, 5, 2, 1, "2026-09"),
        (2026, "石梁区", 250000, 150000, 30000, None, 40000, 18, 15, 8, "2026-08"),
        (2026, "古渡镇", 12000, None, None, None, None, 2, None, None, "2026-10"),
    ],
)
MERGED = {"平山镇": ("古渡镇", "2026-06"), "西片办": ("东片办", "2025-11"), "双塔镇": ("古渡镇", "2026-09")}


def rearranged(folder: Path) -> County:
    """The county, each of its deliveries published by itself; its units are those of 石梁区, and their ids its own."""
    warehouse = folder / REARRANGED.prefix
    with tempfile.TemporaryDirectory() as room:
        for number, books in enumerate(_deliveries(REARRANGED)):
            files = [counties.write(Path(room) / f"{number}-{name}.xlsx", sheets) for name, sheets in books.items()]
            county = counties.publish(files, REARRANGED.name, REARRANGED.received_on, warehouse)
    return county


def _deliveries(county: Invented) -> Iterator[dict[str, Sheets]]:
    first = ledgers(replace(county, name=SHILIANG.name))
    yield first
    rng = Random(county.seed)
    projects = first["项目台账"]["项目台账"]
    for month, many in MOVES:
        yield {"项目台账": {"项目台账": _moved(rng, projects, month, many)}}
    base = first["基础配置"]
    for tasks in ADJUSTED:
        yield {"基础配置": {"目标任务": [(*base["目标任务"][0], "生效月份"), *tasks]}}
    yield {"基础配置": {"单位": _merged(base["单位"])}}


def _moved(rng: Random, projects: Sequence[Sequence[Any]], month: str, many: int) -> list[list[Any]]:
    """Some projects, each brought in by another unit from that month on."""
    head, *rows = projects
    unit, moved = list(head).index("引资单位"), []
    for row in rng.sample(rows, many):
        other = rng.choice([name for name, *_ in SHILIANG.units if name not in row[unit]])
        moved.append([*row[:unit], rng.choice((other, f"{other}70%、区商务局30%")), *row[unit + 1 :], month])
    return [[*head, "生效月份"], *(row for row in moved if row[unit].count("区商务局") < 2)]


def _merged(units: Sequence[Sequence[Any]]) -> list[list[Any]]:
    head, *rows = units
    return [[*head, "并入单位", "并入月份"], *([*row, *MERGED.get(row[1], (None, None))] for row in rows)]
