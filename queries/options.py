"""The command-line options that choose a version and a scope; every room with a command line shares them."""

import argparse
import datetime as dt
import sys
from collections.abc import Iterator
from typing import Any

import pandas as pd

from data.errors import DataError, NoVersion
from data.warehouse.store import Store
from queries import EVERY_UNIT, Scope, Version, ask, filters, open_version
from wording.sentences import later_reports

FILTERS = {each.key: each.field for each in filters.FILTERS if not each.is_switch}
SWITCHES = {each.key: each.field for each in filters.FILTERS if each.is_switch}


def add_scope_options(parser: argparse.ArgumentParser) -> None:
    """Add --as-of, the filters and --version."""
    parser.add_argument(
        "--as-of", type=month, metavar="YYYY-MM", help="as-of month; the newest with audited funds if none"
    )
    for option in FILTERS:
        parser.add_argument(f"--{option}", action="append", default=[], metavar="X", help="may be repeated")
    for option in SWITCHES:
        parser.add_argument(f"--{option}-only", action="store_true", help=f"{option} projects only")
    parser.add_argument("--version", metavar="ID", help="a version id; the current one if left out")


def version_from(given: argparse.Namespace) -> Version:
    """The version that was named, or the current one. Raises DataError when there is none; warnings go to stderr."""
    store = Store.from_environment()
    file = store.version(given.version) if given.version else store.current()
    if file is None:
        raise NoVersion("数据仓库还是空的：请先用 python -m data receive 接收台账。")
    if file.warning:
        print(file.warning, file=sys.stderr)
    return open_version(file.path)


def scope_from(given: argparse.Namespace, version: Version) -> Scope:
    """The scope that was asked for; a month without funds is warned of on stderr.

    Raises DataError for a filter value that doesn't exist, and when no month is given and the version has no funds.
    """
    _refuse_unknown(given, version)
    identity = ask(version, "overview/identity", Scope(dt.date.today(), may_see=EVERY_UNIT)).iloc[0]
    for remark in _remarks(given, identity):
        print(remark, file=sys.stderr)
    chosen: dict[str, Any] = {field: tuple(getattr(given, option)) for option, field in FILTERS.items()}
    chosen |= {field: getattr(given, field) for field in SWITCHES.values()}
    return Scope(given.as_of or _newest(identity), **chosen, may_see=EVERY_UNIT)


def month(text: str) -> dt.date:
    """The first day of a month written YYYY-MM; raises ValueError."""
    return dt.datetime.strptime(text, "%Y-%m").date()


def _refuse_unknown(given: argparse.Namespace, version: Version) -> None:
    choices = ask(version, "overview/choices", Scope(dt.date.today(), may_see=EVERY_UNIT))
    with version.con.cursor() as cursor:
        units = cursor.execute("select unit from units union all select unit_id from units").fetchall()
        projects = cursor.execute("select project_id from projects").fetchall()
    known = {
        "unit": {unit for (unit,) in units},
        "project": {project for (project,) in projects},
        **{name: set(of["choice"]) for name, of in choices.groupby("filter") if name != "unit"},
    }
    for option in FILTERS:
        if strange := [value for value in getattr(given, option) if value not in known.get(option, ())]:
            raise DataError(f"--{option} 的取值“{'、'.join(strange)}”不存在。")


def _remarks(given: argparse.Namespace, identity: pd.Series) -> Iterator[str]:
    """What to know of the month: that nothing is known of the one asked for, or that some have reported a later one."""
    months = [] if identity["months"] is None else [pd.Timestamp(month).date() for month in identity["months"]]
    if given.as_of and given.as_of not in months:
        yield f"{given.as_of:%Y-%m} 没有资金数据，缺的数字为空。"
    if not given.as_of and (later := later_reports(identity)):
        yield later


def _newest(identity: pd.Series) -> dt.date:
    if pd.isna(identity["newest_month"]):
        raise DataError("该版本还没有审核通过的到位资金，请用 --as-of 指定截止月份。")
    newest: dt.date = pd.Timestamp(identity["newest_month"]).date()
    return newest
