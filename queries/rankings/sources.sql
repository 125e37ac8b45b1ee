-- 资金从哪里来？
--
-- region    来源区域：京津冀 / 长三角 / 珠三角 / 其他 / 港澳台及国外 / 未注明
-- province  投资方注册地
-- projects  当年有到位资金的项目，个
-- arrived   当年实际到位资金，万元
-- share     占全部到位资金的比重，比率
-- yoy       同比，比率；口径已变而没有分来源的重述数时缺
--
-- $scope    读者的范围

with by_province as (
    select
        region, coalesce(province, '未注明') as province,
        count(*) filter (arrived > 0) as projects,
        sum(arrived) as arrived
    from projects_in_scope($scope)
    where arrived <> 0
    group by all
),
last_year as (
    select coalesce(province, '未注明') as province, sum(arrived) as arrived_prior
    from projects_in_scope(year_before($scope))
    group by all
)
select
    region, province, projects,
    wan(arrived) as arrived,
    part(arrived, sum(arrived) over ()) as share,
    growth(arrived, case when not is_restated($scope) then arrived_prior end) as yoy
from by_province
left join last_year using (province)
order by arrived desc, province
