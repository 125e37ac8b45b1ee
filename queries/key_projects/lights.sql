-- 每个重点项目亮什么灯，为什么？
--
-- project_id         项目编号；重点项目从第一个阶段的日期起计，终止、退出的除外
-- project            项目名称
-- unit               引资单位
-- industry           产业
-- park               园区；园区以外的为“园区外”
-- stage              当前阶段
-- planned_next       下一节点的计划日期
-- next_stage         下一节点
-- days_late          截止月末比计划日期晚的天数，天；未到期为 0，没有计划的缺
-- annual_plan        年度计划投资，万元
-- ytd_done           当年累计完成投资，万元
-- plan_rate          完成年度计划的比率
-- agreed_investment  协议投资额；筛选单位时为其份额，万元
-- arrived_total      累计到位资金；筛选单位时为其份额，万元
-- arrival_rate       资金到位率：累计到位 / 协议投资额，比率
-- outstanding        协议投资额中还没有到位的，超过协议的为 0，万元；没有填报协议投资额的缺
-- key_arrived        填报了协议投资额的重点项目累计到位合计（都没有填报时为全部的），万元
-- key_arrival_rate   这些项目的累计到位合计 / 协议投资额合计，比率；都没有填报的缺
-- light              红 / 黄 / 绿：各项原因中最重的一盏，阈值在参数表中；没有年度计划也没有节点计划的为“未报计划”
-- is_stalled         停滞：连续数月没有进度表、节点和到位资金的新情况，至少亮黄灯
-- reason             亮灯原因
-- problem            存在问题（最近一期进度表）
-- next_step          下步措施
-- leader             包保县领导
-- lead_unit          牵头责任单位
--
-- public             unit、lead_unit：共同引进的项目，各家知道是哪几家的；牵头单位是项目自己的一项
-- totals             annual_plan、ytd_done、plan_rate = ytd_done / annual_plan、agreed_investment、arrived_total、
--                    outstanding、arrival_rate = key_arrival_rate
-- $scope             读者的范围
-- $light             只要亮这种灯的，或“停滞”的；不给时全部

with lit as (
    select *, sum(wan(arrived_total)) filter (agreed_investment is not null) over () as both_arrived,
        sum(wan(agreed_investment)) over () as both_agreed
    from lights_in_scope($scope)
    where $light::varchar is null or light = $light or ($light = '停滞' and is_stalled)
)
select
    project_id, project, unit, industry, park, stage, planned_next, next_stage, days_late,
    wan(annual_plan) as annual_plan,
    wan(ytd_done) as ytd_done,
    plan_rate,
    wan(agreed_investment) as agreed_investment,
    wan(arrived_total) as arrived_total,
    arrival_rate, wan(if(agreed_investment is not null, greatest(agreed_investment - arrived_total, 0), null))
        as outstanding,
    wan(if(both_agreed > 0, both_arrived, coalesce(sum(wan(arrived_total)) over (), 0))) as key_arrived,
    part(both_arrived, both_agreed) as key_arrival_rate,
    light, is_stalled, reason, problem, next_step, leader, lead_unit
from lit
order by
    list_position(['红', '黄', '未报计划', '绿'], light),
    severity desc, days_late desc nulls last, agreed_investment desc nulls last, project_id
