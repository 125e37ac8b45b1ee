"""A full meeting: every number in deck, report, bulletin, dispatch sheets and workbook is the question's result.

Each number is found by its definition: the trace names question, column and rows, and SQL over the answer of the frozen
version gives the same value; the text prints that value; no number stands in a document that isn't so accounted for.
"""

import datetime as dt
import io
from dataclasses import replace

import openpyxl
import pytest
from docx import Document
from openpyxl.cell.cell import MergedCell
from pptx import Presentation
from pptx.chart.data import CategoryChartData

from briefing.facts import CannotWrite
from briefing.gather import Dispatch, gather
from briefing.meeting.agenda import ALL, ITEMS
from briefing.official.template import opened as template
from briefing.workbook import SHEETS
from data.warehouse import meetings
from data.warehouse.meetings import Meeting
from data.warehouse.store import Store
from queries import Scope, ask, open_version
from tests.briefing import account_docx, account_xlsx
from tests.briefing.accounts import Ledger, chart_rows, front_account, slide_account
from tests.briefing.figures_again import NUMBER, Answers, check
from ui.meeting.documents import DOCUMENTS
from ui.meeting.slides import as_scope, scope_of

OCTOBER = dt.date(2026, 10, 1)
KINDS = {"演示文稿": Presentation, "情况汇报": Document, "月度通报": Document, "重点项目调度单": Document,
         "数据表": openpyxl.load_workbook}  # fmt: skip
CURVE = "overview/trend:arrived_ytd+arrived_ytd_prior+pace_target:亿元"
OF_THE_COUNTY = ("情况汇报", "月度通报")  # refused of a part of it
BREAKS = 10  # numbers of each document that are changed, one at a time, to see that the account notices


@pytest.fixture(scope="module")
def meeting(tmp_path_factory, sample_warehouse):
    """The standing committee of November, prepared as the page prepares it, on its own copy of the sample store."""
    import shutil

    store = Store(shutil.copytree(sample_warehouse, tmp_path_factory.mktemp("meeting") / "warehouse"))
    scope = as_scope(Scope(OCTOBER, may_see=None))
    prepared = meetings.prepare(store, "县委常委会", dt.date(2026, 11, 20), OCTOBER, scope, ALL)
    return store, meetings.meeting(store, prepared.id)


@pytest.fixture(scope="module")
def version(meeting):
    store, prepared = meeting
    return open_version(store.version(prepared.version_id).path)


@pytest.fixture(scope="module")
def written(meeting, version):
    """{document: (its facts with what it entered, its file)}."""
    made = {}
    gathered = gather(version, scope_of(meeting[1]))
    for document in DOCUMENTS:
        facts = replace(gathered, taken=[])
        made[document.label] = (facts, document.build(facts, meeting[1]))
    return made


@pytest.fixture(scope="module")
def answers(meeting, version):
    """The questions asked again of the frozen version."""
    scope = scope_of(meeting[1])
    keyed = {name: replace(scope, key_only=name == "projects/dossier") for name in SHEETS}
    return Answers({name: ask(version, name, keyed[name], **Dispatch().given(name)) for name in SHEETS})


def account(label, facts, document):
    """Fails on the first number of the document that isn't accounted for."""
    if label == "数据表":
        return account_xlsx.account(document, facts)
    if label == "演示文稿":
        return deck_account(facts, document)
    shipped = template({"情况汇报": "report", "月度通报": "bulletin", "重点项目调度单": "dispatch"}[label]).docx
    if label == "重点项目调度单":
        return account_docx.sheets(document, shipped, facts).done()
    ledger = account_docx.filled(document, shipped, facts)
    if label == "月度通报":
        account_docx.ranking(ledger, document.tables[0])
    return ledger.done()


def deck_account(facts, deck):
    ledger, slides = Ledger(facts), list(deck.slides)
    front_account(facts, slides)
    for number, slide in enumerate(slides[2:], start=3):
        slide_account(ledger, number, slide)
    ledger.done()


@pytest.mark.parametrize("label", [label for label in KINDS if label != "数据表"])
def test_every_traced_figure_is_the_questions_result_and_is_printed_as_that(label, written, answers):
    facts, _ = written[label]
    assert len(facts.taken) > 40
    for figure in facts.taken:
        check(figure, answers)


@pytest.mark.parametrize("label", KINDS)
def test_every_number_in_the_document_is_accounted_for(label, written):
    facts, content = written[label]
    account(label, facts, KINDS[label](io.BytesIO(content)))


