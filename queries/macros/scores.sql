-- The scoring of units (考核打分, domain 2.1): what each did by the scheme's items, and what that is worth. A scheme is
-- data, see data/states/schemes.sql.

-- A unit is scored on all its work, and beside the whole of its group: so not under filters that divide either.
create macro is_scored(s) as has_funds(s) and has_tasks(s);

-- 外出招商: this year's journeys and calls that a unit, or one below it, hosted. No row at all while the year has no
-- activity of any kind: then there is no ledger to say that somebody didn't travel.
create macro unit_outings(s) as table
select r.ancestor_id as unit_id, count(*) filter (a.kind in ('外出考察', '上门拜访')) as outings
from (select * from activities where in_year(held_at, s)) as a join reach(s) as r on r.unit_id = a.host_unit
group by r.ancestor_id;

-- 实绩 of every ranked unit by item, and its task where the item has one; whichever units are in scope.
create macro unit_achievements(s) as table
with done as (
    select u.unit_id, q.quality,
        case when s['activities_since'] <= month_end(s) then coalesce(o.outings, 0) end as outings,
        coalesce(f.arrived, 0) as arrived, coalesce(f.signed, 0) as signed, coalesce(f.started, 0) as started,
        coalesce(f.produced, 0) as produced, coalesce(f.signed_large, 0) as signed_large,
        part(f.signed_started, f.signed) as start_rate, part(f.industrial, f.reported) as industrial_share
    from units_then(s) as u
    left join unit_figures(s) as f using (unit_id)
    left join unit_outings(s) as o using (unit_id)
    left join (select * from unit_qualities where month = s['as_of']) as q using (unit_id)
    where u.unit_group is not null and is_scored(s)
),
tasks as (
    select unit_id, max(value) filter (metric = 'arrived') as arrived, max(value) filter (metric = 'signed') as signed,
        max(value) filter (metric = 'started') as started, max(value) filter (metric = 'produced') as produced
    from tasks_then(s) group by unit_id
)
select unit_id, d.arrived, unnest([
    {item: '到位资金完成率', value: d.arrived::double, task: t.arrived},
    {item: '新签约', value: d.signed, task: t.signed},
    {item: '新签约亿元以上', value: d.signed_large, task: null},
    {item: '开工率', value: d.start_rate, task: null},
    {item: '新开工', value: d.started, task: t.started},
    {item: '新投产', value: d.produced, task: t.produced},
    {item: '工业项目占比', value: d.industrial_share, task: null},
    {item: '外出招商', value: d.outings, task: null},
    {item: '报表质量', value: d.quality, task: null}
], recursive := true)
from done as d left join tasks as t using (unit_id);

-- Each unit and item with its points, and the unit's total out of 100 over the items that count; what can't be computed
-- is 不计 and has none. Places are 1-2-2-4 in the whole group, by the total, then by what arrived.
create macro unit_scores(s) as table
with compared as (
    select u.unit_id, u.unit, u.unit_group, c.seq, c.item, c.method, c.points::double as points, c.cap, a.value,
        a.arrived,
        case c.method
            when '按任务' then a.task::double
            when '按组内最高' then max(a.value) over (partition by u.unit_group, c.item)
        end as basis
    from units_then(s) as u
    join schemes as c using (unit_group)
    left join unit_achievements(s) as a on a.unit_id = u.unit_id and a.item = c.item
),
rated as (
    select *, case method
        when '按任务' then part(value, basis)
        when '按组内最高' then case
            when basis > 0 then value / basis
            when item = '外出招商' and value = 0 then 0    -- nobody travelled: the ledger says so, and it earns nothing
        end
        else value
    end as rate
    from compared
),
scored as (
    select *, case when rate is not null then greatest(0, least(rate, coalesce(cap, rate))) * points end as score
    from rated
),
added as (                                     -- in the scheme's order, so that equal scores are equal floats
    select *, sum(points) filter (score is not null) over (partition by unit_id) as counted,
        case when counted >= sum(points) over (partition by unit_id) / 2
            then 100 * list_sum(list(score order by seq) over (partition by unit_id)) / counted
        end as total                           -- less than half of the scheme says nothing of the whole
    from scored
)
select *, case when total is not null
    then rank() over (partition by unit_group, item order by total desc nulls last, arrived desc)
end as rank
from added;
