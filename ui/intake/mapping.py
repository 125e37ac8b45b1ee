"""对应关系 on 数据: a person says which column of a sheet holds which field; that is remembered for its header.

sheets not read -> the columns proposed with reasons -> corrected in a grid -> kept for that header -> received anew
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st

from data.accounting import UNKNOWN
from data.errors import DataError, UnreadableFile
from data.files import guarded
from data.files.sheet import Sheet
from data.ledgers import CHOICES, INSTRUCTIONS, forms
from data.mapping.proposal import propose
from data.mapping.proposed import Proposal
from data.mapping.remembered import remember, remember_file
from data.mapping.text import as_toml
from data.tables.header_depth import DEEPEST
from data.tables.table import REFUSED
from ui.access.viewer import viewer
from ui.boundary import boundary
from ui.download_button import download_button
from ui.intake.draft import Pending, send
from ui.intake.mapping_grid import corrected, grid, objection
from ui.opened import store
from ui.verbatim_text import small, verbatim

HEAD = 60  # rows of a sheet, more than are searched for its header


@dataclass(frozen=True)
class Unread:
    """A sheet that was sent and not read: its file, its first rows, and whether it was refused."""

    file_name: str
    sheet: Sheet
    is_refused: bool

    @property
    def in_words(self) -> str:
        """Which sheet it is, and what became of it."""
        return f"{self.file_name} · {self.sheet.name}（{'未收' if self.is_refused else '未读取'}）"


def mapping_form(waiting: Pending) -> None:
    """Draw the sheets that were not read, and take a person's word on their columns; nothing when all were read."""
    places = unread(waiting)
    if not places:
        return
    st.header("对应关系", anchor=False)
    if not any(place.is_refused for place in places) and not st.toggle(
        f"有 {len(places)} 张工作表没有认出表头，看一看"
    ):
        return
    st.markdown(
        "下面的工作表表头与模板不同，**没有读取**。如果里面有数据，请核对每一列是什么；"
        "确认后按表头记住，以后同样的表头自动套用，回执上会说明。"
    )
    _editor(places, waiting)


def unread(waiting: Pending) -> list[Unread]:
    """The sheets with anything in them that were not read, those first for which something was refused."""
    receipts = {receipt.file_name: receipt for receipt in waiting.delivery.receipts}
    found = []
    for file in waiting.files:
        receipt = receipts.get(file.name)
        notes = {sheet.sheet: sheet.note for sheet in receipt.sheets} if receipt else {}
        if receipt and not {UNKNOWN, REFUSED} & set(notes.values()):
            continue
        for sheet in _heads(file.content, Path(file.name).stem):
            if not receipt or notes.get(sheet.name) in (UNKNOWN, REFUSED):
                found.append(Unread(file.name, sheet, notes.get(sheet.name) != UNKNOWN))
    return sorted(found, key=lambda each: not each.is_refused)


@st.cache_data(max_entries=4, show_spinner="正在查看表头…")
def _heads(content: bytes, title: str) -> list[Sheet]:
    """The first rows of each sheet that may hold facts; none of a file that can't be read."""
    try:
        sheets = guarded.sheets(content, title)
    except UnreadableFile:
        return []
    heads = [
        replace(each, rows=each.rows[:HEAD], merged=tuple(merge for merge in each.merged if merge.bottom < HEAD))
        for each in sheets
        if each.name not in (INSTRUCTIONS, CHOICES)
    ]
    return [head for head in heads if any(cell != "" for row in head.rows for cell in row)]


@st.fragment
def _editor(places: Sequence[Unread], waiting: Pending) -> None:
    with boundary():
        place = places[0]
        if len(places) > 1:
            place = st.selectbox("工作表", places, format_func=lambda each: each.in_words)
        else:
            small(verbatim(place.in_words))
        key = f"{place.file_name}_{place.sheet.name}"
        proposal = _asked(place.sheet, key)
        if proposal is None:
            st.info("这几行里没有内容，请核对表头在第几行。")
            return
        key += f"_{proposal.form.sheet}_{proposal.rows}"
        given = _constants(corrected(proposal, grid(proposal, key)), key)
        if confirmed := _keep(place, given, key):
            _remember_given(places, waiting, *confirmed)


