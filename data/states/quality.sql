-- 报表质量 of every unit in each month, with what was decided about findings until the version was published: open findings
-- against the rows that the unit answers for, and how punctually it reported where it does so online; the city's bulletins
-- are the root's rows.

create view unit_qualities as
with counted as (
    select m.month, p.report_unit as unit_id, sum(p.rows_reported) as rows
    from months as m join project_months as p on p.since <= m.month and m.month < p.until
    where p.is_entry
    group by m.month, p.report_unit
    union all
    select m.month, u.unit_id, count(*)
    from months as m
    join city_ranks as c on year(c.month) = year(m.month) and c.month <= m.month
    join units as u on u.parent_id is null
    group by m.month, u.unit_id
),
reported as (
    select c.month, a.answers as unit_id, sum(c.rows) as rows
    from counted as c join answering_units as a using (unit_id)
    group by c.month, a.answers
),
found as (
    select m.month, f.answers as unit_id, count(*) filter (f.level = 'fail') as fail,
        count(*) filter (f.level = 'warn') as warn
    from months as m
    join findings as f on f.since <= m.month and m.month < f.until
    where f.finding_key not in (select finding_key from dismissals)
    group by m.month, f.answers
),
limits as (
    select limit_of('quality_warn_weight') as warn_weight, limit_of('quality_zero_rate') as zero_rate,
        limit_of('quality_punctual_weight') as punctual_weight
)
select r.month, r.unit_id,
    with_punctuality(
        quality_of(coalesce(f.fail, 0), coalesce(f.warn, 0), r.rows, l.warn_weight, l.zero_rate),
        p.punctuality, l.punctual_weight
    ) as quality
from reported as r
left join found as f using (month, unit_id)
left join unit_punctualities as p using (month, unit_id)
cross join limits as l;
