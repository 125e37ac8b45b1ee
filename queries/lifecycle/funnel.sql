-- 这一批项目走到了哪一步，有多少走到下一步？
--
-- step            步骤代码
-- seq             步骤顺序
-- stage           步骤：从签约起，到达产止
-- projects        走到过这一步的项目数，个；后面的步骤有日期的算走到过，以后终止、退出的也算
-- batch_projects  这一批的项目数，个
-- share           走到这一步的 / 这一批的，比率
-- before          走到上一步的项目数，个；第一步的缺
-- conversion      转化率：走到这一步的 / 走到上一步的，比率；第一步的缺
-- staying         停在这一步的项目数：没有再往前走，也没有终止、退出，个
-- ended           在这一步终止、退出的项目数，个
--
-- $scope          读者的范围
-- $cohort         只看哪一年的一批；空为历年

with batch as (
    select reached, has_ended(stage) as has_ended
    from cohort_in_scope($scope, $cohort::integer)
)
select step, seq, stage, projects, batch_projects, share, before, conversion, staying, ended
from funnel_of('batch', 'signed')
order by seq
