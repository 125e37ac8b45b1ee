-- 这个项目的计划日期改过几次，每次推后了多少天？
--
-- project_id  项目编号
-- stage       节点；只列计划日期改过的
-- seq         节点顺序
-- planned     计划日期
-- until       到哪个月为止是这样计划的（这个月起改了）；截止月份仍是这样计划的缺
-- days        比前一次的计划推后的天数，天；负数为提前；最初的缺
-- file_name   来源文件
-- sheet       工作表
-- row_no      行号
--
-- $scope      读者的范围

with spans as (
    select project_id, stage, planned, until, batch_id as changed_by, told_batch_id, told_sheet, told_row_no
    from former_plans
    union all
    select project_id, stage, planned, null, null, batch_id, sheet, row_no from stage_events where planned is not null
),
known as (                                     -- up to the plan that held in the month
    select *, planned - lag(planned) over in_turn as days, lag(until) over in_turn as since,
        min(until) over (partition by project_id, stage) as first_change
    from spans
    window in_turn as (partition by project_id, stage order by until nulls last, changed_by)
)
select
    k.project_id, stage_name(k.stage) as stage, stage_order(k.stage)::integer as seq, k.planned,
    by_then(k.until, $scope['as_of']) as until, k.days, b.file_name, k.told_sheet as sheet, k.told_row_no as row_no
from known as k
join projects_in_scope($scope) as p using (project_id)
join batches as b on b.batch_id = k.told_batch_id
where k.first_change <= $scope['as_of'] and coalesce(k.since <= $scope['as_of'], true)
order by k.project_id, seq, k.until nulls last, k.changed_by
