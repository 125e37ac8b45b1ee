"""Nothing that others wrote reaches Streamlit as Markdown, whatever page is written next."""

from pathlib import Path

import pytest

from tests.ui.reading_texts import Module, complaints

ROOT = Path(__file__).parents[2]
CHOKE_POINT = ROOT / "ui" / "verbatim_text.py"  # where a table's cells become Markdown, read by eye


def module(path):
    return Module.of(str(path.relative_to(ROOT)), path.read_text(encoding="utf-8"))


def test_every_text_on_every_page_is_written_in_the_code_or_shown_verbatim():
    paths = sorted(path for room in ("ui", "pages") for path in (ROOT / room).rglob("*.py") if path != CHOKE_POINT)
    assert complaints([module(path) for path in paths], [module(CHOKE_POINT)]) == []


def read(source):
    """What is complained of in a module; the lines aren't said."""
    page = f"import streamlit as st\nfrom ui.verbatim_text import grey, small, verbatim\n{source}"
    found = complaints([Module.of("page", page)], [module(CHOKE_POINT)])
    return [complaint.split(" ", 1)[1] for complaint in found]


PASSES = [
    "st.title('甲')", "st.title(verbatim(name))", "st.caption(f'{len(rows)} 个，{verbatim(name)}')",
    "st.caption(f'{day:%Y-%m-%d}，{number + 1:d}')", "words = verbatim(name)\nst.title(words)",
    "st.button('甲' if one else verbatim(name), key=name)", "st.caption('、'.join(verbatim(each) for each in names))",
    "st.selectbox('甲', names, placeholder=name)", "st.pills('甲', names, format_func=verbatim)",
    "left, right = st.columns(2)\nleft.text_input('甲', name)", "names.map(name)", "MOST = 5\nst.caption(f'{MOST}')",
    "def told(name) -> Markdown:\n    return Markdown(f'**{verbatim(name)}**')\nst.title(told(name))",
    "def draw(words: Markdown):\n    st.title(words)\ndraw(verbatim(name))", "st.code(name)",
    "st.dataframe(frame, column_config={'a': st.column_config.TextColumn(name, width=9)})",
]  # fmt: skip
FAILS = {
    "st.title(name)": "title(body)",
    "st.title(f'甲 {name}')": "title(body)",
    "st.title(str(name))": "title(body)",
    "st.title(row.name)": "title(body)",
    "st.title(f'{name:>9}')": "title(body)",
    "st.title(verbatim(name) + other)": "title(body)",
    "st.title(verbatim(one) if one else two)": "title(body)",
    "words = verbatim(name)\nwords = name\nst.title(words)": "title(body)",
    "for words in names:\n    st.title(words)": "title(body)",
    "def draw(words):\n    st.title(words)": "title(body)",
    "def draw(words: Markdown):\n    st.title(words)\ndraw(name)": "draw(words)",
    "def told(name) -> Markdown:\n    return name\nst.title(told(name))": "return of told",
    "st.title(Markdown(name))": "Markdown",
    "st.button('甲', help=name)": "button(help)",
    "left, right = st.columns(2)\nleft.button(name)": "button(label)",
    "places[1].text_input(name)": "text_input(label)",
    "st.dialog(name)(draw)()": "dialog(title)",
    "st.pills('甲', names)": "pills(options)",
    "st.pills('甲', names, format_func=str)": "pills(format_func)",
    "st.tabs([name])": "tabs(tabs)",
    "st.metric('甲', name)": "metric(value)",
    "st.page_link(page, label=name)": "page_link(label)",
    "st.radio('甲', ['乙'], captions=[name])": "radio(captions)",
    "st.badge(verbatim(name))": "badge(label)",
    "st.write(name)": "write(args)",
    "small(name)": "small(markdown)",
    "st.title(grey(name))": "grey(markdown)",
    "small('甲', help=name)": "small(help)",
    "st.column_config.TextColumn('甲', help=name)": "TextColumn(help)",
    "(st.error if bad else st.info)(name)": "st.error if bad else st.info, which isn't called by its name",
}


@pytest.mark.parametrize("source", PASSES)
def test_what_is_written_in_the_code_or_verbatim_passes(source):
    assert read(source) == []


@pytest.mark.parametrize(("source", "complaint"), FAILS.items())
def test_what_others_wrote_is_found_however_it_gets_there(source, complaint):
    assert complaint in read(source)
