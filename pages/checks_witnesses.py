"""企业、纳统、税务的数与单位所报对得上吗？"""

from charts.witnesses import SHOWN, gap_dumbbells
from ui import (
    ask,
    ask_row,
    current_scope,
    end_page,
    explain,
    headline,
    on_phone,
    picture,
    project_at,
    project_drawer,
    show,
    small,
    table,
    whose,
)
from ui.views.witnesses import no_witness, sheet_for_firms
from wording import sentences
from wording.filters import EVERYTHING
from wording.sentences import basis

COLUMNS = (
    "project", "unit", "witness", "month", "about", "reported", "attested", "gap", "gap_rate", "agrees",
)  # fmt: skip
PHONE = ("project", "witness", "gap", "gap_rate", "reported", "attested", "about", "month", "agrees")

scope, subject = current_scope(), whose()
counts = ask_row("checks/witness_counts", scope)
rows = ask("checks/witnesses", scope)
witnessed = sentences.witnessed_part(counts) if counts["witnessed"] else ""
headline(sentences.witnesses(counts, subject), basis(scope.as_of, witnessed), __doc__)
if rows.empty:
    no_witness(is_narrowed=subject != EVERYTHING)
    sheet_for_firms(scope)
    explain("checks/witness_counts", scope)
    end_page()
apart = rows[rows["is_widest"] & rows["project_agrees"].eq(False).fillna(False)].reset_index(drop=True)
if not apart.empty:
    title = sentences.gaps(apart, counts)
    cut = f"画出差额最大的 {SHOWN} 个" if len(apart) > SHOWN else ""
    picture(title, basis(scope.as_of, "实心为单位所报，空心为旁证，截至同一月份的当年累计", cut, "点一个项目打开档案"))
    if picked := show(gap_dumbbells(apart), key="gaps", alt=title):
        project_drawer(picked[0])
columns = PHONE if on_phone() else COLUMNS
position = table(rows, columns, key="witnesses", pick=True, height=560 if len(rows) > 14 else "auto")
if position is not None:
    project_drawer(project_at(rows, position))
small(
    "差额最大的项目在最前；纳统、税务的数是固定资产投资，与到位资金不是一个数，只与单位所报的固投比，没有报固投的不比。"
)
sheet_for_firms(scope)
explain("checks/witnesses", scope, also=("checks/witness_counts",))
