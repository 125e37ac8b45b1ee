"""Rights: whether what has to be written can be written, and whether the key can be read by nobody else."""

import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from data.doctor.disk import there
from data.doctor.finding import Finding, Machine, good, mind, wrong
from data.reporting.deliveries import FOLDER as DELIVERIES
from data.warehouse.signing import KEY
from records.database import FILE

FOLDERS = ("", "versions", "originals", DELIVERIES)
FILES = (FILE, f"{FILE}-wal", f"{FILE}-shm", "current")


def rights(machine: Machine) -> Iterator[Finding]:
    """Really write beside what the store holds; the temporary folder, too."""
    folders = [there(machine.root), *(machine.root / name for name in FOLDERS[1:])]
    closed = [f"{path}" for path in folders if path.exists() and not _takes_a_file(path)]
    closed += [f"{machine.root / name}" for name in FILES if _is_closed(machine.root / name)]
    if closed:
        yield wrong(
            f"不能写入：{'、'.join(closed)}。",
            "把数据文件夹交给运行看板的用户（Linux：chown -R 用户 文件夹），去掉只读属性，再试。",
        )
    else:
        yield good("数据文件夹可以写入。")
    if not _takes_a_file(Path(tempfile.gettempdir())):
        yield wrong(f"临时文件夹 {tempfile.gettempdir()} 不能写入，收不了台账。", "改正权限，或用 TMPDIR 指定别处。")
    yield from _owners(machine.root)
    yield from _key(machine.root / KEY)


def _takes_a_file(folder: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _is_closed(file: Path) -> bool:
    try:
        with file.open("r+b"):
            return False
    except FileNotFoundError:
        return False
    except OSError:
        return True


def _owners(root: Path) -> Iterator[Finding]:
    """What another user made, who ran a command by hand, the server may not change."""
    if os.name != "posix" or not root.exists():
        return
    own = root.stat().st_uid
    strange = [path.name for path in sorted(root.rglob("*")) if path.lstat().st_uid != own]
    if strange:
        yield mind(
            f"有 {len(strange)} 个文件不属于数据文件夹的主人（如 {strange[0]}），多半是用别的用户运行过命令。",
            "命令请用运行看板的用户执行；现有的用 chown -R 交还给他。",
        )


def _key(key: Path) -> Iterator[Finding]:
    if os.name != "posix" or not key.exists():
        return
    if stat.S_IMODE(key.stat().st_mode) & 0o077:
        yield wrong(f"签名密钥 {key} 别人也能读，登录和导出的签名可能被冒用。", f"运行 chmod 600 {key}。")
