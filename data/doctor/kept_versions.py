"""Versions, originals and what units sent: whether each file still is what its name says."""

from collections.abc import Iterator

from data.doctor.finding import Finding, Machine, good, mind, wrong
from data.errors import NoVersion
from data.reporting.deliveries import FOLDER as DELIVERIES
from data.warehouse.originals import kept
from data.warehouse.store import Store
from data.warehouse.versions import digest, is_good

NAMED = 5  # of what is damaged
BACK = "从备份恢复这些文件（python -m data restore 到新文件夹后拷回），再运行一次检查。"


def versions(machine: Machine) -> Iterator[Finding]:
    """Read every file once, and hold it against its hash."""
    store = Store(machine.root)
    paths = store.paths()
    damaged = [path.stem for path in paths if not is_good(path)]
    if damaged:
        yield wrong(f"{len(damaged)} 个版本的文件已损坏或被改动：{_named(damaged)}。", BACK)
    elif paths:
        yield good(f"{len(paths)} 个版本的文件都完好。")
    yield from _current(store)
    sent = sorted((machine.root / DELIVERIES).glob(f"{'[0-9a-f]' * 64}*"))
    changed = [path.name for path in [*kept(store), *sent] if ".tmp" not in path.name and digest(path) != path.stem]
    if changed:
        yield wrong(f"{len(changed)} 个原件与收到时不同：{_named(changed)}。", BACK)


def _current(store: Store) -> Iterator[Finding]:
    try:
        current = store.current()
    except NoVersion as error:
        yield wrong(f"{error}", BACK)
        return
    if current is None:
        yield mind("还没有发布任何版本，看板是空的。", "在“数据”页上传台账，或运行 python -m data receive。")
    elif current.warning:
        yield wrong(current.warning, "核对后用 python -m data rollback 指定当前版本。")
    else:
        yield good(f"当前版本 {current.id}。")


def _named(names: list[str]) -> str:
    more = f" 等 {len(names)} 个" if len(names) > NAMED else ""
    return f"{'、'.join(names[:NAMED])}{more}"
