-- The lights of the key projects in scope, as laid down by data/states/key_project_months.sql. See scope.sql for `s`.

create macro latest_progress(s) as table                                            -- this year's last report
select * from key_progress
where month between year_start(s) and s['as_of']
qualify row_number() over (partition by project_id order by month desc) = 1;

create macro lights_in_scope(s) as table
select
    project_id, i.project_name as project, p.first_unit as unit, p.industry, p.place as park,
    stage_name(p.stage) as stage, k.planned_next, k.next_stage, k.days_late, k.annual_plan, k.ytd_done, k.plan_rate,
    p.agreed as agreed_investment, p.arrived_total, part(p.arrived_total, p.agreed) as arrival_rate,
    k.light, k.is_stalled, k.severity, k.reasons as reason, k.problem, k.next_step, i.leader, i.lead_unit
from (select * from key_project_months where month = s['as_of']) as k
join projects_in_scope(s) as p using (project_id)
join projects as i using (project_id);
