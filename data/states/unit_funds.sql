-- What counts of each unit in each month, shared projects by their ratio then: audited money of audited projects; the day
-- on which the last of it was received, and where that stands. The first such figure is kept as the first report.

create view unit_funds as
select s.unit_id, f.month,
    sum(f.amount * s.ratio::decimal(38, 8))::decimal(18, 6) as arrived,
    max(coalesce(b.received_on, b.received_at::date)) as received_on,
    max(f.batch_id) as batch_id, arg_max(f.sheet, f.batch_id) as sheet, arg_max(f.row_no, f.batch_id) as row_no
from monthly_funds as f
join projects as p using (project_id)
join share_periods as s on s.project_id = f.project_id and s.since <= f.month and f.month < s.until
join batches as b on b.batch_id = f.batch_id
where f.audit_status = '审核通过' and p.audit_status = '审核通过' and f.amount <> 0
group by s.unit_id, f.month
order by f.month, s.unit_id;
