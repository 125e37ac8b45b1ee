"""A page that shows hostile words in everything that Streamlit draws text in; run by test_verbatim.py."""

import streamlit as st

from tests.hostile import WORDS
from ui.verbatim_text import static_table, verbatim

PLACES = {
    "markdown": lambda words, key: st.markdown(verbatim(words)),
    "caption": lambda words, key: st.caption(verbatim(words), help=verbatim(words)),
    "heading": lambda words, key: st.subheader(verbatim(words), anchor=False),
    "error": lambda words, key: st.error(verbatim(words)),
    "button": lambda words, key: st.button(verbatim(words), key=key),
    "download": lambda words, key: st.download_button(verbatim(words), b"", key=key),
    "link": lambda words, key: st.page_link("http://127.0.0.1/", label=verbatim(words)),
    "expander": lambda words, key: st.expander(verbatim(words)),
    "toggle": lambda words, key: st.toggle(verbatim(words), key=key),
    "input": lambda words, key: st.text_input(verbatim(words), key=key),
    "pills": lambda words, key: st.pills("甲", [words], format_func=verbatim, key=key),
    "radio": lambda words, key: st.radio("甲", ["乙"], captions=[verbatim(words)], key=key),
    "table": lambda words, key: static_table({"甲": [words]}),
    "metric": lambda words, key: st.metric("甲", verbatim(words), verbatim(words)),
    "tab": lambda words, key: st.tabs([verbatim(words)]),
    "progress": lambda words, key: st.progress(0.5, verbatim(words)),
    "selectbox": lambda words, key: st.selectbox("甲", [words], key=key),  # whose options are no Markdown
    "multiselect": lambda words, key: st.multiselect("甲", [words], [words], key=key),
}

TELLING = [*WORDS[:2], "www.evil.example", "a@evil.example", ":red[急]", ":material/home:", "A -> B", "x" * 2_000]
SHOWN = {name: WORDS if name in ("markdown", "button", "table") else TELLING for name in PLACES}

if __name__ == "__main__":
    for name, draw in PLACES.items():
        for number, words in enumerate(SHOWN[name]):
            with st.container(key=f"{name}_{number}"):
                draw(words, f"{name}__{number}")
