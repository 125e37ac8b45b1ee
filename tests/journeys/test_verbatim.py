"""Hostile words stand on a real page as words: no link, picture, icon, formula or list is made of them."""

import re
from pathlib import Path

from playwright.sync_api import expect

from bench.dashboard import dashboard
from tests.journeys.gestures import settled
from tests.journeys.verbatim_page import SHOWN

PAGE = Path(__file__).with_name("verbatim_page.py")
MADE = "a, img, strong, em, del, code, ul, ol, hr, blockquote, sup, .katex, input, [role=img]"
# What stands in each box of one kind of element, and what Markdown made of it.
SEEN = """([boxes, made]) => [...document.querySelectorAll(boxes)].map(box => [
    box.innerText + [...box.querySelectorAll('input')].map(each => each.value),
    [...box.querySelectorAll('[data-testid=stMarkdownContainer]')].flatMap(
        told => [...told.querySelectorAll(made)].map(each => each.outerHTML)),
])"""


def words_of(text):
    """A text as it is compared: without what can't be seen, in single spaces."""
    return " ".join(re.sub("[\u2060\u202e\u202c\u200b]", "", text).split())


def test_everywhere_on_a_page_words_are_words(reader, tmp_path):
    with dashboard(tmp_path, str(PAGE)) as site:
        reader.goto(site)
        settled(reader)
        for place, words in SHOWN.items():
            if place != "selectbox":  # what draws a kind of element may come after the script is done
                expect(reader.locator(f".st-key-{place}_{len(words) - 1}")).to_contain_text("x" * 20)
            seen = reader.evaluate(SEEN, [f".stVerticalBlock[class*=st-key-{place}_]", MADE])
            told = zip(words, (words_of(text) for text, _ in seen), strict=True)
            lost = [(word, text) for word, text in told if words_of(word)[:150] not in text]
            assert (place, lost, [made for _, made in seen if made]) == (place, [], [])
        main = reader.get_by_test_id("stMain")
        assert main.evaluate("element => element.scrollWidth <= element.clientWidth")
