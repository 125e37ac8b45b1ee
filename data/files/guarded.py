"""A file that somebody sent, read in a process of its own, which may die without hurting this one.

    sheets(content, title)  ->  python -m data.files.guarded  ->  calamine  ->  the sheets, pickled, back through a pipe

The other process is given a time (READ_SECONDS, 120 by default) and, where the system has such limits (not on Windows),
an address space (READ_MEMORY_MB, 2048 by default); it can't write files, and is the first to go when memory runs out.
Whatever ends it, a crash of the reader included, is one refusal here. Only sheets and dates are taken back from it.
"""

import contextlib
import gc
import io
import logging
import os
import pickle
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from data import gc_pause
from data.errors import UnreadableFile
from data.files import workbook
from data.files.sheet import Sheet

SECONDS, MEMORY_MB = 120, 2048
AT_ONCE = threading.BoundedSemaphore(2)  # so many files are read at a time, whoever sent them
MAY_RETURN = {"data.files.sheet": {"Sheet", "Merged", "Shown"}, "datetime": {"date", "datetime", "time", "timedelta"}}
SMALLER = "请把数据复制到一个新的工作簿，删去数据区以外的行列和无关工作表，或分成几个文件上传。"
CRASHED = f"文件已损坏或格式异常，读取时出错。{workbook.SAVE_AS}"


def sheets(content: bytes, title: str, seconds: float | None = None, memory_mb: int | None = None) -> list[Sheet]:
    """`workbook.sheets`, guarded; limits left out are the environment's. Raises UnreadableFile, and nothing else."""
    seconds = seconds or float(os.environ.get("READ_SECONDS") or SECONDS)
    memory_mb = memory_mb or int(os.environ.get("READ_MEMORY_MB") or MEMORY_MB)
    spelled = title.encode("unicode_escape").decode()  # no argument of a process may say all that a file's name may
    command = [sys.executable, "-m", "data.files.guarded", spelled, str(memory_mb), str(seconds)]
    try:
        found = _read_back(_answer(command, content, seconds))
    except OSError as error:
        raise UnreadableFile("服务器资源不足，暂时不能读取文件。请稍后重新上传。") from error
    except (pickle.UnpicklingError, EOFError) as error:
        raise UnreadableFile(CRASHED) from error
    if isinstance(found, str):
        raise UnreadableFile(found)
    return found


def _answer(command: list[str], content: bytes, seconds: float) -> bytes:
    pipe, root = subprocess.PIPE, Path(__file__).parents[2]
    with AT_ONCE, subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, cwd=root) as process:
        try:
            answer, told = process.communicate(content, timeout=seconds)
        except subprocess.TimeoutExpired:
            raise UnreadableFile(f"文件读取超过 {seconds:g} 秒，已停止。{SMALLER}") from None
        finally:
            process.kill()  # also when whoever waits here is stopped; one that has ended isn't touched
    if process.returncode:
        logging.getLogger(__name__).warning("a reader ended with %s: %s", process.returncode, told[-500:])
        is_large = process.returncode == -9 or b"memory" in told.lower()
        raise UnreadableFile(f"文件展开后占用的内存过大，已停止读取。{SMALLER}" if is_large else CRASHED)
    return answer


def _read_back(answer: bytes) -> list[Sheet] | str:
    """The pickled answer: the sheets, or the refusal."""
    with gc_pause.paused():
        found: list[Sheet] | str = _Answer(io.BytesIO(answer)).load()
    return found


class _Answer(pickle.Unpickler):
    """A pickle that can build sheets and nothing else: what read a hostile file isn't trusted with more."""

    def find_class(self, module: str, name: str) -> Any:
        if name in MAY_RETURN.get(module, ()):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a sheet")


def main() -> None:
    """Read a workbook from standard input; write its sheets, or the refusal, to standard output."""
    title = sys.argv[1].encode().decode("unicode_escape")
    memory_mb, seconds = int(sys.argv[2]), float(sys.argv[3])
    _limit(memory_mb << 20, seconds)
    gc.disable()  # the process ends with its work
    try:
        answer: list[Sheet] | str = workbook.sheets(sys.stdin.buffer.read(), title)
    except UnreadableFile as error:
        answer = str(error)
    pickle.dump(answer, sys.stdout.buffer, protocol=5)


def _limit(memory: int, seconds: float) -> None:
    """Bind this process: its own doing, so that nothing runs between fork and exec in a server full of threads."""
    try:
        import resource
    except ImportError:  # Windows
        return
    with contextlib.suppress(OSError):  # only Linux has it
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    limits = {
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_CPU: int(seconds) + 1,  # should the server die and leave it alone
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for limit, most in limits.items():
        with contextlib.suppress(OSError, ValueError):  # bound more tightly already, or not to be bound here
            resource.setrlimit(limit, (most, most))


if __name__ == "__main__":
    main()
