"""The blank workbooks, one a kind of ledger, as one file to download."""

import io
import tempfile
import zipfile
from pathlib import Path

import streamlit as st

from data.templates import write_templates


@st.cache_data(show_spinner=False)
def templates_zip() -> bytes:
    """All blank workbooks in a .zip."""
    content = io.BytesIO()
    with tempfile.TemporaryDirectory() as folder:
        write_templates(Path(folder))
        with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(Path(folder).iterdir()):
                archive.write(path, path.name)
    return content.getvalue()
