"""`python -m briefing`: write a meeting's documents from one version, for schedulers as for people."""

import argparse
import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path

from briefing.claims import refused
from briefing.facts import CannotWrite, Facts
from briefing.gather import Dispatch, gather
from briefing.meeting.deck import build_deck
from briefing.official.bulletin import build_bulletin
from briefing.official.dispatch import build_dispatch
from briefing.official.report import build_report
from briefing.pdf import to_pdf
from briefing.workbook import build_workbook
from data.commands import outlet
from data.dispatching import live
from data.errors import DataError
from data.warehouse.store import Store
from queries.options import add_scope_options, scope_from, version_from

DOCUMENTS: dict[str, tuple[Callable[[Facts], bytes], str]] = {
    "report": (build_report, "情况汇报, .docx"),
    "bulletin": (build_bulletin, "月度通报, .docx"),
    "dispatch": (build_dispatch, "重点项目调度单, .docx: the projects in red and yellow, one a page"),
    "deck": (build_deck, "the slides, .pptx"),
    "workbook": (build_workbook, "every table, .xlsx"),
}
EXITS = "exit status: 0 written, 1 the data can't be written (said why), 2 wrong usage"


def main(arguments: list[str] | None = None) -> int:
    """Write one document; what it had to leave blank or reword is said on stderr."""
    given = _parser().parse_args(arguments)
    build, _ = DOCUMENTS[given.document]
    try:
        version = version_from(given)
        store = Store.from_environment()
        acted = Dispatch(live.rows(store), live.noted(store, dt.date.today()))
        facts = gather(version, scope_from(given, version), dispatch=acted)
        given.out.write_bytes(_laid_out(build(facts), given))
    except (DataError, CannotWrite) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"文件 {given.out} 写不进去：{error.strerror}。请检查文件夹是否存在、文件是否正被打开。", file=sys.stderr)
        return 1
    _tell(facts, given.document)
    print(given.out)
    return 0


def _laid_out(content: bytes, given: argparse.Namespace) -> bytes:
    """The document as it is, or as PDF when that is what the file's name says."""
    if given.out.suffix.lower() != ".pdf":
        return content
    return to_pdf(content, {"deck": "pptx", "workbook": "xlsx"}.get(given.document, "docx"))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m briefing", description="Write documents from one published version.", epilog=EXITS
    )
    documents = parser.add_subparsers(dest="document", required=True)
    for name, (_, summary) in DOCUMENTS.items():
        document = documents.add_parser(name, help=summary, description=summary, epilog=EXITS)
        add_scope_options(document)
        document.add_argument(
            "--out", type=Path, required=True, metavar="FILE", help="the file to write; .pdf if LibreOffice is here"
        )
    return parser


def _tell(facts: Facts, document: str) -> None:
    if missing := facts.missing_names():
        print(f"缺 {len(missing)} 项，文中保留“*”：{'、'.join(missing)}", file=sys.stderr)
    if document == "report":
        for claim in refused(facts):
            print(f"“{claim.words}”没有数据支持，已改为事实表述。", file=sys.stderr)


if __name__ == "__main__":
    outlet.run(main)
