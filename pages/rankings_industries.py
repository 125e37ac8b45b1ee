"""哪些产业在前？"""

from charts.chains import industry_bars
from ui.drawer import drill
from ui.explain import explain
from ui.headline import headline
from ui.navigation import subpages
from ui.opened import ask
from ui.pictures import show
from ui.scope_bar import current_scope, whose
from wording import sentences
from wording.sentences import basis

subpages("排名")
scope = current_scope()
rows = ask("chains/industries", scope)
title = sentences.industries(rows, whose("industries"))
headline(title, basis(scope.as_of, "到位资金", "蓝本年，灰上年同期", "点一行看项目"))
if picked := show(industry_bars(rows), key="industries", alt=title):
    drill(figure="arrived", industry=picked[0])
explain("chains/industries", scope)
