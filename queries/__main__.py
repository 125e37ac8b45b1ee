"""`python -m queries`: list the questions, or ask one from the command line."""

import argparse
import datetime as dt
import json
import sys
from typing import Any

import pandas as pd

from data.errors import DataError
from queries import ask, catalogue
from queries.options import add_scope_options, scope_from, version_from


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
    add_scope_options(run)
    run.add_argument("--figure", help="for projects/rows: the rows behind one headline figure")
    run.add_argument("--node", help="for projects/rows: the local projects of one chain node")
    run.add_argument("--format", choices=("table", "csv", "json"), default="table")
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
