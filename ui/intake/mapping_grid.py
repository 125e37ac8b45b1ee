"""The grid of 对应关系: a row a column of the sheet, with what is proposed for it; what a person leaves is a mapping.

Where months stand across the columns, 月份 says which column is of which month.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pandas as pd
import streamlit as st

from data.ledgers import Field
from data.mapping.months import as_month, is_of_a_month
from data.mapping.proposed import Proposal, ProposedColumn
from data.tables.headings import UNITS, unit_of
from ui.verbatim_text import small, verbatim

NOT_USED, AS_TOLD, BY_HAND = "不用", "按表头", "由人工指定"


def grid(proposal: Proposal, key: str) -> pd.DataFrame:
    """Draw the columns with what is proposed for each; returns them as a person leaves them."""
    labels = [field.label for field in proposal.form.fields]
    if shifted := [column for column in proposal.columns if column.is_shifted]:
        others = f"等 {len(shifted)} 列" if len(shifted) > 1 else ""
        st.info(
            f"表头“{verbatim(shifted[0].header)}”{others}看来与数值错开了一列，"
            "下面按错开一列拟定，请对照样例逐列核对。",
            icon=":material/info:",
        )
    small(verbatim(_told(proposal)))
    return st.data_editor(
        pd.DataFrame([_row(column, proposal) for column in proposal.columns]),
        column_config={
            "列": st.column_config.TextColumn(width=48, pinned=True),
            "表头": st.column_config.TextColumn(width=150),
            "对应字段": st.column_config.SelectboxColumn(options=[NOT_USED, *labels], required=True, width=140),
            "月份": st.column_config.TextColumn(width=84, help="这一列是哪个月的，例如 2026-10；不分月份的列留空"),
            "样例": st.column_config.TextColumn(width=170),
            "单位": st.column_config.SelectboxColumn(options=[AS_TOLD, *UNITS], required=True, width=90),
            "理由": st.column_config.TextColumn(width=240),
            "把握": st.column_config.ProgressColumn(format="percent", min_value=0, max_value=1, width=100),
        },
        disabled=["列", "表头", "样例", "理由", "把握"],
        hide_index=True,
        height="content",
        key=f"columns_{key}",
    )


def _told(proposal: Proposal) -> str:
    if not _month_field(proposal):
        return f"“对应字段”和“单位”可以改：双击单元格选择；选“{NOT_USED}”的列不读取。"
    return (
        f"双击“对应字段”“月份”“单位”修改；选“{NOT_USED}”的列不读取。月份横着排的，在“月份”一栏写明每列是哪个月，"
        "如 2026-10；年份由标题写明的，只写 10月。"
    )


def _month_field(proposal: Proposal) -> Field | None:
    """The form's field for the month, which stands in a column of its own or across; None where there are no months."""
    return next((field for field in proposal.form.fields if field.type == "month"), None)


def _row(column: ProposedColumn, proposal: Proposal) -> dict[str, object]:
    return {
        "列": column.letters,
        "表头": " ".join(column.header.split()),
        "对应字段": column.field.label if column.field else NOT_USED,
        **({"月份": column.month} if _month_field(proposal) else {}),
        "样例": " ".join("、".join(column.samples).split()),
        "单位": column.unit or AS_TOLD,
        "理由": column.reason,
        "把握": round(column.confidence, 2),
    }


def corrected(proposal: Proposal, left: pd.DataFrame) -> Proposal:
    """The proposal with the fields (对应字段), units (单位) and months (月份) that a person left, a row a column.

    A month is brought into the form 2026-10 or 10月; what is none stays as typed, for `objection` to say so.
    """
    fields = {field.label: field for field in proposal.form.fields}
    typed = left["月份"].fillna("") if "月份" in left else [""] * len(left)
    columns = []
    for column, label, unit, text in zip(proposal.columns, left["对应字段"], left["单位"], typed, strict=True):
        month = as_month(text)
        said = replace(
            column,
            field=fields.get(label),
            unit="" if unit == AS_TOLD else unit,
            month=text if month is None else month,
        )
        columns.append(column if said == column else replace(said, reason=BY_HAND, confidence=1.0))
    return replace(proposal, columns=tuple(columns))


def objection(proposal: Proposal) -> str | None:
    """Why a corrected proposal can't be kept yet, in Chinese; None when it can."""
    if not proposal.used:
        return "还没有指定任何一列。请在“对应字段”一栏选择。"
    return next((reason for reason in (*_wrong_months(proposal), *_twice(proposal), *_lacking(proposal))), None)


def _wrong_months(proposal: Proposal) -> Iterator[str]:
    """What is wrong with the months across: no month, a 月份 column beside them, a figure of no month."""
    if strange := [month for month in proposal.months if as_month(month) is None]:
        yield f"“{'”“'.join(strange)}”不是月份，请写成 2026-10 这样。"
    for column, field in _held(proposal) if proposal.months else ():
        if field.type == "month":
            yield (
                f"{column.letters} 列对应了“{field.label}”，其他列又各写了月份，请只留一种："
                f"把这一列改为“{NOT_USED}”，或清空“月份”一栏。"
            )
        if not column.month and is_of_a_month(field):
            yield (
                f"{column.letters} 列（{field.label}）没有写月份，而其他列写了，请写明是哪个月，或改为“{NOT_USED}”。"
            )


def _twice(proposal: Proposal) -> Iterator[str]:
    """Which field is held by two columns of the same month, or in one month by the unit of another."""
    held = _held(proposal)
    counted = Counter((field.label, column.month) for column, field in held)
    if twice := [f"{label}{f'（{month}）' if month else ''}" for (label, month), count in counted.items() if count > 1]:
        how = "；月份横着排的，请在“月份”一栏写明各列是哪个月" if _month_field(proposal) else ""
        yield f"{'、'.join(twice)}对应了不止一列，请只留一列，其余改为“{NOT_USED}”{how}。"
    for field in dict.fromkeys(field for column, field in held if column.month):
        columns = [column for column, of in held if of == field]
        if len({column.unit for column in columns}) > 1 and any(not _is_as_told(column) for column in columns):
            yield f"{field.label}各月的单位不一致，请在“单位”一栏改成同一个。"


def _held(proposal: Proposal) -> list[tuple[ProposedColumn, Field]]:
    """The columns that may hold a field, each with it."""
    return [(column, column.field) for column in proposal.columns if column.field]


def _is_as_told(column: ProposedColumn) -> bool:
    return not column.is_shifted and column.unit == unit_of((column.header,))


def _lacking(proposal: Proposal) -> Iterator[str]:
    """Which fields are still missing, and in which months when not in all."""
    lacking = [field for field in proposal.lacking if field.type != "month"]
    if not lacking:
        return
    where = [month for month in proposal.months if proposal.lacking_in(month)]
    only = f"（{'、'.join(where)}）" if where and len(where) < len(proposal.months) else ""
    labels = "、".join(field.label for field in lacking)
    yield f"还缺必填字段：{labels}{only}。请指定是哪一列，或填写所有行相同的值。"
