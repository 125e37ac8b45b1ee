-- Whose a project was from month to month, a merged unit being part of another: one row a project and span of months.

create view holders as
with parts as (
    select s.project_id, s.unit_id, l.living_id, s.ratio, greatest(s.since, l.since) as since,
        least(s.until, l.until) as until
    from share_periods as s join living_units as l using (unit_id)
    where greatest(s.since, l.since) < least(s.until, l.until)
),
alone as (select project_id from parts group by project_id having count(*) = 1),   -- nearly all, and soon said
turns as (
    select project_id, since, lead(since, 1, date '9999-12-31') over (partition by project_id order by since) as until
    from (select distinct project_id, since from parts anti join alone using (project_id))
),
by_living as (
    select t.project_id, t.since, t.until, p.living_id, sum(p.ratio) as ratio,
        list({unit_id: p.unit_id, ratio: p.ratio} order by p.unit_id) as shares
    from turns as t
    join parts as p on p.project_id = t.project_id and p.since <= t.since and t.since < p.until
    group by t.project_id, t.since, t.until, p.living_id
)
select p.project_id, p.since, p.until, u.unit as units, u.unit as units_and_parts, u.unit as first_unit,
    [{unit_id: p.unit_id, ratio: p.ratio}] as shares
from parts as p semi join alone using (project_id) join units as u on u.unit_id = p.living_id
union all
select b.project_id, b.since, b.until,
    string_agg(u.unit, '、' order by b.ratio desc, u.unit_id),              -- as they are named together,
    string_agg(                                                             -- with their parts of a shared project,
        concat(u.unit, case when b.ratio < 1 then concat(' ', round(b.ratio * 100, 2), '%') end), '、'
        order by b.ratio desc, u.unit_id
    ),
    first(u.unit order by (p.report_unit = b.living_id) desc, b.ratio desc, u.unit_id),     -- or as one;
    flatten(list(b.shares order by b.living_id))                            -- of the units themselves
from by_living as b
join units as u on u.unit_id = b.living_id
join projects as p using (project_id)
group by b.project_id, b.since, b.until;
