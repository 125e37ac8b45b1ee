"""重点项目的钱到了多少？"""

from charts.key_projects import arrival_bars
from ui import ask_row, current_scope, explain, folded_table, on_phone, picture, project_drawer, show, whose
from ui.views.key_projects import key_projects_in
from wording import sentences
from wording.filters import KEY_ONLY, is_shared
from wording.sentences import basis, reported_since

COLUMNS = ("light", "project", "unit", "agreed_investment", "arrived_total", "arrival_rate")

scope = current_scope()
projects = key_projects_in(scope, __doc__)
shared = is_shared(vars(scope))
title = sentences.arrival(projects, whose(KEY_ONLY), shared)
shares = "共同引进的按所选单位的份额" if shared else ""
since = reported_since(ask_row("overview/identity", scope)["months"])
picture(title, basis(scope.as_of, "框为协议投资额，蓝为累计到位，还差得多的在前", since, shares, "点一个项目打开档案"))
if picked := show(arrival_bars(projects, stacked=on_phone()), key="arrivals", alt=title):
    project_drawer(picked[0])
folded_table(projects, COLUMNS, key="arrivals_table", opens=lambda row: project_drawer(row["project_id"]))
explain("key_projects/lights", scope, key="arrivals")
