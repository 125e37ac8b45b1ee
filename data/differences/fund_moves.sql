-- Funds by unit, project and month where they differ, 万元: audited, and what still waits for its audit. Shared projects
-- by their ratio, to the units whose they were in the month.
create temp table fund_moves as
with touched as (
    select coalesce(o.project_id, n.project_id) as project_id
    from fund_state('before') as o full join fund_state('after') as n on n.project_id = o.project_id
    where o is distinct from n
    union
    select coalesce(o.project_id, n.project_id)
    from waiting('before') as o full join waiting('after') as n on n.project_id = o.project_id and n.month = o.month
    where o.amount is distinct from n.amount
),
told as (
    select 'before' as side, f.project_id, f.month, l.living_id as unit_id, f.amount * s.ratio::decimal(38, 8) as amount,
        f.audit_status = '审核通过' and p.audit_status = '审核通过' as is_counted
    from before.monthly_funds as f
    join touched using (project_id)
    join before.projects as p using (project_id)
    join before.share_periods as s on s.project_id = f.project_id and s.since <= f.month and f.month < s.until
    join before.living_units as l on l.unit_id = s.unit_id and l.since <= f.month and f.month < l.until
    union all
    select 'after', f.project_id, f.month, l.living_id, f.amount * s.ratio::decimal(38, 8),
        f.audit_status = '审核通过' and p.audit_status = '审核通过'
    from after.monthly_funds as f
    join touched using (project_id)
    join after.projects as p using (project_id)
    join after.share_periods as s on s.project_id = f.project_id and s.since <= f.month and f.month < s.until
    join after.living_units as l on l.unit_id = s.unit_id and l.since <= f.month and f.month < l.until
),
sums as (
    select unit_id, project_id, month,
        coalesce(sum(amount) filter (side = 'before' and is_counted), 0) as before,
        coalesce(sum(amount) filter (side = 'after' and is_counted), 0) as after,
        coalesce(sum(amount) filter (side = 'before' and not is_counted), 0) as waiting_before,
        coalesce(sum(amount) filter (side = 'after' and not is_counted), 0) as waiting_after
    from told
    group by all
)
select * from sums where before <> after or waiting_before <> waiting_after;
