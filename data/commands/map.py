"""`python -m data map`: propose which column of a sender's sheets holds which field, as a mapping file to be edited."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from data.errors import DataError
from data.files import guarded, workbook
from data.ledgers import CHOICES, INSTRUCTIONS, forms
from data.mapping.proposal import propose
from data.mapping.proposed import Proposal
from data.mapping.text import as_toml
from data.tables.header_depth import DEEPEST
from data.warehouse.folder import writing
from data.warehouse.store import Store

DESCRIPTION = """\
Propose a mapping for each sheet of a workbook: which kind of ledger it may be, in which rows its header stands, which
column may hold which field and why (the same name, or a likeness from 0.70 to 1). Nothing is received. Look the
proposal through, correct it (docs/mapping.zh.md says how), then:

    python -m data receive FILE --mapping FILE.toml
"""


def add_map(parser: argparse.ArgumentParser) -> None:
    """Give the parser of the command its options."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.description = DESCRIPTION
    parser.add_argument("file", type=Path, metavar="FILE", help="a workbook or delimited text")
    parser.add_argument(
        "--header",
        type=_rows,
        metavar="ROW or FIRST-LAST",
        help="in which rows the header stands, where the proposal has taken others: 3, or 3-4",
    )
    parser.add_argument("--kind", choices=[form.sheet for form in forms()], help="which kind of ledger the sheets are")
    parser.add_argument(
        "--out", type=Path, metavar="FILE.toml", help="write the mapping there and show the columns; else it is printed"
    )


def run_map(_: Store, given: argparse.Namespace) -> int:
    """Propose a mapping for the file: 0. Raises DataError when it can't be read or has nothing to map."""
    sheets = guarded.sheets(workbook.load(given.file), given.file.stem)
    form = next((form for form in forms() if form.sheet == given.kind), None)
    found = [propose(sheet, form, given.header) for sheet in sheets if sheet.name not in (INSTRUCTIONS, CHOICES)]
    proposals = [proposal for proposal in found if proposal]
    if not proposals:
        raise DataError("工作簿里没有可以对应的内容。请检查是否选错了文件。")
    text = as_toml(*proposals)
    if not given.out:
        print(text, end="")
        return 0
    with writing():
        given.out.write_text(text, encoding="utf-8")
    print("\n".join(line for proposal in proposals for line in _told(proposal)))
    print("表头认得不对的，加 --header 行号（如 3，或 3-4）重新拟；种类不对的，加 --kind。")
    print(f"已写入 {given.out}。请核对后用 --mapping 接收。")
    return 0


def _rows(text: str) -> tuple[int, int]:
    """Rows of the command line; argparse says what is wrong with another text."""
    found = re.fullmatch(r"([1-9]\d*)(?:[-,]([1-9]\d*))?", text)
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
    if not first <= last < first + DEEPEST:
        raise argparse.ArgumentTypeError(f"“{text}”不是行号，请写成 3 或 3-4，最多 {DEEPEST} 行")
    return first, last


def _told(proposal: Proposal) -> Iterator[str]:
    first, last = proposal.rows
    rows = f"第 {first} 行" if first == last else f"第 {first}—{last} 行"
    yield f"工作表“{proposal.sheet}”：像是“{proposal.form.sheet}”，表头在{rows}"
    for column in proposal.columns:
        label = f"{column.field.label if column.field else '（不用）'}{f'（{column.month}）' if column.month else ''}"
        header, samples = _line(column.header) or "（无列名）", _line("、".join(column.samples))
        yield f"  {column.letters} 列 {header} → {label}：{column.reason}；样例 {samples or '无'}"
    if proposal.lacking:
        yield f"  还缺必填字段：{'、'.join(field.label for field in proposal.lacking)}"


def _line(text: str) -> str:
    return " ".join(text.split())
