"""A real server over the sample county and a real Chromium: what the journeys walk through."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.chromium import CALM, chromium
from tests.journeys.counted import asked, counted

DESK = {"width": 1366, "height": 768}
HAND = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Mobile Safari/537.36"
PATIENCE = 60_000  # ms; on a busy machine the first page of a server takes a while, which is no fault of the page
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict:
    """The Chromium of this machine, drawing as little as it may: a fifth of its time."""
    return {"executable_path": chromium(), "args": [*CALM]}


@dataclass(frozen=True)
class Desk:
    """The one dashboard of all journeys, which takes as long to start as most of them to walk, and its store."""

    address: str
    root: Path
    log: Path  # of what it asks for

    def lay(self, store: Path) -> Path:
        """Put a copy of a store in the place of what the last journey left; returns where."""
        for left in self.root.iterdir():  # a server that is still at it may take a file of its own away first
            shutil.rmtree(left) if left.is_dir() else left.unlink(missing_ok=True)
        return Path(shutil.copytree(store, self.root, dirs_exist_ok=True))


@pytest.fixture(scope="session")
def running_desk(sample_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A dashboard that runs as long as there are journeys."""
    folder = tmp_path_factory.mktemp("desk")
    root = Path(shutil.copytree(sample_warehouse, folder / "warehouse"))
    with counted(root, folder / "asked.txt") as address:
        yield Desk(address, root, folder / "asked.txt")


@pytest.fixture
def desk(running_desk: Desk) -> Iterator[Desk]:
    """The dashboard. Whatever the journey, its server asks no other machine for anything."""
    yield running_desk
    assert asked(running_desk.log) == []


@pytest.fixture
def own_sample_warehouse(desk: Desk, sample_warehouse: Path) -> Path:
    """The dashboard's store, with the sample county in it and nothing else; the journey may publish to it."""
    return desk.lay(sample_warehouse)


@pytest.fixture
def site(desk: Desk, own_sample_warehouse: Path) -> str:
    """The address of the dashboard over the sample county."""
    return desk.address


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


@pytest.fixture
def hand(browser: Browser) -> Iterator[Page]:
    """A reader with a phone in his hand."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, user_agent=HAND, has_touch=True, is_mobile=True, locale="zh-CN"
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()
