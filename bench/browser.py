"""From the key that chooses another month to the last change of a picture, in a real Chromium, county size.

The browser is where a single reader waits: messages are read, elements drawn, a picture laid out. New months first,
then the same ones again. Beside it the same page in Dash, over the same version and questions, which is installed for
this run only, where there is a network.
"""

import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, ViewportSize, sync_playwright

from bench.chromium import chromium
from bench.counties import COUNTY, publish
from bench.dashboard import dashboard, free_port, running
from bench.timing import milliseconds, table

CLICKS = 8
SETTLED = 2_500  # ms after which nothing changes any more
DESK: ViewportSize = {"width": 1536, "height": 864}
DASH = "dash>=4.4,<5"
WATCH = """
window.pressed = window.changed = 0
window.addEventListener('keydown', event => {
    if (event.key === 'Enter') { window.pressed = performance.now(); window.changed = 0 } }, true)
new MutationObserver(changes => {
    const within = change => (change.target.closest ? change.target : change.target.parentElement)
    if (changes.some(change => within(change)?.closest('.js-plotly-plot'))) window.changed = performance.now()
}).observe(document, {subtree: true, childList: true, characterData: true, attributes: true})
"""


def report(folder: Path) -> str:
    """Publish the county under `folder`, click in both, and return the printed text."""
    try:
        executable = chromium()
    except RuntimeError as error:
        return f"not measured here: {error}"
    version = publish(COUNTY.generate(), folder / "browser")
    rows = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        with dashboard(folder / "browser") as address:
            rows.append(("the dashboard", *_clicked(browser, address, "[data-testid=stSelectbox] input")))
        try:
            with _twin(version, folder / "dash") as address:
                rows.append(("the page in Dash", *_clicked(browser, address, "#month")))
            left_out = []
        except (subprocess.SubprocessError, RuntimeError) as error:
            left_out = ["", f"the page in Dash: not measured here, {error}"]
        browser.close()
    return "\n".join(
        [table(("key to picture", "new month ms", "worst", "month seen before ms", "worst"), rows), *left_out]
    )


def _clicked(browser: Browser, address: str, month: str) -> list[str]:
    """Median and worst ms of choosing older months one after the other, then of going back through them."""
    page = browser.new_page(viewport=DESK)
    page.add_init_script(WATCH)
    page.goto(address)
    page.wait_for_selector(".js-plotly-plot")
    page.wait_for_timeout(SETTLED)
    box, cells = page.locator(month).first, []
    for key in ("ArrowDown", "ArrowUp"):
        times = [_choose(page, box, key) for _ in range(CLICKS)]
        cells += [milliseconds(statistics.median(times)), milliseconds(max(times))]
    page.close()
    return cells


def _choose(page: Page, box: Locator, key: str) -> float:
    box.click()
    page.wait_for_timeout(300)
    page.keyboard.press(key)
    page.wait_for_timeout(100)
    page.keyboard.press("Enter")
    page.wait_for_timeout(SETTLED)
    took = page.evaluate("window.changed - window.pressed")
    if took <= 0:
        raise RuntimeError("no picture changed after a key")
    return float(took)


@contextmanager
def _twin(version: Path, packages: Path) -> Iterator[str]:
    """Install Dash into a folder of its own, run the page, yield its address."""
    pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", str(packages), DASH]
    if subprocess.run([sys.executable, *pip], capture_output=True, timeout=300).returncode:
        raise RuntimeError("pip can't install Dash (no network?)")
    port = free_port()
    with running(["-m", "bench.dash_twin", str(version), f"{port}"], port, PYTHONPATH=str(packages)) as server:
        yield server.address
