"""`python -m data doctor`: what is wrong with this machine or its store, and what to do."""

import argparse
import os
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from data.doctor.examination import examine
from data.doctor.finding import MIND, WRONG, Finding, Machine
from data.warehouse.place import root_named

CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"
DESCRIPTION = """\
Look at the program, the store, disk, rights, versions, records, clock, sign-in, ports and fonts, and say in Chinese
what is wrong and what to do. Changes nothing; may be run while the dashboard is. Exit status: 0 nothing is wrong
(something may be worth a look), 1 something is.
"""


def add_doctor(parser: argparse.ArgumentParser) -> None:
    """Give the parser of the command its options."""
    parser.description = DESCRIPTION
    parser.add_argument("--port", type=int, action="append", help="where the dashboard listens; may be given again")
    parser.add_argument("--address", help="the address that it listens at")


def run_doctor(given: argparse.Namespace) -> int:
    """Print what is found: 0, or 1 when something is wrong."""
    server = _configured()
    ports = given.port or [int(os.environ.get("STREAMLIT_SERVER_PORT") or server["port"])]
    address = given.address or os.environ.get("STREAMLIT_SERVER_ADDRESS") or server["address"]
    found = []
    for subject, finding in examine(Machine(root_named(), address, tuple(ports))):
        print(_line(subject, finding), flush=True)
        found.append(finding)
    print(_summary(found))
    return 1 if any(finding.level == WRONG for finding in found) else 0


def _configured() -> dict[str, Any]:
    """What the program's own settings say of its server."""
    server: dict[str, Any] = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["server"]
    return server


def _line(subject: str, found: Finding) -> str:
    advice = f"\n       怎么办：{found.advice}" if found.advice else ""
    return f"[{found.level}] {subject}：{found.text}{advice}"


def _summary(found: Sequence[Finding]) -> str:
    faults, minded = (sum(each.level == level for each in found) for level in (WRONG, MIND))
    return f"查了 {len(found)} 处：{f'{faults} 处有问题' if faults else '没有问题'}，{minded} 处请留意。"
