"""The one place where errors become words: around every page, and around what redraws without it."""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from data.errors import DataError, NoVersion
from ui.access.viewer import must_be_the_same
from ui.navigation import page
from ui.operating.metrics import BUGS
from ui.verbatim_text import verbatim

LOG = logging.getLogger("dashboard")


@contextmanager
def boundary(*, anew: bool = False) -> Iterator[None]:
    """Say an error of the data in calm words; log a bug and give its reference number.

    Unless a page is drawn `anew`, it has to be for whom the page around it was drawn.
    """
    has_begun = False
    try:
        if not anew:
            must_be_the_same()
        has_begun = True
        yield
    except DataError as error:
        st.error(verbatim(str(error)), icon=":material/error:")
        if isinstance(error, NoVersion):
            st.page_link(page("intake"), label="到“数据”页上传台账", icon=":material/upload_file:")
    except Exception:
        reference = secrets.token_hex(3).upper()
        BUGS.inc()
        LOG.exception("reference %s", reference)
        st.error(
            f"这一页暂时打不开，问题已记录，编号 {verbatim(reference)}。请刷新重试；如仍出现，请把编号告诉管理员。",
            icon=":material/error:",
        )
    if not has_begun:
        st.stop()
