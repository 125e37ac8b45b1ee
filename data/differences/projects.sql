-- The projects that only one side has, 新增 before 消失, as they stand at the end of the month ($until).

select
    case when o.project_id is null then '新增' else '消失' end as change,
    coalesce(n.project_id, o.project_id) as project_id,
    coalesce(n.project_name, o.project_name) as project,
    coalesce(n.units, o.units) as units,
    coalesce(n.industry, o.industry) as industry,
    coalesce(n.agreed_investment, o.agreed_investment) as agreed_investment,
    coalesce(stage_name(n.stage), stage_name(o.stage)) as stage,
    coalesce(n.audit_status, o.audit_status) as audit_status
from standing('before', $until) as o
full join standing('after', $until) as n using (project_id)
where o.project_id is null or n.project_id is null
order by n.project_id is null, project_id
