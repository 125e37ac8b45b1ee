"""Publishing what was received while a reader in another process asks on; `python -m bench.publishing STORE` is it."""

import datetime as dt
import json
import statistics
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import queries
from bench.counties import filled_draft
from data.receive import receive
from data.sample.county import Tables
from data.warehouse.store import Store

QUESTION, AS_OF = "overview/totals", dt.date(2026, 10, 1)


@dataclass(frozen=True)
class Published:
    """Seconds to receive and to publish; what a reader was told meanwhile: answers, their times, versions."""

    rows: int
    receiving: float
    publishing: float
    answers: int
    median_ms: float
    longest_ms: float
    versions: int


def published_beside_a_reader(tables: Tables, path: Path, folder: Path) -> Published:
    """Publish the tables without fund rows, then receive `path` on top and publish that, while a reader asks."""
    store = Store(folder / "store")
    first = filled_draft({name: frame for name, frame in tables.items() if name != "monthly_funds"})
    store.publish(first, "测速", "bench")
    first.close()
    draft = store.draft()
    start = time.perf_counter()
    receipt = receive(path, draft, "bench")
    receiving = time.perf_counter() - start
    command = [sys.executable, "-m", "bench.publishing", str(store.root)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader:
        if reader.stdout is not None:
            reader.stdout.readline()  # it has its first answer
        start = time.perf_counter()
        store.publish(draft, "测速", "bench")
        publishing = time.perf_counter() - start
        told = json.loads(reader.communicate("done\n")[0])
    draft.close()
    return Published(receipt.rows_loaded, receiving, publishing, **told)


def main() -> None:
    """Ask the current version again and again until a line comes in, then say how that went, as JSON."""
    store, times, versions = Store(Path(sys.argv[1])), [], set()
    opened: dict[str, queries.Version] = {}
    told_to_stop = threading.Event()
    threading.Thread(target=_wait_for_a_line, args=(told_to_stop,), daemon=True).start()
    while not told_to_stop.is_set():
        start = time.perf_counter()
        if (current := store.current()) is None:
            raise RuntimeError("nothing is published")
        if current.id not in opened:
            opened[current.id] = queries.open_version(current.path)
        queries.ask(opened[current.id], QUESTION, queries.Scope(AS_OF, may_see=queries.EVERY_UNIT))
        times.append((time.perf_counter() - start) * 1000)
        versions.add(current.id)
        if len(times) == 1:
            print(flush=True)
    told = {"answers": len(times), "median_ms": statistics.median(times), "longest_ms": max(times)}
    print(json.dumps(told | {"versions": len(versions)}))


def _wait_for_a_line(told_to_stop: threading.Event) -> None:
    sys.stdin.readline()
    told_to_stop.set()


if __name__ == "__main__":
    main()
