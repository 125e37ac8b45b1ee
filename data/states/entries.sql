-- What the checks of data/checks/ look at: the ledger's entries that weren't refused, since when each is one, and what
-- was reported of them. A project that began later wasn't there yet.

create view entries as
select p.*, e.since, d.* exclude (project_id)
from projects as p
join (select project_id, min(since) as since from project_months where is_entry group by project_id) as e
    using (project_id)
left join project_dates as d using (project_id);

create view entry_months as                    -- each as it stood from month to month, with the dates that had come
select m.project_id, greatest(m.since, e.since) as since, m.until, m.arrived, m.arrived_total,
    e.report_unit, e.agreed_investment,
    by_then(e.signed, last_day(m.since)) as signed_at, by_then(e.landed, last_day(m.since)) as landed_at,
    by_then(e.started, last_day(m.since)) as started_at,
    by_then(least(e.completed, e.producing, e.at_capacity), last_day(m.since)) as built_at,
    e.batch_id, e.sheet, e.row_no
from project_months as m join entries as e using (project_id)
where m.is_entry;

-- What each had in a month, and the running total that was reported (the sum of its origins' totals where they are
-- reported apart), till its year is over.
create view entry_funds as
with summed as (
    select project_id, month, sum(amount) as amount,
        case when min(origin) filter (ytd_value is not null) <> max(origin) filter (ytd_value is not null)
            then sum(ytd_value) else max(ytd_value)
        end as told,
        min_by(batch_id, row_no) as batch_id, min_by(sheet, row_no) as sheet, min(row_no) as row_no
    from monthly_funds
    where audit_status <> '未通过'
    group by project_id, month
)
select f.*, e.report_unit, e.agreed_investment, greatest(f.month, e.since) as since, next_january(f.month) as until
from summed as f join entries as e using (project_id)
where e.since < next_january(f.month);

-- Reported totals that are neither the sum of the months nor the last reported one and what came since.
create view broken_totals as
with summed as (
    select *, sum(amount) over (partition by project_id, year(month) order by month) as added from entry_funds
),
followed as (
    select *, lag(told) over months as told_before, lag(month) over months as month_before,
        added - lag(added) over months as came
    from summed
    where told is not null
    window months as (partition by project_id, year(month) order by month)
)
select *, came >= 0 and told < told_before as has_fallen
from followed, (select limit_of('check_ytd_tolerance') as tolerance)
where abs(told - added) > tolerance and coalesce(abs(told - told_before - came) > tolerance, true);

-- Everything that could be reported twice, in the order of signing, until it leaves us.
create view named_entries as
select
    project_id, report_unit, project_name, essence(project_name) as name, nullif(essence(investor), '') as investor,
    nullif(upper(trim(uscc)), '') as uscc, agreed_investment, signed as signed_at, industry, batch_id, sheet, row_no,
    since,
    coalesce(date_trunc('month', least(terminated, withdrawn))::date, date '9999-12-31') as until,
    row_number() over (order by signed nulls last, project_id) as seq,
    floor(ln(nullif(agreed_investment, 0)::double) / -ln(1 - limit_of('check_amount_close'))) as size_class
from entries;

-- Who answers for what a unit reports: the nearest at or above it that is ranked, else itself.
create view answering_units as
with today as (select unit_id, ancestor_id from unit_reach where until = '9999-12-31'),
depths as (select unit_id, count(*) as depth from today group by unit_id)
select r.unit_id, coalesce(
    max_by(r.ancestor_id, d.depth) filter (u.unit_group is not null and u.merged_into is null), r.unit_id
) as answers
from today as r
join depths as d on d.unit_id = r.ancestor_id
join units as u on u.unit_id = r.ancestor_id
group by r.unit_id;
