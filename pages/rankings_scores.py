"""按考核方案打分，各单位得多少分，差在哪一项？"""

from functools import partial

import streamlit as st

from charts.rankings import score_bars, sides
from charts.score_matrix import score_matrix
from ui import (
    ask,
    current_scope,
    drill,
    end_page,
    explain,
    folded_table,
    headline,
    on_phone,
    side_by_side,
    small,
    verbatim,
    whose,
)  # fmt: skip
from ui.views.scores import by_scheme
from wording import scores as wording
from wording.sentences import basis

DRAWN = {
    True: "计分为能计的分值，不计的各项折算成百分制",
    False: "格中的条为得到该项分值的几成，“—”不计，其余各项折算成百分制",
}

scope = current_scope()
scores = ask("rankings/scores", scope)
if scores["total"].isna().all():
    st.info(verbatim(wording.nobody(whose("units"))))
    end_page()
title, schemes = wording.headline(scores), by_scheme(scores)
headline(
    title,
    basis(scope.as_of, "按考核方案，按任务的可以超过满分", DRAWN[on_phone()], wording.tie_note(scores), "点一行看项目"),
)


for scheme in schemes:
    if len(schemes) > 1:
        st.markdown(f"**{verbatim(scheme.groups)}**")
    draw = partial(score_bars if on_phone() else score_matrix, scheme.scores)
    if picked := side_by_side(draw, sides(scheme.scores), key=f"scores_{scheme.groups}", alt=title):
        drill(figure="arrived", unit=picked[0])
    folded_table(
        scheme.units,
        ("unit_group", "rank", "unit", "total", *scheme.headers),
        key=f"items_{scheme.groups}",
        opens=lambda row: drill(figure="arrived", unit=row["unit"]),
        labels=scheme.headers,
        others="score",
    )
small("报表质量取自“数据质量”页，按已发布的处置。")
explain("rankings/scores", scope)
