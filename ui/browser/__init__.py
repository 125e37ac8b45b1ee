"""What a page has to know of the reader's browser and Streamlit can't tell: the dashboard's one script and stylesheet.

They are served as files of a component, since a browser is told to run no script but the server's own files (see
ui/access/headers.py) and Streamlit makes a blob of one that is given as text. Streamlit finds such files by the
manifest of an installed package; the dashboard is none, so its manifest is registered with the server that runs.
"""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

HERE = Path(__file__).parent
MANIFEST = ComponentManifest("dashboard", "1", [ComponentConfig("browser", "assets")])
NAME = "dashboard.browser"


def browser(key: str, data: Mapping[str, Any], **heard: Callable[[], None]) -> Mapping[str, Any]:
    """Mount it; returns what the browser has said, by name. `heard`: what is to be done when that is new, before the
    next run; it then stands in the session's state under `key`.
    """
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(NAME) is None:
        manager.register_from_manifest(MANIFEST, HERE)
    said: Mapping[str, Any] = _component()(
        key=key, data=dict(data), **{f"on_{name}_change": act for name, act in heard.items()}
    )
    return said


@cache
def _component() -> Callable[..., Any]:
    return st.components.v2.component(NAME, js="browser.js", css="browser.css", isolate_styles=False)
