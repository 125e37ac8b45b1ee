-- 到位资金一年走下来快还是慢？
--
-- month                       月份，1 至 12 月
-- arrived                     当月到位资金，万元；截止月以后缺
-- arrived_ytd                 当年累计到位资金，万元；截止月以后缺
-- arrived_prior               上年同月到位资金，由可比的累计相减，万元；上年无数据时缺
-- arrived_ytd_prior           上年同期累计，可比口径：有同期重述数的取重述数，万元；口径已变而该月无重述数时缺
-- arrived_ytd_prior_reported  上年同期累计，当时报告的数，万元
-- prior_basis                 上年同期用的是哪个数：按原报数 / 按重述口径（版本）/ 口径已变，无可比数
-- pace_target                 序时任务：年度任务 × 月份 / 12，万元
-- ahead_of_prior              比上年同期累计多（负为少），可比口径，万元
-- ahead_of_pace               比序时任务多（负为少），万元
--
-- totals                      arrived
-- $scope                      读者的范围

with months as (
    select make_date(year($scope['as_of']), unnest(range(1, 13)), 1) as month
),
arrivals as (
    from arrived_by_month(
        $scope, (year_start($scope) - interval 1 year)::date, (year_start($scope) + interval 11 month)::date
    )
),
ledgers as (
    select
        m.month,
        case when m.month <= $scope['as_of'] and has_funds($scope) then coalesce(t.arrived_ytd, 0) end as arrived_ytd,
        case when had_funds($scope) then coalesce(l.arrived_ytd, 0) end as reported
    from months as m
    left join arrivals as t using (month)
    left join arrivals as l on l.month = (m.month - interval 1 year)::date
),
running as (
    select month, arrived_ytd, restated_in(month, $scope) as r, r is not null as is_restated,
        comparable(is_restated, restated_value(r, $scope), reported) as arrived_ytd_prior,
        coalesce(restated_reported(r, $scope), reported) as reported,
        prior_basis(is_restated, restated_value(r, $scope), reported, $scope) as prior_basis
    from ledgers
)
select
    month,
    wan(arrived_ytd - coalesce(lag(arrived_ytd) over by_month, 0)) as arrived,
    wan(arrived_ytd) as arrived_ytd,
    wan(arrived_ytd_prior - lag(arrived_ytd_prior, 1, 0) over by_month) as arrived_prior,
    wan(arrived_ytd_prior) as arrived_ytd_prior,
    wan(reported) as arrived_ytd_prior_reported,
    prior_basis,
    wan(task_in_scope($scope['tasks']['arrived'], $scope) * month(month) / 12) as pace_target,
    wan(arrived_ytd - arrived_ytd_prior) as ahead_of_prior,
    wan(arrived_ytd) - pace_target as ahead_of_pace
from running
window by_month as (order by month)
order by month
