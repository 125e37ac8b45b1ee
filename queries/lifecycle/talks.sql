-- 首次对接的项目，有多少谈成了，又走到了哪一步？
--
-- step            步骤代码
-- seq             步骤顺序
-- stage           步骤：从在谈起，到达产止
-- projects        走到过这一步的在谈项目数，个；签约以后看它变成的签约项目，以后流失、终止、退出的也算
-- batch_projects  这一批在谈项目数，个；截止月末以前首次对接的
-- share           走到这一步的 / 这一批的，比率
-- before          走到上一步的，个；第一步的缺
-- conversion      转化率：走到这一步的 / 走到上一步的，比率；第一步的缺
-- staying         停在这一步的：没有再往前走，也没有流失、终止、退出，个
-- ended           在这一步流失、终止、退出的，个
--
-- $scope          读者的范围
-- $cohort         只看哪一年首次对接的；空为历年

with batch as (
    select if(n.outcome = '签约', greatest(p.reached, 3), 2) as reached,
        n.outcome = '流失' or has_ended(p.stage) as has_ended
    from negotiations_in_scope($scope, month_end($scope)) as n
    left join (
        select project_id, reached, stage from project_months where holds(since, until, $scope['as_of'])
    ) as p on p.project_id = n.signed_project
    where $cohort::integer is null or year(n.first_contact) = $cohort::integer
)
select step, seq, stage, projects, batch_projects, share, before, conversion, staying, ended
from funnel_of('batch', 'negotiating')
order by seq
