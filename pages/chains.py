"""九个主导产业各有多少分量？"""

from charts.chains import industry_bars
from ui import ask, current_scope, drill, explain, folded_table, headline, show, whose
from wording import sentences
from wording.sentences import basis

scope = current_scope()
rows = ask("chains/industries", scope)
title = sentences.industries(rows, whose("industries"))
headline(title, basis(scope.as_of, "到位资金", "蓝本年，灰上年同期", "点一行看项目"))
if picked := show(industry_bars(rows), key="industries", alt=title):
    drill(figure="arrived", industry=picked[0])
columns = (
    "industry",
    "is_lead",
    "projects",
    "agreed_investment",
    "arrived",
    "arrived_prior",
    "share",
    "yoy",
    "share_change",
)
folded_table(rows, columns, key="industries_table", opens=lambda row: drill(figure="arrived", industry=row["industry"]))
explain("chains/industries", scope)
