-- The months of which funds were reported.

create view fund_months as                     -- the months that have funds: what of them counts, and who reported
select f.month,
    bool_or(f.audit_status = '审核通过' and f.amount <> 0) as has_audited,  -- the newest such month is the county's
    list(distinct u.unit order by u.unit) as reporters
from monthly_funds as f
left join projects as p using (project_id)
left join units as u on u.unit_id = p.report_unit
group by f.month;
