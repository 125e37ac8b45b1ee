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
    select unnest(generate_series(year_start($scope), year_start($scope) + interval 11 month, interval 1 month))::date as month
),
this_year as (select month, sum(amount) as arrived from funds_in_scope($scope) group by month),
last_year as (
    select (month + interval 1 year)::date as month, sum(amount) as arrived
    from funds_in_scope(struct_update($scope, as_of := (year_start($scope) - interval 1 month)::date))
    group by month
),
task as (select max(target) as target from tasks_in_scope($scope) where metric = 'arrived'),
monthly as (
    select
        m.month,
        case when m.month <= $scope['as_of'] and has_funds($scope) then coalesce(t.arrived, 0) end as arrived,
        case when has_funds(year_before($scope)) then coalesce(l.arrived, 0) end as arrived_prior
    from months as m
    left join this_year as t using (month)
    left join last_year as l using (month)
)
select
    month,
    wan(arrived) as arrived,
    wan(case when arrived is not null then sum(arrived) over (order by month) end) as arrived_ytd,
    wan(arrived_prior) as arrived_prior,
    wan(case when arrived_prior is not null then sum(arrived_prior) over (order by month) end) as arrived_ytd_prior,
    wan(target * month(month) / 12) as pace_target
from monthly, task
order by month
