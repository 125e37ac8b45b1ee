-- The vocabulary of the questions: the figures that several questions share, each defined once. See scope_macros.sql for
-- `s`. The terms of stages and origins stand in data/terms.sql, which is loaded before both.

-- Written forms of a figure -------------------------------------------------------------------------------------------

create macro wan(amount) as amount::decimal(24, 6);                                 -- money, 万元
-- A rate; null without a base. Divides whole 分, so that equal rates are equal floats and meet their thresholds.
create macro part(amount, whole) as case
    when whole <> 0 then (wan(amount) * 1000000)::double / (wan(whole) * 1000000)::double
end;
create macro gap_points(done, plan, months) as                                      -- 完成率 − 序时进度, 个百分点
    part((done * 12 - plan * months) * 100, plan * 12);
create macro growth(amount, prior) as case when prior > 0 then amount / prior - 1 end;

create macro number_setting(name) as (select value::decimal(18, 6) from settings where setting = name);

-- Projects ------------------------------------------------------------------------------------------------------------

create macro nth_month(first_month, month) as date_diff('month', first_month, month) + 1;

-- Everything that had arrived of a project by the end of a month (also of one before its first or after its last).
create macro arrived_until(first_arrival, arrived_by, until) as coalesce(
    arrived_by[least(greatest(nth_month(first_arrival, until), 0), len(arrived_by))], 0
);

create macro arrived_in_year(first_arrival, arrived_by, s) as
    arrived_until(first_arrival, arrived_by, s['as_of']) - arrived_until(first_arrival, arrived_by, last_december(s));

-- Every project as it stood at the month, whichever its units, audited or not: its audited funds of the year in
-- `whole_arrived`, of all years in `whole_total`; when it was built and when it left us; its stage, and in `reached` how
-- far up the ladder it came; `is_local`: signed and still with us. What `s` says is named once, in `chosen`, because
-- `s` may be a long expression and DuckDB reads it anew wherever it stands.
create macro period_then(periods, until) as
    if(len(periods) = 1, periods[1], list_filter(periods, lambda p: p.since <= until)[-1]);
create macro ledger_of_all_units(s) as table
with chosen as (
    select *, month_end(s) as until, year_start(s) as since, last_december(s) as december
    from project_histories
    where (s['projects'] is null or list_contains(s['projects'], project_id))
        and (s['industries'] is null or list_contains(s['industries'], industry))
        and (s['parks'] is null or list_contains(s['parks'], place))
        and (s['regions'] is null or list_contains(s['regions'], region))
        and (not s['key_only'] or is_key)
        and (not s['industrial_only'] or is_industrial)
),
dated as (
    select *,
        by_then(lead, until) as lead_at, by_then(negotiating, until) as negotiating_at,
        by_then(signed, until) as signed_at, by_then(landed, until) as landed_at,
        by_then(started, until) as started_at, by_then(completed, until) as completed_at,
        by_then(producing, until) as produced_at, by_then(at_capacity, until) as at_capacity_at,
        by_then(suspended, until) as suspended_at, by_then(terminated, until) as terminated_at,
        by_then(withdrawn, until) as withdrawn_at,
        arrived_until(first_arrival, arrived_by, december) as arrived_before,
        arrived_until(first_arrival, arrived_by, until) as whole_total
    from chosen
),
progressed as (
    select *, period_then(unit_periods, until) as brought_in,
        least(completed_at, produced_at, at_capacity_at) as built_at,
        least(terminated_at, withdrawn_at) as ended_at,
        steps_reached(
            lead_at, negotiating_at, signed_at, landed_at, started_at, completed_at, produced_at, at_capacity_at
        ) as reached
    from dated
)
select
    * exclude (
        until, since, december, arrived_before, unit_periods, brought_in,
        lead, negotiating, signed, landed, started, completed, producing, at_capacity, suspended, terminated, withdrawn
    ),
    brought_in['units'] as units, brought_in['first_unit'] as first_unit,
    least(
        lead, negotiating, signed, landed, started, completed, producing, at_capacity, suspended, terminated, withdrawn
    ) as first_event,                                                               -- also one still to come
    coalesce(signed_at, landed_at, started_at, built_at) is not null and ended_at is null as is_local,
    case
        when started_at >= since then '新建'
        when started_at is not null and coalesce(least(built_at, ended_at) >= since, true) then '续建'
    end as build_nature,
    stage_of(
        reached,
        greatest(lead_at, negotiating_at, signed_at, landed_at, started_at, completed_at, produced_at, at_capacity_at),
        suspended_at, terminated_at, withdrawn_at
    ) as stage,
    whole_total - arrived_before as whole_arrived
