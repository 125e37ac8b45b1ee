"""`python -m queries`: list the questions, ask one, compare two versions, or check the data, from the command line."""

import argparse
import datetime as dt
import json
import sys
from decimal import Decimal
from typing import Any

import pandas as pd

from data.commands import outlet
from data.differences.words import in_lines
from data.errors import DataError
from data.warehouse.store import Store
from queries import ask, catalogue
from queries.checking import add_check_command, check
from queries.compare import compare
from queries.options import add_scope_options, month, scope_from, version_from


def main(arguments: list[str] | None = None) -> int:
    """Exit 0 with an answer, 1 when the data can't give one, 2 for wrong usage, 3 when the data must be mended."""
    given = _parser().parse_args(arguments)
    try:
        text, code = check(given) if given.command == "check" else (COMMANDS[given.command](given), 0)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    print(text)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m queries", description="Ask a published version a question.")
    commands = parser.add_subparsers(dest="command", required=True)
    listing = commands.add_parser("list", help="every question and what it asks")
    listing.add_argument("--json", action="store_true", help="with columns and parameters, as JSON")
    run = commands.add_parser("run", help="ask one question")
    run.add_argument("name", help="a question, e.g. overview/totals")
    add_scope_options(run)
    run.add_argument("--figure", help="for projects/rows: the rows behind one headline figure")
    run.add_argument("--node", help="for projects/rows: the local projects of one chain node")
    run.add_argument("--format", choices=("table", "csv", "json"), default="table")
    compared = commands.add_parser("diff", help="what two versions hold and say differently")
    compared.add_argument("before", metavar="ID", help="a version id")
    compared.add_argument("after", metavar="ID", help="the version id that it is compared with")
    compared.add_argument("--as-of", type=month, metavar="YYYY-MM", help="headline figures of one month; of each one's")
    compared.add_argument("--json", action="store_true", help="everything, as JSON")
    add_check_command(commands)
    return parser


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
    version = version_from(given)
    scope = scope_from(given, version)
    parameters = {key: value for key in ("figure", "node") if (value := getattr(given, key)) is not None}
    return _written(ask(version, given.name, scope, **parameters), given.format)


def _diff(given: argparse.Namespace) -> str:
    store = Store.from_environment()
    found = compare(store.version(given.before).path, store.version(given.after).path, given.as_of)
    if given.json:
        return json.dumps(found.as_dict(), ensure_ascii=False, indent=2, default=str)
    rows = [(figure.column, *map(_figure, (figure.before, figure.after))) for figure in found.headline]
    months = [f"{month:%Y-%m}" if month else "—" for month in (found.month_before, found.month_after)]
    headline = pd.DataFrame(rows, columns=["", *months]).to_string(index=False)
    return "\n".join([headline, *in_lines(found.difference)])


def _figure(value: Any) -> str:
    if value is None:
        return "—"
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


COMMANDS = {"list": _list, "run": _run, "diff": _diff}


def _written(answer: pd.DataFrame, form: str) -> str:
    if form == "csv":
        text: str = answer.to_csv(index=False)
        return text.rstrip("\n")
    rows = [_plain(row) for row in answer.to_dict("records")]
    if form == "json":
        return json.dumps(rows, ensure_ascii=False, indent=2)
    table: str = pd.DataFrame(rows, columns=answer.columns, dtype=object).fillna("—").to_string(index=False)
    return table


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
    outlet.run(main)
