"""A page with nothing on it, to compare the dashboard's pages with; its imports are frozen as the dashboard's are."""

import gc

import streamlit as st


@st.cache_resource(show_spinner=False)
def freeze_imports() -> None:
    """As ui/startup.py: what is imported is out of the collector's sight."""
    gc.collect()
    gc.freeze()


freeze_imports()
st.title("空")
