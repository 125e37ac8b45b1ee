"""`python -m data`: from workbooks to published versions without a browser, for schedulers and scripts."""

import argparse
import datetime as dt
import getpass
import sys
from pathlib import Path

from data.commands import outlet
from data.commands.deliveries import add_delivery_command
from data.commands.doctor import add_doctor, run_doctor
from data.commands.map import add_map, run_map
from data.commands.people import add_people_commands
from data.commands.receive import add_receive, run_receive
from data.commands.recipients import add_recipients_command
from data.commands.upkeep import add_upkeep_commands
from data.commands.versions import Run, add_version_commands
from data.delivery import deliver
from data.errors import DataError
from data.templates import write_templates
from data.warehouse import place
from data.warehouse.draft import Draft
from data.warehouse.store import Store

SAMPLE, SAMPLE_CAME = Path(__file__).parent / "sample", dt.date(2026, 11, 3)  # whatever this machine's clock shows
# Who brings data or is about to may begin a store where none is; whoever reads must find one: a disk may be away.
BEGINNING = ("begin", "templates", "map", "receive", "import", "restore")
EXITS = "exit status: 0 done (receive: something was published), 1 nothing could be done, 2 wrong usage"


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status."""
    given = _parser().parse_args(arguments)
    try:
        if given.command == "doctor":  # which looks where there may be no store, or a broken one
            return run_doctor(given)
        run: Run = given.run
        return run(_store(given.command), given)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1


def _store(command: str) -> Store:
    """The store that a command is for. The sample goes into an empty folder, never where a store should have been."""
    in_empty = command == "sample" and place.is_empty(place.root_named())
    return Store.from_environment(may_begin=command in BEGINNING or in_empty, may_be_old=command == "upgrade")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m data",
        epilog=f"The store is the folder that WAREHOUSE names (default: warehouse/). {EXITS}.",
        description="Receive ledgers, publish versions, look after them.",
    )
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name: str, run: Run, summary: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=summary, description=summary, epilog=EXITS)
        added.set_defaults(run=run)
        return added

    add_receive(command("receive", run_receive, "receive workbooks and publish what could be loaded"))
    add_map(command("map", run_map, "propose which column of a sender's sheets holds which field"))
    add_version_commands(command)
    add_upkeep_commands(command)
    add_people_commands(command)
    add_delivery_command(command)
    add_recipients_command(command)
    add_doctor(commands.add_parser("doctor", help="what is wrong with this machine or its store, and what to do"))
    command("templates", _templates, "write blank workbooks, one a kind of ledger").add_argument("dir", type=Path)
    command("begin", _begin, "begin an empty store in the folder that WAREHOUSE names")
    command("sample", _sample, "publish the sample county, if the store is new")
    command("leave-sample", _leave_sample, "leave the sample county behind and begin an empty store")
    return parser


def _templates(store: Store, given: argparse.Namespace) -> int:
    for path in write_templates(given.dir, store.draft()):
        print(path)
    return 0


def _begin(store: Store, _: argparse.Namespace) -> int:
    store.begin(getpass.getuser())
    print(f"已在 {store.root} 新建空库。请在“数据”页上传本县台账，或用 python -m data receive 接收。")
    return 0


def _sample(store: Store, _: argparse.Namespace) -> int:
    if not store.is_new():
        return 0
    draft = Draft(received_on=SAMPLE_CAME)
    deliver(sorted(SAMPLE.glob("*.xlsx")), draft, "演示数据")
    print(f"已发布演示数据 {store.publish(draft, '演示数据', '系统').id}")
    return 0


def _leave_sample(store: Store, _: argparse.Namespace) -> int:
    store.leave_sample(getpass.getuser())
    print("已清空演示数据，现在是空库。请在“数据”页上传本县台账，或用 python -m data receive 接收。")
    return 0


if __name__ == "__main__":
    outlet.run(main)
