"""附：数据来源: the list at a document's end that says of every figure what it means and which cell it is."""

import re
from typing import Any

from briefing import official
from briefing.claims import Claim
from briefing.facts import BLANK, Facts, Figure
from briefing.placeholders import header

HEADER = ("序号", "数字", "文中写法", "口径", "来源（问题·列·行）")
WIDTHS = (11, 27, 33, 43, 42)
LONGEST = 24  # characters of a list of names; the whole stands in the text


def add_sources(document: Any, facts: Facts, figures: list[Figure], refused: list[Claim]) -> None:
    """Append the list on a page of its own, then what is missing and which claims were replaced."""
    official.add_styles(document)
    official.new_page(official.add(document, "附件标识", "附：数据来源"))
    official.add(document, "附表文字", header(facts))
    found = [figure for figure in figures if figure.text != BLANK]
    rows = [[str(number), *_row(facts, figure)] for number, figure in enumerate(found, 1)]
    official.table(document, HEADER, rows, WIDTHS)
    missing = [figure.key for figure in figures if figure.text == BLANK]
    if missing:
        official.add(document, "公文正文", f"缺项（文中保留“*”）：{'、'.join(missing)}。")
    for claim in refused:
        why = "数据不支持" if claim.holds is False else "没有数据可以判断"
        official.add(document, "公文正文", f"改写：“{claim.words}”{why}，已改为事实表述。")


def _row(facts: Facts, figure: Figure) -> list[str]:
    known = facts.definitions.get(figure.question, {})
    definition = "；".join(known[name] for name in re.findall(r"\w+", figure.column) if name in known)
    where = " · ".join(part for part in (figure.question, figure.column, figure.row) if part)
    text = figure.text if len(figure.text) <= LONGEST else f"{figure.text[:LONGEST]}……"
    return [figure.key, text, definition, where]
