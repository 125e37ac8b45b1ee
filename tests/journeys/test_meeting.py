"""A meeting from its preparation to the last slide, with keys as a presenter presses them."""

import io
import re

from playwright.sync_api import expect
from pptx import Presentation

from tests.journeys.gestures import click, take_away


def test_prepare_present_by_keys_and_take_the_deck_home(site, reader):
    reader.goto(f"{site}/meetings")
    reader.get_by_label("会议名称").fill("县委常委会")
    click(reader.get_by_role("button", name="准备会议"))
    expect(reader.get_by_text("已准备《县委常委会》")).to_be_visible()
    click(reader.get_by_role("button", name="演示文稿"))
    taken = take_away(reader, "下载演示文稿（.pptx）")
    deck = Presentation(io.BytesIO(taken.path().read_bytes()))
    assert any("61.15 亿元" in slide.shapes.title.text for slide in deck.slides if slide.shapes.title is not None)

    click(reader.get_by_role("button", name="开始汇报"))
    places = reader.get_by_role("button", name="全部页面", include_hidden=True)
    expect(places).to_have_text(re.compile(r"^1 / \d+$"))
    last = int(places.text_content().split(" / ")[1])
    assert last > 12  # an item of the agenda that is long takes more than one slide
    expect(reader.get_by_text("总览", exact=True)).to_have_count(0)  # no navigation on the wall
    for key, place in (("ArrowRight", 2), ("PageDown", 3), ("End", last), ("Home", 1), ("PageDown", 2), (" ", 3)):
        reader.keyboard.press(key)
        expect(reader).to_have_url(re.compile(rf"slide={place}$"))
        expect(places).to_have_text(f"{place} / {last}")