@pytest.fixture(scope="module", params=[{"industries": ("轻纺",)}, {"parks": ("县经开区",), "key_only": True}])
def narrowed(request, version):
    """The same of a part of the county: {document: (facts, file)}, and the answers asked again."""
    scope = Scope(OCTOBER, **request.param, may_see=None)
    gathered, made = gather(version, scope), {}
    for document in DOCUMENTS:
        facts = replace(gathered, taken=[])
        if document.label in OF_THE_COUNTY:
            with pytest.raises(CannotWrite, match="写的是全县情况"):
                document.build(facts, None)
            continue
        made[document.label] = (facts, document.build(facts, Meeting("", "", OCTOBER, version.id, OCTOBER, agenda=ALL)))
    keyed = {name: replace(scope, key_only=scope.key_only or name == "projects/dossier") for name in SHEETS}
    again = {name: ask(version, name, keyed[name], **Dispatch().given(name)) for name in SHEETS}
    return made, Answers(again)


SMALL_LINES = {  # the scope that each item's small line names, of 轻纺
    "overview": "轻纺", "units": "轻纺", "industries": "全县", "sources": "轻纺", "nodes": "全县", "park_fit": "全县",
    "city": "全县",
}  # fmt: skip


def test_what_a_filter_does_not_narrow_is_said_to_be_the_countys(version):
    facts = gather(version, Scope(OCTOBER, industries=("轻纺",), may_see=None))
    assert {name: facts.whose_answer(ITEMS[name].questions[0]) for name in SMALL_LINES} == SMALL_LINES


def test_of_a_part_of_the_county_every_number_is_accounted_for_too(narrowed):
    made, answers = narrowed
    for label, (facts, content) in made.items():
        account(label, facts, KINDS[label](io.BytesIO(content)))
        for figure in facts.taken:
            check(figure, answers)


@pytest.mark.parametrize("label", KINDS)
def test_one_number_changed_anywhere_is_noticed(label, written):
    facts, content = written[label]
    document = KINDS[label](io.BytesIO(content))
    places = list(numbers_in(label, document))
    assert len(places) > BREAKS
    for place, attribute in places[:: len(places) // BREAKS]:
        was = getattr(place, attribute)
        setattr(place, attribute, changed(was))
        with pytest.raises((AssertionError, KeyError, StopIteration)):
            account(label, facts, document)
            pytest.fail(f"nobody noticed that {was!r} became {changed(was)!r}")
        setattr(place, attribute, was)
    account(label, facts, document)


def numbers_in(label, document):
    """Everything in the file that holds a number, and the attribute that holds it."""
    if label == "数据表":
        cells = [cell for sheet in document.worksheets for row in sheet.iter_rows() for cell in row]
        return [(cell, "value") for cell in cells if not isinstance(cell, MergedCell) and has_number(cell.value)]
    if label == "演示文稿":
        parts = [*document.slides, *(slide.notes_slide for slide in document.slides if slide.has_notes_slide)]
        roots = [part._element for part in parts]
    else:
        section = document.sections[0]
        edges = (section.header, section.even_page_header, section.footer, section.even_page_footer)
        roots = [document.element, *(edge._element for edge in edges)]
    return [(node, "text") for root in roots for node in root.iter("{*}t") if has_number(node.text)]


def has_number(value):
    return isinstance(value, int | float) or (isinstance(value, str) and bool(NUMBER.search(value)))


def changed(value):
    """Another number in its place: a cell's value plus one, a text's last digit the next."""
    if not isinstance(value, str):
        return value + 1
    at = max(i for i, char in enumerate(value) if char.isdigit())
    return value[:at] + str((int(value[at]) + 1) % 10) + value[at + 1 :]


def test_a_chart_edited_after_opening_is_read_back_as_edited_and_the_rest_as_it_was(written):
    facts, content = written["演示文稿"]
    deck = Presentation(io.BytesIO(content))
    charts = {shape.name: shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart}
    before = {name: chart_rows(chart) for name, chart in charts.items()}
    edited = charts[CURVE]
    book = openpyxl.load_workbook(io.BytesIO(edited.part.chart_workbook.xlsx_part.blob))
    book.worksheets[0]["B2"], file = 9.99, io.BytesIO()
    book.save(file)
    edited.part.chart_workbook.update_from_xlsx_blob(file.getvalue())
    saved = io.BytesIO()
    deck.save(saved)
    after = {
        shape.name: chart_rows(shape.chart)
        for slide in Presentation(saved).slides for shape in slide.shapes if shape.has_chart
    }  # fmt: skip
    head, january, *rest = before[CURVE]
    assert after == before | {CURVE: [head, (january[0], 9.99, *january[2:]), *rest]}
    with pytest.raises(AssertionError):
        account("演示文稿", facts, deck)


def test_a_charts_data_may_be_replaced_and_its_picture_follows(written):
    deck = Presentation(io.BytesIO(written["演示文稿"][1]))
    chart = next(shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart)
    data = CategoryChartData()
    data.categories, names = ["甲", "乙"], ["本年", "上年", "任务"]
    for name in names:
        data.add_series(name, (1.5, 2.5))
    chart.replace_data(data)
    assert chart_rows(chart) == [(None, *names), ("甲", 1.5, 1.5, 1.5), ("乙", 2.5, 2.5, 2.5)]
    assert [tuple(one.values) for one in chart.plots[0].series] == [(1.5, 2.5)] * 3
