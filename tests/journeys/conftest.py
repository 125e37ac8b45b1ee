"""A real server over the sample county and a real Chromium: what the journeys walk through."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.dashboard import dashboard

DESK = {"width": 1366, "height": 768}
PATIENCE = 60_000  # ms; on a busy machine the first page of a server takes a while, which is no fault of the page
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict:
    """The Chromium of this machine, not one that Playwright would download."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        pytest.fail("The journeys need Chromium: set CHROMIUM to its path, or apt-get install chromium.")
    return {"executable_path": chromium, "args": ["--no-sandbox"]}


@pytest.fixture(scope="session")
def site(sample_warehouse: Path) -> Iterator[str]:
    """The address of a dashboard over the sample county; to be looked at only."""
    with dashboard(sample_warehouse) as address:
        yield address


@pytest.fixture
def own_site(own_sample_warehouse: Path) -> Iterator[str]:
    """The address of a dashboard whose store the journey may publish to."""
    with dashboard(own_sample_warehouse) as address:
        yield address


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """A reader at a desk. Whatever the journey, no other host is asked and the browser has nothing to refuse."""
    context = browser.new_context(viewport=DESK, locale="zh-CN", accept_downloads=True)
    hosts, refused = set(), []
    context.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    context.on("console", lambda said: refused.append(said.text) if "Content Security Policy" in said.text else None)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.on("websocket", lambda socket: hosts.add(urlsplit(socket.url).hostname))
    yield page
    context.close()
    assert (hosts - {None}, refused) == ({"127.0.0.1"}, [])
