"""哪些重点项目亮了灯，为什么？"""

from typing import Any

from ui import current_scope, explain, hint, project_at, project_drawer, table
from ui.views.key_projects import key_projects_in

COLUMNS = (
    "light", "project", "unit", "reason", "stage", "days_late", "plan_rate", "arrival_rate", "next_stage",
    "planned_next", "problem", "next_step", "leader", "lead_unit", "industry", "park",
)  # fmt: skip
PHONE = (("light", "project"), ("reason",), ("problem",), ("→", "next_step"), ("lead_unit", "leader"))

scope = current_scope()
projects = key_projects_in(scope, __doc__)
height: Any = 520 if len(projects) > 13 else "auto"
row = table(projects, COLUMNS, key="lights", pick=True, height=height, stacked=PHONE)
hint("点任一行打开项目档案。")
if row is not None:
    project_drawer(project_at(projects, row))
explain("key_projects/lights", scope)
