"""The version that this rerun reads, and its answers, kept by version so that nothing is computed twice.

app.py takes the store's pointer once per rerun; fragments go on with the version that they were drawn from.
"""

from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

import queries
from data.warehouse.store import Store
from data.warehouse.versions import VersionFile
from ui.access.viewer import viewer
from ui.undivided import heed
from wording.kept import Row, Shelf, hand_out

VERSION = "opened_version"
ANSWERS, ROWS = Shelf(2_000), Shelf(2_000)


def store() -> Store:
    """The store that the environment names, in the hands of who looks."""
    return Store.from_environment(actor=viewer())


PINNED = "version"  # the parameter of an address that asks for a version of its own
KEPT = "kept_version"  # the version of the meeting that the reader came from


def take_current() -> VersionFile | None:
    """Read the store's current version from here on, or the one that the address names, or else that of the meeting
    that the reader came from; None when there is none.

    Raises DataError when the address names a version that isn't there.
    """
    named = st.query_params.get(PINNED) or st.session_state.get(KEPT)
    found = store().version(named) if named else store().current()
    st.session_state[VERSION] = found
    return found


def is_pinned() -> bool:
    """Whether the reader looks at a version other than the current one."""
    current = store().current()
    return current is not None and version_id() not in ("", current.id)


def keep(file: VersionFile) -> None:
    """Go on with a version on every page, until the reader says otherwise."""
    st.session_state[KEPT] = file.id


def back_to_current() -> None:
    """Callback: read the store's current version again."""
    st.session_state.pop(KEPT, None)
    if PINNED in st.query_params:
        del st.query_params[PINNED]


def pin(file: VersionFile) -> None:
    """Read this version from here on, for the rest of the rerun: a meeting's, whatever is current."""
    st.session_state[VERSION] = file


def version_file() -> VersionFile:
    """The version that this rerun reads."""
    file: VersionFile = st.session_state[VERSION]
    return file


def version_id() -> str:
    """The id of the version that this rerun reads; '' of an empty store."""
    file: VersionFile | None = st.session_state.get(VERSION)
    return file.id if file else ""


def ask(name: str, scope: queries.Scope, **parameters: Any) -> pd.DataFrame:
    """The answer of a question in the current version; see queries.ask. Never change it in place: what was said
    and drawn of it is found by what was asked.

    Raises NotAllowed when the viewer may no longer see what the scope, made when the page was drawn, says.
    """
    _may_ask(name, scope)
    return ask_version(version_file(), name, scope, **parameters)


def ask_row(name: str, scope: queries.Scope, **parameters: Any) -> Row:
    """The only row of an answer, its cells by column. Raises as `ask` does."""
    _may_ask(name, scope)
    file = version_file()
    key = _key(file, name, scope, parameters)
    return ROWS.once(key, lambda: hand_out(_only_row(_answer(key, file, name, scope, parameters)), key))


def _may_ask(name: str, scope: queries.Scope) -> None:
    who = viewer()
    who.must_see(scope.may_see)
    if scope.unmasked:
        who.must_see_cells()
    heed(name, scope)


def ask_version(file: VersionFile, name: str, scope: queries.Scope, **parameters: Any) -> pd.DataFrame:
    """The same in a given version, for work outside a rerun (a download is computed when it is clicked)."""
    key = _key(file, name, scope, parameters)
    # A shallow copy, and each column taken of it, would leave a dead reference with the kept frame: up to 500 a column.
    return hand_out(_answer(key, file, name, scope, parameters).copy(), key)


def opened(file: VersionFile) -> queries.Version:
    """The version opened for questions, once a process."""
    return _open(file.id, str(file.path))


def _key(file: VersionFile, name: str, scope: queries.Scope, parameters: dict[str, Any]) -> str:
    """All that is asked, as one text: found twenty times as fast as what it is made of."""
    return repr((file.id, name, scope, sorted(parameters.items())))


def _only_row(answer: pd.DataFrame) -> Row:
    (cells,) = answer.to_dict("records")
    return Row(cells)


def _answer(key: str, file: VersionFile, name: str, scope: queries.Scope, parameters: dict[str, Any]) -> pd.DataFrame:
    return ANSWERS.once(key, lambda: queries.ask(opened(file), name, scope, **parameters))


@st.cache_resource(max_entries=8, show_spinner=False)
def _open(version_id: str, _path: str) -> queries.Version:
    return queries.open_version(Path(_path))
