-- 哪些重点项目现在要拿主意，最急的是哪个？
--
-- project_id         项目编号
-- project            项目名称
-- agreed_investment  协议投资额；筛选单位时为其份额，万元
-- unit               引资单位
-- stage              当前阶段
-- light              红灯；没有红灯时列黄灯
-- is_stalled         停滞
-- days_late          下一节点超期天数，天
-- reason             亮灯原因
-- problem            存在问题（最近一期进度表）
-- next_step          下步措施
-- leader             包保县领导
-- lead_unit          牵头责任单位
--
-- public             unit、lead_unit：共同引进的项目，各家知道是哪几家的；牵头单位是项目自己的一项
-- totals             agreed_investment
-- $scope             读者的范围

with lit as (
    select *, list_position(['红', '黄'], light) as urgency from lights_in_scope($scope) where light in ('红', '黄')
),
most_urgent as (select min(urgency) as urgency from lit)
select
    project_id, project, wan(agreed_investment) as agreed_investment, unit, stage, light, is_stalled, days_late, reason,
    problem, next_step, leader, lead_unit
from lit
join most_urgent using (urgency)
-- the order of key_projects/lights
order by severity desc, days_late desc nulls last, lit.agreed_investment desc nulls last, project_id