from progressed;

create macro is_reported_project(build_nature, whole_arrived) as                    -- 上报实施项目, when audited (domain 1.1)
    build_nature is not null and whole_arrived > 0;

-- Those of the units in scope, who have the share `weight` in it (1 when nothing is restricted), and in what `arrived`.
create macro ledger_in_scope(s) as table
with weights as (
    select project_id, sum(ratio)::decimal(38, 8) as weight                         -- wide: times money, no overflow
    from shares_then(s)
    where is_restricted(s) and unit_id in (select unit_id from units_in_scope(s))
    group by project_id
),
weighed as (
    select l.*, case when is_restricted(s) then w.weight else 1 end as weight
    from ledger_of_all_units(s) as l
    left join weights as w using (project_id)
)
select
    *,
    whole_arrived * weight as arrived,
    whole_total * weight as arrived_total,
    audit_status = '审核通过' and is_reported_project(build_nature, whole_arrived) as is_reported
from weighed
where weight is not null;

create macro projects_in_scope(s) as table                                          -- what counts: 审核通过
select * from ledger_in_scope(s) where audit_status = '审核通过';

-- Funds ---------------------------------------------------------------------------------------------------------------

create macro has_funds(s) as (select count(*) > 0 from fund_months where month between year_start(s) and s['as_of']);

-- The year's running total, each month's by whose the projects were then.
create macro arrived_by_month(s) as table
with begun as (
    select project_id, first_arrival, arrived_by, arrived_until(first_arrival, arrived_by, last_december(s)) as before
    from ledger_of_all_units(s)
    where audit_status = '审核通过' and first_arrival <= s['as_of']
),
weights as (
    select project_id, since, until, sum(ratio)::decimal(38, 8) as weight
    from share_periods
    where is_restricted(s) and unit_id in (select unit_id from units_in_scope(s))
    group by project_id, since, until
    union all
    select project_id, date '0001-01-01', date '9999-12-31', 1 from begun where not is_restricted(s)
),
this_year as (
    select weight, before, greatest(first_arrival, year_start(s), w.since) as since,
        arrived_by[
            nth_month(first_arrival, greatest(first_arrival, year_start(s), w.since))
            :nth_month(first_arrival, least(s['as_of'], (w.until - interval 1 month)::date))
        ] as arrived_by
    from begun join weights as w using (project_id)
    where w.since <= s['as_of'] and w.until > greatest(first_arrival, year_start(s))
),
months as (
    select weight, before, unnest(range(month(since), month(since) + len(arrived_by))) as m,
        unnest(arrived_by) as arrived_by
    from this_year
    where len(arrived_by) > 0
),
by_weight as (select m, weight, sum(arrived_by - before) as arrived from months group by m, weight)
select make_date(year(s['as_of']), m, 1) as month, sum(arrived * weight) as arrived_ytd from by_weight group by m;

-- Tasks and ranking ---------------------------------------------------------------------------------------------------

-- The units whose tasks add up to the scope's: the topmost ones chosen, the root when none is.
create macro task_units(s) as table
with chosen as (
    select unit_id from units as u
    where case
        when s['units'] is not null
            then (list_contains(s['units'], u.unit) or list_contains(s['units'], u.unit_id))
                and u.unit_id in (select unit_id from units_in_scope(s))
        when s['may_see'] is not null then list_contains(s['may_see'], u.unit_id)
        else u.parent_id is null
    end
)
select unit_id from chosen as c
where not exists (
    select 1 from reach(s) as r
    where r.unit_id = c.unit_id and r.ancestor_id <> c.unit_id and r.ancestor_id in (select unit_id from chosen)
);

