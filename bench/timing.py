"""How long something takes, and how a table of it is printed."""

import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

Result = TypeVar("Result")


def median(run: Callable[[], Result], runs: int) -> tuple[float, Result]:
    """The median wall time of `runs` runs in milliseconds, and what the last one returned."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        result = run()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times), result


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows under their header: the first column to the left, the others to the right."""
    lines = [header, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    return "\n".join(
        "  ".join(cell.rjust(width) if column else cell.ljust(width) for column, (cell, width) in enumerate(cells))
        for cells in (list(zip(line, widths, strict=True)) for line in lines)
    )


def milliseconds(value: float) -> str:
    """Three figures or so."""
    return f"{value:.1f}" if value < 100 else f"{value:,.0f}"
