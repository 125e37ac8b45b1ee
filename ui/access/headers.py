"""What a browser is told to keep from: other hosts, frames of other pages, guessed kinds of content."""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

import streamlit

INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


@cache
def _inline_scripts() -> str:
    """The hashes of the scripts that stand in Streamlit's own page, so that no other inline script runs."""
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    digests = (hashlib.sha256(script.encode()).digest() for script in INLINE.findall(page))
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def headers(host: str) -> dict[str, str]:
    """The headers of every answer at `host`."""
    policy = {
        "default-src": "'self'",
        "script-src": f"'self' {_inline_scripts()}",
        "style-src": "'self' 'unsafe-inline'",  # Streamlit and Plotly set styles while they draw
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": f"'self' ws://{host} wss://{host}",  # not every browser counts sockets as 'self'
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "frame-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return {
        "content-security-policy": "; ".join(f"{name} {sources}" for name, sources in policy.items()),
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
    }
