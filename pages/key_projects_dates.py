"""重点项目卡在哪一步？"""

from charts.gantt import gantt
from ui import ask, current_scope, explain, picture, project_drawer, show, subpages, whose
from ui.views.key_projects import key_projects_in
from wording import sentences
from wording.filters import KEY_ONLY
from wording.sentences import basis

subpages("重点项目")
scope = current_scope()
projects = key_projects_in(scope, __doc__)
dates = ask("key_projects/timeline", scope)
dates = dates[dates["project_id"].isin(projects["project_id"])]
title = sentences.late(projects, whose(KEY_ONLY))
picture(title, basis(scope.as_of, "细灰为计划，粗蓝为实际，超期部分按亮灯的颜色", "点一个项目打开档案"))
if picked := show(
    gantt(dates, scope.as_of, dict(zip(projects["project_id"], projects["light"], strict=True))), key="gantt", alt=title
):
    project_drawer(picked[0])
explain("key_projects/timeline", scope)
