"""`python -m briefing.reminding`: push the reminders of a month's reports, for a scheduler as for a person."""

import argparse
import datetime as dt
import sys

from briefing.reminding.messages import Asked, Message, messages
from briefing.reminding.pushing import BEFORE, push
from data.commands import outlet
from data.errors import DataError
from data.reporting.calendar import of_version
from data.reporting.channels import channels
from data.warehouse.store import Store
from queries import open_version

EXITS = "exit status: 0 all sent or nothing to send, 1 something was not sent (said why), 2 wrong usage"
CLOSED = "没有启用推送。请设置 SMTP_URL 或 WEBHOOK_HOSTS，见使用手册；先看文字的加 --dry-run。"


def main(arguments: list[str] | None = None) -> int:
    """Push, or only say, the reminders of a month; what became of each is said on a line."""
    given = _parser().parse_args(arguments)
    try:
        store = Store.from_environment()
        current = store.current()
        if current is None:
            raise DataError("还没有发布过版本，不知道有哪些单位。请先接收基础配置。")
        dates, today = of_version(current.path), dt.date.today()
        month = given.month or dates.latest(today)
        made = messages(store, Asked(open_version(current.path), month, dates.span(month).due, today))
        return _say(made) if given.dry_run else _push(store, made, month, given.again)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1


def _say(made: list[Message]) -> int:
    for each in made:
        print(f"── {each.whose}，{each.to.kind} {each.to.address}\n{each.text}\n")
    print(f"试发：{len(made)} 条，没有发送。")
    return 0


def _push(store: Store, made: list[Message], month: dt.date, again: bool) -> int:
    ways = channels()
    if not ways:
        raise DataError(CLOSED)
    became = []
    for outcome in push(store, ways, made, month, again=again):
        became.append(outcome)
        print(f"{outcome.message.whose}  {outcome.message.to.kind}  {outcome.words}", flush=True)
    if not became:
        print("没有要发的：没有登记催报对象，或者登记了的单位都已报送。")
    return 0 if all(each.is_sent or each.words == BEFORE for each in became) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m briefing.reminding",
        description="Push reminders to the recipients of units that are behind with a month's reports.",
        epilog=EXITS,
    )
    parser.add_argument("--month", type=_month, metavar="YYYY-MM", help="the month that is reported now, if left out")
    parser.add_argument("--dry-run", action="store_true", help="send and record nothing: say what would be sent")
    parser.add_argument("--again", action="store_true", help="also to whom one was sent today")
    return parser


def _month(text: str) -> dt.date:
    """A month of the command line; argparse says what is wrong with another text."""
    try:
        return dt.date.fromisoformat(f"{text}-01")
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}”不是月份，请写成 2026-10") from error


if __name__ == "__main__":
    outlet.run(main)
