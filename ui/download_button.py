"""The one way by which a file leaves: only to who may export, and recorded with who took it."""

import mimetypes
from collections.abc import Callable
from functools import partial
from typing import Literal

import streamlit as st

from data.people.actor import OWNER, Actor, NotAllowed
from data.people.grants import actor
from data.warehouse.store import Store
from records.audit import Act
from ui.access.taken_files import note_made
from ui.access.viewer import viewer
from ui.verbatim_text import Markdown

TAKEN = "下载"


def download_button(
    label: str | Markdown,
    content: bytes | Callable[[], bytes],
    file_name: str,
    *,
    key: str | None = None,
    icon: str = ":material/download:",
    type: Literal["primary", "secondary", "tertiary"] = "secondary",
    help: str | Markdown | None = None,
) -> None:
    """A button that gives a file to who may export; nothing for others.

    What may be taken is asked again when it is taken: a role that ended since the page was drawn gives nothing.
    """
    who = viewer()
    if not may_take(who):
        return
    given = partial(_taken, who, content, file_name)
    st.download_button(
        label, given, file_name, _mime(file_name), key=key, icon=icon, type=type, help=help, on_click="ignore"
    )


def may_take(who: Actor) -> bool:
    """Whether files leave for him: not for who only looks in another's place."""
    return "export" in who.acts and not who.shown_as


def _taken(who: Actor, content: bytes | Callable[[], bytes], file_name: str) -> bytes:
    """The file, for who took it; raises NotAllowed when his roles are others than when the button was drawn."""
    if who is not OWNER:
        store = Store.from_environment()
        now = actor(store, who.name)
        now.must_for_some("export")
        if (now.may_see, now.sees_cells) != (who.may_see, who.sees_cells):
            raise NotAllowed("权限已经变了，请刷新页面再下载。")
        store.record.append([Act(TAKEN, who.name, file_name)])
    made = content() if callable(content) else content
    note_made(who.name, made, _mime(file_name), file_name)
    return made


def _mime(file_name: str) -> str:
    return mimetypes.guess_type(file_name)[0] or "application/octet-stream"
