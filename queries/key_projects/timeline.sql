-- 项目各节点计划哪天、实际哪天？
--
-- project_id  项目编号
-- project     项目名称
-- stage       节点
-- seq         节点顺序
-- planned     计划日期
-- actual      实际日期；截止月末尚未发生的缺
-- days_late   比计划晚的天数，天：已完成的按实际日期，未完成的按截止月末；按期为 0，没有计划的缺
--
-- $scope      读者的范围；指定了项目时不限重点项目

with chosen as (select * from projects_in_scope($scope) where is_key or $scope['projects'] is not null),
known as (
    select c.project_id, i.project_name, e.stage, e.planned,
        case when e.actual <= month_end($scope) then e.actual end as actual
    from chosen as c
    join projects as i using (project_id)
    join stage_events as e using (project_id)
)
select
    project_id, project_name as project, stage_name(stage) as stage,
    coalesce(stage_order(stage), 9)::integer as seq,
    planned, actual,
    case when planned is not null then greatest(coalesce(actual, month_end($scope)) - planned, 0) end as days_late
from known
where planned is not null or actual is not null
order by project_id, seq, stage
