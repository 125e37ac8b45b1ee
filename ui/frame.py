"""What surrounds every page: the bar in sight of the reader, and the one place where errors become words."""

import datetime as dt
import logging
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pandas as pd
import streamlit as st

from data.errors import DataError, NoVersion
from data.store import VersionFile
from queries import Scope
from ui.opened import ask, take_current
from ui.scope_bar import is_open, notices, scope_bar

LOG = logging.getLogger("dashboard")


@contextmanager
def boundary() -> Iterator[None]:
    """Say an error of the data in calm words; log a bug and give its reference number."""
    try:
        yield
    except DataError as error:
        st.error(str(error), icon=":material/error:")
        if isinstance(error, NoVersion):
            st.page_link("views/intake.py", label="到“数据”页上传台账", icon=":material/upload_file:")
    except Exception:
        reference = secrets.token_hex(3).upper()
        LOG.exception("reference %s", reference)
        st.error(
            f"这一页暂时打不开，问题已记录，编号 {reference}。请刷新重试；如仍出现，请把编号告诉管理员。",
            icon=":material/error:",
        )


def frame(*, filters: bool) -> bool:
    """Draw the bar over a page; return whether there is data to show.

    The bar carries month and filters (where the page has use for them), the county, 演示数据 and the version.
    """
    version = take_current()
    if version is None:
        return False
    identity = ask("overview/identity", Scope(dt.date.today())).iloc[0]
    months = _dates(identity["months"])
    with st.container(horizontal=True, vertical_alignment="top" if is_open() else "center", gap="small"):
        if filters and months:
            scope_bar(months)
        _identity(identity["county"], bool(identity["is_sample"]), version, months)
    if version.warning:
        st.warning(version.warning, icon=":material/history:")
    notices()
    return bool(months)


def _identity(county: str, is_sample: bool, version: VersionFile, months: list[dt.date]) -> None:
    if is_sample:
        st.badge("演示数据", color="orange")
    newest = f"数据至 {months[0]:%Y-%m} · " if months else ""
    st.caption(f"{county} · {newest}版本 {version.id}", width="content")


def begin() -> None:
    """What an empty store shows: how to start."""
    st.title("还没有数据")
    st.markdown(
        "三步即可看到看板：\n\n"
        "1. 在“数据”页下载空白模板，按模板填写；已有的台账也可以直接使用。\n"
        "2. 上传基础配置、项目台账和资金月报，系统逐行核对并给出回执。\n"
        "3. 确认回执后发布，各页随即更新。"
    )
    st.page_link("views/intake.py", label="到“数据”页上传台账", icon=":material/upload_file:")


def _dates(months: Iterable[Any] | None) -> list[dt.date]:
    return [] if months is None else [pd.Timestamp(month).date() for month in months]
