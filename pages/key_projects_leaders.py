"""我包保的项目有哪些，亮了什么灯？"""

from ui import ask, current_scope, explain, headline, hint, table, whose
from ui.views.key_projects import leader_drawer, nobody_leads
from wording import sentences
from wording.figures import is_missing
from wording.sentences import basis

COLUMNS = (
    "leader", "is_chosen", "projects", "red", "yellow", "green", "unplanned", "longest_late", "agreed_investment",
    "arrived_total", "arrival_rate",
)  # fmt: skip

scope = current_scope()
rows = ask("key_projects/leaders", scope)
headline(sentences.leaders(rows, whose("leaders", "key_only")), basis(scope.as_of, "红灯多的在前"), __doc__)
if rows["leader"].isna().all():
    nobody_leads()
left_out = {"is_chosen": rows["is_chosen"].all(), "unplanned": not rows["unplanned"].any()}
row = table(rows, [name for name in COLUMNS if not left_out.get(name)], key="leaders", pick=True, height="content")
hint("点一位领导，看他包保的项目各卡在哪里、要定什么。")
if row is not None and not is_missing(leader := rows["leader"].iloc[row]):
    leader_drawer(str(leader))
explain("key_projects/leaders", scope)
