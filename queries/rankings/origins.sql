-- 到位资金里省外、市外、县外和外资各占多少？
--
-- origin         资金来源：省外 / 市外 / 县外 / 外资，四层互斥；按资金月报逐笔所填，没有填的按项目
-- projects       当年有该来源到位资金的项目，个
-- arrived        当年实际到位资金，万元
-- share          占全部到位资金的比重，比率
-- arrived_prior  上年同期，万元；上年无数据时缺；口径已变而没有分来源的重述数时缺
-- yoy            同比，比率
-- target         该来源的年度任务，万元；没有分来源下达的缺；按产业、园区等筛选时任务不可分，缺
-- completion     完成率：到位资金 / 任务，比率
-- pace_gap       完成率 − 序时进度，比率差
--
-- undivided      all but units：任务只下达到单位，不计算完成率和序时
-- totals         arrived、arrived_prior、yoy = arrived / arrived_prior - 1、target、completion = arrived / target
-- $scope         读者的范围

with origins as (
    select unnest(origins()) as origin, unnest(range(4)) as seq
),
this_year as (
    select origin, count(*) as projects, sum(arrived) as arrived
    from arrived_by_origin($scope, $scope['as_of'])
    group by origin
),
last_year as (
    select origin, sum(arrived) as arrived from arrived_by_origin($scope, $scope['year_before']) group by origin
),
side_by_side as (
    select o.seq, o.origin, coalesce(t.projects, 0) as projects,
        task_in_scope(case o.origin
            when 'out_province' then $scope['tasks']['arrived_out_province']
            when 'out_city' then $scope['tasks']['arrived_out_city']
            when 'out_county' then $scope['tasks']['arrived_out_county']
            when 'overseas' then $scope['tasks']['arrived_overseas']
        end, $scope) as target,
        case when has_funds($scope) then coalesce(t.arrived, 0) end as arrived,
        case when had_funds($scope) and not is_restated($scope) then coalesce(l.arrived, 0) end
            as arrived_prior
    from origins as o
    left join this_year as t using (origin)
    left join last_year as l using (origin)
)
select
    origin_name(origin) as origin, projects,
    wan(arrived) as arrived,
    part(arrived, sum(arrived) over ()) as share,
    wan(arrived_prior) as arrived_prior,
    growth(arrived, arrived_prior) as yoy,
    wan(target) as target,
    part(arrived, target) as completion,
    part(arrived, target) - pace($scope) as pace_gap
from side_by_side
where projects > 0 or arrived_prior <> 0 or target is not null
order by seq
