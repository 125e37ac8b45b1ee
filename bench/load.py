"""Many readers at once on the first page, county size: ten, and fifty that think for three seconds between clicks.

A click chooses another month and another industry, park or nothing. Every other one asks for what nobody has looked at
yet (cold), the others for what somebody has (warm). From the request to the last message of the run; the readers share
the machine with the server. Then readers come and go, two thousand of them, and the server's memory is read.
"""

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np

from bench.counties import COUNTY, publish
from bench.dashboard import Server, serve
from bench.memory import resident
from bench.session import Session, session
from bench.timing import milliseconds, table

READERS = ((10, 1.0), (50, 3.0))  # how many, and the seconds that each thinks before the next click
SECONDS = 40  # that they click for
SESSIONS, AT_ONCE, QUARTERS = 2_000, 4, 4
Enter = Callable[[int], AbstractContextManager[Session]]  # opens the session of the reader of that number
Choice = tuple[str, str, str]  # the kind of reader ("industry", "park" or ""), its choice there, the month


@dataclass
class Seen:
    """What can be chosen, in an order of chance, and what has been; shared by all readers."""

    chance: np.random.Generator
    left: dict[str, list[Choice]]
    done: dict[str, list[Choice]] = field(default_factory=lambda: {"industry": [], "park": [], "": []})
    lock: threading.Lock = field(default_factory=threading.Lock)

    def draw(self, kind: str) -> tuple[Choice, bool]:
        """The next choice of a reader of this kind, and whether somebody has looked at it before."""
        with self.lock:
            is_warm = bool(self.done[kind]) and (not self.left[kind] or self.chance.random() < 0.5)
            choice = self.done[kind][self.chance.integers(len(self.done[kind]))] if is_warm else self.left[kind].pop()
            if not is_warm:
                self.done[kind].append(choice)
            return choice, is_warm


def report(folder: Path) -> str:
    """Publish the county under `folder`, let the readers click, let them come and go; the printed text."""
    warehouse = folder / "load"
    publish(COUNTY.generate(), warehouse)
    rows = []
    for readers, think in READERS:
        with serve(warehouse) as server:
            entering = partial(_enter, server.address)
            rows.append((f"{readers}", f"{think:g}", *_row(clicks(entering, readers, think, SECONDS))))
    header = ("readers", "think s", "cold clicks", "p50 ms", "p95 ms", "warm clicks", "p50 ms", "p95 ms")
    with serve(warehouse) as server:
        grown = _memory(server)
    return "\n".join([table(header, rows), "", f"memory over sessions that come and go: {grown}"])


def _enter(address: str, _nth: int) -> AbstractContextManager[Session]:
    return session(address)


def clicks(enter: Enter, readers: int, think: float, seconds: float, processes: int = 1) -> list[tuple[float, bool]]:
    """How long each click took, ms, and whether it was warm, of `readers` sessions at once for as many seconds.

    What somebody looked at is warm in the process that shows it to him: the reader's number modulo `processes`.
    """
    seen = [_choices(enter) for _ in range(processes)]
    until = time.monotonic() + seconds
    with ThreadPoolExecutor(readers) as pool:
        done = [pool.submit(_reader, enter, seen[nth % processes], nth, think, until) for nth in range(readers)]
        return [click for reader in done for click in reader.result()]


def _choices(enter: Enter) -> Seen:
    """Every month with every industry, with every park, and with neither."""
    chance = np.random.default_rng(1)
    with enter(0) as reader:
        options = reader.run(query="industry=x&park=x").options  # a filter that the address names is there when folded
    months = _of(options, "month")[1]
    left = {kind: [(kind, value, month) for value in _of(options, kind)[1] for month in months] for kind in KINDS}
    left[""] = [("", "", month) for month in months]
    for choices in left.values():
        chance.shuffle(choices)
    return Seen(chance, left)


KINDS = ("industry", "park")


def _of(options: dict[str, list[str]], key: str) -> tuple[str, list[str]]:
    """The id of the widget that is bound to a key of the address, and what it offers."""
    return next((widget, values) for widget, values in options.items() if widget.endswith(f"-{key}"))


def _reader(enter: Enter, seen: Seen, nth: int, think: float, until: float) -> list[tuple[float, bool]]:
    kind, chance, done = (*KINDS, "")[nth % 3], np.random.default_rng(nth), []
    first, _ = seen.draw(kind)
    with enter(nth) as reader:
        options = reader.run(query=f"{kind}={first[1]}" if kind else "").options
        time.sleep(chance.random() * think)
        while time.monotonic() < until:
            choice, is_warm = seen.draw(kind)
            done.append((reader.run(chosen=_chosen(options, choice)).milliseconds, is_warm))
            time.sleep(think)
    return done


def _chosen(options: dict[str, list[str]], choice: Choice) -> dict[str, str | Sequence[str]]:
    kind, value, month = choice
    return {_of(options, "month")[0]: month} | ({_of(options, kind)[0]: [value]} if kind else {})


def _row(made: list[tuple[float, bool]]) -> list[str]:
    cells = []
    for warm in (False, True):
        times = sorted(took for took, was_warm in made if was_warm is warm)
        cells += [f"{len(times)}", *(milliseconds(times[int(part * (len(times) - 1))]) for part in (0.5, 0.95))]
    return cells


def _memory(server: Server) -> str:
    """MB of the server after each quarter of the sessions."""
    held = [_mb(server)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for _ in range(QUARTERS):
            list(pool.map(lambda _: _visit(server.address), range(SESSIONS // QUARTERS)))
            held.append(_mb(server))
    return f"{SESSIONS:,} sessions, each a quarter of them: {' → '.join(held)} MB"


def _visit(address: str) -> None:
    with session(address) as reader:
        reader.run()


def _mb(server: Server) -> str:
    held = resident(server.pid)
    return "?" if held is None else f"{held:.0f}"
