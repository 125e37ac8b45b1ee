"""`python -m data receive`: its options, and what it says of a delivery."""

import argparse
import datetime as dt
import getpass
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from data.accounting import NO_HEADER
from data.delivery import Delivery, deliver
from data.differences.difference import pending
from data.differences.words import in_lines
from data.errors import DataError, UnreadableFile
from data.files import guarded, workbook
from data.files.workbook import Sheet
from data.mapping.file import parse
from data.mapping.remembered import Mappings, remembered
from data.receipt import OUTCOMES, ReceiptLine
from data.receipt_book import receipt_book
from data.warehouse.draft import Draft
from data.warehouse.store import Store
from records.decisions import ACCEPTED, DECLINED, Decision

SHOWN = 20  # remarks of a kind and file that a terminal is shown
KEY = "KEY"


def add_receive(parser: argparse.ArgumentParser) -> None:
    """Give the parser of the command its options."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a workbook or delimited text")
    parser.add_argument("--by", default=getpass.getuser(), help="who delivers; the user's login if left out")
    parser.add_argument("--reason", default="命令行接收", help="why, as the version list will say")
    parser.add_argument("--json", action="store_true", help="the receipts as JSON")
    parser.add_argument("--accept", action="append", default=[], metavar=KEY, help="load this held row as proposed")
    parser.add_argument("--decline", action="append", default=[], metavar=KEY, help="reject this held row")
    parser.add_argument("--dry-run", action="store_true", help="publish and record nothing: say what would change")
    parser.add_argument(
        "--mapping", type=Path, metavar="FILE.toml", help="which column holds which field: docs/mapping.zh.md"
    )
    parser.add_argument(
        "--received-on",
        type=_day,
        metavar="YYYY-MM-DD",
        help="the day on which the files came in, today if left out: months after it are held",
    )
    parser.add_argument("--receipts", type=Path, metavar="DIR", help="write each file's receipt as a workbook there")


def run_receive(store: Store, given: argparse.Namespace) -> int:
    """Record the words given on held rows, receive the files and publish what could be loaded: 0, else 1."""
    words = dict.fromkeys(given.accept, True) | dict.fromkeys(given.decline, False)
    if not given.dry_run:
        _decide(store, given, words)
    draft = store.draft(given.received_on)
    delivery = deliver(
        given.files, draft, given.by, store.decisions().confirmed | words, mappings=_mappings(store, given)
    )
    if not given.dry_run:
        store.received(delivery.receipts, delivery.refusals, given.by)
    if given.receipts:
        _write_receipts(given.receipts, given.files, delivery, store.record.last())
    if given.dry_run:
        return _rehearse(store, given, draft, delivery)
    version = store.publish(draft, given.reason, given.by) if delivery.is_news else None
    if given.json:
        answer = {"version": version.id if version else None, "received_on": draft.day, **delivery.as_dict()}
        print(json.dumps(answer, ensure_ascii=False, indent=2, default=str))
    else:
        print("\n".join([*_day_told(given), *told(delivery)]))
        print(f"已发布版本 {version.id}" if version else f"{_nothing_new(delivery)}，未发布新版本。")
    return 0 if version else 1


def _mappings(store: Store, given: argparse.Namespace) -> Mappings:
    """The mapping that the command line names and those confirmed before. Raises DataError when it can't be used."""
    if given.mapping is None:
        return Mappings(remembered=remembered(store))
    try:
        text = given.mapping.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"对应关系文件 {given.mapping} 读不出来，请核对路径，并存为 UTF-8 文本。") from error
    return Mappings(parse(text, given.mapping.name), remembered(store))


def _rehearse(store: Store, given: argparse.Namespace, draft: Draft, delivery: Delivery) -> int:
    """Say what publishing would change, and publish nothing: 0 when something would be published, else 1.

    Raises DataError when the draft can't be published.
    """
    parent = store.version(draft.parent_id).path if draft.parent_id else None
    found = pending(draft, parent) if delivery.is_news else None
    if given.json:
        difference = found.as_dict() if found is not None else None
        answer = {"version": None, "received_on": draft.day, "difference": difference, **delivery.as_dict()}
        print(json.dumps(answer, ensure_ascii=False, indent=2, default=str))
    else:
        print("\n".join([*_day_told(given), *told(delivery)]))
        changes = [_nothing_new(delivery)] if found is None else in_lines(found)
        print("\n".join([*changes, "这是试收，没有发布。"]))
    return 0 if found is not None else 1


def _decide(store: Store, given: argparse.Namespace, words: dict[str, bool]) -> None:
    """The words on held rows that the command line gives; each is recorded under the name of who delivers."""
    verdicts = {True: ACCEPTED, False: DECLINED}
    if words:
        store.decide([Decision(key, "confirm", verdicts[word], given.reason, given.by) for key, word in words.items()])


def _write_receipts(folder: Path, files: Iterable[Path], delivery: Delivery, last: tuple[int, str] | None) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    contents = {path.name: path for path in files}
    for receipt in delivery.receipts:
        path = contents[receipt.file_name]
        book = receipt_book(receipt, _sheets(path), last)
        (folder / f"回执_{path.stem}.xlsx").write_bytes(book)


def _sheets(path: Path) -> list[Sheet]:
    """The sender's sheets; none of a file that is received though it is too large to be copied."""
    try:
        return guarded.sheets(workbook.load(path), path.stem)
    except UnreadableFile:
        return []


def _day(text: str) -> dt.date:
    """A day of the command line; argparse says what is wrong with another text."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，请写成 2026-03-31") from error


def _day_told(given: argparse.Namespace) -> Iterator[str]:
    if given.received_on:
        is_ahead = given.received_on > dt.date.today()
        yield f"收件日按 {given.received_on}{'，晚于本机的今天，请核对' if is_ahead else ''}。"


def told(delivery: Delivery) -> Iterator[str]:
    """The lines in which a delivery's receipts are said."""
    for receipt in delivery.receipts:
        yield f"{receipt.file_name}：{receipt.in_words}"
        yield from (
            f"  [说明] {sheet.sheet}：{sheet.note}。" for sheet in receipt.sheets if sheet.ledger and sheet.note
        )
        for outcome, name in OUTCOMES.items():
            remarks = [line for line in receipt.lines if line.outcome == outcome]
            yield from (f"  [{name}] {_remark(line)}" for line in remarks[:SHOWN])
            if len(remarks) > SHOWN:
                yield f"  [{name}] 另有 {len(remarks) - SHOWN:,} 条，加 --json 可看全部。"
    for refusal in delivery.refusals:
        hint = f"也可以写一份对应关系：python -m data map {refusal.file_name}。" if NO_HEADER in refusal.reason else ""
        yield f"{refusal.file_name}：未能读取。{refusal.reason}{hint}"


def _remark(line: ReceiptLine) -> str:
    place = " ".join(filter(None, (line.sheet, f"第 {line.row_no} 行", line.column_name, line.value)))
    how = f"采纳请加 --accept {line.decision_key}（即：{line.proposed}）。" if line.decision_key else ""
    return f"{place}：{line.reason}。{line.remedy}。{how}"


def _nothing_new(delivery: Delivery) -> str:
    repeated = any(receipt.rows_duplicate for receipt in delivery.receipts)
    rejected = any(receipt.rows_rejected for receipt in delivery.receipts)
    told = "与已有数据完全相同" if repeated and not rejected and not delivery.refusals else "没有可入库的数据"
    waiting = sum(line.outcome == "held" for receipt in delivery.receipts for line in receipt.lines)
    return f"{told}，有 {waiting} 处待确认" if waiting else told
