"""The tables of a page as workbooks: each under its picture, or all of them in one.

What a page explains it also gives: whatever is drawn with its 口径 is listed here while the page is drawn.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from data.warehouse.versions import VersionFile
from queries import Scope, catalogue
from ui.access.viewer import viewer
from ui.download_button import download_button
from ui.downloads import Table, as_xlsx
from ui.opened import ask_version, version_file
from wording import filters

TITLE, TABLES = "page_title", "page_tables"


@dataclass(frozen=True)
class Asked:
    """A question as a page asked it; `about`: what of it is shown there."""

    question: str
    scope: Scope
    parameters: Mapping[str, Any] = field(default_factory=dict)
    about: str = ""

    @property
    def title(self) -> str:
        """The name of its table."""
        title = catalogue()[self.question].title.rstrip("？?")
        return f"{title}（{self.about}）" if self.about else title

    def answer(self, file: VersionFile) -> pd.DataFrame:
        """Its answer in a version, whenever somebody takes it."""
        return ask_version(file, self.question, self.scope, **self.parameters)

    def table(self, file: VersionFile, told: Mapping[str, str]) -> Table:
        """It as a sheet of a workbook that says `told` of itself."""
        about = {**told, "截至": f"{self.scope.as_of:%Y-%m}", "范围": self._whose()}
        return Table(self.title, self.answer(file), about, catalogue()[self.question].totals)

    def _whose(self) -> str:
        """Of whom its rows are: a filter by what they compare only marks those that it chooses."""
        known = catalogue()[self.question]
        marking = known.without or ({"units"} if "is_chosen" in known.columns and self.scope.may_see is None else ())
        return filters.subject(vars(self.scope), marking)


def begin(title: str) -> None:
    """Begin a page of that title, which has no table yet."""
    st.session_state[TITLE], st.session_state[TABLES] = title, {}


def give(asked: Asked, key: str) -> None:
    """Let a table be in the page's workbook; `key` tells two on a page apart."""
    st.session_state.setdefault(TABLES, {})[key] = asked


def page_button(scope: Scope, key: str) -> None:
    """The button that gives all tables of the page in one workbook: those that are there when it is pressed."""
    tables: dict[str, Asked] = st.session_state.get(TABLES, {})
    title: str = st.session_state.get(TITLE, "")
    download_button(
        "本页全部表格",
        partial(_of_page, tables, version_file(), told_of(title, scope)),
        f"{title.replace('：', '_')}_{scope.as_of:%Y-%m}_{version_file().id}.xlsx",
        type="tertiary", key=f"page_tables_{key}", help="这一页的全部表格存成一个 Excel 工作簿，一张表一个工作表",
    )  # fmt: skip


def told_of(title: str, scope: Scope) -> dict[str, str]:
    """What a workbook says of itself: its table, month and range, version, and who takes it."""
    return {
        "表": title,
        "截至": f"{scope.as_of:%Y-%m}",
        "范围": filters.subject(vars(scope)),
        "版本": version_file().id,
        "下载人": viewer().name,
    }


def workbook(tables: Sequence[Asked], file: VersionFile, told: Mapping[str, str]) -> bytes:
    """The answers as a workbook, and behind them whose it is: who took it, when, from which version."""
    sheets = [each.table(file, told) for each in tables]
    return as_xlsx(sheets, about={**told, "下载时间": f"{dt.datetime.now():%Y-%m-%d %H:%M}"})


def _of_page(tables: Mapping[str, Asked], file: VersionFile, told: Mapping[str, str]) -> bytes:
    """Those of the page that hold anything; what it explains twice in the same way is one table."""
    once: list[Asked] = []
    for each in tables.values():
        if each not in once and not each.answer(file).empty:
            once.append(each)
    return workbook(once, file, {**told, "表": f"{told['表']}：{len(once)} 张表"})
