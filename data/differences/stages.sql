-- The projects that stand at another stage at the end of the month ($until).

select n.project_id, n.project_name as project, n.units, stage_name(o.stage) as before, stage_name(n.stage) as after
from standing('before', $until) as o join standing('after', $until) as n using (project_id)
where o.stage is distinct from n.stage
order by n.project_id
