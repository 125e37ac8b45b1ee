"""`python -m queries`: list the questions, or ask one from the command line."""

import argparse
import datetime as dt
import json
import sys
from typing import Any

import pandas as pd

from data.errors import DataError, NoVersion
from data.store import Store
from queries import Scope, Version, ask, catalogue, open_version

FILTERS = {"industry": "industries", "park": "parks", "unit": "units", "region": "regions", "project": "projects"}


def main(arguments: list[str] | None = None) -> int:
    """Exit 0 with an answer, 1 when the data can't give one, 2 for wrong usage."""
    given = _parser().parse_args(arguments)
    try:
        text = _list(given) if given.command == "list" else _run(given)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    print(text)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m queries", description="Ask a published version a question.")
    commands = parser.add_subparsers(dest="command", required=True)
    listing = commands.add_parser("list", help="every question and what it asks")
    listing.add_argument("--json", action="store_true", help="with columns and parameters, as JSON")
    run = commands.add_parser("run", help="ask one question")
    run.add_argument("name", help="a question, e.g. overview/totals")
    run.add_argument("--as-of", type=_month, metavar="YYYY-MM", help="as-of month; the latest with funds if left out")
    for option in FILTERS:
        run.add_argument(f"--{option}", action="append", default=[], metavar="X", help="may be repeated")
    run.add_argument("--key-only", action="store_true", help="key projects only")
    run.add_argument("--industrial-only", action="store_true", help="industrial projects only")
    run.add_argument("--figure", help="for projects/rows: the rows behind one headline figure")
    run.add_argument("--node", help="for projects/rows: the local projects of one chain node")
    run.add_argument("--version", metavar="ID", help="a version id; the current one if left out")
    run.add_argument("--format", choices=("table", "csv", "json"), default="table")
    return parser


def _month(text: str) -> dt.date:
    return dt.datetime.strptime(text, "%Y-%m").date()


def _list(given: argparse.Namespace) -> str:
    questions = catalogue().values()
    if not given.json:
        return "\n".join(f"{question.name:<24}{question.title}" for question in questions)
    return json.dumps(
        [{"name": q.name, "title": q.title, "columns": q.columns, "parameters": q.parameters} for q in questions],
        ensure_ascii=False,
        indent=2,
    )


def _run(given: argparse.Namespace) -> str:
    version = _version(given.version)
    lists = {field: tuple(getattr(given, option)) for option, field in FILTERS.items()}
    scope = Scope(
        given.as_of or _latest_month(version), **lists, key_only=given.key_only, industrial_only=given.industrial_only
    )
    parameters = {key: value for key in ("figure", "node") if (value := getattr(given, key)) is not None}
    return _written(ask(version, given.name, scope, **parameters), given.format)


def _version(version_id: str | None) -> Version:
    store = Store.from_environment()
    file = store.version(version_id) if version_id else store.current()
    if file is None:
        raise NoVersion("数据仓库还是空的：请先用 python -m data receive 接收台账。")
    if file.warning:
        print(file.warning, file=sys.stderr)
    return open_version(file.path)


def _latest_month(version: Version) -> dt.date:
    months = ask(version, "overview/identity", Scope(dt.date.today()))["months"].iloc[0]
    if months is None:
        raise DataError("该版本还没有资金月报，请用 --as-of 指定截止月份。")
    return pd.Timestamp(months[0]).date()


def _written(answer: pd.DataFrame, form: str) -> str:
    if form == "csv":
        return answer.to_csv(index=False).rstrip("\n")
    rows = [_plain(row) for row in answer.to_dict("records")]
    if form == "json":
        return json.dumps(rows, ensure_ascii=False, indent=2)
    return pd.DataFrame(rows, columns=answer.columns, dtype=object).fillna("—").to_string(index=False)


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """A row as JSON can say it: money as a number, dates as text, what is missing as null."""
    return {key: _plain_value(value) for key, value in row.items()}


def _plain_value(value: Any) -> Any:
    if hasattr(value, "tolist"):  # a list column
        return [_plain_value(item) for item in value.tolist()]
    if isinstance(value, list):
        return [_plain_value(item) for item in value]
    if pd.isna(value):
        return None
    if isinstance(value, dt.date | pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    return float(value) if type(value).__name__ == "Decimal" else value


if __name__ == "__main__":
    sys.exit(main())
