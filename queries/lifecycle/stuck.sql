-- 哪些项目卡住了，从哪天起，多久了？
--
-- project_id         项目编号；没有终止、退出的
-- project            项目名称
-- unit               引资单位
-- industry           产业
-- park               园区；园区以外的为“园区外”
-- gate               等什么：签约、开工、竣工、投产或达产
-- stage              当前阶段
-- since              从哪天起等：等开工的从签约起，等竣工的从开工起，等投产的从竣工起；没填这一天的从其后第一个日期起
-- days               到截止月末等了多少天
-- planned_next       所等一步的计划日期
-- days_late          截止月末比计划日期晚的天数，天；未到期为 0，没有计划的缺
-- agreed_investment  协议投资额；筛选单位时为其份额，万元
-- arrived_total      累计到位资金；筛选单位时为其份额，万元
-- leader             包保县领导
-- lead_unit          牵头责任单位
-- is_rough           起等的日期只填到月（旬、年）
-- waiting            这样等的项目数，个
-- with_plan          其中有计划日期的，个
-- overdue            其中超过计划日期的，个
--
-- public             unit、lead_unit：共同引进的项目，各家知道是哪几家的；牵头单位是项目自己的一项
-- totals             agreed_investment、arrived_total
-- $scope             读者的范围
-- $gate              只看等哪一步的：signed、started、completed、producing 或 at_capacity；空为投产前的各步

with waiting as (
    select w.project_id, w.gate, w.begins_on, w.planned_on, w.is_rough, p.first_unit, p.industry, p.place, p.stage,
        of_scope(p.agreed_investment, weight_of(p.shares, $scope), $scope) as agreed,
        of_scope(p.arrived_total, weight_of(p.shares, $scope), $scope) as arrived
    from project_waits as w join project_spans($scope) as p using (project_id)
    where holds(p.since, p.until, $scope['as_of']) and p.is_counted and is_brought_by(p.shares, $scope)
        and w.begins_on <= month_end($scope) and coalesce(w.ends_on > month_end($scope), true)
        and if($gate::varchar is null, w.gate <> 'at_capacity', w.gate = $gate)
)
select
    w.project_id, i.project_name as project, w.first_unit as unit, w.industry, w.place as park,
    stage_name(w.gate) as gate, stage_name(w.stage) as stage, w.begins_on as since,
    month_end($scope) - w.begins_on as days, w.planned_on as planned_next,
    case when w.planned_on is not null then greatest(month_end($scope) - w.planned_on, 0) end as days_late,
    wan(w.agreed) as agreed_investment, wan(w.arrived) as arrived_total, i.leader, i.lead_unit, w.is_rough,
    count(*) over () as waiting, count(w.planned_on) over () as with_plan,
    count(*) filter (w.planned_on < month_end($scope)) over () as overdue
from waiting as w
join projects as i using (project_id)
order by days desc, w.agreed desc nulls last, w.project_id
