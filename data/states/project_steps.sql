-- How long each project took from one step to another, or has waited for it: one row a project and pair of steps, of
-- those whose first step it has reached.
--
-- A month sees what had happened by its end: whoever had entered and wasn't out of it by then (`out_on`) still waits.
-- `outcome`: moved (on to the second step), ended (终止, 退出), or undated, which counts no days: the second step has no
-- date of its own though a later one has, or the dates are in the wrong order.

create view project_steps as
with pairs as (
    select unnest(range(1, 10)) as seq,
        unnest([
            'lead', 'negotiating', 'signed', 'landed', 'started', 'completed', 'producing', 'signed', 'signed'
        ]) as from_stage,
        unnest([
            'negotiating', 'signed', 'landed', 'started', 'completed', 'producing', 'at_capacity', 'started',
            'producing'
        ]) as to_stage
),
dated as (
    select project_id, least(terminated, withdrawn) as ended,
        [lead, negotiating, signed, landed, started, completed, producing, at_capacity] as days
    from project_dates
),
rough as (                                     -- stages of which only the month is known, or less
    select project_id, list(stage) as stages
    from stage_events where actual is not null and date_precision <> 'day' group by project_id
),
paired as (
    select d.project_id, p.*, d.ended, d.days[stage_order(p.from_stage)] as entered_on,
        d.days[stage_order(p.to_stage)] as reached_on,
        list_min(d.days[stage_order(p.to_stage) + 1:]) as passed_on
    from dated as d cross join pairs as p
)
select
    p.project_id, p.seq::integer as seq, p.from_stage, p.to_stage, p.entered_on,
    case
        when p.reached_on < p.entered_on or p.ended < p.entered_on then 'undated'
        when p.reached_on is not null and coalesce(p.reached_on <= p.ended, true) then 'moved'
        when p.reached_on is null and p.passed_on is not null and coalesce(p.passed_on <= p.ended, true)
            then 'undated'
        when p.ended is not null then 'ended'
    end as outcome,                            -- null: it still waits
    case outcome
        when 'moved' then p.reached_on when 'ended' then p.ended
        when 'undated' then greatest(p.entered_on, if(p.reached_on is null, p.passed_on, null))
    end as out_on,
    coalesce(list_has_any(r.stages, [p.from_stage, p.to_stage]), false) as is_rough
from paired as p
left join rough as r using (project_id)
where p.entered_on is not null
order by p.project_id, p.seq;

-- What a project waits for: one row a project and step that it was to take, from its entry into the part of the way
-- before it (签约未开工, 开工未竣工, …) until it took that step or a later one, or ended.
create view project_waits as
with gates as (
    select unnest(['signed', 'started', 'completed', 'producing', 'at_capacity']) as gate,
        unnest([3, 5, 6, 7, 8]) as at_gate, unnest([1, 3, 5, 6, 7]) as at_entry
),
dated as (
    select project_id, planned, least(terminated, withdrawn) as ended,
        [lead, negotiating, signed, landed, started, completed, producing, at_capacity] as days
    from project_dates
),
rough as (select project_id, actual from stage_events where actual is not null and date_precision <> 'day'),
awaited as (
    select d.project_id, g.gate, d.planned[g.at_gate] as planned_on,
        least(list_min(d.days[g.at_gate:]), d.ended) as ends_on,
        list_filter(                           -- its own day, or the next one before the gate
            d.days[g.at_entry:g.at_gate - 1], lambda each: each is not null
        )[1] as begins_on
    from dated as d cross join gates as g
)
select project_id, gate, begins_on, ends_on, planned_on,
    exists (from rough as r where r.project_id = a.project_id and r.actual = a.begins_on) as is_rough
from awaited as a
where begins_on is not null and coalesce(ends_on > begins_on, true)
order by project_id, begins_on;

-- 四早: each project's plans to start, to build, to complete and to produce, and what became of them. Of building it is
-- the time that counts, from start to completion: it was due when that had passed since the actual start.
create view project_plans as
with rough as (
    select project_id, list(stage) as stages from stage_events where date_precision <> 'day' group by project_id
),
planned as (
    select project_id, started, unnest([
        {step: 'started', due_on: planned[5], done_on: started},
        {step: 'building', due_on: started + (planned[6] - planned[5])::integer,
            done_on: if(started is null, null, completed)},
        {step: 'completed', due_on: planned[6], done_on: completed},
        {step: 'producing', due_on: planned[7], done_on: producing}
    ], recursive := true)
    from project_dates
)
select project_id, step, due_on, done_on, done_on - due_on as days,
    days <= 0 or coalesce(                     -- of a day and a month nobody knows which came first
        list_contains(r.stages, p.step) and date_trunc('month', done_on) <= date_trunc('month', due_on), false
    ) as is_on_time
from planned as p left join rough as r using (project_id)
where due_on is not null
order by project_id, due_on;
