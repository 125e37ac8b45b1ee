"""An official document accounted for against its template: what the template says itself, and what stands for a key."""

import re

from briefing.claims import CLAIMS
from briefing.official.placeholders import FIXED, header
from tests.briefing.accounts import Ledger, list_account, unit_in
from tests.briefing.figures_again import NUMBER, reads

PLACEHOLDER = re.compile(r"\{\{\s*(.*?)\s*\}\}")
OWN = {"500"}  # 国内500强: the office's own words
LOOPS = ("{%p",)


def walk(ledger, said, printed, place=""):
    """Account for a text that a template's text was filled to; `place` goes before the keys (3. of a third sheet)."""
    literals, keys = PLACEHOLDER.split(said)[::2], PLACEHOLDER.findall(said)
    assert {number for literal in literals for number in NUMBER.findall(literal)} <= OWN | {"1"}, said
    assert printed.startswith(literals[0]), (printed, literals[0])
    at, waiting = len(literals[0]), []
    for key, literal in zip(keys, literals[1:], strict=True):
        waiting.append(key)
        if not literal and key != keys[-1]:
            continue
        end = printed.find(literal, at) if literal and key != keys[-1] else len(printed) - len(literal)
        assert end >= at and printed[end:].startswith(literal), (printed[at:], literal)
        told(ledger, waiting, printed[at:end], place)
        at, waiting = end + len(literal), []
    assert at == len(printed), printed[at:]


def told(ledger, keys, text, place):
    """Account for what stands where some placeholders stood side by side."""
    facts, figures = ledger.facts, []
    for key in keys:
        name = key.removeprefix("项目.")
        if name in FIXED:
            fixed = FIXED[name](facts, name)
            assert text.startswith(fixed), (text, fixed)
            text = text.removeprefix(fixed)
            continue
        if key == "项目.序号":
            assert text == place.removesuffix(".")
            return
        found = [one for one in facts.taken if one.key == place + name]
        if name in CLAIMS:  # the plain fact that replaces a claim is entered under its own name
            waiting = [one for some in ledger.left.values() for one in some if one.key not in ledger.keys]
            found = in_order(text, waiting)
        ledger.left.pop(place + name, None)
        for one in found:
            ledger.left.pop(one.key, None)
        figures += found
    ledger.left["这里"] = figures
    ledger.account("这里", text, re.compile("(?!)"))


def in_order(text, figures):
    """Those of the figures that stand in the text one after the other."""
    at, found = 0, []
    for one in figures:
        start = text.find(one.text, at)
        if start >= 0:
            found.append(one)
            at = start + len(one.text)
    return found


def filled(document, template, facts):
    """Account for a document of which each paragraph is one of its template's; returns its tables for more."""
    ledger = Ledger(facts)
    ledger.keys = {key for p in template.paragraphs for key in PLACEHOLDER.findall(p.text)}
    body = [paragraph.text for paragraph in document.paragraphs]
    end = body.index("附：数据来源")
    said = [paragraph.text for paragraph in template.paragraphs]
    for template_text, text in zip(said, body, strict=False):
        walk(ledger, template_text, text)
    annex(document, body[len(said) : end], body[end + 1 :], facts)
    return ledger


def annex(document, between, after, facts):
    """What follows the template's text: annexes' names, the list of sources with its remarks, and the page's edges."""
    assert between in ([], ["附件1", "各单位到位资金完成情况排名表"])
    told_header, *remarks = after
    section = document.sections[0]
    assert {told_header, section.header.paragraphs[0].text, section.even_page_header.paragraphs[0].text} == {
        header(facts)
    }
    assert {section.footer.paragraphs[0].text, section.even_page_footer.paragraphs[0].text} == {"— 1 —"}
    missing = dict.fromkeys(one.key for one in facts.taken if one.text == "*")
    assert not missing or remarks.pop(0) == f"缺项（文中保留“*”）：{'、'.join(missing)}。"
    assert not any(NUMBER.search(remark) for remark in remarks)
    list_account(document.tables[-1], facts)


def ranking(ledger, table):
    """附件1 of the bulletin: row by row the figures of its unit, found by its name."""
    full = [cell.text.replace("\n", "") for cell in table.rows[0].cells]
    heads = [head.partition("（")[0] for head in full]
    for row in list(table.rows)[1:]:
        cells = [cell.text for cell in row.cells]
        for head, whole, text in zip(heads, full, cells, strict=True):
            own = ledger.left.get(f"附件1·{head}", [])
            mine = own.pop(0) if own and own[0].row == f"unit={cells[2]}" else None
            assert text == mine.text if mine else not NUMBER.search(text), (head, text)
            assert not mine or reads(text, mine.value, unit_in(whole)), (whole, mine)
    ledger.left = {key: figures for key, figures in ledger.left.items() if figures}


def sheets(document, template, facts):
    """Account for the dispatch sheets: each the template's again, with the figures of its place."""
    ledger, body = Ledger(facts), [paragraph.text for paragraph in document.paragraphs]
    ledger.keys = set()
    end = body.index("附：数据来源")
    said = [p.text for p in template.paragraphs if not p.text.startswith(LOOPS)]
    for place in range(1, len(document.tables)):
        for template_text, text in zip(said, body[(place - 1) * len(said) :], strict=False):
            walk(ledger, template_text, text, f"{place}.")
        for row, filled_row in zip(template.tables[0].rows, document.tables[place - 1].rows, strict=True):
            for cell, filled_cell in zip(row.cells, filled_row.cells, strict=True):
                walk(ledger, cell.text, filled_cell.text, f"{place}.")
    assert end == len(said) * (len(document.tables) - 1)
    annex(document, [], body[end + 1 :], facts)
    return ledger

