"""数据来源: the figures of a document, each with its definition and the way to its rows in the meeting's version."""

from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st

from briefing.facts import Figure
from briefing.official.sources import meaning
from queries import catalogue
from records.meetings import Meeting
from wording.metrics import METRICS

# Columns of overview/totals whose rows can be shown, and the figure's name in the address.
ROWS = {
    "reported_projects": "reported",
    "industrial_projects": "industrial",
    "agreed_investment": "signed",
    **{name: name for name in METRICS},
}


def sources(meeting: Meeting, figures: Sequence[Figure]) -> None:
    """Every figure that the document took, as it is printed; nothing when it took none by itself."""
    if not figures:
        return
    with st.expander(f"数据来源：{len(figures)} 个数字各从哪里来"):
        st.dataframe(
            [
                {
                    "数字": figure.key,
                    "文中写法": figure.text,
                    "口径": meaning(catalogue()[figure.question].columns, figure.column),
                    "来源": " · ".join(filter(None, (figure.question, figure.column, figure.row))),
                    "查看": address(meeting, figure),
                }
                for figure in figures
                if figure.question  # the period and the like come from no answer
            ],
            column_config={"查看": st.column_config.LinkColumn(display_text="打开")},
            hide_index=True,
            key=f"sources_{meeting.id}",
        )


def address(meeting: Meeting, figure: Figure) -> str:
    """Where a figure's rows are, in the meeting's version, month and filters; its definition when it has none."""
    filters = {
        "month": f"{meeting.as_of:%Y-%m}",
        "industry": meeting.scope.get("industries", ()),
        "park": meeting.scope.get("parks", ()),
        "unit": meeting.scope.get("units", ()),
        "region": meeting.scope.get("regions", ()),
        **{name: "true" for name in ("key", "industrial") if meeting.scope.get(f"{name}_only")},
    }
    where = {"version": meeting.version_id, **{name: value for name, value in filters.items() if value}}
    project = dict(part.split("=", 1) for part in figure.row.split("，") if "=" in part).get("project_id")
    if project:
        return f"/dossier?{urlencode({**where, 'id': project}, doseq=True)}"
    if figure.question == "overview/totals" and figure.column in ROWS:
        return f"/rows?{urlencode({**where, 'figure': ROWS[figure.column]}, doseq=True)}"
    return f"/caliber?{urlencode({'version': meeting.version_id, 'q': catalogue()[figure.question].title})}"
