-- 到位资金一年走下来快还是慢？
--
-- month              月份，1 至 12 月
-- arrived            当月到位资金，万元；截止月以后缺
-- arrived_ytd        当年累计到位资金，万元；截止月以后缺
-- arrived_prior      上年同月到位资金，万元；上年无数据时缺
-- arrived_ytd_prior  上年同期累计，万元
-- pace_target        序时任务：年度任务 × 月份 / 12，万元
--
-- $scope             读者的范围

with months as (
    select make_date(year($scope['as_of']), unnest(range(1, 13)), 1) as month
),
this_year as (select * from arrived_by_month($scope)),
last_year as (
    select (month + interval 1 year)::date as month, arrived_ytd as arrived_ytd_prior
    from arrived_by_month(struct_update($scope, as_of := (year_start($scope) - interval 1 month)::date))
),
task as (select max(target) as target from tasks_in_scope($scope) where metric = 'arrived'),
running as (
    select
        m.month,
        case when m.month <= $scope['as_of'] and has_funds($scope) then coalesce(t.arrived_ytd, 0) end as arrived_ytd,
        case when has_funds(year_before($scope)) then coalesce(l.arrived_ytd_prior, 0) end as arrived_ytd_prior
    from months as m
    left join this_year as t using (month)
    left join last_year as l using (month)
)
select
    month,
    wan(arrived_ytd - coalesce(lag(arrived_ytd) over by_month, 0)) as arrived,
    wan(arrived_ytd) as arrived_ytd,
    wan(arrived_ytd_prior - coalesce(lag(arrived_ytd_prior) over by_month, 0)) as arrived_prior,
    wan(arrived_ytd_prior) as arrived_ytd_prior,
    wan(target * month(month) / 12) as pace_target
from running, task
window by_month as (order by month)
order by month
