-- 近十二个月里，各项指标每月完成多少？
--
-- metric  指标：@metrics；另有 reported 上报实施项目、industrial 其中的工业项目
-- month   月份：截止月在内的十二个月
-- value   当月完成数：当年累计减去上月的当年累计；上报实施项目为其中当月有到位资金的；资金为万元，项目为个；
--         当月全县没有到位资金的缺
--
-- $scope  读者的范围

with weighed as (
    select *, weight_of(shares, $scope) as weight
    from twelve_months($scope) join project_spans($scope) as p on holds(since, until, month)
    where is_counted
),
counted as (from weighed where weight is not null),
done as (select month, metrics_done(p, weight) as done from counted as p group by month),
running as (
    select metric, month,
        coalesce(metric_done(metric, done), metric_unreported(metric)) as so_far
    from twelve_months($scope) cross join (select unnest(metric_names()) as metric) left join done using (month)
),
grown as (
    select metric, month,
        so_far - if(month(month) = 1, 0, lag(so_far) over (partition by metric order by month)) as value
    from running
),
funded as (
    select project_id, month
    from monthly_funds
    where audit_status = '审核通过' group by project_id, month having sum(amount) > 0
),
active as (
    select month, count(*) as reported, count(*) filter (is_industrial) as industrial
    from counted join funded using (project_id, month)
    where is_reported group by month
),
figures as (
    from grown
    union all
    select metric, month, if(metric = 'reported', coalesce(reported, 0), coalesce(industrial, 0))
    from twelve_months($scope) cross join (select unnest(['reported', 'industrial']) as metric)
    left join active using (month)
)
select metric, month, case when has_audited then wan(value) end as value
from figures left join fund_months using (month)
where month > $scope['as_of'] - interval 12 month
order by list_position(metric_names() || ['reported', 'industrial'], metric), month
