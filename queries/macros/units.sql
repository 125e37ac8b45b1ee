-- What units did, and their places. See scope.sql for `s`.

-- What each unit and everything below it did this year, shared projects by their ratio; of all units, in scope or
-- not, because places are those of the whole group.
create macro unit_figures(s) as table
select
    sh.unit_id,
    unnest(metrics_done(p, sh.ratio::decimal(38, 8))),
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
with metrics as (select unnest(metric_names()) as metric),
of_units as (
    select u.*, m.metric, t.value as target, metric_done(m.metric, d) as done
    from units_then(s) as u
    cross join metrics as m
    left join unit_figures(s) as d using (unit_id)
    left join tasks_then(s) as t on t.unit_id = u.unit_id and t.metric = m.metric
),
figures as (
    select unit_id, unit, unit_group, is_weak, metric,
        max(done) filter (parent_id is null) over (partition by metric) as county,
        case when has_funds(s) then coalesce(done, metric_unreported(metric)) end as value,
        case when has_tasks(s) then target end as target
    from of_units
),
compared as (select *, part(value, target) as completion, part(value, county) as share from figures),
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
