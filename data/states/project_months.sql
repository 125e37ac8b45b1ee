-- Every project as it stood in each month: one row a project and span of months in which nothing of it changed.
--
-- A row holds from the month `since` on and no longer in the month `until`; the first one of a project begins before
-- everything, the last one doesn't end, so that for any month at all each project has one row. A project shared by
-- units is one row, too: `shares` are the units that bring it in, in that month, and their parts of it, which add up to
-- 1; a unit's figure is its part of the project's. What may be filtered by stands in the row, as the version has it.
--
-- A span ends where an event falls, something is reported or units change, and in January after an event or a report,
-- when what is counted by the year begins anew.

create view project_months as
with counted as (                              -- what counts: audited money of audited projects
    select f.project_id, f.month, sum(f.amount) as amount,
        coalesce(sum(f.amount) filter (f.origin = 'out_province'), 0) as out_province
    from monthly_funds as f join projects as p using (project_id)
    where f.audit_status = '审核通过' and p.audit_status = '审核通过' and f.amount <> 0
    group by f.project_id, f.month
),
reported as (                                  -- rows that were sent of it, audited or not
    select project_id, month, count(*) as rows
    from (select project_id, month from monthly_funds union all select project_id, month from key_progress)
    group by project_id, month
),
changes as (
    select project_id, date '0001-01-01' as since from projects
    union
    select project_id, unnest([date_trunc('month', actual)::date, make_date(year(actual) + 1, 1, 1)])
    from stage_events where actual is not null
    union
    select r.project_id, unnest([r.month, make_date(year(r.month) + 1, 1, 1)])
    from reported as r join projects using (project_id)
    union
    select project_id, since from holders
),
spans as (
    select project_id, since, lead(since, 1, date '9999-12-31') over (partition by project_id order by since) as until
    from changes
),
funded as (
    select s.*,
        coalesce(sum(c.amount) over (partition by s.project_id, year(s.since) order by s.since), 0) as arrived,
        coalesce(sum(c.out_province) over (partition by s.project_id, year(s.since) order by s.since), 0)
            as arrived_out_province,
        coalesce(sum(c.amount) over (partition by s.project_id order by s.since), 0) as arrived_total,
        count(c.amount) over (partition by s.project_id order by s.since) > 0 as has_arrived,
        last_value(k.fixed_assets ignore nulls) over (partition by s.project_id, year(s.since) order by s.since)
            as fixed_assets,
        1 + coalesce(sum(r.rows) over (partition by s.project_id, year(s.since) order by s.since), 0) as rows_reported
    from spans as s
    left join counted as c on c.project_id = s.project_id and c.month = s.since
    left join reported as r on r.project_id = s.project_id and r.month = s.since
    left join key_progress as k on k.project_id = s.project_id and k.month = s.since
),
dated as (
    select f.*, d.first_event, make_date(year(f.since), 1, 1) as january,
        by_then(d.lead, last_day(f.since)) as lead_at, by_then(d.negotiating, last_day(f.since)) as negotiating_at,
        by_then(d.signed, last_day(f.since)) as signed_at, by_then(d.landed, last_day(f.since)) as landed_at,
        by_then(d.started, last_day(f.since)) as started_at, by_then(d.completed, last_day(f.since)) as completed_at,
        by_then(d.producing, last_day(f.since)) as produced_at,
        by_then(d.at_capacity, last_day(f.since)) as at_capacity_at,
        by_then(d.suspended, last_day(f.since)) as suspended_at,
        by_then(d.terminated, last_day(f.since)) as terminated_at,
        by_then(d.withdrawn, last_day(f.since)) as withdrawn_at,
        least(completed_at, produced_at, at_capacity_at) as built_at,
        least(terminated_at, withdrawn_at) as ended_at,
        greatest(
            lead_at, negotiating_at, signed_at, landed_at, started_at, completed_at, produced_at, at_capacity_at
        ) as latest_at,
        case                                   -- how far up the ladder it came, 0 to 8
            when at_capacity_at is not null then 8
            when produced_at is not null then 7
            when completed_at is not null then 6
            when started_at is not null then 5
            when landed_at is not null then 4
            when signed_at is not null then 3
            when negotiating_at is not null then 2
            when lead_at is not null then 1
            else 0
        end as reached
    from funded as f left join project_dates as d using (project_id)
),
last_receipt as (select max(coalesce(received_on, received_at::date)) as day from batches),
large as (select max(value) filter (setting = 'large_project')::decimal(18, 6) as size from settings)
select
    d.project_id, d.since, d.until,
    p.industry, p.chain_node, coalesce(p.park, '园区外') as place, p.province, coalesce(r.region, '未注明') as region,
    p.capital_origin, p.leader, p.is_key, p.is_industrial, coalesce(p.agreed_investment >= l.size, false) as is_large,
    p.audit_status = '审核通过' as is_counted,
    h.units, h.units_and_parts, h.first_unit, h.shares,
    d.reached,
    case                                       -- the farthest step, unless it left us, or stopped on or after it
        when d.terminated_at is not null then 'terminated'
        when d.withdrawn_at is not null then 'withdrawn'
        when d.suspended_at >= coalesce(d.latest_at, d.suspended_at) then 'suspended'
        else ladder()[d.reached]               -- null: no stage yet
    end as stage,
    coalesce(d.signed_at, d.landed_at, d.started_at, d.built_at) is not null and d.ended_at is null
        as is_local,                           -- signed and still with us
    case
        when d.started_at >= d.january then '新建'
        when d.started_at is not null and coalesce(least(d.built_at, d.ended_at) >= d.january, true) then '续建'
    end as build_nature,
    is_counted and build_nature is not null and d.arrived > 0 as is_reported,  -- 上报实施项目 (domain 1.1)
    coalesce(d.signed_at >= d.january, false) as is_signed,                    -- this year: 新签约,
    coalesce(d.started_at >= d.january, false) as is_started,                  -- 新开工
    coalesce(d.produced_at >= d.january, false) as is_produced,                -- and 新投产
    p.agreed_investment,
    d.arrived::decimal(18, 6) as arrived,                                      -- since January, the whole project's
    d.arrived_out_province::decimal(18, 6) as arrived_out_province,
    d.arrived_total::decimal(18, 6) as arrived_total,                          -- since the beginning
    d.fixed_assets,                                                            -- as last reported this year
    d.has_arrived,
    p.report_unit,
    -- What the checks look at: an entry that wasn't refused, from its first event or arrival on; one whose first date
    -- had not come at the last receipt is a fault and no later beginning.
    p.audit_status <> '未通过' and (
        stage is not null or d.first_event is null or d.has_arrived or d.first_event > b.day
    ) as is_entry,
    d.rows_reported::integer as rows_reported                                  -- this year, its entry included
from dated as d
join projects as p using (project_id)
left join holders as h on h.project_id = d.project_id and h.since <= d.since and d.since < h.until
left join regions as r on r.province = p.province
cross join large as l
cross join last_receipt as b
order by d.until, d.project_id;                -- a month's rows lie together: others are skipped
