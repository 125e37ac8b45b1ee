"""数据有哪些疑点，哪些必须先改？"""

import streamlit as st

from ui import ask, current_scope, explain, folded, headline, table, whose
from ui.views.findings import findings_now, pick, rules_frame
from ui.views.findings_view import bars, dismissed, listing, rules_list
from wording import findings as wording
from wording.filters import EVERYTHING
from wording.sentences import basis

QUALITY = ("unit_group", "unit", "rows_reported", "fail", "warn", "info", "dismissed", "findings_rate", "quality")
PUNCTUALITY = ("months_due", "on_time")

scope = current_scope()
found = findings_now(scope)
waiting, done = (found[each].reset_index(drop=True) for each in (found["verdict"].isna(), found["verdict"].notna()))
rules = rules_frame(waiting)
headline(
    wording.headline(waiting, len(done), whose()),
    basis(scope.as_of, f"{len(rules)} 条规则逐行核对", f"已处置 {len(done)} 条"),
    __doc__,
)
if waiting.empty:
    st.markdown("各项规则都没有待处理的疑点。" + ("" if whose() == EVERYTHING else "放宽筛选可以看其他范围。"))
else:
    bars(waiting)
    with st.container(horizontal=True, gap="small"):
        unit = pick("单位", sorted(found["unit"].unique()), key="of_unit")
        rule = pick("规则", list(rules["title"]), key="rule")
    chosen = waiting[(waiting["unit"] == (unit or waiting["unit"])) & (waiting["title"] == (rule or waiting["title"]))]
    if chosen.empty:
        st.markdown("所选单位和规则没有待处理的疑点。")
    else:
        listing(chosen.reset_index(drop=True), narrowed=bool(unit or rule))
dismissed(done)


def marks() -> None:
    quality = ask("checks/quality", scope)
    online = PUNCTUALITY if quality["months_due"].notna().any() else ()
    table(quality, (*QUALITY, *online), key="quality")


folded("各单位报表质量（考核用，按已发布的处置计）", marks, key="quality", icon=":material/scoreboard:")
rules_list(rules)
explain("checks/findings", scope, also=("checks/quality",))
