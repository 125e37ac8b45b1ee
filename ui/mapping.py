"""对应关系 on 数据: a person says which column of a sheet holds which field; that is remembered for its header.

sheets not read -> the columns proposed with reasons -> corrected in a grid -> kept for that header -> received anew
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd
import streamlit as st

from data import guarded
from data.errors import DataError, UnreadableFile
from data.headings import UNITS
from data.ledgers import CHOICES, INSTRUCTIONS, forms
from data.mapping import parse
from data.mappings import remember
from data.proposal import Proposal, ProposedColumn, as_toml, of_sheet, propose
from data.receive import UNKNOWN
from data.sheet import Sheet
from data.table import REFUSED
from ui.boundary import boundary
from ui.intake import Pending, send
from ui.opened import store

NOT_USED, AS_TOLD, BY_HAND = "不用", "按表头", "由人工指定"
HEAD = 60  # rows of a sheet, more than are searched for its header


@dataclass(frozen=True)
class Unread:
    """A sheet that was sent and not read: its file, its first rows, and whether it was refused."""

    file_name: str
    sheet: Sheet
    is_refused: bool

    @property
    def told(self) -> str:
        """Which sheet it is, and what became of it."""
        return f"{self.file_name} · {self.sheet.name}（{'未收' if self.is_refused else '未读取'}）"


def mapping_form(waiting: Pending) -> None:
    """Draw the sheets that were not read, and take a person's word on their columns; nothing when all were read."""
    places = unread(waiting)
    if not places:
        return
    st.subheader("对应关系", anchor=False)
    if not any(place.is_refused for place in places) and not st.toggle(
        f"有 {len(places)} 张工作表没有认出表头，看一看"
    ):
        return
    st.markdown(
        "下面的工作表表头与模板不同，**没有读取**。如果里面有数据，请核对每一列是什么；"
        "确认后按表头记住，以后同样的表头自动套用，回执上会说明。"
    )
    _editor(places)


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
def _editor(places: Sequence[Unread]) -> None:
    with boundary():
        place = places[0]
        if len(places) > 1:
            place = st.selectbox("工作表", places, format_func=lambda each: each.told)
        else:
            st.caption(place.told)
        key = f"{place.file_name}_{place.sheet.name}"
        proposal = _asked(place.sheet, key)
        if proposal is None:
            st.info("这几行里没有内容，请核对表头在第几行。")
            return
        key += f"_{proposal.form.sheet}_{proposal.rows}"
        given = _constants(corrected(proposal, _grid(proposal, key)), key)
        _keep(place, given, key)


def _asked(sheet: Sheet, key: str) -> Proposal | None:
    """What is proposed for the sheet, once a person has said which kind it is and where its header stands."""
    found, last = propose(sheet), len(sheet.rows)
    kinds = [form.sheet for form in forms()]
    kind, first_row, last_row = st.columns([2, 1, 1])
    name = kind.selectbox("这是哪种表", kinds, kinds.index(found.form.sheet), key=f"kind_{key}")
    first = first_row.number_input("表头从第几行", 1, last, found.rows[0], key=f"first_{key}")
    until = last_row.number_input("到第几行", first, min(first + 2, last), max(first, found.rows[1]), key=f"last_{key}")
    return propose(sheet, next(form for form in forms() if form.sheet == name), (first, until))


def _grid(proposal: Proposal, key: str) -> pd.DataFrame:
    """The columns with what is proposed for each, as a person leaves them."""
    labels = [field.label for field in proposal.form.fields]
    st.caption(f"“对应字段”和“单位”可以改：双击单元格选择；选“{NOT_USED}”的列不读取。")
    return st.data_editor(
        pd.DataFrame([_row(column) for column in proposal.columns]),
        column_config={
            "列": st.column_config.TextColumn(width=48, pinned=True),
            "表头": st.column_config.TextColumn(width=150),
            "对应字段": st.column_config.SelectboxColumn(options=[NOT_USED, *labels], required=True, width=140),
            "样例": st.column_config.TextColumn(width=190),
            "单位": st.column_config.SelectboxColumn(options=[AS_TOLD, *UNITS], required=True, width=90),
            "理由": st.column_config.TextColumn(width=200),
            "把握": st.column_config.ProgressColumn(format="percent", min_value=0, max_value=1, width=110),
        },
        disabled=["列", "表头", "样例", "理由", "把握"],
        hide_index=True,
        height="content",
        key=f"columns_{key}",
    )


def _row(column: ProposedColumn) -> dict[str, object]:
    return {
        "列": column.letters,
        "表头": " ".join(column.header.split()),
        "对应字段": column.field.label if column.field else NOT_USED,
        "样例": " ".join("、".join(column.samples).split()),
        "单位": column.unit or AS_TOLD,
        "理由": column.reason,
        "把握": round(column.confidence, 2),
    }


