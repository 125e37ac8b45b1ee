"""Where the store lies, and whether one is there: a store that is missing is not a new one.

A store is known by what it alone writes: its pointer, which is there from its beginning on (empty until something is
published), its record, its versions. Where WAREHOUSE names a folder, a disk may be away or a name mistyped: nothing is
read there, and no sample goes there, unless a store is seen. Only who brings data of their own, or says so, begins one.
"""

import os
from pathlib import Path

from data.errors import DataError, MissingStore
from records.database import FILE
from records.takeover import waiting

DEFAULT = "warehouse"
POINTER, VERSIONS = "current", "versions"


def root_named() -> Path:
    """The folder that WAREHOUSE names, `warehouse/` when it names none."""
    return Path(os.environ.get("WAREHOUSE") or DEFAULT)


def refuse_missing(root: Path) -> None:
    """Raise MissingStore when no store is in a folder that was named, or where a link leads nowhere."""
    if is_store(root) or (not os.environ.get("WAREHOUSE") and not _leads_nowhere(root)):
        return
    raise MissingStore(
        f"WAREHOUSE 指定的数据文件夹 {root} {'里没有看板的数据' if root.is_dir() else '不存在'}。"
        "如果数据在移动硬盘或网络盘上，请先接好并核对路径，再刷新；这里不会当作新库处理。"
        "确要在此新建，请运行 python -m data begin，或用 python -m data receive 接收台账。"
    )


def refuse_to_begin(root: Path) -> None:
    """Raise MissingStore when no store may begin in a folder: its parent is missing, or it holds something else."""
    if is_store(root):
        return
    if _leads_nowhere(root) or not root.absolute().parent.is_dir():
        raise MissingStore(f"数据文件夹 {root} 的上级文件夹不存在，没有新建。请核对 WAREHOUSE 的路径，或接好所在的盘。")
    if root.exists() and not is_empty(root):
        raise MissingStore(f"{root} 里是别的内容，不是看板的数据，没有新建。请让 WAREHOUSE 指向一个空文件夹。")


def is_store(root: Path) -> bool:
    """Whether a store is in the folder."""
    return any((root / name).exists() for name in (POINTER, FILE, VERSIONS)) or bool(waiting(root))


def refuse_old(root: Path) -> None:
    """Raise DataError when a folder holds what people did in the files of 0.1, which are to be taken over first."""
    if waiting(root):
        raise DataError(
            f"{root} 是 0.1 版的数据文件夹。请先停掉看板，运行 python -m data upgrade，"
            "把其中的操作记录等接管到数据库（旧文件移到 aside 文件夹，不会删除），再打开。"
        )


def is_empty(root: Path) -> bool:
    """Whether it is a folder without anything but locks of ours."""
    return root.is_dir() and all(path.suffix == ".lock" for path in root.iterdir())


def _leads_nowhere(root: Path) -> bool:
    return root.is_symlink() and not root.exists()
