-- What a scope means in one version: the units chosen and permitted as ids, with all below them by the tree of $month,
-- the units whose tasks add up (null: all units, the root's task), and which months that are compared have funds.

with under as (select unit_id, ancestor_id from unit_reach where since <= $month and $month < until),
permitted as (
    select distinct unit_id from under where $may_see::varchar[] is null or list_contains($may_see, ancestor_id)
),
named as (
    select unit_id from units
    where case
        when $units::varchar[] is not null then list_contains($units, unit) or list_contains($units, unit_id)
        else list_contains($may_see, unit_id)
    end and unit_id in (from permitted)
),
chosen as (
    select distinct unit_id
    from under join permitted using (unit_id)
    where $units::varchar[] is null or ancestor_id in (
        select unit_id from units where list_contains($units, unit) or list_contains($units, unit_id)
    )
),
compared as (
    select ($month - interval 1 year)::date as year_before, ($month - interval 1 month)::date as month_before
),
funded as (                                    -- which of the year until then has funds of any project
    select
        count(*) filter (month between date_trunc('year', $month) and $month) > 0 as has_funds,
        count(*) filter (month between date_trunc('year', $month) and month_before) > 0 as had_funds_last_month,
        count(*) filter (month between date_trunc('year', year_before) and year_before) > 0 as had_funds
    from fund_months, compared
),
topmost as (
    select unit_id from named as n
    where not exists (
        select 1 from under as r
        where r.unit_id = n.unit_id and r.ancestor_id <> n.unit_id and r.ancestor_id in (from named)
    )
)
select
    case when coalesce($units, $may_see) is not null
        then (select coalesce(list(unit_id), []) from chosen) end as unit_ids,
    case when $may_see is not null
        then (select coalesce(list(unit_id), []) from permitted) end as permitted,
    case when coalesce($units, $may_see) is not null
        then (select coalesce(list(unit_id), []) from topmost) end as task_units,
    year_before, month_before, has_funds, had_funds_last_month, had_funds
from compared, funded
