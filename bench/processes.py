"""What two processes behind HAProxy bear against one: clicks a second, county size, one DuckDB thread each.

As many readers as it takes click without thinking. They share the machine with the servers, so what their CPU took is
subtracted: of c cores of which the clients took k, the servers alone would have borne c/(c-k) of what was counted where
all were busy; where they weren't (one process leaves a core to them), nothing is added. What other programs took
meanwhile is told and not subtracted: measure on a quiet machine.
"""

import os
import time
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.counties import COUNTY, publish
from bench.load import clicks
from bench.office import Office, is_possible, office
from bench.session import Session, session
from bench.timing import milliseconds, table
from data.people import grants, sign_in
from data.warehouse.store import Store
from ui.access.tickets import COOKIE, ticket

READERS, SECONDS = 24, 40
NAME, PASSWORD = "reader", "no-secret-2026"
BUSY = 0.93  # of all cores: where less was used, it wasn't for want of them
TICK = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


@dataclass(frozen=True)
class Borne:
    """What was counted: clicks, how long half of them and 95 of 100 took (ms), seconds, and CPU seconds by whom.

    `all_of_them`: by every program of the machine.
    """

    clicks: int
    median: float
    slow: float
    seconds: float
    apps: float
    proxy: float
    clients: float
    all_of_them: float

    @property
    def a_second(self) -> float:
        """Clicks a second, as counted."""
        return self.clicks / self.seconds

    @property
    def alone(self) -> float:
        """Clicks a second, the clients' CPU subtracted."""
        cores = os.cpu_count() or 1
        is_busy = self.all_of_them / self.seconds > BUSY * cores
        return self.a_second * (cores / (cores - self.clients / self.seconds) if is_busy else 1)

    @property
    def others(self) -> float:
        """CPU seconds of programs that have no part in it."""
        return self.all_of_them - self.apps - self.proxy - self.clients


def report(folder: Path) -> str:
    """Publish the county under `folder`, let the readers click; the printed text."""
    if not is_possible():
        return "no HAProxy is installed here"
    warehouse = folder / "processes"
    publish(COUNTY.generate(), warehouse)
    store = Store(warehouse)
    sign_in.add(store, NAME, PASSWORD)
    cookie = f"{COOKIE}={ticket(store, sign_in.change(store, NAME, PASSWORD, PASSWORD[::-1]))}"
    grants.give(store, NAME, "leader")
    borne = {processes: _borne(warehouse, folder, processes, cookie) for processes in (1, 2)}
    header = ("processes", "clicks/s", "p50 ms", "p95 ms", "CPU apps", "proxy", "clients", "others", "without clients")
    told = [(f"{processes}", *_row(each)) for processes, each in borne.items()]
    ratio = (
        f"{borne[2].a_second / borne[1].a_second:.2f} as counted, {borne[2].alone / borne[1].alone:.2f} without clients"
    )
    return "\n".join([table(header, told), "", f"two against one: {ratio}"])


def _borne(warehouse: Path, folder: Path, processes: int, cookie: str) -> Borne:
    with office(warehouse, folder, processes) as running:
        entering = partial(_enter, running, cookie)
        clicks(entering, processes * 2, 0, 3, processes)  # every process has begun
        before, began = _used(running), time.monotonic()
        took = sorted(milliseconds for milliseconds, _ in clicks(entering, READERS, 0, SECONDS, processes))
        after, seconds = _used(running), time.monotonic() - began
        used = [end - begin for begin, end in zip(before, after, strict=True)]
        return Borne(len(took), took[len(took) // 2], took[int(0.95 * len(took))], seconds, *used)


def _enter(running: Office, cookie: str, nth: int) -> AbstractContextManager[Session]:
    """Each reader stays with one process, as the proxy's cookie would have it; half of his clicks are warm there."""
    served = list(running.processes)[nth % len(running.processes)]
    return session(running.address, f"{cookie}; served_by={served}", running.tls)


def _used(running: Office) -> tuple[float, float, float, float]:
    """CPU seconds so far: of the processes, of the proxy, of the readers, which are this process, of all programs."""
    times = os.times()
    apps = _seconds(server.pid for server in running.processes.values())
    user, nice, system, _idle, _waiting, *rest = map(int, Path("/proc/stat").read_text().split("\n")[0].split()[1:9])
    return apps, _seconds([running.proxy]), times.user + times.system, (user + nice + system + sum(rest)) / TICK


def _seconds(pids: Iterable[int]) -> float:
    spent = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        spent += int(fields[11]) + int(fields[12])
    return spent / TICK


def _row(each: Borne) -> list[str]:
    shares = [f"{cpu / each.seconds:.2f}" for cpu in (each.apps, each.proxy, each.clients, each.others)]
    return [f"{each.a_second:.2f}", milliseconds(each.median), milliseconds(each.slow), *shares, f"{each.alone:.2f}"]
