"""Pushing reminders: whether it is open, and to whom."""

from collections.abc import Iterator

from data.doctor.finding import Finding, Machine, good, mind, wrong
from data.errors import DataError
from data.reporting.channels import channels
from data.warehouse.store import Store
from records.recipients import all_recipients


def push(machine: Machine) -> Iterator[Finding]:
    """Whether reminders are pushed by mail or to robots; that they aren't is as it should be."""
    try:
        ways = channels()
    except DataError as error:
        yield wrong(f"{error}", "改正设置再重启看板；不用催报推送的，去掉 SMTP_URL。")
        return
    known = all_recipients(Store(machine.root).records)
    if not ways:
        yield good("没有启用推送，催报的文字在“月度上报”页复制。")
    elif not known:
        yield mind("启用了推送，还没有登记催报对象。", "python -m data recipients --add 单位编号 mail 邮箱 登记。")
    elif closed := sorted({each.kind for each in known if not ways.open_for(each)}):
        yield mind(
            f"登记的催报对象里有{'、'.join(closed)}，这条路没有启用，收不到。",
            "邮件设 SMTP_URL；网络钩子的主机写进 WEBHOOK_HOSTS；不用的用 python -m data recipients --remove 取消。",
        )
    else:
        yield good(f"可以发给 {len(known)} 个催报对象。")
