"""重点项目卡在哪一步？"""

from functools import partial

import pandas as pd

from charts.gantt import gantt
from charts.tracks import is_late
from ui import (
    ask,
    current_scope,
    explain,
    folded,
    folded_table,
    on_phone,
    picture,
    project_drawer,
    show,
    whose,
)
from ui.views.key_projects import key_projects_in
from wording import sentences
from wording.filters import KEY_ONLY
from wording.sentences import basis

COLUMNS = ("project", "stage", "planned", "actual", "days_late")

scope = current_scope()
projects = key_projects_in(scope, __doc__)
dates = ask("key_projects/timeline", scope)
dates = dates[dates["project_id"].isin(projects["project_id"])]
late = is_late(dates)
title = sentences.late(projects, whose(KEY_ONLY))
lit = dict(zip(projects["project_id"], projects["light"], strict=True))


def calendar(rows: pd.DataFrame, key: str) -> None:
    if picked := show(gantt(rows, scope.as_of, lit, stacked=on_phone()), key=key, alt=title):
        project_drawer(picked[0])


picture(title, basis(scope.as_of, "细灰为计划，粗蓝为实际，超期部分按亮灯的颜色", "点一个项目打开档案"))
calendar(dates[late] if late.any() else dates, "gantt")
if late.any() and not late.all():
    rest = dates[~late]
    folded(f"没有超期的 {rest['project_id'].nunique():d} 个", partial(calendar, rest, "gantt_rest"), key="gantt_rest")
folded_table(dates, COLUMNS, key="dates_table", opens=lambda row: project_drawer(row["project_id"]))
explain("key_projects/timeline", scope)
