-- Funds of months that were reported before and are other now, by project and month, 万元, whole projects: audited; with
-- the file that the present figure came in last, and who published it. Without a present row nobody can say.

with old as (
    select f.project_id, f.month, sum(f.amount) as amount
    from before.monthly_funds as f join before.projects as p using (project_id)
    where f.audit_status = '审核通过' and p.audit_status = '审核通过'
    group by f.project_id, f.month
),
new as (
    select f.project_id, f.month, sum(f.amount) as amount, max(f.batch_id) as batch_id
    from after.monthly_funds as f join after.projects as p using (project_id)
    where f.audit_status = '审核通过' and p.audit_status = '审核通过'
    group by f.project_id, f.month
),
moved as (
    select project_id, month, coalesce(o.amount, 0) as amount_before, coalesce(n.amount, 0) as amount_after, n.batch_id
    from old as o full join new as n using (project_id, month)
    where amount_before <> amount_after
        and month <= (select max(month) from before.fund_months where has_audited)
),
publishers as (                                -- of each batch the publication that it came with
    select b.batch_id, min_by(p.published_by, p.version_no) as published_by,
        min(p.published_at)::date as published_on
    from after.batches as b join after.publications as p on p.last_batch >= b.batch_id
    group by b.batch_id
)
select
    m.project_id, p.project_name as project, u.unit, m.month,
    m.amount_before::decimal(24, 6) as amount_before, m.amount_after::decimal(24, 6) as amount_after,
    (m.amount_after - m.amount_before)::decimal(24, 6) as amount_change,
    b.file_name, b.received_by, coalesce(b.received_on, b.received_at::date) as received_on,
    w.published_by, w.published_on,
    coalesce(sum(amount_change) filter (amount_change > 0) over (), 0)::decimal(24, 6) as increased_sum,
    coalesce(-sum(amount_change) filter (amount_change < 0) over (), 0)::decimal(24, 6) as decreased_sum
from moved as m
join after.projects as p using (project_id)
left join after.units as u on u.unit_id = p.report_unit
left join after.batches as b on b.batch_id = m.batch_id
left join publishers as w on w.batch_id = m.batch_id
where list_contains($projects, m.project_id)
order by abs(m.amount_after - m.amount_before) desc, m.month desc, m.project_id
