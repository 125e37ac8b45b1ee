"""A picture is drawn once from the same cells, and anew from others."""

import pandas as pd
import plotly.graph_objects as go

from charts import kept


def counted():
    drawn = []

    @kept.kept
    def draw(df, title=""):
        drawn.append(title)
        return go.Figure(layout={"title": {"text": f"{title}{len(df)}"}})

    return draw, drawn


def frame(*values):
    return pd.DataFrame({"unit": pd.Series(list(values), dtype="str")})


def test_the_same_rows_are_drawn_once_whichever_frame_holds_them():
    draw, drawn = counted()
    rows = frame("甲镇", "乙镇", "丙镇")
    first = draw(rows[rows["unit"] != "丙镇"].reset_index(drop=True), title="甲")
    again = draw(rows.copy(deep=False)[rows["unit"] != "丙镇"].reset_index(drop=True), title="甲")
    assert (again is first, drawn) == (True, ["甲"])


def test_another_row_or_another_title_is_another_picture():
    draw, drawn = counted()
    texts = [draw(frame(*units), title=title).layout.title.text for units, title in (
        (("甲镇",), "甲"), (("甲镇",), "乙"), (("甲镇", "乙镇"), "甲"),
    )]  # fmt: skip
    assert (texts, drawn) == (["甲1", "乙1", "甲2"], ["甲", "乙", "甲"])


def test_the_least_recently_seen_is_let_go(monkeypatch):
    monkeypatch.setattr(kept, "MOST", 2)
    draw, drawn = counted()
    for title in ("一", "二", "一", "三", "一", "二"):
        draw(frame("甲镇"), title=title)
    assert drawn == ["一", "二", "三", "二"]
