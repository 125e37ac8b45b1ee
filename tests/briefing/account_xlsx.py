"""A meeting's workbook accounted for: each column found by the definition beside it, each row by what it says."""

from collections import Counter
from decimal import Decimal

from briefing.workbook import SHEETS, UPRIGHT, shown
from tests.briefing.accounts import marked
from tests.briefing.figures_again import NUMBER
from wording import figures
from wording.cells import LIGHTS, NUMERIC, quoted, word
from wording.columns import column_of
from wording.figures import MISSING, is_missing


def account(book, facts):
    """Every cell of every sheet is its question's answer; titles, basis and the list of sources say what they must."""
    columns = listed(book, facts)
    basis = f"{facts.as_of.year}年{figures.period(facts.as_of)} · 范围：{facts.filters} · 数据版本 {facts.version_id}"
    basis += " · 演示数据" if facts.is_sample else ""
    index, *sheets = book.worksheets
    assert [sheet.title for sheet in sheets[:-1]] == [SHEETS[question] for question in columns]
    for sheet in book.worksheets:
        top = [[cell.value for cell in row] for row in sheet["A1:Z3"]]
        title = f"{facts.county}招商引资数据表" if sheet is index else sheet.title
        assert [value for row in top for value in row if value] == [title, basis], sheet.title
        assert sheet.oddFooter.left.text == f"{facts.county}招商引资 · {marked(facts)}"
    lengths = [len(facts.answers[question]) for question in columns] + [sum(len(some) for some in columns.values())]
    assert [[cell.value for cell in row] for row in index.iter_rows(min_row=5, max_col=3)] == [
        [number, sheet.title, rows] for number, (sheet, rows) in enumerate(zip(sheets, lengths, strict=True), start=1)
    ]
    for sheet, (question, known) in zip(sheets, columns.items(), strict=False):
        sheet_account(sheet, facts.answers[question], known)


def listed(book, facts):
    """{question: {column's header: (column, definition)}} as 数据来源 lists them, each definition the question's."""
    found = {}
    for name, head, meaning, where, rows in book["数据来源"].iter_rows(min_row=5, max_col=5, values_only=True):
        question, column = where.split(" · ")
        assert (name, rows) == (SHEETS[question], len(facts.answers[question]))
        assert (meaning or MISSING) == facts.definitions[question].get(column, MISSING)
        found.setdefault(question, {})[head] = (column, meaning)
    assert {question: {column for column, _ in some.values()} for question, some in found.items()} == {
        question: set(shown(facts, question)) for question in facts.answers
    }
    return found


def sheet_account(sheet, answer, known):
    """The rows of a sheet are the rows of the answer, whichever way they lie."""
    if len(answer) == 1 and len(known) > UPRIGHT:
        rows = list(sheet.iter_rows(min_row=4, max_col=3, values_only=True))
        assert rows[0] == ("指标", "数值", "口径")
        assert [(head, meaning) for head, _, meaning in rows[1:]] == [(head, told) for head, (_, told) in known.items()]
        printed = [{head: value for head, value, _ in rows[1:]}]
    else:
        heads = [cell for cell in sheet[4] if cell.value]
        for head in heads:
            meaning = known[head.value][1]
            assert (head.comment.text if head.comment else None) == meaning
        lines = list(sheet.iter_rows(min_row=5, max_col=len(heads), values_only=True))
        if answer.empty:
            assert [value for line in lines for value in line if value] == ["—\u3000没有数据"]
            return
        printed = [{head.value: value for head, value in zip(heads, line, strict=True)} for line in lines]
        assert len(lines) == len(answer)
    expected = [
        {head: cell(answer, column, row[column]) for head, (column, _) in known.items()}
        for row in answer.to_dict("records")
    ]
    assert Counter(frozenset(row.items()) for row in printed) == Counter(frozenset(row.items()) for row in expected)
    assert not any(NUMBER.search(head) for head in known)


def cell(answer, column, value):
    """A value of the answer as its cell holds it: a number with sixteen digits, a text in the reader's words."""
    known = column_of(answer, column)
    if known.kind in NUMERIC:
        scaled = None if is_missing(value) else Decimal(str(value)) * (100 if known.kind == "gap" else 1)
        return None if scaled is None else float(f"{float(scaled):.16G}")
    said = LIGHTS.get(value, MISSING) if column == "light" else word(value, known)
    return None if said == MISSING else quoted(said)
