-- 项目承诺的里程碑，计划多少、做到多少？
--
-- project_id     项目编号
-- project        项目名称
-- milestone      里程碑
-- planned_value  计划值，用它的计量单位
-- done_value     截至该月累计完成，用它的计量单位
-- measure        计量单位
-- month          填报月份：不晚于截止月的最近一次
--
-- $scope         读者的范围

select p.project_id, i.project_name as project, m.milestone, m.planned_value, m.done_value, m.measure, m.month
from project_milestones as m
join projects_in_scope($scope) as p using (project_id)
join projects as i using (project_id)
where m.month <= $scope['as_of']
qualify row_number() over (partition by m.project_id, m.milestone order by m.month desc) = 1
order by p.project_id, m.milestone
