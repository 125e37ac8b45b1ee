"""The clock: whether it may be right, and in which zone; what comes after the day of receipt is held by it."""

import datetime as dt
from collections.abc import Iterator

from data.doctor.finding import Finding, Machine, good, mind, wrong
from data.warehouse.store import Store

CHINA = dt.timedelta(hours=8)
APART = dt.timedelta(minutes=2)  # by which two clocks may differ


def clock(machine: Machine) -> Iterator[Finding]:
    """Against the newest publication, China's zone, and the clock of a PostgreSQL."""
    now, store = dt.datetime.now().astimezone(), Store(machine.root)
    published = [version.published_at for version in store.versions() if version.published_at]
    newest = max(published, default=None)
    if newest and now.replace(tzinfo=None) < newest:
        yield wrong(
            f"电脑的时钟是 {now:%Y-%m-%d %H:%M}，比最近一次发布（{newest:%Y-%m-%d %H:%M}）还早。",
            "校正时钟（Linux：timedatectl）；时钟不对时收不了台账，授权的期限也不准。",
        )
    else:
        yield good(f"时钟 {now:%Y-%m-%d %H:%M}。")
    if now.utcoffset() != CHINA:
        yield mind(
            f"时区是 UTC{now:%z}，不是北京时间。", "Linux 上运行 timedatectl set-timezone Asia/Shanghai，再重启看板。"
        )
    yield from _against_database(store)


def _against_database(store: Store) -> Iterator[Finding]:
    apart = abs(store.records.clock() - dt.datetime.now().astimezone())
    if apart > APART:
        yield mind(f"本机与 PostgreSQL 的时钟相差 {apart.total_seconds():,.0f} 秒。", "让两台机器与同一个时钟对时。")
