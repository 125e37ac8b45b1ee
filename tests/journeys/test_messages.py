"""How much a page says to the browser when another month is chosen: a message is what a click costs most."""

from bench.session import session
from ui.navigation import PAGES

MOST = 40  # messages of one run
ADDRESSES = {"overview": "", "intake": "data"}
QUERIES = {"dossier": "id=LL2025-0214", "unit": "id=LL11"}
APART = ("present", "presenter", "meeting_link")  # the wall shows a meeting, one picture at a time


def sent(site, name):
    """The messages of the second run, another month's where a page has months; the first one tells the pages too."""
    query = QUERIES.get(name, "")
    with session(site) as reader:
        options = reader.run(ADDRESSES.get(name, name), query=query).options
        month = next((widget for widget in options if widget.endswith("-month")), None)
        return reader.run(chosen={month: options[month][1]} if month else {}, query=query).messages


def test_no_page_needs_more_than_forty_messages_for_another_month(site):
    names = [path.stem for path in sorted(PAGES.glob("*.py")) if path.stem not in APART]
    counted = {name: sent(site, name) for name in names}
    assert {name: messages for name, messages in counted.items() if messages > MOST} == {}
