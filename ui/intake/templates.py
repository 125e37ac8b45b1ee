"""The blank workbooks, one a kind of ledger, as one file to download."""

import io
import zipfile

import streamlit as st

from data.templates import write_templates
from data.workplace import Workplace


@st.cache_data(show_spinner=False)
def templates_zip() -> bytes:
    """All blank workbooks in a .zip."""
    content = io.BytesIO()
    with Workplace() as folder:
        write_templates(folder)
        with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(folder.iterdir()):
                archive.write(path, path.name)
    return content.getvalue()