create macro is_of_units_only(s) as
    coalesce(s['industries'], s['parks'], s['regions'], s['projects']) is null and not s['key_only'];

-- Tasks are set for units, not for industries or parks: under such a filter there is none to compare with.
create macro has_tasks(s) as is_of_units_only(s) and not s['industrial_only'];

-- A unit without a task of its own carries the sum of the ranked units below it.
create macro tasks_in_scope(s) as table
with own as (
    select r.ancestor_id as unit_id, t.metric,
        max(t.value) filter (t.unit_id = r.ancestor_id) as own_task,
        sum(t.value) filter (t.unit_id <> r.ancestor_id and u.unit_group is not null) as task_below
    from tasks_then(s) as t
    join reach(s) as r on r.unit_id = t.unit_id
    join units as u on u.unit_id = t.unit_id
    group by all
)
select metric, sum(coalesce(own_task, task_below)) as target
from own
join task_units(s) using (unit_id)
where has_tasks(s)
group by metric;

-- Last year, comparable (domain 1.2) ----------------------------------------------------------------------------------
-- Where the 口径 changed, last year's funds are restated, by unit, and both figures are kept. Growth uses the restated
-- one; where there is none for the very scope, as under a filter by which it can't be divided, it is missing.

-- For some units and each month of this year, last year's same period as then reported and restated: null where the unit
-- has no restatement of its own, or can't be divided so. No row of a unit that is comparable as it is.
create macro restated_months(s) as table
select unit_id, month,
    case when is_of_units_only(s) then if(s['industrial_only'], industrial_reported, reported) end as reported,
    case when is_of_units_only(s) then if(s['industrial_only'], industrial_restated, restated) end as restated,
    case when is_of_units_only(s) then industrial_restated end as industrial
from restated_funds
where month between year_start(s) and year_start(s) + interval 11 month;

-- The same for the scope as a whole: null unless each of its units has one.
create macro restated_scope(s) as table
with chosen as (select list(unit_id) as units from task_units(s))
select month,
    case when count(restated) = any_value(len(units)) then sum(reported) end as reported,
    case when count(restated) = any_value(len(units)) then sum(restated) end as restated,
    case when count(industrial) = any_value(len(units)) then sum(industrial) end as industrial
from restated_months(s), chosen
where list_contains(units, unit_id)
group by month;

create macro is_restated(s) as (select count(*) > 0 from restated_scope(s));

create macro comparable(is_restated, restated, ledger) as case when is_restated then restated else ledger end;

create macro prior_basis(is_restated, restated, ledger) as case
    when is_restated and restated is null then '口径已变，无可比数'
    when is_restated then concat('按重述口径（', (select value from settings where setting = 'caliber_version'), '）')
    when ledger is not null then '按原报数'
end;

-- What each unit and everything below it did this year, shared projects by their ratio; of all units, in scope or
-- not, because places are those of the whole group.
create macro unit_figures(s) as table
select
    sh.unit_id,
    sum(p.whole_arrived * sh.ratio::decimal(38, 8)) as arrived,
    count(*) filter (in_year(p.signed_at, s)) as signed,
    count(*) filter (in_year(p.started_at, s)) as started,
    count(*) filter (in_year(p.produced_at, s)) as produced,
    count(*) filter (in_year(p.signed_at, s) and p.agreed_investment >= number_setting('large_project'))
        as signed_large,
    count(*) filter (in_year(p.signed_at, s) and p.reached >= stage_order('started')) as signed_started,
    count(*) filter (is_reported_project(p.build_nature, p.whole_arrived)) as reported,
    count(*) filter (is_reported_project(p.build_nature, p.whole_arrived) and p.is_industrial) as industrial
from unit_shares_then(s) as sh
join ledger_of_all_units(s) as p using (project_id)
where p.audit_status = '审核通过'
group by sh.unit_id;

create macro unit_values(s) as table
select unit_id, unnest(['arrived', 'signed', 'started', 'produced']) as metric,
    unnest([arrived, signed, started, produced]) as value
