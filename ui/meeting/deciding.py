"""What a meeting decides: the form, and the projects that a decision may be about."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import streamlit as st

from data.warehouse.meetings import STATES, Decision
from records.meetings import Meeting
from ui.access.viewer import may_see
from ui.meeting.saving import filled, save
from ui.meeting.slides import facts_of, project_names


def decisions_form(meeting: Meeting) -> None:
    """The decisions, a line each; of a key project, or of none."""
    source = filled("decided", meeting)
    projects = _choices(meeting, source.meeting.decisions)
    rows: list[dict[str, Any]] = [
        {"项目": made.project_id, "事项": made.matter, "责任单位": made.owner, "完成时限": made.due, "状态": made.state}
        for made in source.meeting.decisions
    ]
    edited = st.data_editor(
        rows or [{"项目": None, "事项": "", "责任单位": "", "完成时限": dt.date.today(), "状态": STATES[0]}],
        num_rows="dynamic",
        column_config={
            "项目": st.column_config.SelectboxColumn(
                options=list(projects), format_func=lambda each: projects.get(str(each), str(each)), width="medium"
            ),
            "完成时限": st.column_config.DateColumn(format="YYYY-MM-DD"),
            "状态": st.column_config.SelectboxColumn(options=list(STATES), required=True),
        },
        key=f"{source.key}rows",
    )
    if st.button("保存决定", key=f"keep_{meeting.id}"):
        made = tuple(_decision(row) for row in edited if row.get("事项") and row.get("完成时限"))
        save(source, replace(source.meeting, decisions=made))


def _decision(row: dict[str, Any]) -> Decision:
    return Decision(
        str(row["事项"]), str(row["责任单位"] or ""), row["完成时限"], str(row["状态"] or STATES[0]),
        row.get("项目") or None,
    )  # fmt: skip


def _choices(meeting: Meeting, made: Iterable[Decision]) -> dict[str, str]:
    """The key projects by id, and those that decisions are about already."""
    lit = facts_of(meeting).answers["key_projects/lights"]
    return dict(zip(lit["project_id"], lit["project"], strict=True)) | project_names(meeting, made, may_see())