def corrected(proposal: Proposal, grid: pd.DataFrame) -> Proposal:
    """The proposal with the fields (对应字段) and units (单位) that a person left in the grid, a row a column."""
    fields = {field.label: field for field in proposal.form.fields}
    columns = []
    for column, label, unit in zip(proposal.columns, grid["对应字段"], grid["单位"], strict=True):
        meant, unit = fields.get(label), "" if unit == AS_TOLD else unit
        if (meant, unit) != (column.field, column.unit):
            column = replace(column, field=meant, unit=unit, reason=BY_HAND, confidence=1.0)
        columns.append(column)
    return replace(proposal, columns=tuple(columns))


def _constants(proposal: Proposal, key: str) -> Proposal:
    """The proposal with one value for all rows in a needed field that no column holds, where a person gives one."""
    if not proposal.lacking:
        return proposal
    lacking = "、".join(field.label for field in proposal.lacking)
    asked = [field for field in proposal.lacking if field.type != "id" and not field.label.endswith("名称")]
    how = "；表里没有、而所有行都相同的，可在这里填写" if asked else ""
    st.caption(f"还缺必填字段：{lacking}。请在上面指定是哪一列{how}。")
    places = st.columns(3) if asked else []
    told = {
        field.label: places[number % 3].text_input(
            f"{field.label}（所有行相同）",
            placeholder="标题写明年月的可不填" if field.type == "month" else "",
            key=f"constant_{field.name}_{key}",
        )
        for number, field in enumerate(asked)
    }
    return replace(proposal, constants={label: value.strip() for label, value in told.items() if value.strip()})


def _keep(place: Unread, proposal: Proposal, key: str) -> None:
    """Keep what a person confirmed and receive the files anew; or take it away, or give it, as a file."""
    by = st.text_input("处理人", placeholder="单位或岗位，例如：统计股", max_chars=30, key=f"by_{place.told}").strip()
    with st.container(horizontal=True):
        confirmed = st.button("记住并重新核对", type="primary", key=f"keep_{place.told}")
        st.download_button(
            "下载这份对应关系",
            as_toml(proposal),
            f"对应关系_{place.sheet.name}.toml",
            "application/toml",
            icon=":material/download:",
            key=f"toml_{place.told}",
            on_click="ignore",
        )
    with st.expander("已有对应关系文件"):
        file = st.file_uploader("选择 .toml 文件，代替上面的表格", type=["toml"], key=f"given_{place.told}")
        given = st.button("按这个文件记住并重新核对", disabled=file is None, key=f"use_{place.told}")
    if (confirmed or given) and not by:
        st.warning("请填写处理人，操作记录会记下是谁确认的。")
    elif confirmed and (reason := objection(proposal)):
        st.warning(reason)
    elif confirmed:
        _remember(place, proposal.rows, as_toml(proposal), by)
    elif given:
        _remember_given(place, file.getvalue(), by)


def objection(proposal: Proposal) -> str | None:
    """Why a corrected proposal can't be kept yet, in Chinese; None when it can."""
    counted = Counter(column.field.label for column in proposal.columns if column.field)
    if not counted:
        return "还没有指定任何一列。请在“对应字段”一栏选择。"
    if twice := [label for label, count in counted.items() if count > 1]:
        return f"{'、'.join(twice)}对应了不止一列，请只留一列，其余改为“{NOT_USED}”。"
    lacking = [field.label for field in proposal.lacking if field.type != "month"]
    return f"还缺必填字段：{'、'.join(lacking)}。请指定是哪一列，或填写所有行相同的值。" if lacking else None


def _remember_given(place: Unread, content: bytes, by: str) -> None:
    """Keep the part of a mapping file that is for the sheet."""
    try:
        text = of_sheet(content.decode("utf-8-sig"), place.sheet.name)
        headers = (
            [header for table in parse(text, "对应关系文件") for header in table.headers(place.sheet)] if text else []
        )
    except UnicodeDecodeError:
        st.warning("对应关系文件读不出来，请存为 UTF-8 文本后重新选择。")
        return
    except DataError as error:
        st.warning(str(error))
        return
    if not headers:
        st.warning(f"这个文件里没有适用于工作表“{place.sheet.name}”的一段，请核对 sheet。")
        return
    _remember(place, (headers[0].first + 1, headers[0].last + 1), text, by)


def _remember(place: Unread, rows: tuple[int, int], text: str, by: str) -> None:
    try:
        remember(store(), place.sheet, rows, text, by)
    except DataError as error:
        st.warning(str(error))
        return
    send([])
    st.rerun()
