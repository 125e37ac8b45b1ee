-- 各项目月末停在哪一步、亮什么灯、累计到位多少？
--
-- project_id     项目编号；审核通过、读者能看的项目
-- stage          当前阶段，代码；没有的缺
-- reached        走到过第几步，1 线索至 8 达产；没有的为 0
-- arrived_total  累计到位资金，整个项目的，万元
-- light          亮灯：红 / 黄 / 绿 / 未报计划；不是重点项目的缺
--
-- $scope         读者的范围

select b.project_id, b.stage, b.reached, b.arrived_total, b.light
from standings_at($scope['as_of'], null) as b
join projects_in_scope($scope) as p using (project_id)
order by b.project_id
