-- Funds by unit and month where any project's differ, 万元. `is_new_month`: the month has no funds at all before.

select m.unit_id, coalesce(any_value(n.unit), any_value(o.unit)) as unit, m.month,
    sum(m.before)::decimal(24, 6) as before, sum(m.after)::decimal(24, 6) as after,
    sum(m.waiting_before)::decimal(24, 6) as waiting_before, sum(m.waiting_after)::decimal(24, 6) as waiting_after,
    count(*) as projects,
    m.month not in (select month from before.fund_months) as is_new_month
from fund_moves as m left join before.units as o using (unit_id) left join after.units as n using (unit_id)
group by m.unit_id, m.month
order by m.month desc, m.unit_id