from unit_figures(s);

-- Places are 1-2-2-4 by completion, then by the value itself, and those of the whole group, whichever of its units are
-- in scope. A unit without a task has no place.
create macro unit_ranking(s) as table
with metrics as (select unnest(['arrived', 'signed', 'started', 'produced']) as metric),
done as (select * from unit_values(s)),
wholes as (select metric, value as whole from done join units using (unit_id) where parent_id is null),
figures as (
    select u.unit_id, u.unit, u.unit_group, u.is_weak, m.metric, w.whole,
        case when has_funds(s) then coalesce(v.value, 0) end as value,
        case when has_tasks(s) then t.value end as target
    from units_then(s) as u
    cross join metrics as m
    left join done as v on v.unit_id = u.unit_id and v.metric = m.metric
    left join wholes as w on w.metric = m.metric
    left join tasks_then(s) as t on t.unit_id = u.unit_id and t.metric = m.metric
    where u.unit_group is not null
),
compared as (select *, part(value, target) as completion, part(value, whole) as share from figures),
placed as (
    select *,
        case when completion is not null then rank() over from_first end as rank,
        case when completion is not null then rank() over from_last end as rank_from_last
    from compared
    window
        from_first as (partition by metric, unit_group order by completion desc nulls last, value desc),
        from_last as (partition by metric, unit_group order by completion nulls last, value)
)
select p.*, is_restricted(s) is false or p.unit_id in (select unit_id from units_in_scope(s)) as is_chosen
from placed as p
where p.unit_id in (select unit_id from units_in_scope(of_all_units(s)));

-- What units without a task brought while others divide the whole task among them: it counts towards the whole's
-- completion, and nobody answers for it.
create macro untasked_units(s) as table
with tasked as (
    select r.unit_id
    from tasks_then(s) as t join reach(s) as r on r.ancestor_id = t.unit_id
    where t.metric = 'arrived'
        and t.unit_id not in (select unit_id from task_units(s))
        and t.unit_id in (select unit_id from units_in_scope(s))
)
select sh.unit_id, sum(p.whole_arrived * sh.ratio::decimal(38, 8)) as arrived
from shares_then(s) as sh
join ledger_of_all_units(s) as p using (project_id)
where p.audit_status = '审核通过' and has_tasks(s) and (select count(*) from tasked) > 0
    and sh.unit_id in (select unit_id from units_in_scope(s))
    and sh.unit_id not in (select unit_id from tasked)
group by sh.unit_id
having sum(p.whole_arrived * sh.ratio::decimal(38, 8)) <> 0;

-- One row: what a period counts. Null, not 0, for a year of which the version holds no funds.
create macro period_totals(s) as table
with counted as (
    select
        count(*) filter (is_reported) as reported_projects,
        coalesce(sum(arrived) filter (is_reported), 0) as reported_arrived,
        count(*) filter (not is_reported and arrived <> 0) as other_projects,
        count(*) filter (is_reported and is_industrial) as industrial_projects,
        coalesce(sum(arrived) filter (is_reported and is_industrial), 0) as industrial_reported_arrived,
        coalesce(sum(arrived), 0) as arrived,
        coalesce(sum(arrived) filter (is_industrial), 0) as industrial_arrived,
        count(*) filter (in_year(signed_at, s)) as signed,
        count(*) filter (in_year(started_at, s)) as started,
        count(*) filter (in_year(produced_at, s)) as produced,
        coalesce(sum(agreed_investment * weight) filter (in_year(signed_at, s)), 0) as agreed_investment,
        part(
            sum(agreed_investment) filter (in_year(signed_at, s)),
            count(agreed_investment) filter (in_year(signed_at, s))
        ) as agreed_average,
        part(
            count(*) filter (in_year(signed_at, s) and agreed_investment >= number_setting('large_project')),
            count(agreed_investment) filter (in_year(signed_at, s))
        ) as large_share
    from projects_in_scope(s)
)
select c.* from (select 1 as one) left join counted as c on has_funds(s);
