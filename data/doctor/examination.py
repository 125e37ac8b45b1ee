"""The examination: every check in its order, under the name of what it looks at."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from data.doctor.clock import clock
from data.doctor.disk import disk
from data.doctor.doors import ports, sign_in
from data.doctor.finding import Finding, Machine, good, mind, wrong
from data.doctor.fonts import fonts
from data.doctor.kept_versions import versions
from data.doctor.program import program
from data.doctor.push import push
from data.doctor.record import record
from data.doctor.rights import rights
from data.errors import DataError
from data.warehouse import place
from records.takeover import waiting


@dataclass(frozen=True)
class Check:
    """What is looked at, and by which function; `of_store`: only where a store is."""

    subject: str
    look: Callable[[Machine], Iterator[Finding]]
    of_store: bool = False


def store(machine: Machine) -> Iterator[Finding]:
    """Whether a store is where WAREHOUSE says. Raises DataError as `place` does."""
    place.refuse_missing(machine.root)
    place.refuse_old(machine.root)
    if place.is_store(machine.root):
        yield good(f"{machine.root.absolute()}。")
    else:
        yield mind(
            f"{machine.root.absolute()} 里还没有数据。",
            "先看演示数据的运行 python -m data sample；要新建空库的运行 python -m data begin。",
        )


CHECKS = (
    Check("程序", program),
    Check("数据文件夹", store),
    Check("磁盘", disk),
    Check("权限", rights),
    Check("版本", versions, of_store=True),
    Check("操作记录", record, of_store=True),
    Check("时钟", clock, of_store=True),
    Check("登录", sign_in, of_store=True),
    Check("催报", push, of_store=True),
    Check("端口", ports),
    Check("字体", fonts),
)


def examine(machine: Machine) -> Iterator[tuple[str, Finding]]:
    """Every finding under its subject. What a check can't do says why, and the others go on."""
    has_store = place.is_store(machine.root) and not waiting(machine.root)
    for check in CHECKS:
        if check.of_store and not has_store:
            continue
        try:
            yield from ((check.subject, found) for found in check.look(machine))
        except DataError as error:
            yield check.subject, wrong(f"{error}", "")
