"""The Chromium of this machine, for journeys, pictures and timings: not one that Playwright would download."""

import os
import shutil

# The one without a window of its own first: what it leaves out costs an eighth of the time of the others.
NAMES = ("chromium-headless-shell", "chromium", "google-chrome")
CALM = ("--no-sandbox", "--disable-gpu", "--disable-software-rasterizer", "--force-prefers-reduced-motion")


def chromium() -> str:
    """Its path; CHROMIUM names another. Raises RuntimeError when there is none."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise RuntimeError("Chromium is needed: set CHROMIUM to its path, or apt-get install chromium-headless-shell.")
    return found
