"""Retake the README's pictures: `python -m docs.screenshots [--out DIR] [--size 1366x768]… [PAGE]…`."""

import argparse
import os
import tempfile
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from bench.chromium import chromium
from bench.dashboard import dashboard
from data.__main__ import main as data

PAGES = {
    "overview": "",
    "rankings": "rankings",
    "rankings_board": "rankings_board",
    "rankings_sources": "rankings_sources",
    "rankings_city": "rankings_city",
    "chains": "chains",
    "chains_map": "chains_map",
    "chains_flows": "chains_flows",
    "chains_parks": "chains_parks",
    "key_projects": "key_projects",
    "key_projects_dates": "key_projects_dates",
    "key_projects_arrival": "key_projects_arrival",
    "changes": "changes",
    "changes_late": "changes_late",
    "forecast": "forecast",
    "forecast_parts": "forecast_parts",
    "lifecycle": "lifecycle",
    "lifecycle_stuck": "lifecycle_stuck",
    "lifecycle_early": "lifecycle_early",
    "lifecycle_slips": "lifecycle_slips",
    "lifecycle_outlook": "lifecycle_outlook",
    "dossier": "dossier?id=LL2025-0236",
    "rows": "rows?figure=signed",
    "meetings": "meetings",
    "people": "people",
    "data": "data",
    "caliber": "caliber",
    "manual": "manual",
}

IN_README = ("overview", "rankings", "chains", "key_projects", "meetings")


def shoot(page: Page, url: str, path: Path) -> None:
    """Open an address, wait until Streamlit is done, and take the whole page."""
    page.goto(url)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.wait_for_timeout(1_500)  # Plotly draws after the script is done
    height = page.evaluate("document.querySelector('[data-testid=stMainBlockContainer]').scrollHeight")
    width = page.viewport_size["width"]
    page.set_viewport_size({"width": width, "height": max(page.viewport_size["height"], height + 80)})
    page.wait_for_timeout(700)
    page.screenshot(path=path)


def main() -> None:
    """Publish the sample to a store of its own, open the pages (the README's if none is named), one picture each."""
    parser = argparse.ArgumentParser()
    parser.add_argument("pages", nargs="*", choices=[*PAGES, []])
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "screenshots")
    parser.add_argument("--size", action="append", default=[])
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        os.environ["WAREHOUSE"] = f"{folder}/warehouse"
        Path(os.environ["WAREHOUSE"]).mkdir()
        data(["sample"])
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        with dashboard(Path(folder) / "warehouse") as url:
            for size in given.size or ["1366x768"]:
                width, height = map(int, size.split("x"))
                for name in given.pages or IN_README:
                    page = browser.new_page(viewport={"width": width, "height": height})
                    shoot(page, f"{url}/{PAGES[name]}", given.out / f"{name}-{width}.png")
                    page.close()


if __name__ == "__main__":
    main()
