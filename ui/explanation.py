"""Under each picture: what its figures mean, the SQL that computed them, and its table to take away."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from data.warehouse.versions import VersionFile
from queries import Scope, catalogue
from ui.access.viewer import viewer
from ui.boundary import boundary
from ui.columns import definitions
from ui.download_button import download_button
from ui.downloads import as_csv, as_xlsx
from ui.noting import note_form, noted
from ui.opened import ask_version, version_file
from ui.verbatim_text import static_table, verbatim
from wording import filters


@st.fragment
def explain(
    name: str, scope: Scope, *, also: Sequence[str] = (), key: str = "", about: str = "", **parameters: Any
) -> None:
    """口径 and downloads of the question `name` as it was asked, folded away in a card until they are wanted.

    `key` tells two uses on one page apart; `also`: further questions of the same scope on the same card, each with the
    parameters that it takes; `about`: what of the question is shown, for the name of its files.
    """
    unique = f"{name}_{key}"
    with boundary():
        noted(name, scope)
        card = st.popover(
            "口径与下载", icon=":material/info:", type="tertiary", key=f"card_{unique}", on_change="rerun"
        )
        if not card.open:
            return
        with card:
            note_form(name, scope, unique)
            for each in (name, *also):
                given = {word: value for word, value in parameters.items() if word in catalogue()[each].parameters}
                _title(each)
                _downloads(each, scope, given, f"{each}_{key}", about)
                _columns(each)
                _compared(each, scope, given)


def _downloads(name: str, scope: Scope, parameters: dict[str, Any], unique: str, about: str) -> None:
    title = catalogue()[name].title.rstrip("？?")
    file = "_".join(filter(None, (title, about, f"{scope.as_of:%Y-%m}", version_file().id)))
    told = {
        "表": title,
        "截至": f"{scope.as_of:%Y-%m}",
        "范围": filters.subject(vars(scope)),
        "版本": version_file().id,
        "下载人": viewer().name,
    }
    with st.container(horizontal=True, gap="small"):
        for label, kind, write in (("Excel", "xlsx", partial(_xlsx, title, told)), ("CSV", "csv", as_csv)):
            download_button(
                verbatim(label),
                partial(_written, write, version_file(), name, scope, parameters),
                f"{file}.{kind}",
                type="tertiary",
                key=f"{kind}_{unique}",
                help=f"下载这张图的表格（{verbatim(label)}）",
            )


def definition(name: str) -> None:
    """The metric card of a question: its columns' definitions from its header, and its SQL."""
    _title(name)
    _columns(name)


def _title(name: str) -> None:
    st.markdown(f"**{verbatim(catalogue()[name].title)}**")


def _columns(name: str) -> None:
    static_table({"栏目": [label for label, _ in definitions(name)], "口径": [text for _, text in definitions(name)]})
    with st.expander("计算所用的 SQL"):
        st.code(catalogue()[name].sql, language="sql")
    st.caption(verbatim(f"问题编号 {name}"))


def _compared(name: str, scope: Scope, parameters: dict[str, Any]) -> None:
    """Which figure of last year the growth of this very answer is on."""
    if "prior_basis" in catalogue()[name].columns:
        bases = ask_version(version_file(), name, scope, **parameters)["prior_basis"].dropna().unique()
        st.caption(verbatim(f"这里的上年同期：{'；'.join(bases) or '上年没有数据'}"))


def _written(
    write: Callable[[Any], bytes], file: VersionFile, name: str, scope: Scope, parameters: dict[str, Any]
) -> bytes:
    return write(ask_version(file, name, scope, **parameters))


def _xlsx(title: str, told: Mapping[str, str], frame: Any) -> bytes:
    """The answer, and behind it whose it is: who took it, when, from which version."""
    return as_xlsx(frame, title, about={**told, "下载时间": f"{dt.datetime.now():%Y-%m-%d %H:%M}"})
