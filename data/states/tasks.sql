-- The tasks in force in a month (年度任务), with adjusted ones and those of merged units.

create view task_periods as                    -- each unit's tasks of a year; a merged one's go to where it is now
with told as (
    select year, unit_id, metric, value, date '9999-12-31' as until from targets
    union all
    select year, unit_id, metric, value, until from former_targets
),
dated as (
    select year, unit_id, metric, value,
        greatest(coalesce(lag(until) over earlier, '0001-01-01'), make_date(year, 1, 1)) as since,
        least(until, make_date(year + 1, 1, 1)) as until
    from told
    window earlier as (partition by year, unit_id, metric order by until)
),
given as (                                     -- since when a unit's own task is one of those after the merging
    select d.year, d.metric, m.unit_id, min(d.since) as since
    from dated as d
    join living_units as m on m.living_id = d.unit_id and m.unit_id <> m.living_id and d.since >= m.since
    group by d.year, d.metric, m.unit_id
),
parts as (
    select d.year, l.living_id as unit_id, d.metric, d.value, greatest(d.since, l.since) as since,
        least(d.until, l.until, case when l.living_id <> l.unit_id then g.since end) as until
    from dated as d
    join living_units as l using (unit_id)
    left join given as g on g.year = d.year and g.metric = d.metric and g.unit_id = d.unit_id
),
held as (select * from parts where since < until),
turns as (
    select year, unit_id, metric, since from held union select year, unit_id, metric, until from held
),
spans as (select *, lead(since) over (partition by year, unit_id, metric order by since) as until from turns)
select s.year, s.unit_id, s.metric, sum(h.value)::decimal(18, 6) as value, s.since, s.until
from spans as s
join held as h on h.year = s.year and h.unit_id = s.unit_id and h.metric = s.metric
    and h.since <= s.since and s.since < h.until
group by s.year, s.unit_id, s.metric, s.since, s.until;
