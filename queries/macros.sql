-- The vocabulary of the questions: what several of them share of projects, funds, tasks and units, each defined once. See
-- scope_macros.sql for `s`; the terms and rates stand in data/terms.sql, which is loaded before both.

-- Projects ------------------------------------------------------------------------------------------------------------

-- The spans of the projects that pass the filters, whichever their units, audited or not; see
-- data/states/project_months.sql.
create macro project_spans(s) as table
select *
from project_months
where is_chosen(s['projects'], project_id)
    and is_chosen(s['industries'], industry)
    and is_chosen(s['parks'], place)
    and is_chosen(s['regions'], region)
    and (not s['key_only'] or is_key)
    and (not s['industrial_only'] or is_industrial);

-- Each of them as it stood at the month.
create macro ledger_of_all_units(s) as table
select * from project_spans(s) where holds(since, until, s['as_of']);

-- What part of a project the units in scope have; null when they have none, 1 when nothing is restricted. Wide: times
-- money it doesn't overflow.
create macro weight_of(shares, s) as case when s['unit_ids'] is null then 1::decimal(38, 8) else list_sum(list_transform(
    list_filter(shares, lambda share: list_contains(s['unit_ids'], share.unit_id)), lambda share: share.ratio
)) end;
-- That part of an amount of the whole project's.
create macro of_scope(amount, weight, s) as
    case when s['unit_ids'] is null then amount::decimal(38, 14) else amount * weight end;

-- Those of the units in scope: `arrived`, `arrived_total` and `agreed` are their part, `whole_arrived` and `whole_total`
-- the whole project's.
create macro ledger_in_scope(s) as table
with weighed as (
    select * exclude (arrived, arrived_total), arrived as whole_arrived, arrived_total as whole_total,
        weight_of(shares, s) as weight
    from ledger_of_all_units(s)
)
select *,
    of_scope(whole_arrived, weight, s) as arrived,
    of_scope(whole_total, weight, s) as arrived_total,
    of_scope(agreed_investment, weight, s) as agreed
from weighed
where weight is not null;

create macro projects_in_scope(s) as table                                          -- what counts: 审核通过
select * from ledger_in_scope(s) where is_counted;

-- Funds ---------------------------------------------------------------------------------------------------------------

-- The year's running total at the end of each month from `first_month` to `last_month`, each by whose the projects were then.
create macro arrived_by_month(s, first_month, last_month) as table
with spans as (                                -- summed before they are spread over their months
    select since, until, sum(of_scope(arrived, weight_of(shares, s), s)) as arrived
    from project_spans(s)
    where is_counted and arrived <> 0 and since <= last_month and until > first_month
    group by since, until
),
months as (select unnest(generate_series(first_month, last_month, interval 1 month))::date as month)
select month, sum(arrived) as arrived_ytd from months join spans on holds(since, until, month) group by month;

-- What arrived this year of each project from each origin.
create macro arrived_by_origin(s) as table
select f.project_id, f.origin, of_scope(sum(f.amount), p.weight, s) as arrived
from monthly_funds as f join projects_in_scope(s) as p using (project_id)
where f.audit_status = '审核通过' and f.month between year_start(s) and s['as_of']
group by f.project_id, f.origin, p.weight
having sum(f.amount) <> 0;

-- One row: what a period counts. Null, not 0, for a year of which the version holds no funds.
create macro period_totals(s) as table
select
    if(has_funds(s), count(*) filter (is_reported), null) as reported_projects,
    if(has_funds(s), coalesce(sum(arrived) filter (is_reported), 0), null) as reported_arrived,
    if(has_funds(s), count(*) filter (not is_reported and arrived <> 0), null) as other_projects,
    if(has_funds(s), count(*) filter (is_reported and is_industrial), null) as industrial_projects,
    if(has_funds(s), coalesce(sum(arrived) filter (is_reported and is_industrial), 0), null)
        as industrial_reported_arrived,
    if(has_funds(s), coalesce(sum(arrived), 0), null) as arrived,
    if(has_funds(s), coalesce(sum(arrived) filter (is_industrial), 0), null) as industrial_arrived,
    if(has_funds(s), count(*) filter (is_signed), null) as signed,
    if(has_funds(s), count(*) filter (is_started), null) as started,
    if(has_funds(s), count(*) filter (is_produced), null) as produced,
    if(has_funds(s), coalesce(sum(agreed) filter (is_signed), 0), null) as agreed_investment,
    if(has_funds(s), part(
        sum(agreed_investment) filter (is_signed), count(agreed_investment) filter (is_signed)
    ), null) as agreed_average,
    if(has_funds(s), part(
        count(*) filter (is_signed and is_large), count(agreed_investment) filter (is_signed)
    ), null) as large_share
from projects_in_scope(s);

-- Tasks and ranking ---------------------------------------------------------------------------------------------------

-- The units whose tasks add up to the scope's: the topmost ones chosen, the root when none is.
create macro task_units(s) as table
select unit_id
from units
where case when s['task_units'] is null then parent_id is null else list_contains(s['task_units'], unit_id) end;

-- Tasks are set for units, not for industries or parks: under such a filter there is none to compare with.
create macro has_tasks(s) as is_of_units_only(s) and not s['industrial_only'];

-- A unit without a task of its own carries the sum of the ranked units below it.
create macro tasks_of_units(s) as table
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
group by metric;

-- The scope's task; `task` is one of s['tasks'].
create macro task_in_scope(task, s) as case when has_tasks(s) then task::decimal(24, 6) end;

-- Last year, comparable (domain 1.2) ----------------------------------------------------------------------------------
-- Where the 口径 changed, last year's funds are restated, by unit, and both figures are kept. Growth uses the restated
-- one; where there is none for the very scope, as under a filter by which it can't be divided, it is missing.

