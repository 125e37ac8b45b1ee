-- Last year as the 口径 in force counts it (同期重述).

-- What the year before has become under the 口径 in force, by unit and month.
create view restated_funds as
with known as (
    select *, year(month) as year
    from restatements
    where caliber_version = (select value from settings where setting = 'caliber_version')
),
in_force as (                                  -- a year restated itself is of the former 口径, and so is the one before
    select * from known where year + 1 not in (select year from known)
),
touched as (                                   -- what was restated, its parts, and the wholes that it is part of
    select distinct f.year, unnest([r.unit_id, r.ancestor_id]) as unit_id
    from in_force as f join unit_reach as r on f.unit_id = r.unit_id or f.unit_id = r.ancestor_id
),
months as (select year, unit_id, make_date(year, unnest(range(1, 13)), 1) as month from touched)
select m.unit_id, (m.month + interval 1 year)::date as month,  -- the month that is compared with it
    max(f.reported) filter (f.figure = 'arrived') as reported,          -- null: none for this unit and month, and so
    max(f.restated) filter (f.figure = 'arrived') as restated,          -- nothing comparable
    max(f.reported) filter (f.figure = 'industrial_arrived') as industrial_reported,
    max(f.restated) filter (f.figure = 'industrial_arrived') as industrial_restated
from months as m left join in_force as f on f.unit_id = m.unit_id and f.month = m.month
group by m.unit_id, m.month;
