-- Tasks (年度任务) of a scope, and the units that have none. See scope.sql for `s`.

-- The units whose tasks add up to the scope's: the topmost ones chosen, the root when none is.
create macro task_units(s) as table
select unit_id
from units
where case when s['task_units'] is null then parent_id is null else list_contains(s['task_units'], unit_id) end;

-- Tasks are set for units, not for industries or parks: under such a filter there is none to compare with.
create macro has_tasks(s) as s['has_tasks'];

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