-- For some units and each month of this year, last year's same period as then reported and restated: null where the unit
-- has no restatement of its own. No row of a unit that is comparable as it is.
create macro restated_months(s) as table
select unit_id, month, reported, restated, industrial_reported, industrial_restated
from restated_funds
where month between year_start(s) and year_start(s) + interval 11 month;

-- The same for the scope's units together: null unless each of them has one.
create macro restated_units(s) as table
with asked as (select count(*) as units from task_units(s))
select month,
    case when count(restated) = max(units) then sum(reported) end as reported,
    case when count(restated) = max(units) then sum(restated) end as restated,
    case when count(industrial_restated) = max(units) then sum(industrial_reported) end as industrial_reported,
    case when count(industrial_restated) = max(units) then sum(industrial_restated) end as industrial_restated
from restated_months(s) join task_units(s) using (unit_id), asked
group by month;

-- Of those figures, of a unit or of the scope, the ones that the filters ask for: null where they can't be divided so.
create macro restated_reported(r, s) as
    case when is_of_units_only(s) then if(s['industrial_only'], r.industrial_reported, r.reported) end;
create macro restated_value(r, s) as
    case when is_of_units_only(s) then if(s['industrial_only'], r.industrial_restated, r.restated) end;
create macro restated_industrial(r, s) as case when is_of_units_only(s) then r.industrial_restated end;

create macro restated_in_scope(s) as s['restated']::struct(
    month date, reported decimal(24, 6), restated decimal(24, 6), industrial_reported decimal(24, 6),
    industrial_restated decimal(24, 6)
)[];
create macro restated_in(a_month, s) as list_filter(restated_in_scope(s), lambda r: r.month = a_month)[1];
create macro is_restated(s) as s['restated'] is not null;

create macro comparable(is_restated, restated, ledger) as case when is_restated then restated else ledger end;

create macro prior_basis(is_restated, restated, ledger, s) as case
    when is_restated and restated is null then '口径已变，无可比数'
    when is_restated then concat('按重述口径（', s['caliber'], '）')
    when ledger is not null then '按原报数'
end;

-- What each unit and everything below it did this year, shared projects by their ratio; of all units, in scope or
-- not, because places are those of the whole group.
create macro unit_figures(s) as table
select
    sh.unit_id,
    sum(p.arrived * sh.ratio::decimal(38, 8)) as arrived,
    count(*) filter (p.is_signed) as signed,
    count(*) filter (p.is_started) as started,
    count(*) filter (p.is_produced) as produced,
    count(*) filter (p.is_signed and p.is_large) as signed_large,
    count(*) filter (p.is_signed and p.reached >= stage_order('started')) as signed_started,
    count(*) filter (p.is_reported) as reported,
    count(*) filter (p.is_reported and p.is_industrial) as industrial
from unit_shares_then(s) as sh
join ledger_of_all_units(s) as p using (project_id)
where p.is_counted
group by sh.unit_id;

-- Places are 1-2-2-4 by completion, then by the value itself, and those of the whole group, whichever of its units are
-- in scope. A unit without a task has no place.
create macro unit_ranking(s) as table
with metrics as (select unnest(['arrived', 'signed', 'started', 'produced']) as metric),
of_units as (
    select u.*, m.metric, t.value as target,
        case m.metric when 'arrived' then d.arrived when 'signed' then d.signed when 'started' then d.started
            else d.produced end as done
    from units_then(s) as u
    cross join metrics as m
    left join unit_figures(s) as d using (unit_id)
    left join tasks_then(s) as t on t.unit_id = u.unit_id and t.metric = m.metric
),
figures as (
    select unit_id, unit, unit_group, is_weak, metric,
        max(done) filter (parent_id is null) over (partition by metric) as whole,
        case when has_funds(s) then coalesce(done, 0) end as value,
        case when has_tasks(s) then target end as target
    from of_units
),
compared as (select *, part(value, target) as completion, part(value, whole) as share from figures),
placed as (
    select *,
        case when completion is not null then rank() over from_first end as rank,
        case when completion is not null then rank() over from_last end as rank_from_last
    from compared
    where unit_group is not null
    window
        from_first as (partition by metric, unit_group order by completion desc nulls last, value desc),
        from_last as (partition by metric, unit_group order by completion nulls last, value)
)
select *, is_chosen(s['unit_ids'], unit_id) as is_chosen from placed where is_chosen(s['permitted'], unit_id);

-- The units without a task while others divide the whole task among them: what they bring counts towards the whole's
-- completion, and nobody answers for it.
create macro untasked_units(s) as table
with tasked as (
    select r.unit_id
    from tasks_then(s) as t join reach(s) as r on r.ancestor_id = t.unit_id
    where t.metric = 'arrived'
        and t.unit_id not in (select unit_id from task_units(s))
        and is_chosen(s['unit_ids'], t.unit_id)
)
select unit_id
from units
where (select count(*) > 0 from tasked) and is_chosen(s['unit_ids'], unit_id)
    and unit_id not in (select unit_id from tasked);

-- What those of the scope brought.
create macro arrived_untasked(s) as table
with shared as (
    select whole_arrived, unnest(shares, recursive := true)
    from projects_in_scope(s)
    where has_tasks(s) and whole_arrived <> 0 and len(s['untasked']) > 0
)
select unit_id, sum(whole_arrived * ratio::decimal(38, 8)) as arrived
from shared
where list_contains(s['untasked'], unit_id)
group by unit_id
having sum(whole_arrived * ratio::decimal(38, 8)) <> 0;
