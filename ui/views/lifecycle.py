"""Which batch of projects the pages of 全程跟踪 look at, and how its classes compare."""

import streamlit as st

from queries import Scope
from ui.drawer import drill
from ui.explanation import explain
from ui.opened import ask
from ui.page_choice import choice
from ui.tables import table
from ui.undivided import end_page

BEGINS = {"": "从签约起", "lead": "从线索起"}
BY = {"year": "按签约年份", "industry": "按产业", "park": "按园区", "unit": "按单位"}
LABELS = {"year": "签约年份", "industry": "产业", "park": "园区", "unit": "单位"}
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


def begins_of(scope: Scope) -> str:
    """Whether the batch begins with the first word of its projects; there is no such choice where none was reported."""
    if ask("lifecycle/funnel", scope, begins="lead").empty:
        return ""
    return choice("起点", BEGINS, key="begins")


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
