-- 各项指标完成得怎么样，比上年同期多了还是少了？
--
-- metric       指标：@metrics
-- value        当年完成数；资金为万元，项目为个；当年没有数据的缺
-- share        占所属指标的比重，比率：省外、工业占到位资金，亿元以上占新签约；不属于别的指标的缺
-- prior        上年同期，单位同完成数；上年没有数据的缺；口径已变而没有重述数的缺
-- change       比上年同期的增减，单位同完成数
-- prior_basis  上年同期用的是哪个数：按原报数 / 按重述口径（版本）/ 口径已变，无可比数
-- yoy          同比：本年 / 可比的上年同期 − 1，比率
-- target       年度任务，单位同完成数；没有下达的缺；按产业、园区等筛选时任务不可分，缺
-- completion   完成率：完成数 / 年度任务，比率
-- pace         序时进度：月份 / 12，比率
-- pace_gap     完成率 − 序时进度，比率差
--
-- $scope       读者的范围
-- undivided    all but units：任务只下达到单位，不计算完成率和序时

with metrics as (select unnest(metric_names()) as metric),
totals as (select * from totals_of_both_years($scope)),
named as (
    select m.metric, metric_done(m.metric, t) as value, metric_done(metric_whole(m.metric), t) as whole,
        metric_done(m.metric, l) as reported, metric_task(m.metric, $scope['tasks']) as task
    from metrics as m, totals as t, totals as l
    where t.month = $scope['as_of'] and l.month = $scope['year_before']
),
restated as (
    select restated_in($scope['as_of'], $scope) as r, restated_value(r, $scope) as arrived,
        restated_industrial(r, $scope) as industrial_arrived
),
compared as (                                  -- only funds are restated, and only these two of them
    select n.*, is_restated($scope) and metric_is_money(metric) as is_restated,
        case metric when 'arrived' then r.arrived when 'industrial_arrived' then r.industrial_arrived end as restated
    from named as n, restated as r
)
select
    metric,
    wan(value) as value,
    part(value, whole) as share,
    wan(comparable(is_restated, restated, reported)) as prior,
    wan(value - comparable(is_restated, restated, reported)) as change,
    prior_basis(is_restated, restated, reported, $scope) as prior_basis,
    growth(value, comparable(is_restated, restated, reported)) as yoy,
    wan(task_in_scope(task, $scope)) as target,
    part(value, task_in_scope(task, $scope)) as completion,
    pace($scope) as pace,
    part(value, task_in_scope(task, $scope)) - pace($scope) as pace_gap
from compared
order by list_position(metric_names(), metric)
