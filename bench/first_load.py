"""The first page of somebody who was never here: what comes over the wire, when the headline stands and when a picture.

Once as the machine is, once on a slow office: 10 Mbit/s and a processor a quarter as fast. County size; the server has
answered the page before.
"""

import time
from collections import Counter
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from bench.chromium import chromium
from bench.counties import COUNTY, publish
from bench.dashboard import dashboard
from bench.timing import table

SLOW = {"offline": False, "latency": 10, "downloadThroughput": 10e6 / 8, "uploadThroughput": 10e6 / 8}
SLOWER = {"rate": 4}
PATIENCE, REST = 90_000, 3_000  # ms that a page may take; that what comes after the picture takes
LARGEST = 5


def report(folder: Path) -> str:
    """Publish the county under `folder`, open its first page, and return the printed text."""
    try:
        executable = chromium()
    except RuntimeError as error:
        return f"not measured here: {error}"
    publish(COUNTY.generate(), folder / "first")
    with sync_playwright() as playwright, dashboard(folder / "first") as address:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        _opened(browser, address, slow=False)
        fast, slow = (_opened(browser, address, slow=slow) for slow in (False, True))
        browser.close()
    rows = [(name, *cells) for name, (cells, _) in (("this machine", fast), ("a slow office", slow))]
    largest = (f"{size / 1e6:.2f} MB {name.rpartition('/')[2]}" for name, size in fast[1].most_common(LARGEST))
    return "\n".join([table(("first load", "MB", "headline s", "picture s"), rows), "", *largest])


def _opened(browser: Browser, address: str, *, slow: bool) -> tuple[list[str], Counter[str]]:
    """MB, seconds until the headline and until the first picture; the bytes of each file."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    page = context.new_page()
    devtools, named, sizes = context.new_cdp_session(page), {}, Counter[str]()

    def answered(event: dict[str, Any]) -> None:
        named[event["requestId"]] = event["response"]["url"]

    def loaded(event: dict[str, Any]) -> None:
        sizes[named.get(event["requestId"], "")] += int(event["encodedDataLength"])

    devtools.on("Network.responseReceived", answered)
    devtools.on("Network.loadingFinished", loaded)
    devtools.send("Network.enable")
    if slow:
        devtools.send("Network.emulateNetworkConditions", SLOW)
        devtools.send("Emulation.setCPUThrottlingRate", SLOWER)
    begun, reached = time.perf_counter(), []
    page.goto(address, wait_until="commit", timeout=PATIENCE)
    for sight in ("h1", ".main-svg"):
        page.locator(sight).first.wait_for(timeout=PATIENCE)
        reached.append(f"{time.perf_counter() - begun:.1f}")
    page.wait_for_timeout(REST)
    context.close()
    return [f"{sizes.total() / 1e6:.2f}", *reached], sizes