def _asked(sheet: Sheet, key: str) -> Proposal | None:
    """What is proposed for the sheet, once a person has said which kind it is and where its header stands."""
    found, last = _proposed(sheet), len(sheet.rows)
    if found is None:
        return None
    small("表头认错了行（比如把一行数据当成了表头），或认错了种类，请改下面三格，各列会随之重新拟定。")
    kinds = [form.sheet for form in forms()]
    kind, first_row, last_row = st.columns([2, 1, 1])
    name = kind.selectbox("这是哪种表", kinds, kinds.index(found.form.sheet), key=f"kind_{key}")
    top, bottom = (_proposed(sheet, name) or found).rows
    first = first_row.number_input("表头从第几行", 1, last, top, key=f"first_{name}_{key}")
    furthest = min(first + DEEPEST - 1, last)
    until = last_row.number_input(
        "到第几行", first, furthest, min(max(first, bottom), furthest), key=f"last_{name}_{key}"
    )
    return _proposed(sheet, name, (first, until))


@st.cache_data(max_entries=32, show_spinner=False, hash_funcs={Sheet: repr})
def _proposed(sheet: Sheet, kind: str | None = None, rows: tuple[int, int] | None = None) -> Proposal | None:
    """What is proposed for the sheet, of a kind and with the header in the rows that are told; asked at every edit."""
    return propose(sheet, next((form for form in forms() if form.sheet == kind), None), rows)


def _constants(proposal: Proposal, key: str) -> Proposal:
    """The proposal with one value for all rows in a needed field that no column holds, where a person gives one."""
    if not proposal.lacking:
        return proposal
    lacking = "、".join(field.label for field in proposal.lacking)
    asked = [field for field in proposal.lacking if field.type != "id" and not field.label.endswith("名称")]
    how = "；表里没有、而所有行都相同的，可在这里填写" if asked else ""
    small(verbatim(f"还缺必填字段：{lacking}。请在上面指定是哪一列{how}。"))
    places = st.columns(3) if asked else []
    told = {
        field.label: places[number % 3].text_input(
            f"{verbatim(field.label)}（所有行相同）",
            placeholder="标题写明年月的可不填" if field.type == "month" else "",
            key=f"constant_{field.name}_{key}",
        )
        for number, field in enumerate(asked)
    }
    return replace(proposal, constants={label: value.strip() for label, value in told.items() if value.strip()})


def _keep(place: Unread, proposal: Proposal, key: str) -> bytes | None:
    """Keep what a person confirmed and receive the files anew; or take it away as a file.

    Where one is given, returns it.
    """
    with st.container(horizontal=True):
        confirmed = st.button("记住并重新核对", type="primary", key=f"keep_{place.in_words}")
        download_button(
            "下载这份对应关系",
            as_toml(proposal).encode(),
            f"对应关系_{place.sheet.name}.toml",
            key=f"toml_{place.in_words}",
        )
    with st.expander("已有对应关系文件"):
        small("文件里可以有几段，分给上面几张没有读取的工作表。")
        file = st.file_uploader("选择 .toml 文件，代替上面的表格", type=["toml"], key=f"given_{place.in_words}")
        wanted = st.button("按这个文件记住并重新核对", disabled=file is None, key=f"use_{place.in_words}")
        given = file if wanted else None
    if not (confirmed or given):
        return None
    if given:
        return given.getvalue()
    if reason := objection(proposal):
        st.warning(verbatim(reason))
    else:
        _kept(lambda: remember(store(), place.sheet, proposal.rows, as_toml(proposal), viewer().name))
    return None


def _remember_given(places: Sequence[Unread], waiting: Pending, content: bytes) -> None:
    """Keep what a mapping file says of the sheets that were not read, each of which is asked for as a whole."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        st.warning("对应关系文件读不出来，请存为 UTF-8 文本后重新选择。")
        return
    wanted = {(place.file_name, place.sheet.name) for place in places}
    sheets = [
        sheet
        for file in waiting.files
        if any(name == file.name for name, _ in wanted)
        for sheet in guarded.sheets(file.content, Path(file.name).stem)
        if (file.name, sheet.name) in wanted
    ]
    _kept(lambda: remember_file(store(), sheets, text, viewer().name))


def _kept(keep: Callable[[], None]) -> None:
    """Keep a mapping and receive the files anew; say what is wrong when it can't be kept."""
    try:
        keep()
    except DataError as error:
        st.warning(verbatim(str(error)))
        return
    send([])
    st.rerun()
