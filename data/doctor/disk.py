"""The disk: whether there is room for what is published and kept, and whether it is this machine's own."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from data.doctor.finding import Finding, Machine, good, mind, wrong
from records.shares import share

MB = 2**20
LEAST, COMFORTABLE = 200 * MB, 2_000 * MB
COPIES = 2  # of the largest version that must fit: a draft and what it becomes


def disk(machine: Machine) -> Iterator[Finding]:
    """Room for a publication, room to work in, and no share under SQLite."""
    folder = there(machine.root)
    yield from _room(folder, "数据文件夹", COPIES * _largest(machine.root))
    yield from _room(Path(tempfile.gettempdir()), "临时文件夹", LEAST)
    if (kind := share(folder)) and not os.environ.get("RECORDS_URL"):
        yield wrong(
            f"数据文件夹 {machine.root} 在网络盘上（{kind}），操作记录的数据库放在那里会损坏。",
            "让 WAREHOUSE 指向本机硬盘；一定要用网络盘的，用 RECORDS_URL 把操作记录放到 PostgreSQL。",
        )
    else:
        yield good(f"数据文件夹{f'在网络盘上（{kind}），操作记录在 PostgreSQL' if kind else '在本机硬盘上'}。")


def there(folder: Path) -> Path:
    """The folder, or what is nearest above it where it isn't made yet."""
    absolute = folder.absolute()
    return next(each for each in (absolute, *absolute.parents) if each.exists())


def _largest(root: Path) -> int:
    return max((path.stat().st_size for path in (root / "versions").glob("*.duckdb")), default=0)


def _room(folder: Path, name: str, needed: int) -> Iterator[Finding]:
    free, least = shutil.disk_usage(folder).free, max(needed, LEAST)
    told = f"{name} {folder} 所在的磁盘还剩 {free / MB:,.0f} MB"
    if free < least:
        yield wrong(
            f"{told}，至少要 {least / MB:,.0f} MB，发布会失败。",
            "清理磁盘；不用的旧版本可用 python -m data prune 清理（先备份）。",
        )
    elif free < max(COMFORTABLE, 2 * least):
        yield mind(f"{told}，不宽裕。", "近期清理磁盘或换大一些的硬盘。")
    else:
        yield good(f"{told}。")
