"""What a page costs the server, measured on the real one over its websocket, county size.

A filter change chooses another month: first one that nobody has looked at yet, so that every question is asked, then
the same months again, whose answers are kept. From the request to the last message of the run; the browser's drawing
comes on top. The empty page is a script with a title only, served by the same Streamlit with the same settings. Memory
is the growth of a fresh server, warmed by one session, over fifty that are open together.
"""

import statistics
import time
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from bench.counties import COUNTY, publish
from bench.dashboard import serve
from bench.memory import resident
from bench.session import Run, session
from bench.timing import milliseconds, table

PAGES = {"overview": "", "rankings": "rankings", "chains": "chains", "key_projects": "key_projects"}  # in the address
MONTHS = 7
SESSIONS = 50


def report(folder: Path) -> str:
    """Publish the county under `folder`, measure, and return the printed text."""
    warehouse = folder / "pages"
    publish(COUNTY.generate(), warehouse)
    with serve(warehouse, "bench/empty_page.py") as server, session(server.address) as reader:
        reader.run()
        empty = _median(reader.run().milliseconds for _ in range(3 * MONTHS))
    start = time.perf_counter()
    with serve(warehouse) as server:
        up = time.perf_counter() - start
        with session(server.address) as reader:
            first = reader.run()
            ready = time.perf_counter() - start
        changes = [_filter_changes(server.address, page, nth) for nth, page in enumerate(PAGES.values())]
    with serve(warehouse) as server:
        memory = _memory(server.address, server.pid)
    header = ("page", "new month ms", "over empty", "month seen before ms", "over empty", "KB sent", "messages")
    rows = [_row(name, *change, empty) for name, change in zip(PAGES, changes, strict=True)]
    start_line = f"server start: answers after {up:.1f} s, first page run after {ready:.1f} s"
    return "\n".join([
        table(header, rows), "", f"empty Streamlit page: {milliseconds(empty)} ms",
        f"{start_line} ({first.milliseconds:,.0f} ms of it the page)", f"memory per session: {memory}",
    ])  # fmt: skip


def _filter_changes(address: str, page: str, nth: int) -> tuple[float, float, Run]:
    """Medians of a page's runs over months that are new and over the same months again, ms; one of these runs."""
    with session(address) as reader:
        options = reader.run(page).options
        month = next(widget for widget in options if widget.endswith("-month"))
        months = options[month][1 + nth : 1 + nth + MONTHS * len(PAGES) : len(PAGES)]  # other months for every page
        new, seen = ([reader.run(chosen={month: value}) for value in months] for _ in range(2))
        return _median(run.milliseconds for run in new), _median(run.milliseconds for run in seen), seen[0]


def _row(name: str, new: float, seen: float, run: Run, empty: float) -> tuple[str, ...]:
    times = map(milliseconds, (new, new - empty, seen, seen - empty))
    return name, *times, f"{run.size / 1000:.0f}", f"{run.messages}"


def _memory(address: str, pid: int) -> str:
    """The growth of the server's resident memory over sessions that are open at the same time."""
    with session(address) as first:
        first.run()
    if (before := resident(pid)) is None:
        return "not measured here: it is read from /proc"
    with ExitStack() as readers:
        for _ in range(SESSIONS):
            reader = readers.enter_context(session(address))
            reader.run()
        if (after := resident(pid)) is None:
            raise RuntimeError("the server ended while its readers were there")
    return f"{(after - before) / SESSIONS:.1f} MB ({SESSIONS} sessions on the overview: {before:.0f} to {after:.0f} MB)"


def _median(values: Iterable[float]) -> float:
    return statistics.median(values)
