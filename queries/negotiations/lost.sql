-- 丢掉的项目谈到哪一步、为什么丢、去了哪里？
--
-- negotiation_id      在谈编号
-- talked_project      在谈项目
-- investor            投资方
-- industry            产业
-- unit                对接单位
-- leader              责任领导
-- planned_investment  拟投资额，万元
-- first_contact       首次对接时间
-- lost_at             流失时间
-- days_talked         首次对接到流失的天数，天
-- lost_stage          流失时进度
-- lost_reason         流失原因
-- lost_to             流失去向；没有写的缺
-- negotiations        同样原因的，个
-- lost_investment     同样原因的拟投资额合计，万元
--
-- undivided           all but units、industries、parks、regions、leaders、large_only：在谈项目还不在项目台账里，没有这几项
-- totals              planned_investment
-- $scope              读者的范围
-- $all_years          true：历年的；不给时本年的
-- $day                看到哪一天；不给时为月末

select
    negotiation_id, project_name as talked_project, investor, industry, unit_name as unit, leader,
    wan(planned_investment) as planned_investment, first_contact, lost_at, lost_at - first_contact as days_talked,
    lost_stage, lost_reason, lost_to,
    count(*) over (partition by lost_reason) as negotiations,
    wan(sum(planned_investment) over (partition by lost_reason)) as lost_investment
from negotiations_in_scope($scope, day_of($scope, $day))
where outcome = '流失' and ($all_years::boolean or lost_at >= year_start($scope))
order by negotiations desc, lost_investment desc nulls last, lost_reason, lost_at desc, negotiation_id
