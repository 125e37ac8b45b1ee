"""Every number in a document accounted for: a traced figure where it is read, or one of the few documented others."""

import io
import itertools
import re

import openpyxl
import pytest

from briefing.facts import Facts
from briefing.meeting.agenda import ITEMS, agenda_of
from briefing.official.sources import definition
from tests.briefing.figures_again import NUMBER, UNITS, reads
from wording import figures

PART = re.compile(r"（(\d+)/(\d+)）$")
FIRST = re.compile(r"前 (\d+) 位")
WHERE = re.compile(r"^(.*)（([a-z_]+/[a-z_]+) · (.*)）$")


def others(facts):
    """What isn't a figure: the period, how many are shown, ordinals of parts, the calendar's own months."""
    year, month, period = facts.as_of.year, facts.as_of.month, figures.period(facts.as_of)
    return re.compile(
        rf"{year}年(?:{period})?|{period}|前 \d+ 位|（\d+/\d+）|余下 {12 - month} 个月|前 {month} 个月"
    )


def marked(facts):
    """Month and version, and that it is a sample where it is one."""
    told = f"数据截至{figures.month(facts.as_of)} · 版本 {facts.version_id}"
    return told + (" · 演示数据" if facts.is_sample else "")


class Ledger:
    """The figures that a document entered, by where it prints them, each to be found once."""

    def __init__(self, facts: Facts):
        self.facts = facts
        self.left = {}
        for figure in facts.taken:
            self.left.setdefault(figure.key, []).append(figure)

    def account(self, key, text, besides=None):
        """Every number in the text is the next figure entered for that place, or documented as another thing."""
        taken, at, rest = self.left.pop(key, []), 0, []
        for figure in taken:
            found = text.find(figure.text, at)
            assert found >= 0, f"{key}：文中没有 {figure.text!r}，只有 {text!r}"
            rest.append(text[at:found])
            at = found + len(figure.text)
        remaining = (besides or others(self.facts)).sub("", "\0".join([*rest, text[at:]]))
        assert not NUMBER.search(remaining), f"{key}：{remaining!r} 里的数字没有来源"

    def done(self):
        """Nothing was entered that isn't printed."""
        assert not self.left, sorted(self.left)


def front_account(facts, slides):
    """The cover says period and version; the contents say on which page each item's first sentence stands."""
    cover = "\n".join(shape.text_frame.text for shape in slides[0].shapes if shape.has_text_frame)
    when = rf"{facts.as_of.year}年({figures.period(facts.as_of)}|{facts.as_of.month}月)"
    assert not NUMBER.search(re.sub(rf"{when}|{facts.version_id}", "", cover))
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    parts_account(titles)
    lines = [shape.text_frame.text for shape in slides[1].shapes if shape.has_text_frame and shape.name != "页脚"]
    title, basis, *told = [line for line in lines if line and line != "‹#›"]
    period = f"{facts.as_of.year}年{figures.period(facts.as_of)}"
    assert (title, basis) == ("目录", f"{period} · 范围：{facts.subject}")
    made = [(ITEMS[name].label, slides[0].title) for name, slides in agenda_of(facts)]
    firsts = [*made, ("附录：数据表", "附录")]
    pages = []
    for _, first in firsts:  # each after the one before: two may say the same
        page = max(pages, default=2) + 1
        pages.append(next(i for i, title in enumerate(titles[page - 1 :], page) if title.startswith(first)))
    expected = zip(itertools.count(1), [label for label, _ in firsts], pages, strict=False)
    assert told == [text for number, label, page in expected for text in (str(number), label, f"{page} 页")]


def parts_account(titles):
    """Of several slides under one sentence each says which it is: （1/2）, （2/2）."""
    told = {}
    for title in titles:
        if part := PART.search(title):
            told.setdefault(title[: part.start()], []).append(part.groups())
    for stem, parts in told.items():
        assert parts == [(str(i), str(len(parts))) for i in range(1, len(parts) + 1)], (stem, parts)


def slide_account(ledger, number, slide):
    """Account for one slide of the agenda or the appendix."""
    place, facts = f"第{number}页", ledger.facts
    printed = [one for key, some in ledger.left.items() if key.startswith(place) for one in some]
    ledger.account(f"{place}标题", slide.shapes.title.text_frame.text)
    texts = [shape for shape in slide.shapes if shape.has_text_frame and shape != slide.shapes.title]
    basis, *panel = [
        shape.text_frame.text for shape in texts if shape.name not in ("页脚", "页码") and shape.text_frame.text
    ]
    assert [shape.text_frame.text for shape in texts if shape.name in ("页脚", "页码")] == [
        f"{facts.county}招商引资工作情况汇报 · {marked(facts)}", "‹#›",
    ]  # fmt: skip
    ledger.account(f"{place}说明", basis)
    ledger.account(f"{place}要点", "\n".join(panel))
    for shape in (shape for shape in slide.shapes if shape.has_table):
        table_account(ledger, f"{place}表", shape.table)
    for shape in (shape for shape in slide.shapes if shape.has_chart):
        chart_account(ledger, place, shape)
        assert all(int(shown) == len(list(shape.chart.plots[0].categories)) for shown in FIRST.findall(basis))
    notes_account(ledger, place, slide.notes_slide.notes_text_frame.text, printed)


