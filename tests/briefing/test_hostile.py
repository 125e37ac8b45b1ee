"""Documents of a county whose every word is hostile: nothing in them is alive, and they open."""

import datetime as dt
import io
import shutil
from dataclasses import replace

import openpyxl
import pandas as pd
import pytest
from docx import Document
from pptx import Presentation

from briefing.gather import gather
from briefing.meeting.deck import build_deck
from briefing.official.bulletin import build_bulletin
from briefing.official.dispatch import build_dispatch
from briefing.official.report import build_report
from briefing.workbook import build_workbook
from data.warehouse.store import Store
from queries import Scope, open_version
from tests.briefing.deck_facts import small_facts
from tests.hostile import FORMULAS, HOST
from tests.hostile_county import make_hostile
from tests.live_parts import carried, live

WORDS = [*(text for text in FORMULAS if text.isprintable()), f"http://{HOST}", f"www.{HOST}", f"a@{HOST}", "<b>甲</b>&"]
KEPT = {"light", "unit_group", "board", "gap_type", "position", "stage", "metric", "project_id", "unit_id"}


def hostile(frame, word):
    """The answer with every name and remark another one, each beginning with `word`."""
    changed = {
        name: [f"{word}{number}" if isinstance(cell, str) else cell for number, cell in enumerate(frame[name])]
        for name in frame
        if name not in KEPT and any(isinstance(cell, str) for cell in frame[name])
    }
    return frame.assign(**{name: pd.Series(cells, dtype="str") for name, cells in changed.items()})


def of(facts, word):
    """The facts of a county in which everything is called by that word."""
    answers = {name: hostile(answer, word) for name, answer in facts.answers.items()}
    return replace(facts, county=f"{word}县", answers=answers, taken=[])


@pytest.mark.parametrize("word", WORDS)
def test_no_name_is_a_formula_or_a_link_in_deck_or_workbook(word):
    deck, book = build_deck(of(small_facts(), word)), build_workbook(of(small_facts(), word))
    assert (live(deck), carried(deck) > 0, live(book)) == ([], True, [])
    assert len(Presentation(io.BytesIO(deck)).slides) > 5
    assert openpyxl.load_workbook(io.BytesIO(book))["单位排名"]["A5"].value in (f"{word}0", f"'{word}0")


@pytest.mark.parametrize("build", [build_report, build_bulletin, build_dispatch])
def test_no_name_is_a_link_in_a_document_and_each_opens(build, county):
    content = build(of(county, f"=1+1 http://{HOST} <b>&甲{{{{ county }}}}"))
    assert live(content) == []
    assert HOST in "".join(paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs)


BUILDERS = [build_deck, build_report, build_bulletin, build_dispatch, build_workbook]


@pytest.fixture(scope="module")
def hostile_facts(sample_warehouse, tmp_path_factory):
    """What a meeting in a county would be told in which every name is another hostile one."""
    store = Store(shutil.copytree(sample_warehouse, tmp_path_factory.mktemp("hostile") / "warehouse"))
    return gather(open_version(make_hostile(store).path), Scope(dt.date(2026, 10, 1), may_see=None))


@pytest.mark.parametrize("build", BUILDERS)
def test_every_document_of_a_hostile_county_is_written_and_nothing_in_it_is_alive(build, hostile_facts):
    assert live(build(replace(hostile_facts, taken=[]))) == []
