"""Which batch of projects the pages of 全程跟踪 look at, and how its classes compare."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from charts.lifecycle import funnel_bars
from queries import Scope
from ui.explanation import explain
from ui.headings import picture
from ui.navigation import page
from ui.opened import ask
from ui.page_choice import choice
from ui.pictures import show
from ui.project_drawers import drill
from ui.scope_bar import whose
from ui.tables import table
from ui.undivided import end_page
from ui.verbatim_text import small, verbatim
from wording import sentences
from wording.sentences import standing

BY = {"year": "按签约年份", "industry": "按产业", "park": "按园区", "unit": "按单位"}
LABELS = {"year": "签约年份", "industry": "产业", "park": "园区", "unit": "单位"}
REACHED = ("stage", "projects", "share", "conversion", "staying", "ended")
STEPS = (
    "from_stage", "to_stage", "entered", "moved", "ended", "waiting", "median_days", "p80_days", "at_median", "undated",
    "rough",
)  # fmt: skip
RATES = (
    "class_name", "projects", "kept", "fulfilment_rate", "arrival_rate", "n_landed", "landing_rate", "n_started",
    "start_rate", "n_completed", "build_rate", "n_produced", "production_rate", "n_at_capacity", "capacity_rate",
)  # fmt: skip
HOW = (
    "全程跟踪从项目台账的阶段日期算起：签约时间、注册时间、开工时间、竣工时间、投产时间、达产时间。"
    "请在台账中填写后上传，或放宽筛选、换一个月份。"
)


def cohort_of(scope: Scope) -> str:
    """The year of signing that the reader chose; '' for all years."""
    years = [str(year) for year in ask("lifecycle/rates", scope, by="year")["class_name"]]
    return choice("签约年份", {"": "历年", **{year: f"{year} 年签约" for year in years}}, key="cohort")


def steps_listed(funnel: pd.DataFrame, ways: pd.DataFrame, asked: Mapping[str, str | None]) -> None:
    """How many came to each step, whose row opens them; the days that it took, and what dates are missing."""
    row = table(funnel, REACHED, key="funnel_table", pick=True)
    if row is not None:
        drill(batch={**asked, "step": str(funnel["step"].iloc[row])})
    table(ways, STEPS, key="ways")
    small(verbatim(sentences.undated(ways)))


def talks(scope: Scope, funnel: pd.DataFrame) -> None:
    """What became of those that one talked with, `lifecycle/talks`; nothing where no list of them is kept."""
    if funnel.empty:
        return
    title = sentences.contacted(funnel, whose())
    picture(title, standing(scope.as_of, "从在谈项目台账的首次对接算起，签约以后看它变成的项目"))
    show(funnel_bars(funnel), key="talks", alt=title, click=False)
    st.page_link(page("negotiations"), label="看在谈项目", icon=":material/arrow_forward:")


def nothing_signed() -> None:
    """End the page: what would have to be there."""
    st.info(HOW)
    end_page()


def compared(scope: Scope, cohort: str) -> None:
    """The rates of the batch by year, industry, park or unit; a row leads to its projects."""
    by = choice("分类", BY, key="by")
    rates = ask("lifecycle/rates", scope, by=by, cohort=cohort or None)
    row = table(rates, RATES, key=f"rates_{by}", labels={"class_name": LABELS[by]}, pick=True)
    if row is not None:
        name = str(rates["class_name"].iloc[row])
        if by == "year":
            drill(batch={"cohort": name})
        else:
            drill(batch={"cohort": cohort or None, "step": "signed"}, **{by: name})
    explain("lifecycle/rates", scope, key=by, by=by, cohort=cohort or None)