def unit_in(head):
    """The unit that a header says its figures are in."""
    unit = head.partition("（")[2].removesuffix("）")
    return "个百分点" if unit == "百分点" else unit if unit in UNITS else ""


def table_account(ledger, key, table):
    """A table, row by row: its cells' figures are the next that were entered, in the unit of their header."""
    taken = ledger.left.pop(key, [])
    heads = [cell.text.replace("\n", "") for cell in table.rows[0].cells]
    assert not any(NUMBER.search(head) for head in heads)
    for row in list(table.rows)[1:]:
        for head, cell in zip(heads, row.cells, strict=True):
            own, at = [], 0
            while taken and (at := cell.text.find(taken[0].text, at)) >= 0:
                assert reads(taken[0].text, taken[0].value, unit_in(head)), (head, taken[0])
                own.append(taken.pop(0))
                at += len(own[-1].text)
            ledger.left[key] = own
            ledger.account(key, cell.text)
    assert not taken, taken[0]


def chart_rows(chart):
    """The chart's own workbook, as a person who edits its data sees it."""
    blob = chart.part.chart_workbook.xlsx_part.blob
    return list(openpyxl.load_workbook(io.BytesIO(blob)).worksheets[0].iter_rows(values_only=True))


def chart_account(ledger, place, shape):
    """A chart: its workbook's cells are the figures entered, its picture is its workbook, its words are traced."""
    question, columns, unit = shape.name.split(":")
    head, *rows = chart_rows(shape.chart)
    names, series = [row[0] for row in rows], list(zip(*(row[1:] for row in rows), strict=True))
    taken, cells = ledger.left.pop(f"{place}图", []), [value for some in series for value in some if value is not None]
    ledger.left["名称"], drawn_from = taken[: len(taken) - len(cells)], taken[len(taken) - len(cells) :]
    ledger.account("名称", "\n".join(names), re.compile(r"\d+月"))
    expected = [column for column, some in zip(columns.split("+"), series, strict=True) for v in some if v is not None]
    assert [(one.question, one.column) for one in drawn_from] == [(question, column) for column in expected]
    for one, value in zip(drawn_from, cells, strict=True):
        assert abs(value - float(one.value) * (1e-4 if unit == "亿元" else 1)) <= 1e-12 * abs(value), (one, value)
    drawn = [value for one in shape.chart.plots[0].series for value in one.values if value is not None]
    assert drawn == pytest.approx(cells, rel=1e-12)
    assert list(shape.chart.plots[0].categories) == names
    assert not any(NUMBER.search(label or "") for label in head)
    ledger.account(f"{place}图的文字说明", shape._element.nvGraphicFramePr.cNvPr.get("descr"))


def notes_account(ledger, place, notes, printed):
    """The notes: answers by their figures, definitions by the questions' own words, sources by the trace."""
    facts = ledger.facts
    answers, _, sources = notes.partition("【数据来源】")
    answers, _, defined = answers.partition("【口径】")
    ledger.account(f"{place}备注", answers)
    meanings = "\n".join(meaning for question in facts.definitions.values() for meaning in question.values())
    for line in filter(None, defined.splitlines()):
        assert not NUMBER.search(line) or line.partition("：")[2] in meanings, line
    version, *lines = sources.splitlines() or [""]
    assert version in ("", f"版本 {facts.version_id}")
    assert len(lines) >= len({(one.question, one.column) for one in printed if one.text != "*"})
    for line in lines:
        text, question, where = WHERE.match(line).groups()
        cells = [one for one in printed if (one.question, one.column) == (question, where.split(" · ")[0])]
        source_account(text, where.split(" · ")[1:], cells)


def source_account(text, row, cells):
    """A line of the list of sources: texts that are printed, and how many rows or which."""
    cells = [one for one in cells if not row or row[0].endswith(" 行") or one.row == row[0]]
    assert cells, (text, row)
    shown, _, count = text.partition("等 ")
    joined = "；".join(dict.fromkeys(one.text for one in cells))
    everything = "；".join(one.text for one in cells)
    assert any(whole.startswith(shown.removesuffix("……")) for whole in (joined, everything)), (text, everything)
    counts = {len(cells), len({one.text for one in cells}), len({(one.text, one.row) for one in cells})}
    assert not count or int(count.removesuffix(" 处")) in counts, (text, counts)
    if row and row[0].endswith(" 行") and cells[0].row != row[0]:
        assert int(row[0].removesuffix(" 行")) == len({one.row for one in cells}), (text, row)


def list_account(table, facts):
    """附：数据来源 of an official document, line by line."""
    for number, row in enumerate(list(table.rows)[1:], start=1):
        place, key, text, meaning, where = (cell.text for cell in row.cells)
        question, *rest = where.split(" · ")
        own = [one for one in facts.taken if re.sub(r"^\d+\.", "", one.key) == key and one.text != "*"]
        column = next(one.column for one in own if not rest or one.column == rest[0])
        cells = [one for one in own if (one.question, one.column) == (question, column)]
        assert place == str(number)
        assert meaning == definition(facts, question, column)
        source_account(text, rest[1:], cells)
