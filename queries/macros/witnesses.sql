-- What others than its unit say of a project's money this year (三方印证). See scope.sql for `s`.

-- The latest that each witness said in the year, by the month, beside what the unit had reported up to that same month.
-- A figure of 统计 or 税务 is of fixed assets, which 到位资金 isn't (domain 1.1): it stands beside the unit's 固投,
-- unless the county's 口径 counts as 到位 what is 固投. What the unit didn't report can't be compared, nor can what a firm
-- says of the fixed assets among its funds: 固投 may be paid with more than these. Amounts are the whole project's,
-- whoever looks: a firm knows nothing of units' shares.
create macro witnessed(s) as table
with statements as (
    select project_id, '企业' as witness, '到位资金' as about, month, arrived as amount, fixed_assets from firm_sheets
    union all
    select project_id, source, if(text_setting('arrived_as_fixed_assets') = '是', '到位资金', '固投'), month, value, null
    from official_figures
),
latest as (
    select project_id, witness, about, month, amount as attested, fixed_assets as firm_fixed_assets
    from statements
    where month between year_start(s) and s['as_of']
    qualify month = max(month) over (partition by project_id, witness)
),
beside as (
    select l.*, p.units, if(l.about = '到位资金', m.arrived, m.fixed_assets) as reported, reported - attested as gap
    from latest as l
    join projects_in_scope(s) as p using (project_id)
    join project_months as m on m.project_id = l.project_id and holds(m.since, m.until, l.month)
),
measured as (
    select *,
        if(gap = 0, 0, part(abs(gap), greatest(abs(reported), abs(attested)))) as gap_rate,
        gap_rate <= limit_of('witness_tolerance') as agrees
    from beside
)
select *,
    count(distinct witness) over (partition by project_id) as witnesses,
    bool_and(agrees) over (partition by project_id) as project_agrees,  -- null: nothing could be compared
    row_number() over (
        partition by project_id order by agrees nulls last, abs(gap) desc nulls last, witness
    ) = 1 as is_widest
from measured;
