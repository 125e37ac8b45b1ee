"""The fonts that Streamlit's page fetches: of its icons those in use, of its own theme's letters, which the dashboard
never shows, nothing. Together they are a fifth of a first load.

The icons' font is icons.woff2: Material Symbols (Google, Apache-2.0) as Streamlit ships it, cut to the icons that the
dashboard or Streamlit names, by `python -m deploy.icon_font`. A test holds it against the pinned version.
"""

from pathlib import Path

from ui.operating.streamlit_words import SCRIPTS

MEDIA = SCRIPTS.with_name("media")
ICONS = Path(__file__).with_name("icons.woff2")
ALL_ICONS, UNUSED = "MaterialSymbols-Rounded.*.woff2", "SourceSans*.woff2"


def shown() -> dict[str, bytes]:
    """What is sent for each of those fonts, by its file's name."""
    icons = {path.name: ICONS.read_bytes() for path in MEDIA.glob(ALL_ICONS)}
    return icons | {path.name: b"" for path in MEDIA.glob(UNUSED)}
