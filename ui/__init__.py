"""Where Streamlit meets the data; what pages are written with is this one import."""

from ui.download_button import download_button
from ui.drill_links import (
    FIGURES,
    ROWS,
    dossier_link,
    of_project,
    picked_batch,
    picked_scope,
    picked_words,
    project_at,
    rows_words,
    take_back,
)
from ui.explanation import definition, explain
from ui.folding import folded, folded_table
from ui.headings import behind, headline, picture, tiles
from ui.navigation import page
from ui.opened import ask, ask_row, pin, store, version_file
from ui.page_choice import choice
from ui.pictures import on_phone, show, side_by_side
from ui.printing import hint
from ui.project_drawers import drill, project_drawer
from ui.scope_bar import current_scope, look_at, whose
from ui.tables import table
from ui.undivided import end_page
from ui.verbatim_text import of_ours, small, verbatim

__all__ = [
    "FIGURES",
    "ROWS",
    "ask",
    "ask_row",
    "behind",
    "choice",
    "current_scope",
    "definition",
    "dossier_link",
    "download_button",
    "drill",
    "end_page",
    "explain",
    "folded",
    "folded_table",
    "headline",
    "hint",
    "look_at",
    "of_ours",
    "of_project",
    "on_phone",
    "page",
    "picked_batch",
    "picked_scope",
    "picked_words",
    "picture",
    "pin",
    "project_at",
    "project_drawer",
    "rows_words",
    "show",
    "side_by_side",
    "small",
    "store",
    "table",
    "take_back",
    "tiles",
    "verbatim",
    "version_file",
    "whose",
]
