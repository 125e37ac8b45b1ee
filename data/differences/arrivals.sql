-- Funds by project and month where they differ, 万元, its units' shares together; of the months that had funds before: a
-- new month's are all new.

select m.project_id, coalesce(any_value(n.project_name), any_value(o.project_name)) as project, m.month,
    sum(m.before)::decimal(24, 6) as before, sum(m.after)::decimal(24, 6) as after,
    sum(m.waiting_before)::decimal(24, 6) as waiting_before, sum(m.waiting_after)::decimal(24, 6) as waiting_after
from fund_moves as m
left join before.projects as o using (project_id)
left join after.projects as n using (project_id)
where m.month in (select month from before.fund_months)
group by m.project_id, m.month
having sum(m.before) <> sum(m.after) or sum(m.waiting_before) <> sum(m.waiting_after)
order by m.month desc, m.project_id
