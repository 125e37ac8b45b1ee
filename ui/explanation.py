"""Under each picture: what its figures mean, the SQL that computed them, and its table to take away."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from data.warehouse.versions import VersionFile
from queries import Scope, catalogue
from ui.boundary import boundary
from ui.columns import definitions
from ui.download_button import download_button
from ui.downloads import as_csv
from ui.folding import folded
from ui.noting import note_form, noted
from ui.opened import version_file
from ui.picture_file import picture_buttons
from ui.pictures import take_shown
from ui.tables import table
from ui.taken_tables import Asked, give, page_button, told_of, workbook
from ui.verbatim_text import small, static_table, verbatim
from wording.printed import is_printed


def explain(
    name: str, scope: Scope, *, also: Sequence[str] = (), key: str = "", about: str = "", **parameters: Any
) -> None:
    """口径 and downloads of the question `name` as it was asked, folded away in a card until they are wanted.

    `key` tells two uses on one page apart; `also`: further questions of the same scope on the same card, each with the
    parameters that it takes; `about`: what of the question is shown, for the name of its files.
    """
    _card(name, scope, also, key, about, take_shown(), parameters)


@st.fragment
def _card(
    name: str,
    scope: Scope,
    also: Sequence[str],
    key: str,
    about: str,
    shown: tuple[str, str] | None,
    parameters: dict[str, Any],
) -> None:
    unique = f"{name}_{key}"
    tables = {each: Asked(each, scope, _taken_by(each, parameters), about) for each in (name, *also)}
    for each, asked in tables.items():
        give(asked, f"{each}_{key}")
    with boundary():
        noted(name, scope)
        card = st.popover(
            "口径与下载", icon=":material/info:", type="tertiary", key=f"card_{unique}", on_change="rerun"
        )
        if not card.open:
            return
        with card:
            note_form(name, scope, unique)
            if shown:
                picture_buttons(*shown, scope)
            page_button(scope, unique)
            for each, asked in tables.items():
                _title(each)
                _downloads(asked, f"{each}_{key}")
                _listed(asked, f"{each}_{key}")
                _columns(each)
                _compared(asked)


def _taken_by(name: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
    return {word: value for word, value in parameters.items() if word in catalogue()[name].parameters}


def _downloads(asked: Asked, unique: str) -> None:
    of = f"{asked.scope.as_of:%Y-%m}"
    file = "_".join(filter(None, (catalogue()[asked.question].title.rstrip("？?"), asked.about, of, version_file().id)))
    xlsx = partial(workbook, [asked], version_file(), told_of(asked.title, asked.scope))
    with st.container(horizontal=True, gap="small"):
        for label, kind, write in (("Excel", "xlsx", xlsx), ("CSV", "csv", partial(_csv, asked, version_file()))):
            download_button(
                verbatim(label),
                write,
                f"{file}.{kind}",
                type="tertiary",
                key=f"{kind}_{unique}",
                help=f"下载这张图的表格（{verbatim(label)}）",
            )


def _listed(asked: Asked, unique: str) -> None:
    """What a picture shows, as a table: it is read, and walked through by keys, by whoever can't see the picture."""

    def draw() -> None:
        rows = asked.answer(version_file())
        table(rows, [name for name in rows if is_printed(rows, str(name))], key=f"card_table_{unique}")

    folded("表格", draw, key=f"card_{unique}", icon=":material/table_rows:")


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
    small(verbatim(f"问题编号 {name}"))


def _compared(asked: Asked) -> None:
    """Which figure of last year the growth of this very answer is on."""
    if "prior_basis" in catalogue()[asked.question].columns:
        bases = asked.answer(version_file())["prior_basis"].dropna().unique()
        small(verbatim(f"这里的上年同期：{'；'.join(bases) or '上年没有数据'}"))


def _csv(asked: Asked, file: VersionFile) -> bytes:
    return as_csv(asked.answer(file))
