"""The program itself: a Python that is new enough, and each library in the version that it was tested with."""

import re
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from data.doctor.finding import Finding, Machine, good, wrong

NEEDED = (3, 11)
LIST = Path(__file__).parents[2] / "requirements.txt"
PIN = re.compile(r"([\w.-]+)==([\w.]+)")


def program(_: Machine) -> Iterator[Finding]:
    """Against requirements.txt."""
    told = sys.version.split()[0]
    if sys.version_info < NEEDED:
        yield wrong(f"Python {told} 太旧。", f"安装 Python {NEEDED[0]}.{NEEDED[1]} 或更新的版本，重建虚拟环境。")
    differing = list(_differing(LIST.read_text(encoding="utf-8")))
    if differing:
        yield wrong(
            f"{len(differing)} 个组件缺少或版本不符：{'、'.join(differing)}。",
            "pip install -r requirements.txt，再重启看板。",
        )
    else:
        yield good(f"Python {told}，组件齐全。")


def _differing(listed: str) -> Iterator[str]:
    for name, wanted in PIN.findall(listed):
        try:
            found = version(name)
        except PackageNotFoundError:
            yield f"{name}（没有）"
            continue
        if found != wanted:
            yield f"{name}（{found}，应为 {wanted}）"
