"""这个项目走到哪一步，谁负责，数从哪来？"""

import streamlit as st

from charts.gantt import gantt
from charts.key_projects import funds_by_month
from ui import ROWS, ask, current_scope, end_page, explain, headline, of_project, picture, show, small, table, whose
from ui.dispatching.live import given
from ui.views.dossier_facts import as_written, facts, moved_plans
from ui.views.project_progress import items, reports
from ui.views.witnesses import of_the_project
from wording import sentences
from wording.filters import EVERYTHING
from wording.sentences import basis, standing

ALSO = (
    "dispatch/items", "key_projects/timeline", "projects/plans", "projects/funds", "projects/progress",
    "checks/witnesses", "projects/readings",
)  # fmt: skip
FUNDS = ("month", "origin", "amount", "audit_status", "file_name", "sheet", "row_no")

asked = st.query_params.get("id", "")
scope = of_project(current_scope(), asked)
found = ask("projects/dossier", scope)
if found.empty:
    headline("没有找到这个项目", basis(scope.as_of, f"编号 {asked}" if asked else "网址中没有项目编号"))
    st.info("它可能还没有入库，或编号写错了。请从项目明细中选择。")
    st.page_link(ROWS, label="到项目明细", icon=":material/arrow_forward:")
    end_page()
project = found.iloc[0]
headline(str(project["project"]), sentences.dossier(project))
if whose() != EVERYTHING:
    small("档案说的是这一个项目，不受筛选影响。")
facts(project)
asked_of_items = given(scope)
items(scope, asked_of_items)
reports(scope)

left, right = st.columns(2, gap="large")
with left:
    dates = ask("key_projects/timeline", scope)
    picture("阶段历程", standing(scope.as_of, "细灰为计划，粗蓝为实际，超期部分按亮灯的颜色"))
    if dates.empty:
        small("截至这个月没有阶段日期，也没有计划。")
    else:
        lights = {str(project["project_id"]): project["light"]}
        show(gantt(dates, scope.as_of, lights), key="stages", alt="阶段历程", click=False)
        table(dates, ("stage", "planned", "actual", "days_late"), key="stages_table")
        moved_plans(scope)
with right:
    funds = ask("projects/funds", scope)
    picture("逐月到位资金", standing(scope.as_of, "蓝为本年，灰为上年，空框为未审核通过，不计入各项数字"))
    if funds.empty:
        small("还没有到位资金。")
    else:
        show(funds_by_month(funds, scope.as_of), key="funds", alt="逐月到位资金", click=False)
        table(funds, FUNDS, key="funds_table", height=260)
of_the_project(scope)
as_written(scope)
explain("projects/dossier", scope, also=ALSO, **asked_of_items)
