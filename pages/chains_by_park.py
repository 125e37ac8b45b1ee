"""各园区到位多少，比上年多了还是少了？"""

from charts.chains import park_bars
from ui import ask, current_scope, drill, explain, folded_table, headline, show, whose
from wording import sentences
from wording.sentences import basis

COLUMNS = (
    "park", "park_kind", "projects", "agreed_investment", "arrived", "arrived_prior", "arrived_change", "share", "yoy",
    "share_change",
)  # fmt: skip

scope = current_scope()
rows = ask("chains/parks", scope)
title = sentences.parks(rows, whose("parks"))
headline(title, basis(scope.as_of, "到位资金", "蓝本年，灰上年同期", "点一行看项目"))
if picked := show(park_bars(rows), key="parks", alt=title):
    drill(figure="arrived", park=picked[0])
folded_table(rows, COLUMNS, key="parks_table", opens=lambda row: drill(figure="arrived", park=row["park"]))
explain("chains/parks", scope)
