"""The unit guard (DQ03): amounts that look as if 元 or 亿元 had been taken for 万元 are held for a person's word.

What is plausible for an amount is asked of the project's agreed investment; when none is known, of the project's other
amounts and of the file's column, where that is long enough to ask. Refunds are measured by their size.
"""

from decimal import Decimal
from typing import NamedTuple

import duckdb

from data.bulk import arrivals
from wording.figures import full_money

RULE = "DQ03"
SETTINGS = {"unit_guard_agreed": "over", "unit_guard_band": "band", "unit_guard_rows": "few"}
REMEDY = "请核对计量单位；确属无误请予采纳，写错的请改正后重新上传"
YUAN = 10_000  # 元 in 万元, and 万元 in 亿元
# Amounts count whether their row is loaded or waits for a person: what is usual mustn't depend on what was accepted.
# Projects with an amount that may be out of scale, whatever the others are; some are none, once looked at closely.
IN_QUESTION = """
create or replace temp table in_question as
with sizes as (
    select project_no, amounts, largest, smallest from project_sums where amounts > 0
    union all
    select project_no, count(*), max(abs(amount)::double), min(abs(amount)::double)
    from undecided where amount <> 0 group by project_no
    union all
    select project_no, count(*), max(abs(amount)::double), min(abs(amount)::double)
    from monthly_funds join known_projects using (project_id) semi join project_sums using (project_no)
    where amount <> 0
    group by project_no
),
together as (
    select project_no, sum(amounts) as amounts, max(largest) as largest, min(smallest) as smallest
    from sizes group by project_no
)
select project_no, nullif(agreed_investment, 0)::double as agreed
from together join known_projects using (project_no)
where coalesce(agreed_investment, 0) = 0 or largest >= agreed_investment::double * $over
    or amounts >= $few and largest * $band >= 10000 * smallest
"""
# `usual` are medians; a project's only where it has enough amounts that lie so far apart that one may be wrong. What
# the draft holds under a key that the file states again is one amount, not two; and an arrival that it holds just so
# was judged when it came.
SUSPECTS = """
with amounts as (
    select project_no, abs(amount)::double as amount from arrivals semi join in_question using (project_no)
    where amount <> 0
    union all
    select project_no, abs(amount)::double from undecided semi join in_question using (project_no) where amount <> 0
    union all
    select project_no, abs(amount)::double
    from monthly_funds join known_projects using (project_id) semi join in_question using (project_no)
        anti join (
            select project_no, month, origin::varchar as origin from every_arrival
            union all
            select project_no, month, origin from undecided
        ) as stated using (project_no, month, origin)
    where amount <> 0
),
usual as (
    select project_no, median(amount) as usual
    from amounts group by project_no having count(*) >= $few and max(amount) * $band >= 1000 * min(amount)
),
column_usual as (
    select median(size) as of_column, count(*) as in_column
    from (
        select abs(amount)::double as size from arrivals where amount <> 0
        union all
        select abs(amount)::double from undecided where amount <> 0
    ) as sizes
),
news as (
    select fact_no, project_no, amount, agreed
    from arrivals join in_question using (project_no)
        anti join (from monthly_funds join known_projects using (project_id)) as held
            using (project_no, month, origin, amount)
    where amount <> 0
),
asked as (
    select fact_no, amount, abs(amount)::double as size, agreed, usual, of_column, in_column
    from news left join usual using (project_no) cross join column_usual
),
judged as (
    select *, case
        when size >= agreed * $over then 'agreed'
        when size * 10000 <= usual * $band and size * 10000 < coalesce(agreed * $over, size * 10001) then 'small'
        when agreed is null and size * $band >= 10000 * usual and in_column < 5 * $few then 'usual'
        when agreed is null and size * $band >= 1000 * greatest(usual, of_column) and usual is not null
            and in_column >= 5 * $few then 'usual'
        when agreed is null and usual is null and in_column >= 5 * $few and size * $band >= 10000 * of_column
            then 'column'
    end as against
    from asked
)
select fact_no, amount, against,
    case against when 'agreed' then agreed when 'column' then of_column else usual end as beside
from judged where against is not null
order by fact_no limit $most
"""


class Suspect(NamedTuple):
    """A row whose amount is out of scale: why, in Chinese, and how sure it is that the amount is right all the same."""

    fact_no: int
    amount: Decimal
    reason: str
    confidence: float


def suspects(con: duckdb.DuckDBPyConnection, most: int) -> list[Suspect]:
    """The rows of the set of arrivals (data/intake/arrivals.py) to be held, in their order; the first `most`."""
    rows = con.execute("select setting, value from settings where starts_with(setting, 'unit_guard')").fetchall()
    limits = {SETTINGS[setting]: Decimal(value) for setting, value in rows if setting in SETTINGS}
    arrivals.summed(con)
    con.execute(IN_QUESTION, limits)
    is_any = arrivals.is_any(con, "in_question")
    found = con.execute(SUSPECTS, {**limits, "most": most}).fetchall() if is_any else []
    con.execute("drop table in_question")
    return [
        Suspect(fact_no, amount, _reason(amount, against, beside), CONFIDENCE[against])
        for fact_no, amount, against, beside in found
    ]


CONFIDENCE = {"agreed": 0.1, "usual": 0.2, "column": 0.2, "small": 0.3}
BESIDE = {"agreed": "协议投资额", "column": "本表各笔的中位数"}


def _reason(amount: Decimal, against: str, beside: float | Decimal) -> str:
    usual, name = Decimal(str(beside)), BESIDE.get(against, "该项目各笔的中位数")
    if against == "small":
        told = f"金额 {_told(amount)}，约为{name} {_told(usual)} 的万分之一"
        return f"{told}，像是按亿元填写的（那样应为 {_told(amount * YUAN)}）"
    told = f"金额 {_told(amount)}，是{name} {_told(usual)} 的 {abs(amount) / usual:,.0f} 倍"
    return f"{told}，像是按元填写的（那样应为 {_told(amount / YUAN)}）"


def _told(amount: Decimal) -> str:
    """An amount to the 元, exactly where that would leave nothing of it; never -0."""
    rounded = amount.quantize(Decimal("0.0001"))
    return full_money(rounded or amount)
