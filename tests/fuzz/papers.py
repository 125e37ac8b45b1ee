"""The slides and documents of a scope: each figure computed again, each number accounted for, all saying the same."""

import datetime as dt
import io
from collections.abc import Callable, Iterator
from dataclasses import replace

import openpyxl
import pandas as pd
from docx import Document
from pptx import Presentation

from briefing.facts import CannotWrite, Facts
from briefing.meeting.agenda import ALL, agenda_of
from briefing.meeting.wall import pictures
from briefing.official.template import opened as template
from data.warehouse.meetings import Meeting
from tests.briefing import account_docx, account_xlsx
from tests.briefing.accounts import Ledger, front_account, slide_account
from tests.briefing.figures_again import Answers, check
from ui.meeting.documents import DOCUMENTS

OF_THE_COUNTY = ("情况汇报", "月度通报")  # refused of a part of it


def account(label: str, facts: Facts, content: bytes) -> None:
    """Fails on the first number of the document that isn't accounted for."""
    ACCOUNTS[label](facts, io.BytesIO(content))


def _deck(facts: Facts, file: io.BytesIO) -> None:
    ledger, slides = Ledger(facts), list(Presentation(file).slides)
    front_account(facts, slides)
    for number, slide in enumerate(slides[2:], start=3):
        slide_account(ledger, number, slide)
    ledger.done()


def _report(facts: Facts, file: io.BytesIO) -> None:
    account_docx.filled(Document(file), template("report").docx, facts).done()


def _bulletin(facts: Facts, file: io.BytesIO) -> None:
    document = Document(file)
    ledger = account_docx.filled(document, template("bulletin").docx, facts)
    account_docx.ranking(ledger, document.tables[0])
    ledger.done()


def _dispatch(facts: Facts, file: io.BytesIO) -> None:
    account_docx.sheets(Document(file), template("dispatch").docx, facts).done()


def _workbook(facts: Facts, file: io.BytesIO) -> None:
    account_xlsx.account(openpyxl.load_workbook(file), facts)


ACCOUNTS: dict[str, Callable[[Facts, io.BytesIO], None]] = {
    "演示文稿": _deck, "情况汇报": _report, "月度通报": _bulletin, "重点项目调度单": _dispatch, "数据表": _workbook,
}  # fmt: skip


def faults(facts: Facts, answers: dict[str, pd.DataFrame]) -> Iterator[str]:
    """What is wrong with the documents of these facts; `answers`: the questions' answers from the base tables."""
    again = Answers(answers)
    for document in DOCUMENTS:
        own = replace(facts, taken=[])
        meeting = Meeting("", "", dt.date(2026, 1, 1), facts.version_id, facts.as_of, agenda=ALL)
        try:
            content = document.build(own, meeting)
            account(document.label, own, content)
            for figure in own.taken:
                check(figure, again)
        except CannotWrite as refused:
            if not ((document.label in OF_THE_COUNTY and not facts.is_whole) or "没有调度单可写" in str(refused)):
                yield f"{document.label}: {refused}"
        except Exception as error:  # whatever it is, the other documents are looked at, too
            yield f"{document.label}: {type(error).__name__} {error}"


def sentences(facts: Facts) -> dict[str, str]:
    """The sentence of every slide of the agenda by its key; AssertionError where the wall says another."""
    told = {slide.key: slide.title for _, slides in agenda_of(facts, ALL) for slide in slides}
    assert told == {picture.key: picture.sentence for picture in pictures(facts, ALL)[1:]}
    return {slide.key: f"{slide.title}{slide.part}" for _, slides in agenda_of(facts, ALL) for slide in slides}
