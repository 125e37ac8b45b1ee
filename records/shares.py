"""Whether a folder lies on another machine: SQLite's locks and its log don't work there, and a database breaks."""

import re
import sys
from pathlib import Path

from records.errors import DataError

MOUNTS = Path("/proc/mounts")
SHARES = frozenset(
    {
        "nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "ncpfs", "afs", "ceph", "glusterfs", "lustre", "gpfs", "beegfs",
        "davfs", "fuse.sshfs", "fuse.davfs2", "fuse.glusterfs", "fuse.ceph", "fuse.rclone", "fuse.s3fs", "vboxsf",
        "fuse.vmhgfs-fuse", "prl_fs",
    }
)  # fmt: skip
ESCAPED = re.compile(r"\\([0-7]{3})")  # a blank and the like in the name of a mount
REMOTE_DRIVE = 4  # what Windows calls a drive of another machine


def refuse_share(folder: Path) -> None:
    """Raise DataError when a folder lies on another machine."""
    if kind := share(folder):
        raise DataError(
            f"数据文件夹 {folder} 在网络盘上（{kind}），操作记录的数据库放在那里会损坏，没有打开。"
            "请让 WAREHOUSE 指向本机硬盘；一定要用网络盘的，用 RECORDS_URL 把操作记录放到 PostgreSQL。"
        )


def share(folder: Path) -> str:
    """The kind of the share that a folder, there or yet to be made, lies on; '' when it lies on this machine."""
    if sys.platform == "win32":
        return _share_on_windows(folder)
    try:
        mounts = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:  # a system that doesn't tell
        return ""
    kind = filesystem(folder.resolve(), mounts)
    return kind if kind in SHARES else ""


def filesystem(folder: Path, mounts: str) -> str:
    """The type of the file system that holds a folder, by what the system says of its mounts."""
    found = (line.split(" ")[1:3] for line in mounts.splitlines() if line.count(" ") > 2)
    kinds = {Path(ESCAPED.sub(lambda code: chr(int(code[1], 8)), place)): kind for place, kind in found}
    return next((kinds[place] for place in (folder, *folder.parents) if place in kinds), "")


if sys.platform == "win32":  # elsewhere ctypes has no windll
    import ctypes

    def _share_on_windows(folder: Path) -> str:
        drive = folder.absolute().drive
        is_remote = drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == REMOTE_DRIVE
        return "Windows 网络驱动器" if is_remote else ""
