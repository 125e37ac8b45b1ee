"""哪些产业在前？"""

from charts.chains import industry_bars
from ui import ask, current_scope, drill, explain, headline, show, subpages, whose
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
