-- 全县招商引资完成得怎么样？
--
-- as_of                        截止月份
-- reported_projects            上报实施项目：当年新建或续建、审核通过、当年有到位资金的项目，去重，个
-- arrived                      实际到位资金：当年 1 月至截止月审核通过的到位资金，万元
-- reported_arrived             其中上报实施项目的到位资金，万元
-- other_projects               另有到位资金而不属上报实施的项目：以前年度已竣工、已终止、没有开工日期等，个
-- other_arrived                这些项目的到位资金，万元；与上报实施项目的合计为实际到位资金
-- industrial_projects          上报实施项目中的工业项目，个
-- industrial_arrived           工业项目的实际到位资金，万元
-- industrial_reported_arrived  其中上报实施的工业项目的到位资金，万元
-- arrived_prior                上年同期实际到位资金，可比口径：有同期重述数的取重述数，万元；上年无数据时缺；口径已变而本范围无重述数时缺
-- arrived_prior_reported       上年同期实际到位资金，当时报告的数，万元
-- arrived_monthly              本年月均到位资金：实际到位资金 / 月数，万元
-- prior_basis                  上年同期用的是哪个数：按原报数 / 按重述口径（版本）/ 口径已变，无可比数
-- yoy                          到位资金同比：本年 / 可比的上年同期 − 1，比率
-- target                       年度到位资金任务，万元；按产业、园区等筛选时任务不可分，缺
-- ahead_of_target              到位资金 − 年度任务，万元；负数为还差
-- needed_monthly               余下各月月均需到位：年度任务中还差的 / 余下月数，万元；已完成、没有余下月份时缺
-- completion                   完成率：到位资金 / 年度任务，比率
-- pace                         序时进度：月份 / 12，比率
-- pace_gap                     完成率 − 序时进度，比率差
-- untasked_units               任务分到单位而自己没有任务、当年有到位资金的单位，个
-- untasked_arrived             这些单位的到位资金，万元：计入到位资金和完成率，不归有任务的单位
-- untasked_part                这些单位的到位资金 / 年度任务：完成率中由它们带来的部分，比率
-- signed                       新签约：签约日期在当年且不晚于截止月的项目，个
-- started                      新开工：同上按开工日期，个
-- produced                     新投产：同上按投产日期，个
-- agreed_investment            新签约项目的协议投资额，万元
-- agreed_average               新签约项目的平均协议投资额：填报了协议投资额的项目，按整个项目，万元
-- large_share                  这些项目中亿元以上项目（协议投资额达到参数“亿元以上项目”）的占比，比率
-- agreed_average_prior         上年同期新签约项目的平均协议投资额，万元
-- large_share_prior            上年同期新签约项目中亿元以上项目的占比，比率
-- reported_prior               上年同期上报实施项目，个
-- reported_change              上报实施项目比上年同期的增减，个
-- industrial_prior             上年同期上报实施的工业项目，个
-- industrial_change            上报实施的工业项目比上年同期的增减，个
-- industrial_arrived_prior     上年同期工业项目到位资金，可比口径，同 arrived_prior，万元
-- industrial_yoy               工业到位资金同比，比率
-- signed_prior                 上年同期新签约，个
-- started_prior                上年同期新开工，个
-- produced_prior               上年同期新投产，个
-- signed_target                年度新签约任务，个
-- started_target               年度新开工任务，个
-- produced_target              年度新投产任务，个
--
-- $scope                       读者的范围
-- undivided                    all but units：任务只下达到单位，不计算完成率和序时

with totals as (select * from totals_of_both_years($scope)),
this_year as (select * from totals where month = $scope['as_of']),
last_year as (select * from totals where month = $scope['year_before']),
comparison as (
    select restated_in($scope['as_of'], $scope) as r, is_restated($scope) as is_restated,
        comparable(is_restated, restated_value(r, $scope), arrived) as arrived,
        coalesce(restated_reported(r, $scope), arrived) as reported,
        prior_basis(is_restated, restated_value(r, $scope), arrived, $scope) as basis,
        comparable(is_restated, restated_industrial(r, $scope), industrial_arrived) as industrial_arrived
    from last_year
),
untasked as (select count(*) as units, coalesce(sum(arrived), 0) as arrived from arrived_untasked($scope)),
tasks as (
    select
        task_in_scope($scope['tasks']['arrived'], $scope) as arrived,
        task_in_scope($scope['tasks']['signed'], $scope) as signed,
        task_in_scope($scope['tasks']['started'], $scope) as started,
        task_in_scope($scope['tasks']['produced'], $scope) as produced
)
select
    $scope['as_of'] as as_of,
    t.reported_projects,
    wan(t.arrived) as arrived,
    wan(t.reported_arrived) as reported_arrived,
    t.other_projects,
    wan(t.arrived - t.reported_arrived) as other_arrived,
    t.industrial_projects,
    wan(t.industrial_arrived) as industrial_arrived,
    wan(t.industrial_reported_arrived) as industrial_reported_arrived,
    wan(c.arrived) as arrived_prior,
    wan(c.reported) as arrived_prior_reported,
    wan(t.arrived / month($scope['as_of'])) as arrived_monthly,
    c.basis as prior_basis,
    growth(t.arrived, c.arrived) as yoy,
    wan(k.arrived) as target,
    wan(t.arrived - k.arrived) as ahead_of_target,
    case when t.arrived < k.arrived and month($scope['as_of']) < 12
        then wan((k.arrived - t.arrived) / (12 - month($scope['as_of'])))
    end as needed_monthly,
    part(t.arrived, k.arrived) as completion,
    pace($scope) as pace,
    part(t.arrived, k.arrived) - pace($scope) as pace_gap,
    case when k.arrived is not null then u.units end as untasked_units,
    case when k.arrived is not null then wan(u.arrived) end as untasked_arrived,
    part(u.arrived, k.arrived) as untasked_part,
    t.signed, t.started, t.produced,
    wan(t.agreed_investment) as agreed_investment,
    wan(t.agreed_average) as agreed_average, t.large_share,
    wan(l.agreed_average) as agreed_average_prior, l.large_share as large_share_prior,
    l.reported_projects as reported_prior, t.reported_projects - l.reported_projects as reported_change,
    l.industrial_projects as industrial_prior, t.industrial_projects - l.industrial_projects as industrial_change,
    wan(c.industrial_arrived) as industrial_arrived_prior,
    growth(t.industrial_arrived, c.industrial_arrived) as industrial_yoy,
    l.signed as signed_prior, l.started as started_prior, l.produced as produced_prior,
    k.signed::bigint as signed_target, k.started::bigint as started_target, k.produced::bigint as produced_target
from this_year as t, last_year as l, comparison as c, tasks as k, untasked as u
